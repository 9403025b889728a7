import { Fault, type PeerKey } from '../../../cell/env/index.ts'
import {
  makeAbort,
  type Occasion,
  type OwnershipAnswer,
  type OwnershipMove,
  type OwnershipRequest,
  readPromise,
} from '../../../cell/ownership/index.ts'
import { type LastHead, movesBetween, planOf } from '../../../cell/roster/index.ts'
import type { Order as FeedOrder } from '../../../cell/store/index.ts'
import { handoffFault } from './giver.ts'
import { changeDeadlineMs, changesWaitingMax } from './limits.ts'
import type { StepMessenger } from './messenger.ts'
import type { OperationTools } from './operations.ts'
import type { OwnershipPorts } from './ports.ts'
import type { Order, RosterEdit, RosterWriter } from './roster-writer.ts'

/** A change of the roster that may move ownership. */
export interface OwnershipChange extends Order {
  readonly edit: RosterEdit
  /** Old owners that cannot be asked: an operator answers for it that they are dead. */
  readonly dead?: ReadonlySet<string>
  /** A cell that leaves: what it states for the whole cluster goes to the heir first. */
  readonly leaving?: { readonly cell: string; readonly heir: string }
}

interface Running extends Occasion {
  readonly moves: readonly OwnershipMove[]
  readonly change: OwnershipChange
  readonly tell: (text: string) => void
  readonly untilMs: number
  /** `open` may be aborted; `signing` may not any more, and nobody is told so until it is over. */
  state: 'open' | 'signing' | 'aborted'
}

/**
 * The editor's side: one change after the other, each upon one roster. Nothing of it is kept but
 * the roster: a change that an editor does not know (it was killed, or never signed) will never
 * happen, and it says so to whoever asks.
 */
