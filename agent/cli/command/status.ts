import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { type Coverage, coverageText, isPartial, missingText } from '../node-row.ts'
import { fieldsText } from '../output/fields.ts'
import { printValue } from '../output/list.ts'
import { tableText } from '../output/table.ts'
import { type CellRow, cellColumns, lostFields } from './cell-row.ts'
import type { Leaf } from './shape.ts'

/** A duty of the cell as `GET /readyz` names it. */
interface DutyRow {
  readonly duty: string
  readonly state: string
  readonly reason?: string
  readonly remedy?: string
}

interface CellList {
  readonly cells: readonly CellRow[]
  readonly coverage?: Coverage
}

interface Readiness {
  readonly ready: boolean
  readonly duties?: readonly DutyRow[]
}

async function printStatus(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  // The process lives when this one is answered at all.
  await client.get('/healthz')
  const { body } = await client.send('GET', '/readyz', { expect: [503] })
  const { ready, duties = [] } = body as Readiness
  const { cells, coverage } = await client.get<CellList>('/cells/v1/cells')
  const { conflicts } = await client.get<{ conflicts: readonly object[] }>('/cells/v1/conflicts')
  if (format === 'json' || format === 'yaml') {
    await printValue(screen, format, {
      url: client.url,
      ready,
      duties,
      cells,
      coverage,
      conflicts: conflicts.length,
    })
    return ready ? exitCodes.ok : exitCodes.error
  }
  screen.out(
    fieldsText([
      ['cell', client.url],
      ['ready', ready ? 'yes' : 'no, a duty is degraded'],
      ['covers', coverage && coverageText(coverage)],
      ...cells.filter(({ self }) => self).flatMap(lostFields),
      ['conflicts', conflicts.length > 0 ? `${conflicts.length}: rackcell conflicts` : undefined],
    ]),
  )
  const columns = [
    { title: 'DUTY', value: ({ duty }: DutyRow) => duty },
    { title: 'STATE', value: ({ state }: DutyRow) => state },
    { title: 'REASON', value: ({ reason }: DutyRow) => reason, mayShrink: true },
    { title: 'WHAT TO DO', value: ({ remedy }: DutyRow) => remedy, mayShrink: true },
  ]
  if (duties.length > 0) screen.out(`\n${tableText(columns, duties, screen)}`)
  screen.out(`\n${tableText(cellColumns(cells), cells, screen)}`)
  if (coverage && isPartial(coverage)) screen.err(`not heard: ${missingText(coverage)}\n`)
  return ready ? exitCodes.ok : exitCodes.error
}

/** `rackcell status`. */
export const status: Leaf = {
  kind: 'leaf',
  name: 'status',
  summary: 'how the cell is, and what is wrong with it',
  notes: 'Ends with 0 when the cell is ready for all its duties, with 1 when one is degraded.',
  prints: 'value',
  examples: [['rackcell status', 'health, duties and the cells that it knows']],
  act: printStatus,
}
