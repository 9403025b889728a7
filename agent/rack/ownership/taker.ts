import type { PeerKey } from '../../../cell/env/index.ts'
import {
  type Change,
  fromWire,
  type Inheritance,
  importBatchMax,
  inheritanceCodec,
  isMoving,
  type OwnershipAnswer,
  type OwnershipNote,
  type OwnershipRequest,
  type SliceRecord,
  sliceRecords,
  strangerAmong,
  toWire,
  transferRecordsMax,
  valueHash,
} from '../../../cell/ownership/index.ts'
import { countMissing, lossRemedy, lossText } from '../../../cell/replication/index.ts'
import { covers } from '../../../cell/roster/index.ts'
import {
  type FamilyName,
  familyRule,
  recordKey,
  type Transaction,
} from '../../../cell/store/index.ts'
import type { ChangingOwnership, UnderWay } from './changing.ts'
import { askWhatBecame, handoffFault, isAborted, requireEditor } from './giver.ts'
import { confirmDeadlineMs, promiseMs } from './limits.ts'
import type { StepMessenger } from './messenger.ts'
import { Notes } from './notes.ts'
import type { OwnershipPorts } from './ports.ts'
import { reachPatiently } from './reach.ts'

interface Source {
  readonly request: OwnershipRequest
  readonly change: Change
  readonly from: string
  readonly isDead: boolean
}

/**
 * The new owner's side: it takes over the records and publishes them before the roster gives them
 * to it, so that everybody has them when it does; until then nobody believes them. What comes to
 * nothing it takes away again.
 */