export class Editor {
  readonly #ports: OwnershipPorts
  readonly #writer: RosterWriter
  readonly #steps: StepMessenger
  #running: Running | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(ports: OwnershipPorts, writer: RosterWriter, steps: StepMessenger) {
    this.#ports = ports
    this.#writer = writer
    this.#steps = steps
  }

  serve(): void {
    this.#steps.on('settle', (request, asker) => this.#settle(request, asker))
  }

  /** Changes that are under way or wait for their turn. */
  get waiting(): number {
    return this.#waiting
  }

  /**
   * Carries out a change; answers with the number of the roster, undefined = it is so already.
   * Faults: those of the edit, PEER_OWNER, CONFLICT_HANDOFF and what the cells refused, LIMIT_RATE.
   */
  run(change: OwnershipChange, tools: OperationTools): Promise<number | undefined> {
    if (this.#waiting >= changesWaitingMax) throw new Fault('LIMIT_RATE')
    this.#waiting += 1
    const turn = this.#turn.then(() => this.#run(change, tools))
    this.#turn = turn.catch(() => {})
    return turn.finally(() => {
      this.#waiting -= 1
    })
  }

  async #run(change: OwnershipChange, { id, tell }: OperationTools): Promise<number | undefined> {
    const refusal = this.#writer.refusal()
    if (refusal) throw refusal
    const { book, clock } = this.#ports
    const before = planOf(book.current)
    const plan = change.edit(before)
    if (plan === before || JSON.stringify(plan) === JSON.stringify(before)) {
      tell('it is so already')
      return undefined
    }
    // What no roster may be like is refused before anybody is asked for anything.
    this.#writer.draft(change.edit)
    const running: Running = {
      operation: id,
      roster: book.number,
      rosterHash: book.hash,
      moves: movesBetween(before.cells, plan.cells),
      change,
      tell,
      untilMs: clock.monotonicMs() + changeDeadlineMs,
      state: 'open',
    }
    this.#running = running
    try {
      return await this.#move(running)
    } catch (error) {
      await this.#giveUp(running, error as Error)
      throw error
    } finally {
      this.#running = undefined
    }
  }

  async #move(running: Running): Promise<number> {
    const { moves, change, tell } = running
    const dead = change.dead ?? new Set<string>()
    const heads = new Map<string, LastHead>()
    for (const giver of giversOf(running)) {
      const last = dead.has(giver)
        ? this.#lastHeard(giver)
        : await this.#promised(running, giver, change.leaving?.cell === giver)
      if (last) heads.set(giver, last)
      const how = dead.has(giver) ? 'is dead' : 'has stopped writing'
      tell(`${giver} ${how}${last ? ` at ${orderText(last.head)}` : ', nothing of it is known'}`)
    }
    const published = await this.#taken(running, heads)
    if (change.leaving) await this.#rehome(running, change.leaving, heads)
    for (const giver of giversOf(running)) {
      if (dead.has(giver)) continue
      const own = moves.filter(({ from }) => from === giver).map(({ to }) => to)
      const marks = published.filter(({ cell }) => own.includes(cell))
      await this.#ask(running, giver, { confirm: { published: marks } })
    }
    const number = await this.#writer.write(change.edit, change, {
      terms: { heads, byOperator: dead.size > 0 },
      mayStill: () => {
        this.#requireOpen(running)
        running.state = 'signing'
      },
    })
    tell(`roster ${number} is signed`)
    return number
  }

  #lastHeard(cell: string): LastHead | undefined {
    const last = this.#ports.neighbourhood.headOf(cell)
    return last && { head: last.order, headHash: last.headHash }
  }

  async #promised(running: Running, giver: string, intent: boolean): Promise<LastHead> {
    const { book, verifier } = this.#ports
    const { document } = await this.#ask(running, giver, { freeze: { intent } })
    const publicKey = book.cell(giver)?.publicKey ?? new Uint8Array()
    const promise = readPromise(document, { publicKey, verifier })
    const own = running.moves.filter(({ from }) => from === giver)
    const isIt =
      promise?.operation === running.operation &&
      promise.roster === running.roster &&
      promise.from === giver &&
      promise.moves.length === own.length
    if (!promise || !isIt) throw handoffFault(`${giver} gave no promise that counts`)
    return { head: promise.head, headHash: promise.headHash }
  }

  async #taken(running: Running, heads: ReadonlyMap<string, LastHead>) {
    const published: { cell: string; order: FeedOrder }[] = []
    const dead = running.change.dead ?? new Set<string>()
    for (const { from, to } of pairsOf(running.moves)) {
      const head = heads.get(from)?.head
      const step = { from, isDead: dead.has(from), ...(head ? { head } : {}) }
      const { count, order } = await this.#ask(running, to, { import: step })
      running.tell(`${to} has taken over ${count} records of ${from}`)
      if (order) published.push({ cell: to, order })
    }
    return published
  }

  async #rehome(
    running: Running,
    { cell, heir }: { readonly cell: string; readonly heir: string },
    heads: ReadonlyMap<string, LastHead>,
  ): Promise<void> {
    const head = heads.get(cell)?.head
    const { count } = await this.#ask(running, heir, {
      rehome: { from: cell, ...(head ? { head } : {}) },
    })
    running.tell(`${heir} states ${count} cluster-wide records of ${cell}`)
  }

  async #ask(
    running: Running,
    cell: string,
    step: Partial<OwnershipRequest>,
  ): Promise<OwnershipAnswer> {
    this.#requireOpen(running)
    const { operation, roster, rosterHash, moves, change } = running
    return await this.#steps.ask(cell, {
      ...{ operation, roster, rosterHash, moves, by: change.by },
      ...step,
    })
  }

  #requireOpen(running: Running): void {
    const { book, clock } = this.#ports
    if (running.state === 'aborted') throw handoffFault('one of the cells gave it up')
    if (clock.monotonicMs() > running.untilMs) throw handoffFault('it took too long')
    if (book.number !== running.roster) throw new Fault('CONFLICT_ROSTER')
  }

  /** Tells everybody at once that nothing comes of it; who does not hear it will ask. */
  async #giveUp(running: Running, error: Error): Promise<void> {
    // Whether the roster reached the disk is not known: only the next start can tell.
    const code = error instanceof Fault ? error.code : ''
    if (running.state === 'signing' && code.startsWith('STORE_') && code !== 'STORE_FULL') return
    running.state = 'aborted'
    const { operation, roster, rosterHash, moves, change } = running
    const cells = new Set([...giversOf(running), ...moves.map(({ to }) => to)])
    const document = this.#abortOf(running, error.message.slice(0, 512))
    const request = { operation, roster, rosterHash, moves, by: change.by, abort: { document } }
    const told = [...cells]
      .filter((cell) => !change.dead?.has(cell))
      .map((cell) => this.#steps.ask(cell, request).catch(() => {}))
    await Promise.all(told)
  }

  #abortOf({ operation, roster, rosterHash }: Occasion, reason: string) {
    const { book, issuer } = this.#ports
    const { cluster } = book
    return makeAbort({ cluster, operation, roster, rosterHash, reason }, issuer)
  }

  /** What has become of a change: an abort unless it is being signed, or a roster tells. */
  async *#settle(
    request: OwnershipRequest,
    asker: PeerKey,
  ): AsyncIterable<Partial<OwnershipAnswer>> {
    const { book } = this.#ports
    const cell = book.cellWithKey(asker)
    if (!cell) throw new Fault('PEER_REFUSED', { message: 'You are not in the roster.' })
    const refusal = this.#writer.refusal()
    if (refusal) throw refusal
    if (request.roster > book.number) throw new Fault('PEER_BEHIND')
    // A roster that followed decides; whoever asks fetches it.
    const isDecided = request.roster < book.number
    const running = this.#running?.operation === request.operation ? this.#running : undefined
    if (isDecided || running?.state === 'signing') {
      yield {}
      return
    }
    if (running) running.state = 'aborted'
    yield { document: this.#abortOf(request, `${cell.id} asked for it`) }
  }
}

function giversOf({ moves, change }: Running): readonly string[] {
  const givers = new Set(moves.map(({ from }) => from))
  if (change.leaving) givers.add(change.leaving.cell)
  return [...givers].filter((cell) => cell !== '').sort()
}

function pairsOf(moves: readonly OwnershipMove[]): readonly { from: string; to: string }[] {
  const pairs = new Map(moves.map(({ from, to }) => [`${from}/${to}`, { from, to }]))
  return [...pairs.values()]
}

function orderText({ term, boot, seq }: FeedOrder): string {
  return `${term}.${boot}.${seq}`
}
