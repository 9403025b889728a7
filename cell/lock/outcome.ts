import { Fault } from '../env/index.ts'
import type { LockRefusal } from './standing.ts'

/** `rigid` = all or nothing, `flexible` = what can be done. */
export type ProcessingModel = 'rigid' | 'flexible'

/** A component to which something was not done. */
export interface Refused {
  readonly id: string
  readonly reason: LockRefusal
}

/** What became of each component. */
export interface Outcome<Done> {
  readonly done: readonly Done[]
  readonly refused: readonly Refused[]
}

const sentences: Readonly<Record<LockRefusal, string>> = {
  NotFound: 'Component not found',
  Locked: 'Component is Locked',
  Unlocked: 'Component is Unlocked',
  Disabled: 'Component reservations are disabled',
  Reserved: 'Component is Reserved',
  ServerError: 'Unknown locking error',
}

/** The fault with which a rigid request is refused, in the reference's words. */
export function lockFault({ id, reason }: Refused): Fault {
  return new Fault('INPUT_LOCK', { message: sentences[reason], details: { component: id } })
}

/** Fault INPUT_LOCK: the request names nothing that there is. */
export function nothingFound(): Fault {
  return new Fault('INPUT_LOCK', { message: sentences.NotFound })
}

/**
 * Decides each item by `refusalOf`, then does what is left. Rigid: one refusal ends all of it.
 * Faults: INPUT_LOCK.
 */
export function decideEach<Item extends { readonly id: string }, Done>(
  items: Iterable<Item>,
  model: ProcessingModel,
  rule: {
    readonly refusalOf: (item: Item) => LockRefusal | undefined
    readonly act: (item: Item) => Done
  },
): Outcome<Done> {
  const accepted: Item[] = []
  const refused: Refused[] = []
  for (const item of items) {
    const reason = rule.refusalOf(item)
    if (reason === undefined) accepted.push(item)
    else if (model === 'rigid') throw lockFault({ id: item.id, reason })
    else refused.push({ id: item.id, reason })
  }
  return { done: accepted.map(rule.act), refused }
}