export class Taker {
  readonly #ports: OwnershipPorts
  readonly #changing: ChangingOwnership
  readonly #steps: StepMessenger
  readonly #signal: AbortSignal
  readonly #inherited: Notes<Inheritance>

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
    this.#inherited = new Notes(ports.store, 'ownership/inherited', inheritanceCodec)
  }

  serve(): void {
    this.#steps.on('import', (request, asker) => this.#import(request, asker))
  }

  async *#import(
    request: OwnershipRequest,
    asker: PeerKey,
  ): AsyncIterable<Partial<OwnershipAnswer>> {
    const { book, ledger, neighbourhood } = this.#ports
    requireEditor(this.#ports, request, asker)
    if (!neighbourhood.isReconciled()) {
      throw handoffFault('it does not know yet whether its disk is its newest')
    }
    await this.tend()
    const { from = '', isDead = false, head } = request.import ?? {}
    const { operation, roster, rosterHash, by } = request
    const moves = request.moves.filter(({ to }) => to === ledger.cell)
    const { editor } = book.current
    const note: OwnershipNote = {
      ...{ operation, roster, rosterHash, moves, by, editor },
      ...{ published: [], intent: false },
    }
    const { change } = await this.#changing.begin('taking', note)
    if (isDead && head) {
      const patience = { deadlineMs: confirmDeadlineMs, signal: this.#signal }
      await reachPatiently(this.#ports, [{ cell: from, order: head }], patience)
    }
    const records = await this.#gather({ request, change, from, isDead })
    if (isDead) await this.#inherit(note, from, records)
    await this.#clear(note, records, (name) => isMoving(change, name, from, ledger.cell))
    const count = await this.#write(note, records)
    if (isDead) await this.#noteLoss(from, (name) => isMoving(change, name, from, ledger.cell))
    yield { count, order: ledger.order('public') }
  }

  async #gather(source: Source): Promise<readonly SliceRecord[]> {
    const { ledger, neighbourhood } = this.#ports
    const { request, change, from, isDead } = source
    const fits = (name: string) => isMoving(change, name, from, ledger.cell)
    if (isDead) {
      const table = neighbourhood.tableOf(from)
      return table ? [...sliceRecords(table, fits)] : []
    }
    const { operation, roster, rosterHash, moves, by } = request
    const step = { operation, roster, rosterHash, moves, by, records: { to: ledger.cell } }
    const gathered: SliceRecord[] = []
    let isWhole = false
    for await (const answer of this.#steps.stream(from, step)) {
      for (const wire of answer.records) {
        const record = fromWire(wire)
        if (!record) throw handoffFault(`it cannot read ${wire.key.slice(0, 100)} of ${from}`)
        gathered.push(record)
      }
      if (gathered.length > transferRecordsMax) throw handoffFault('there are too many records')
      isWhole = answer.last
    }
    if (!isWhole) throw handoffFault(`the transfer from ${from} broke off`)
    const stranger = strangerAmong(gathered, fits)
    if (stranger) throw handoffFault(`${from} sent ${stranger.id}, which does not change hands`)
    return gathered
  }

  async #inherit(
    { roster, moves }: OwnershipNote,
    from: string,
    records: readonly SliceRecord[],
  ): Promise<void> {
    const hashed = records.map((record) => {
      const { key, value } = toWire(record)
      return { key, hash: valueHash(value) }
    })
    const inheritance = { from, roster: roster + 1, moves, records: hashed }
    await this.#inherited.put(`${from}/${roster + 1}`, inheritance)
  }

  /** Of a dead cell only the public feed is here: what went to guardians alone is gone. */
  async #noteLoss(cell: string, isIts: (xname: string) => boolean): Promise<void> {
    const { ledger, clock, log, neighbourhood } = this.#ports
    const missing = countMissing(ledger, isIts)
    const loss = { cell, kind: 'takeover', wallMs: clock.wallMs(), ...missing } as const
    await neighbourhood.lost(loss)
    log.error({ part: 'ownership', ...loss, remedy: lossRemedy }, lossText(loss))
  }

  /**
   * Takes away what is left here of records that were given earlier and come back now: what their
   * owner removed meanwhile must not be there again.
   */
  async #clear(
    { operation, by }: OwnershipNote,
    records: readonly SliceRecord[],
    fits: (name: string) => boolean,
  ): Promise<void> {
    const { ledger } = this.#ports
    const coming = new Set(records.map(({ family, id }) => recordKey(family, id)))
    const origin = { subject: by, request: Buffer.from(operation, 'hex') }
    await this.#changing.work(ledger, origin, (tx) => {
      for (const { family, id } of [...sliceRecords(tx, fits)]) {
        if (!coming.has(recordKey(family, id))) tx.delete(family, id)
      }
    })
  }

  async #write({ operation, by }: OwnershipNote, records: readonly SliceRecord[]): Promise<number> {
    const { ledger } = this.#ports
    const origin = { subject: by, request: Buffer.from(operation, 'hex') }
    let written = 0
    for (let at = 0; at < records.length; at += importBatchMax) {
      const batch = records.slice(at, at + importBatchMax)
      const { result } = await this.#changing.work(ledger, origin, (tx) => {
        const fresh = batch.filter((record) => !isThere(tx, record))
        for (const { family, value } of fresh) tx.put(family, value as never)
        return fresh.length
      })
      written += result
    }
    return written
  }

  /** The editor's word that nothing comes of a change. */
  async abort(request: OwnershipRequest): Promise<void> {
    const underWay = this.#changing.taking.get(request.operation)
    if (!underWay || !isAborted(this.#ports, underWay, request.abort?.document)) return
    await this.#undo(request.operation, underWay)
  }

  /** Looks after what is being taken: forgets what is done, takes away what came to nothing. */
  async tend(): Promise<void> {
    for (const [operation, underWay] of [...this.#changing.taking]) {
      const { state, sinceMs } = underWay
      if (state === 'done') await this.#changing.end('taking', operation)
      else if (state === 'void') await this.#undo(operation, underWay)
      else if (this.#ports.clock.monotonicMs() - sinceMs >= promiseMs) {
        const isOver = await askWhatBecame(this.#ports, this.#steps, underWay)
        if (isOver) await this.#undo(operation, underWay)
      }
    }
  }

  async #undo(operation: string, { note }: UnderWay): Promise<void> {
    const { book, ledger, log } = this.#ports
    const prefixes = note.moves.map(({ prefix }) => prefix)
    const others = [...this.#changing.taking.values()].filter(
      (other) => other.note.operation !== operation && other.state === 'open',
    )
    const isForeign = (name: string) =>
      book.ownerOf(name) !== ledger.cell &&
      prefixes.some((prefix) => covers(prefix, name)) &&
      !others.some(({ change }) => change.after(name) === ledger.cell)
    const origin = { subject: note.by, request: Buffer.from(operation, 'hex') }
    const { result } = await this.#changing.work(ledger, origin, (tx) => {
      const gone = [...sliceRecords(tx, isForeign)]
      for (const { family, id } of gone) tx.delete(family, id)
      return gone.length
    })
    log.info({ part: 'ownership', operation, records: result }, 'nothing was taken over')
    await this.#changing.end('taking', operation)
  }

  /** What was taken over without the old owner's word: hashes of values by key. */
  async inheritedFrom(from: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>()
    for (const [name, { records }] of await this.#inherited.all()) {
      if (!name.startsWith(`${from}/`)) continue
      for (const { key, hash } of records) found.set(key, hash)
    }
    return found
  }
}

function isThere(tx: Transaction, { family, id, value }: SliceRecord): boolean {
  const known = tx.get(family as FamilyName, id)
  if (known === undefined) return false
  const { codec } = familyRule(family)
  return Buffer.compare(codec.encode(known), codec.encode(value)) === 0
}
