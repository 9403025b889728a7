import { Fault } from '../env/index.ts'
import type { RosterBook } from '../roster/index.ts'
import { familyRule, type Reader, type RecordInQuestion, type Standing } from '../store/index.ts'
import { nameOfRecord } from './slice.ts'

/** What of a cell's ownership is changing hands now. */
export interface Changing {
  /** The cell that a name is going to, while no writes about it are taken; undefined = none. */
  frozenFor(name: string): string | undefined
  /** The cell leaves: it writes no cluster-wide records any more. */
  readonly isIntentFrozen: boolean
  /** Whether the write is the change's own: what comes in is written before it is owned. */
  readonly isOwnWork: boolean
}

/** Nothing changes hands. */
export const unchanging: Changing = {
  frozenFor: () => undefined,
  isIntentFrozen: false,
  isOwnWork: false,
}

/** What the newest roster makes of a cell, and what it may write meanwhile. */
export function standingOf(
  book: RosterBook,
  cell: string,
  { changing, reader }: { readonly changing: Changing; readonly reader: () => Reader },
): Standing {
  return {
    // Of a cell that has left: a term never goes back.
    term: book.cell(cell)?.term ?? book.number,
    roster: book.number,
    alone: book.cells.length === 1 && book.cell(cell) !== undefined,
    refusal: (record) => refusalOf({ book, cell, changing, reader: reader() }, record),
  }
}

interface Ground {
  readonly book: RosterBook
  readonly cell: string
  readonly changing: Changing
  readonly reader: Reader
}

function refusalOf(ground: Ground, record: RecordInQuestion): Fault | undefined {
  const { book, cell, changing, reader } = ground
  if (changing.isOwnWork) return undefined
  if (familyRule(record.family).home === 'intent') {
    if (!book.isIntentWriter(cell)) return new Fault('PEER_ROLE', { details: { cell } })
    return changing.isIntentFrozen ? new Fault('PEER_FROZEN', { details: { cell } }) : undefined
  }
  const name = nameOfRecord(record, reader)
  if (name === undefined) return undefined
  const owner = book.ownerOf(name)
  if (owner !== cell) {
    return new Fault('PEER_OWNER', { details: { owner, roster: book.number, name } })
  }
  const to = changing.frozenFor(name)
  if (to === undefined) return undefined
  return new Fault('PEER_FROZEN', { details: { cell: to, name } })
}
