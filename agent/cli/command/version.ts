import type { Invocation } from '../invocation.ts'
import { fieldsText } from '../output/fields.ts'
import { printValue } from '../output/list.ts'
import { packageVersion } from '../package-version.ts'
import type { Leaf } from './shape.ts'

interface CellRow {
  readonly id: string
  readonly version?: string
}

async function printVersion(invocation: Invocation): Promise<void> {
  const { screen, format } = invocation
  const versions: Record<string, string> = { rackcell: packageVersion(), node: process.version }
  if (invocation.flag('cell')) {
    const { cells } = await invocation.client.get<{ cells: readonly CellRow[] }>('/cells/v1/cells')
    for (const { id, version } of cells) versions[`cell ${id}`] = version ?? 'unknown'
  }
  if (format === 'json' || format === 'yaml') return printValue(screen, format, versions)
  screen.out(fieldsText(Object.entries(versions)))
}

/** `rackcell version`: works without a cell. */
export const version: Leaf = {
  kind: 'leaf',
  name: 'version',
  summary: 'versions of rackcell, Node.js and the cell',
  options: [{ flags: '--cell', summary: 'ask the cell, too' }],
  prints: 'value',
  examples: [
    ['rackcell version', 'of this command'],
    ['rackcell version --cell', 'and of the cell that it talks to'],
  ],
  act: printVersion,
}
