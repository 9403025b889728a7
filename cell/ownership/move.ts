import {
  type Handoff,
  isPrefix,
  PrefixIndex,
  type Roster,
  type RosterCell,
} from '../roster/index.ts'
import { movesMax } from './limits.ts'

/** A prefix that goes from one cell to another. */
export interface OwnershipMove {
  readonly prefix: string
  readonly from: string
  readonly to: string
}

/** Who owns a name before and after some moves. */
export interface Change {
  before(name: string): string
  after(name: string): string
}

type Owners = readonly Pick<RosterCell, 'id' | 'prefixes'>[]

/**
 * What moves do to a roster's ownership. A prefix within a moved one that somebody else owns, or
 * that stays, is not touched: the longest prefix decides.
 */
export function changeOf(cells: Owners, moves: readonly OwnershipMove[]): Change {
  const owners = new Map(
    cells.flatMap(({ id, prefixes }) => prefixes.map((prefix) => [prefix, id] as const)),
  )
  const before = new PrefixIndex(owners)
  for (const { prefix, to } of moves) owners.set(prefix, to)
  const after = new PrefixIndex(owners)
  return {
    before: (name) => before.ownerOf(name) ?? '',
    after: (name) => after.ownerOf(name) ?? '',
  }
}

/** Whether a name goes from one cell to another. */
export function isMoving(change: Change, name: string, from: string, to: string): boolean {
  return change.before(name) === from && change.after(name) === to
}

const cellForm = /^[a-z0-9][a-z0-9.-]{0,62}$/

/** Whether moves as a message brings them are well-formed. */
export function areMoves(moves: readonly OwnershipMove[]): boolean {
  const isMove = ({ prefix, from, to }: OwnershipMove) =>
    isPrefix(prefix) && cellForm.test(from) && cellForm.test(to) && from !== to
  const prefixes = new Set(moves.map(({ prefix }) => prefix))
  return moves.length <= movesMax && prefixes.size === moves.length && moves.every(isMove)
}

/** Whether a roster records exactly these moves (it may record others, too). */
export function records(
  { handoffs }: Pick<Roster, 'handoffs'>,
  moves: readonly OwnershipMove[],
): boolean {
  const text = ({ prefix, from, to }: OwnershipMove) => `${prefix}/${from}/${to}`
  const told = new Set(handoffs.map(text))
  return moves.every((move) => told.has(text(move)))
}

/** Whether ownership changed hands without the old owner's promise: it may have written since. */
export function isUnasked({ byOperator, head }: Pick<Handoff, 'byOperator' | 'head'>): boolean {
  return byOperator || head === undefined
}
