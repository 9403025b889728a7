/**
 * Reservations at several owners. First every owner keeps the components for a few seconds; rigid,
 * all of them or none. Then the operation is logged here, and the owners turn what they keep into
 * reservations. When all did, the log entry goes, and only then the caller gets the keys; when one
 * did not, or this cell dies before, every owner undoes it. So keys are with the caller or nowhere.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../../../../cell/env/index.ts'
import {
  type LockRefusal,
  lockFault,
  nothingFound,
  type ProcessingModel,
  type ReservationKind,
} from '../../../../cell/lock/index.ts'
import type { LockOperation } from '../../../../cell/record/index.ts'
import type { RackContext } from '../../context.ts'
import type { LockDesk } from '../../lock/index.ts'
import {
  type Answer,
  answerToKeep,
  commitJudged,
  eachAtOnce,
  jsonOf,
  type Messenger,
} from '../forward/index.ts'
import { originOf } from '../request-body.ts'
import { askedAtOnceMax } from './limits.ts'
import type { FilterBody, ReservationsBody } from './lock-body.ts'
import type { Parts } from './lock-rule.ts'
import { askPart, refusalOf } from './lock-together.ts'
import { hsmBase } from './paths.ts'

/** What reserving at several cells stands on. */
export interface Reserving {
  readonly rack: RackContext
  readonly desk: LockDesk
  readonly messenger: Messenger
}

interface Order {
  readonly kind: ReservationKind
  readonly model: ProcessingModel
  readonly parts: Parts<FilterBody>
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What an owner keeps, and why not the rest. */
export interface HeldBody {
  readonly Held: readonly string[]
  readonly Failure: ReservationsBody['Failure']
}

/** Where the steps of an operation are taken at each owner. */
export const stepPath = (operation: string, step: 'hold' | 'commit' | 'undo') =>
  `/locks/operations/${operation}/${step}`

type Result<Body> =
  | { readonly cell: string; readonly body: Body }
  | { readonly cell: string; readonly fault: Fault }

/** One operation under way. */
class Operation {
  readonly #tools: Reserving
  readonly #exchange: Exchange
  readonly id: string

  constructor(tools: Reserving, exchange: Exchange, id: string) {
    this.#tools = tools
    this.#exchange = exchange
    this.id = id
  }

  /** Takes a step at every cell; what failed comes back as a fault of its cell. */
  async step<Body>(
    step: 'hold' | 'commit',
    asked: ReadonlyMap<string, unknown>,
  ): Promise<readonly Result<Body>[]> {
    const url = `${hsmBase}${stepPath(this.id, step)}`
    const { messenger } = this.#tools
    const { request } = this.#exchange
    return await eachAtOnce([...asked], askedAtOnceMax, async ([cell, body]) => {
      try {
        const answer: Answer = await askPart(messenger, request, { cell, url, body }, this.id)
        if (answer.status >= 400) return { cell, fault: refusalOf(answer) }
        return { cell, body: jsonOf(answer) as Body }
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        return { cell, fault: error }
      }
    })
  }

