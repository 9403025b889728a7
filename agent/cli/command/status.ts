import type { CellAnswer } from '../cell-client.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { fieldsText } from '../output/fields.ts'
import { printValue } from '../output/list.ts'
import { type CellRow, cellColumns } from './cell-row.ts'
import { tableText } from '../output/table.ts'
import type { Leaf } from './shape.ts'

async function printStatus(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const healthy = await client.send('GET', '/healthz', { expect: [503, 500] })
  const ready = await client.send('GET', '/readyz', { expect: [503, 500] })
  const { cells } = await client.get<{ cells: readonly CellRow[] }>('/cells/v1/cells')
  const isReady = healthy.status < 400 && ready.status < 400
  const status = {
    url: client.url,
    healthy: healthy.status < 400,
    ready: ready.status < 400,
    ...detailsOf(ready),
  }
  if (format === 'json' || format === 'yaml') {
    await printValue(screen, format, { ...status, cells })
  } else {
    screen.out(fieldsText(Object.entries(status).map(([name, value]) => [name, textOf(value)])))
    screen.out(`\n${tableText(cellColumns, cells, screen)}`)
  }
  return isReady ? exitCodes.ok : exitCodes.error
}

/** What the cell says of its duties, whatever it calls them. */
function detailsOf({ body }: CellAnswer): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null) return body ? { detail: body } : {}
  return body as Record<string, unknown>
}

function textOf(value: unknown): string | number | boolean | undefined {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value)) return value.map(textOf).join('\n') || undefined
    return Object.entries(value)
      .map(([name, inner]) => `${name} ${textOf(inner)}`)
      .join(', ')
  }
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
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
