import { Fault, type PeerKey, sha256 } from '../../../cell/env/index.ts'
import {
  fateOf,
  fromWire,
  isUnasked,
  nameOfRecord,
  type OwnershipAnswer,
  type OwnershipRequest,
  type Proposal,
  type ProposalFate,
  placeOfKey,
  proposalCodec,
  proposalsKeptMax,
  toWire,
} from '../../../cell/ownership/index.ts'
import { covers, type Handoff, hexOf } from '../../../cell/roster/index.ts'
import { familyRule, type Transaction } from '../../../cell/store/index.ts'
import { type Conflict, conflictId } from '../../../cell/view/index.ts'
import type { StepMessenger } from './messenger.ts'
import { Notes } from './notes.ts'
import type { OwnershipPorts } from './ports.ts'
import { RosterHistory } from './roster-history.ts'
import type { Taker } from './taker.ts'

const utf8 = new TextEncoder()
const nameOf = (key: string) => hexOf(sha256(utf8.encode(key))).slice(0, 32)

/**
 * Hears what a replaced owner wrote before it knew: applies it where nobody has changed the record
 * since it was taken over, and keeps the rest for people. Nothing of it is dropped.
 */
export class ProposalDesk {
  readonly #ports: OwnershipPorts
  readonly #steps: StepMessenger
  readonly #taker: Taker
  readonly #notes: Notes<Proposal>
  #kept = new Map<string, Proposal>()

  constructor(ports: OwnershipPorts, tools: { steps: StepMessenger; taker: Taker }) {
    this.#ports = ports
    this.#steps = tools.steps
    this.#taker = tools.taker
    this.#notes = new Notes(ports.store, 'ownership/proposal', proposalCodec)
  }

  /** Reads what was kept. Faults: those of the store. */
  async load(): Promise<void> {
    this.#kept = new Map(await this.#notes.all())
  }

  serve(): void {
    this.#steps.on('propose', (request, asker) => this.#hear(request, asker))
  }

  async *#hear(
    { propose }: OwnershipRequest,
    asker: PeerKey,
  ): AsyncIterable<Partial<OwnershipAnswer>> {
    const { book, ledger, log } = this.#ports
    const history = new RosterHistory(book)
    const from = this.#cellOf(asker, history)
    const inherited = await this.#taker.inheritedFrom(from)
    let count = 0
    let kept = 0
    for (const proposal of propose?.proposals ?? []) {
      const told = { ...proposal, from, wallMs: this.#ports.clock.wallMs() }
      const { result } = await ledger.transact({ subject: told.subject || from }, (tx) =>
        this.#decide(tx, told, { inherited: inherited.get(told.key), history }),
      )
      if (result === 'apply') count += 1
      if (result !== 'conflict') continue
      await this.#keep(told)
      kept += 1
    }
    log.info({ part: 'ownership', from, roster: book.number, count, kept }, 'proposals heard')
    yield { count, kept }
  }

  /** The cell that has this key now, or had it in a roster that is kept. */
  #cellOf(asker: PeerKey, history: RosterHistory): string {
    const { book } = this.#ports
    if (book.revocationOf(asker)) throw new Fault('PEER_REFUSED', { message: 'It is revoked.' })
    for (const roster of history.newestFirst()) {
      const then = roster.tables().byKey.get(asker)
      if (then) return then.id
    }
    throw new Fault('PEER_REFUSED', { message: 'No roster that is kept has that key.' })
  }

  #decide(
    tx: Transaction,
    proposal: Proposal,
    { inherited, history }: { inherited: Uint8Array | undefined; history: RosterHistory },
  ): ProposalFate {
    const place = placeOfKey(proposal.key)
    if (!place) throw new Fault('INPUT_BODY', { message: 'A proposal is about a record.' })
    const { value, schema, key } = proposal
    const record = value && fromWire({ key, value, schema })
    if (value && !record) return 'conflict'
    const known = tx.get(place.family, place.id)
    const current = known === undefined ? undefined : toWire({ ...place, value: known }).value
    const name = nameOfRecord({ ...place, value: record?.value ?? known }, tx)
    this.#requireReplaced(proposal.from, name, history)
    const fate = fateOf({ proposed: value, current, inherited })
    if (fate !== 'apply') return fate
    try {
      if (record) tx.put(record.family, record.value as never)
      else tx.delete(place.family, place.id)
      return 'apply'
    } catch (error) {
      if (error instanceof Fault && error.code === 'CONFLICT_UNIQUE') return 'conflict'
      throw error
    }
  }

  /**
   * Only a cell that was replaced without being asked may propose something about a name, and only
   * to who owns it now: whoever handed over by its own word has nothing left to say.
   */
  #requireReplaced(from: string, name: string | undefined, history: RosterHistory): void {
    const { book, ledger } = this.#ports
    const owner = name === undefined ? ledger.cell : book.ownerOf(name)
    if (owner !== ledger.cell) {
      const details = { owner, roster: book.number, name: name ?? '' }
      throw new Fault('PEER_OWNER', { details })
    }
    const isIt = (handoff: Handoff) =>
      handoff.from === from &&
      isUnasked(handoff) &&
      (name === undefined ? handoff.to === owner : covers(handoff.prefix, name))
    for (const { handoffs } of history.newestFirst()) if (handoffs.some(isIt)) return
    throw new Fault('PEER_REFUSED', { message: `${from} was not replaced as owner of that.` })
  }

  async #keep(proposal: Proposal): Promise<void> {
    const name = nameOf(`${proposal.from}/${proposal.key}`)
    if (!this.#kept.has(name) && this.#kept.size >= proposalsKeptMax) {
      throw new Fault('LIMIT_RATE', { message: 'Too many proposals wait for people here.' })
    }
    await this.#notes.put(name, proposal)
    this.#kept.set(name, proposal)
  }

  /** What waits for people; what is so by now is left out. */
  conflicts(): Conflict[] {
    return [...this.#kept.values()].flatMap((proposal) => this.#conflictOf(proposal) ?? [])
  }

  #conflictOf({ key, value, schema, from, subject, wallMs }: Proposal): Conflict | undefined {
    const place = placeOfKey(key)
    if (!place) return undefined
    const { ledger } = this.#ports
    const known = ledger.get(place.family, place.id)
    const { codec } = familyRule(place.family)
    const current = known === undefined ? undefined : codec.encode(known)
    const inherited = current && sha256(current).subarray(0, 16)
    if (fateOf({ proposed: value, current, inherited }) === 'same') return undefined
    const proposed = value && fromWire({ key, value, schema })?.value
    const hash = (bytes: Uint8Array | undefined) => hexOf(sha256(bytes ?? new Uint8Array()))
    const own = { cell: ledger.cell, subject: undefined, wallMs: undefined }
    const theirs = { cell: from, subject, wallMs, value: proposed, hash: hash(value) }
    const versions = [{ ...own, value: known, hash: hash(current) }, theirs]
    return { kind: 'proposal', ...place, versions }
  }

  /** Forgets a proposal that people decided against. Fault: NOT_FOUND. */
  async drop(id: string): Promise<void> {
    for (const [name, proposal] of this.#kept) {
      const conflict = this.#conflictOf(proposal)
      if (!conflict || conflictId(conflict) !== id) continue
      await this.#notes.drop(name)
      this.#kept.delete(name)
      return
    }
    throw new Fault('NOT_FOUND', { message: `There is no proposal ${id} at this cell.` })
  }
}
