import {
  isUnasked,
  nameOfRecord,
  type Proposal,
  placeOfKey,
  proposalBytesMax,
  proposalsPerStepMax,
  type RosterOrder,
  rosterOrderCodec,
  type SliceRecord,
  sliceRecords,
  toWire,
} from '../../../cell/ownership/index.ts'
import { covers, type Handoff } from '../../../cell/roster/index.ts'
import {
  compareOrders,
  entryCodec,
  familyRule,
  ownShelf,
  readDelta,
  recordKey,
  storedCodec,
  unseal,
} from '../../../cell/store/index.ts'
import type { ChangingOwnership } from './changing.ts'
import type { StepMessenger } from './messenger.ts'
import { Notes } from './notes.ts'
import type { OwnershipPorts } from './ports.ts'
import { RosterHistory } from './roster-history.ts'

interface Foreign {
  readonly record: SliceRecord
  readonly name: string
  readonly owner: string
}

const noOperation = '0'.repeat(32)
const settledNote = 'last'

/**
 * A replaced owner that did not know: what it wrote after the head that counts goes to the new
 * owner, who decides; what was written before is the new owner's already. Then it is taken away
 * here. Without an answer nothing is taken away.
 */
export class Proposer {
  readonly #ports: OwnershipPorts
  readonly #changing: ChangingOwnership
  readonly #steps: StepMessenger
  readonly #settled: Notes<RosterOrder>
  #isRunning = false
  /** Number of the roster up to which everything is settled; -1 = not read yet. */
  #settledFor = -1

  constructor(
    ports: OwnershipPorts,
    tools: { readonly changing: ChangingOwnership; readonly steps: StepMessenger },
  ) {
    this.#ports = ports
    this.#changing = tools.changing
    this.#steps = tools.steps
    this.#settled = new Notes(ports.store, 'ownership/settled', rosterOrderCodec)
  }

  /** Looks for what others own by now, and settles it. Faults are the caller's to log. */
  async tend(): Promise<void> {
    const { book, neighbourhood } = this.#ports
    if (this.#isRunning || !neighbourhood.isReconciled()) return
    if (this.#settledFor < 0) {
      this.#settledFor = (await this.#settled.get(settledNote))?.number ?? 0
    }
    const { number } = book
    if (this.#settledFor === number || this.#isTending()) return
    this.#isRunning = true
    try {
      await this.#settleAll()
      await this.#remember(number)
    } finally {
      this.#isRunning = false
    }
  }

  /** A change under way looks after its own records first. */
  #isTending(): boolean {
    return this.#changing.giving.size + this.#changing.taking.size > 0
  }

  async #remember(number: number): Promise<void> {
    const { clock, ledger } = this.#ports
    const note = { number, by: ledger.cell, what: 'settled', wallMs: clock.wallMs() }
    await this.#settled.put(settledNote, note)
    this.#settledFor = number
  }

  async #settleAll(): Promise<void> {
    const { book, ledger } = this.#ports
    const moved = this.#movedSince()
    // What a cell keeps that has left was settled when it left.
    if (moved.length === 0 && !book.cell(ledger.cell)) return
    const byOwner = Map.groupBy(this.#foreign(), ({ owner }) => owner)
    for (const [owner, found] of byOwner) await this.#settle(owner, found, moved)
    for (const handoff of moved) await this.#settleDeletions(handoff)
  }

  /** What rosters moved away from this cell since the last look, the newest first. */
  #movedSince(): readonly Handoff[] {
    const { book, ledger } = this.#ports
    const moved: Handoff[] = []
    for (const { number, handoffs } of new RosterHistory(book).newestFirst()) {
      if (number <= this.#settledFor) break
      moved.push(...handoffs.filter(({ from }) => from === ledger.cell))
    }
    return moved
  }

