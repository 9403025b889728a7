import { type ExitCode, exitCodeOf, exitCodes } from '../exit-code.ts'
import { type Column, tableText } from '../output/table.ts'
import type { ImportOutcome } from './execute.ts'
import type { ImportKind } from './plan.ts'

/** How many things of one kind an import created, changed, kept, left alone and failed at. */
export interface ImportCount {
  readonly kind: ImportKind
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly kept: number
  readonly failed: number
}

const titles: Readonly<Record<ImportKind, string>> = {
  node: 'nodes',
  endpoint: 'endpoints',
  interface: 'interfaces',
  group: 'groups',
  membership: 'memberships',
}

/** Counts outcomes by kind, in the order in which kinds appear. */
export function countOutcomes(outcomes: readonly ImportOutcome[]): readonly ImportCount[] {
  return [...Map.groupBy(outcomes, ({ kind }) => kind)].map(([kind, items]) => {
    const count = (action: ImportOutcome['action']): number =>
      items.filter((item) => item.action === action).length
    return {
      kind,
      created: count('create'),
      changed: count('change'),
      unchanged: count('same'),
      kept: count('keep'),
      failed: count('failed'),
    }
  })
}

/** The counts as a table. */
export function countsText(counts: readonly ImportCount[]): string {
  const column = (title: string, value: (count: ImportCount) => number): Column<ImportCount> => ({
    title,
    value,
    align: 'right',
  })
  return tableText(
    [
      { title: 'WHAT', value: ({ kind }) => titles[kind] },
      column('CREATED', ({ created }) => created),
      column('CHANGED', ({ changed }) => changed),
      column('UNCHANGED', ({ unchanged }) => unchanged),
      column('KEPT', ({ kept }) => kept),
      column('FAILED', ({ failed }) => failed),
    ],
    counts,
  )
}

/** How many things are different now. */
export function changesOf(counts: readonly ImportCount[]): number {
  return counts.reduce((sum, { created, changed }) => sum + created + changed, 0)
}

/**
 * 0 when the cell now has what the file tells; 3 when some of it was kept as it was; else the
 * failure's.
 */
export function importExitCode(outcomes: readonly ImportOutcome[]): ExitCode {
  const failed = outcomes.find(({ action }) => action === 'failed')
  if (failed !== undefined) return exitCodeOf({ status: failed.status ?? 0 })
  return outcomes.some(({ action }) => action === 'keep') ? exitCodes.incomplete : exitCodes.ok
}
