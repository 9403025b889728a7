import type { ExitCode } from '../exit-code.ts'
import { findConflicts, refuseConflicts, withConflicts } from '../import/conflict.ts'
import type { Discovery } from '../import/discovery.ts'
import { executePlan, type ImportOutcome } from '../import/execute.ts'
import { readInventoryState } from '../import/inventory-state.ts'
import { type PlanOptions, planImport } from '../import/plan.ts'
import { changesOf, countOutcomes, countsText, importExitCode } from '../import/summary.ts'
import type { Invocation } from '../invocation.ts'
import { changesShownMax } from '../limits.ts'
import { printValue } from '../output/list.ts'
import { ProgressLine } from '../output/progress.ts'
import type { Screen } from '../output/screen.ts'
import { tableText } from '../output/table.ts'
import type { OptionShape } from './shape.ts'

/** Options of every import. */
export const importOptions: readonly OptionShape[] = [
  { flags: '--dry-run', summary: 'only show what would be done' },
  { flags: '--overwrite', summary: "take the file's values where the cell has others" },
]

const stepNames = {
  node: 'nodes',
  endpoint: 'endpoints',
  interface: 'interfaces',
  group: 'groups',
  membership: 'memberships',
} as const

/** Imports an inventory, or shows what that would do; the same file again changes nothing. */
export async function runImport(
  invocation: Invocation,
  discovery: Discovery,
  options: PlanOptions,
): Promise<ExitCode> {
  const { client, screen } = invocation
  const state = await readInventoryState(client)
  const plan = planImport(discovery, state, options)
  const conflicts = findConflicts(discovery, state, options)
  if (invocation.flag('dryRun')) {
    const expected = withConflicts(plan, conflicts)
    await printOutcomes(invocation, expected, { isDryRun: true })
    return importExitCode(expected)
  }
  refuseConflicts(conflicts)
  const progress = new ProgressLine(screen, 'importing')
  try {
    const outcomes = await executePlan(client, plan, ({ kind, done, total }) => {
      progress.show(done, total, stepNames[kind])
    })
    progress.clear()
    await printOutcomes(invocation, outcomes, { isDryRun: false })
    return importExitCode(outcomes)
  } finally {
    progress.clear()
  }
}

async function printOutcomes(
  { screen, format }: Invocation,
  items: readonly ImportOutcome[],
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<void> {
  const outcomes = items.map(({ kind, name, action, detail }) => ({ kind, name, action, detail }))
  const counts = countOutcomes(outcomes)
  const notSame = outcomes.filter(({ action }) => action !== 'same')
  if (format === 'json' || format === 'yaml') {
    await printValue(screen, format, { dryRun: isDryRun, counts, items: notSame })
    return
  }
  const shown = isDryRun ? notSame : notSame.filter(({ action }) => isWorthTelling(action))
  if (shown.length > 0) printItems(screen, shown)
  screen.out(countsText(counts))
  const changes = changesOf(counts)
  const failures = outcomes.filter(({ action }) => action === 'failed').length
  if (!isDryRun) screen.out(`${changes} changed\n`)
  else if (failures === 0) screen.out(`${changes} would be changed\n`)
  else screen.out(`nothing would be changed: the file claims what is in use, ${failures} times\n`)
  if (outcomes.some(({ action }) => action === 'keep')) {
    screen.err(
      "Kept as they are, and different from the file: --overwrite takes the file's values.\n",
    )
  }
}

const isWorthTelling = (action: ImportOutcome['action']): boolean =>
  action === 'keep' || action === 'failed'

function printItems(
  screen: Screen,
  items: readonly Pick<ImportOutcome, 'kind' | 'name' | 'action' | 'detail'>[],
): void {
  const columns = [
    { title: 'ACTION', value: ({ action }: (typeof items)[number]) => action },
    { title: 'WHAT', value: ({ kind }: (typeof items)[number]) => kind },
    { title: 'NAME', value: ({ name }: (typeof items)[number]) => name },
    { title: 'DETAIL', value: ({ detail }: (typeof items)[number]) => detail, mayShrink: true },
  ]
  screen.out(`${tableText(columns, items.slice(0, changesShownMax), screen)}\n`)
  if (items.length > changesShownMax) {
    screen.out(`and ${items.length - changesShownMax} more; -o json has all\n\n`)
  }
}
