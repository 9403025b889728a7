import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import type { Roster } from '../roster/index.ts'
import type { Order } from '../store/index.ts'
import { type OwnershipMove, records } from './move.ts'
import type { Occasion } from './word.ts'

/** A change under way, at a cell that gives or takes: kept synced until it is over. */
export interface OwnershipNote extends Occasion {
  readonly moves: readonly OwnershipMove[]
  /** Who ordered it. */
  readonly by: string
  /** The cell that decides. */
  readonly editor: string
  /** Giving: up to where the new owners have published. */
  readonly published: readonly { readonly cell: string; readonly order: Order }[]
  /** Giving: cluster-wide records are not written any more, either. */
  readonly intent: boolean
}

/** What was taken over without the old owner's word. */
export interface Inheritance {
  readonly from: string
  readonly roster: number
  readonly moves: readonly OwnershipMove[]
  /** What came, so that it can be told later whether it has changed since. */
  readonly records: readonly { readonly key: string; readonly hash: Uint8Array }[]
}

/** Ownership that waits for its new owner to come. */
export interface WantedMove {
  readonly cell: string
  readonly prefixes: readonly string[]
  readonly by: string
}

/** Who ordered a roster. */
export interface RosterOrder {
  readonly number: number
  readonly by: string
  readonly what: string
  readonly wallMs: number
}

export const ownershipNoteCodec: Codec<OwnershipNote> = messageCodec<OwnershipNote>(
  wire.OwnershipNote,
)
export const inheritanceCodec: Codec<Inheritance> = messageCodec<Inheritance>(wire.Inheritance)
export const wantedMoveCodec: Codec<WantedMove> = messageCodec<WantedMove>(wire.WantedMove)
export const rosterOrderCodec: Codec<RosterOrder> = messageCodec<RosterOrder>(wire.RosterOrder)

/** What a cell knows of the rosters. */
export interface RosterSight {
  readonly current: Pick<Roster, 'number' | 'hash' | 'tables'>
  /** The roster in force with this number, as far as it is kept. */
  numbered(number: number): Pick<Roster, 'previous' | 'handoffs'> | undefined
}

/**
 * How a change stands, by the rosters alone: `open` = the next roster decides, `done` = it moved
 * ownership, `void` = it did not, and no other ever will. It needs nobody's word, so that a cell
 * that was killed at any step finds out at its next start.
 */
export type NoteState = 'open' | 'done' | 'void'

/** How a change stands. */
export function stateOf(
  note: Pick<OwnershipNote, 'roster' | 'rosterHash' | 'moves'>,
  { current, numbered }: RosterSight,
): NoteState {
  if (current.number <= note.roster) {
    const isSame = Buffer.compare(current.hash, note.rosterHash) === 0
    return current.number < note.roster || isSame ? 'open' : 'void'
  }
  const next = numbered(note.roster + 1)
  if (next) {
    const isSuccessor = next.previous && Buffer.compare(next.previous, note.rosterHash) === 0
    return isSuccessor && records(next, note.moves) ? 'done' : 'void'
  }
  // So long ago that the roster is not kept: who has it now tells.
  const { owners } = current.tables()
  const isGone = note.moves.every(({ prefix, from }) => owners.ownerOf(prefix) !== from)
  return isGone ? 'done' : 'void'
}