  #foreign(): Foreign[] {
    const { book, ledger } = this.#ports
    const isForeign = (name: string) => {
      const owner = book.ownerOf(name)
      return owner !== ledger.cell && owner !== ''
    }
    return [...sliceRecords(ledger, isForeign)].map((record) => {
      const name = nameOfRecord(record, ledger) ?? ''
      return { record, name, owner: book.ownerOf(name) }
    })
  }

  async #settle(
    owner: string,
    found: readonly Foreign[],
    moved: readonly Handoff[],
  ): Promise<void> {
    const { book, ledger, log } = this.#ports
    const proposals: Proposal[] = []
    for (const foreign of found) {
      const proposal = await this.#proposalOf(foreign, moved)
      if (proposal) proposals.push(proposal)
    }
    await this.#propose(owner, proposals)
    if (!book.cell(ledger.cell)) return
    const { result } = await this.#changing.work(ledger, { subject: 'cell' }, (tx) => {
      // What was changed meanwhile waits for the next round.
      const same = found.filter(({ record: { family, id, value } }) => tx.get(family, id) === value)
      for (const { record } of same) tx.delete(record.family, record.id)
      return same.length
    })
    log.info({ part: 'ownership', owner, records: result }, 'records of another owner settled')
  }

  async #propose(owner: string, proposals: readonly Proposal[]): Promise<void> {
    let batch: Proposal[] = []
    let bytes = 0
    for (const proposal of proposals) {
      batch.push(proposal)
      bytes += (proposal.value?.length ?? 0) + proposal.key.length + 64
      if (batch.length < proposalsPerStepMax && bytes < proposalBytesMax) continue
      await this.#send(owner, batch)
      batch = []
      bytes = 0
    }
    if (batch.length > 0) await this.#send(owner, batch)
  }

  async #send(owner: string, proposals: readonly Proposal[]): Promise<void> {
    const { book, ledger, log } = this.#ports
    const occasion = { operation: noOperation, roster: book.number, rosterHash: book.hash }
    const request = { ...occasion, moves: [], by: ledger.cell, propose: { proposals } }
    const { count, kept } = await this.#steps.ask(owner, request)
    const fields = { part: 'ownership', owner, proposals: proposals.length, count, kept }
    const isNews = count + kept > 0
    log[isNews ? 'warn' : 'debug'](fields, 'what a replaced owner wrote went to the new one')
  }

  /** Undefined when the record was written before the head that counts. */
  async #proposalOf(
    { record, name }: Foreign,
    moved: readonly Handoff[],
  ): Promise<Proposal | undefined> {
    const { ledger, store } = this.#ports
    const { family, id } = record
    const handoff = moved.find(({ prefix }) => covers(prefix, name))
    if (handoff && !isUnasked(handoff)) return undefined
    const key = recordKey(family, id)
    const sealed = await store.get(key)
    const stored = sealed && storedCodec.decode(unseal(key, sealed))
    const isPublic = familyRule(family).feed === 'public'
    const head = isPublic ? handoff?.head : undefined
    if (head && stored?.order && compareOrders(stored.order, head) <= 0) return undefined
    const subject = stored ? (entryCodec.decode(stored.entry).subject ?? '') : ''
    const { value, schema } = toWire(record)
    const order = stored?.order
    return {
      ...{ key, value, schema, subject, from: ledger.cell, wallMs: 0 },
      ...(order ? { order } : {}),
    }
  }

  /** What was deleted here behind the head that counts: the log of the own feed still has it. */
  async #settleDeletions(handoff: Handoff): Promise<void> {
    const { book, ledger, store } = this.#ports
    const { prefix, to, head, headHash } = handoff
    if (!isUnasked(handoff) || !head || !headHash || !book.cell(to)) return
    const since = { order: head, hash: headHash }
    const batches = await readDelta(store, ownShelf('public'), since)
    if (batches === 'behind') return
    const proposals: Proposal[] = []
    for await (const { entries } of batches) {
      for (const { entry: bytes } of entries) {
        const { key, deleted, schema, subject = '' } = entryCodec.decode(bytes)
        const place = placeOfKey(key)
        if (!deleted || !place || ledger.get(place.family, place.id) !== undefined) continue
        const name = nameOfRecord({ ...place, value: undefined }, ledger)
        // An interface does not say whose it was: the new owner knows.
        if (name !== undefined && !covers(prefix, name)) continue
        proposals.push({ key, schema, subject, from: ledger.cell, wallMs: 0 })
      }
    }
    await this.#propose(to, proposals)
  }
}