  /** Logs what is about to be reserved: from now on it is finished or undone, whatever happens. */
  async log(components: readonly string[]): Promise<void> {
    const { ledger } = this.#tools.rack
    const entry = this.#entry(components)
    await ledger.transact(originOf(this.#exchange.request), (tx) => tx.put('lockOperation', entry))
  }

  /**
   * Takes the operation out of the log, and its keys go to the caller, who gets them again when he
   * repeats himself; of `lost` components it stays there, to be undone.
   */
  async finish(lost: readonly string[], body: ReservationsBody): Promise<void> {
    await commitJudged(this.#tools.rack.ledger, this.#exchange, (tx) => {
      tx.answer = answerToKeep(this.#exchange.request, body)
      if (lost.length > 0) tx.put('lockOperation', this.#entry(lost))
      else tx.delete('lockOperation', this.id)
    })
  }

  #entry(components: readonly string[]): LockOperation {
    const { subject } = originOf(this.#exchange.request)
    return { id: this.id, components, subject, createdMs: this.#tools.rack.clock.wallMs() }
  }

  /** Ends the part of some components; what cannot be reached now is undone later. */
  async undo(components: readonly string[]): Promise<void> {
    await this.#tools.desk.undoEverywhere(this.id, components)
  }
}

/** What owners keep, what they do not, and why nothing can come of it. */
interface Kept {
  readonly held: ReadonlyMap<string, readonly string[]>
  readonly components: readonly string[]
  readonly failures: ReservationsBody['Failure']
  readonly refusal: Fault | undefined
}

/** Why an order ends before anything is reserved; undefined = it goes on. */
function refusalIn(
  { model, parts }: Order,
  results: readonly Result<HeldBody>[],
  { components, failures }: Omit<Kept, 'held' | 'refusal'>,
): Fault | undefined {
  for (const result of results) {
    if (!('fault' in result)) continue
    const isUnheard = result.fault.code.startsWith('PEER_')
    const isNamed = (parts.get(result.cell)?.names.length ?? 0) > 0
    // Only components that the request names can be reported one by one.
    if (model === 'rigid' || !isUnheard || !isNamed) return result.fault
  }
  if (components.length + failures.length === 0) return nothingFound()
  const [first] = failures
  if (model === 'flexible' || !first) return undefined
  return lockFault({ id: first.ID, reason: first.Reason as LockRefusal })
}

/** Keeps what is to be reserved at every owner. */
async function keep(operation: Operation, order: Order): Promise<Kept> {
  const { kind, parts } = order
  const asked = [...parts].map(([cell, { body }]) => [cell, { ...body, Kind: kind }] as const)
  const results = await operation.step<HeldBody>('hold', new Map(asked))
  const held = new Map<string, readonly string[]>()
  const failures: ReservationsBody['Failure'] = []
  for (const result of results) {
    if ('fault' in result) failures.push(...lostRows(parts.get(result.cell)?.names ?? []))
    else {
      failures.push(...result.body.Failure)
      if (result.body.Held.length > 0) held.set(result.cell, result.body.Held)
    }
  }
  const kept = { components: [...held.values()].flat(), failures }
  return { held, ...kept, refusal: refusalIn(order, results, kept) }
}

/** Turns what is kept into reservations; those of owners that failed are undone, now or later. */
async function reserveKept(
  operation: Operation,
  { model }: Order,
  { held, components, failures }: Kept,
): Promise<ReservationsBody> {
  await operation.log(components)
  const steps = new Map([...held.keys()].map((cell) => [cell, {}]))
  const results = await operation.step<ReservationsBody>('commit', steps)
  const failed = results.flatMap((result) => ('fault' in result ? result : []))
  const [first] = failed
  if (first && model === 'rigid') {
    await operation.undo(components)
    throw first.fault
  }
  const lost = failed.flatMap(({ cell }) => held.get(cell) ?? [])
  const bodies = results.flatMap((result) => ('body' in result ? result.body : []))
  const body = {
    Success: bodies.flatMap(({ Success }) => Success),
    Failure: [...failures, ...bodies.flatMap(({ Failure }) => Failure), ...lostRows(lost)],
  }
  await operation.finish(lost, body)
  return body
}

const lostRows = (ids: readonly string[]) =>
  ids.map((ID) => ({ ID, Reason: 'ServerError' satisfies LockRefusal }))

/**
 * Reserves components of several cells and answers with the keys. Faults: INPUT_LOCK, PEER_* when
 * an owner is not reached, and then nothing is reserved; LIMIT_RATE.
 */
export async function reserveTogether(
  tools: Reserving,
  exchange: Exchange,
  order: Order,
): Promise<ReservationsBody> {
  const { desk } = tools
  const operation = new Operation(tools, exchange, desk.enter())
  try {
    const kept = await keep(operation, order)
    if (kept.refusal) {
      // What is kept ends by itself; this is only sooner.
      await operation.undo(kept.components)
      throw kept.refusal
    }
    if (kept.components.length === 0) return { Success: [], Failure: kept.failures }
    return await reserveKept(operation, order, kept)
  } finally {
    desk.leave(operation.id)
  }
}
