import { Fault } from '../../../cell/env/index.ts'
import {
  movePrefix,
  plannedOwner,
  planOf,
  type RosterBook,
  removeCell,
} from '../../../cell/roster/index.ts'
import type { OwnershipChange } from './editor.ts'
import { RosterHistory } from './roster-history.ts'

/** Prefixes that shall go to a cell. */
export interface SplitOrder {
  /** Who has them now; absent = whoever it is. */
  readonly from?: string | undefined
  readonly to: string
  readonly prefixes: readonly string[]
  readonly by: string
}

/** A cell that shall leave. */
export interface LeaveOrder {
  readonly cell: string
  /** Who takes over what it owns; absent = who owns the names around it. */
  readonly to?: string | undefined
  readonly isDead: boolean
  /** Its key counts no more, anywhere. */
  readonly isRevoked: boolean
  readonly by: string
}

/** What a split does to the roster; what the cell has already is left as it is. */
export function splitOf(book: RosterBook, { from, to, prefixes, by }: SplitOrder): OwnershipChange {
  const what = `${prefixes.map((one) => one || '(everything else)').join(', ')} to ${to}`
  for (const prefix of prefixes) {
    const owner = plannedOwner(planOf(book.current), prefix)
    if (from === undefined || owner === from || owner === to) continue
    throw new Fault('INPUT_ROSTER', { message: `${prefix} belongs to ${owner}, not to ${from}.` })
  }
  return {
    by,
    what,
    edit: (plan) =>
      prefixes.reduce((now, prefix) => {
        return plannedOwner(now, prefix) === to ? now : movePrefix(now, { prefix, to })
      }, plan),
  }
}

/**
 * What a leave does to the roster. The cell's intent goes to whoever takes over, or to the first
 * writer.
 */
export function leaveOf(book: RosterBook, { cell, to, isDead, by }: LeaveOrder): OwnershipChange {
  const writers = book.cells.filter(({ id, roles }) => {
    return id !== cell && roles.includes('intent-writer')
  })
  const heir = writers.find(({ id }) => id === to) ?? writers[0]
  return {
    by,
    what: `cell ${cell} ${isDead ? 'is dead and taken out' : 'leaves'}`,
    edit: (plan) => removeCell(plan, cell, to === undefined ? {} : { to }),
    ...(isDead ? { dead: new Set([cell]) } : {}),
    ...(heir === undefined ? {} : { leaving: { cell, heir: heir.id } }),
  }
}

/** Whether a cell is in none but an older roster: it has left. */
export function hasLeft(book: RosterBook, cell: string): boolean {
  if (book.cell(cell)) return false
  for (const roster of new RosterHistory(book).newestFirst()) {
    if (roster.tables().byId.has(cell)) return true
  }
  return false
}
