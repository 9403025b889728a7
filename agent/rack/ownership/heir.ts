import type { PeerKey } from '../../../cell/env/index.ts'
import type { OwnershipAnswer, OwnershipRequest } from '../../../cell/ownership/index.ts'
import {
  type FamilyName,
  familyNames,
  familyRule,
  type Transaction,
} from '../../../cell/store/index.ts'
import type { ChangingOwnership } from './changing.ts'
import { requireEditor } from './giver.ts'
import { confirmDeadlineMs } from './limits.ts'
import type { StepMessenger } from './messenger.ts'
import type { OwnershipPorts } from './ports.ts'
import { reachPatiently } from './reach.ts'

const intentFamilies = familyNames.filter((name) => familyRule(name).home === 'intent')

/** States what a leaving cell stated for the whole cluster, deletions included: it outlives it. */
export class Heir {
  readonly #ports: OwnershipPorts
  readonly #changing: ChangingOwnership
  readonly #steps: StepMessenger
  readonly #signal: AbortSignal

  constructor(
    ports: OwnershipPorts,
    tools: {
      readonly changing: ChangingOwnership
      readonly steps: StepMessenger
      readonly signal: AbortSignal
    },
  ) {
    this.#ports = ports
    this.#changing = tools.changing
    this.#steps = tools.steps
    this.#signal = tools.signal
  }

  serve(): void {
    this.#steps.on('rehome', (request, asker) => this.#rehome(request, asker))
  }

  async *#rehome(
    request: OwnershipRequest,
    asker: PeerKey,
  ): AsyncIterable<Partial<OwnershipAnswer>> {
    requireEditor(this.#ports, request, asker)
    const { ledger } = this.#ports
    const { from = '', head } = request.rehome ?? {}
    if (head && from !== ledger.cell) {
      const patience = { deadlineMs: confirmDeadlineMs, signal: this.#signal }
      await reachPatiently(this.#ports, [{ cell: from, order: head }], patience)
    }
    const origin = { subject: request.by, request: Buffer.from(request.operation, 'hex') }
    const { result } = await this.#changing.work(ledger, origin, (tx) => this.#restate(tx, from))
    yield { count: result, order: ledger.order('public') }
  }

  #restate(tx: Transaction, from: string): number {
    const { ledger } = this.#ports
    let count = 0
    for (const family of intentFamilies) {
      for (const record of [...tx.list(family)]) {
        const id = familyRule(family).idOf(record)
        const [first] = ledger.intentVersions(family as FamilyName, id)
        if (first?.cell !== from) continue
        tx.put(family, record)
        count += 1
      }
    }
    for (const { family, id } of ledger.intentsDeletedBy(from)) {
      tx.restateDeletion(family, id)
      count += 1
    }
    return count
  }
}
