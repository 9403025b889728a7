import { Fault } from '../../../cell/env/fault.ts'
import type { Invocation } from '../invocation.ts'
import { fieldsText } from '../output/fields.ts'
import { printList, printValue } from '../output/list.ts'
import { backUp, exportAll } from './cell-download.ts'
import { type CellRow, cellColumns, ownsText } from './cell-row.ts'
import type { Branch, Leaf, OptionShape, Spawned } from './shape.ts'

/** The cells as one of them tells, and of those on this machine what their `up` tells. */
async function cellsOf({ client }: Invocation): Promise<readonly CellRow[]> {
  const { cells } = await client.get<{ cells: readonly CellRow[] }>('/cells/v1/cells')
  return cells.map((cell) => {
    const local = client.local?.find(({ id }) => id === cell.id)
    return local === undefined ? cell : { ...cell, pid: local.pid, data: local.data }
  })
}

const list: Leaf = {
  kind: 'leaf',
  name: 'list',
  summary: 'list cells: what each owns, where it is, how it is',
  prints: 'list',
  examples: [['rackcell cell list', 'every cell of the cluster']],
  act: async (invocation) => {
    await printList(invocation.screen, invocation.format, {
      rows: await cellsOf(invocation),
      name: ({ id }) => id,
      columns: cellColumns,
      none: 'There is no cell.',
    })
  },
}

async function showCell(invocation: Invocation): Promise<void> {
  const { screen, format } = invocation
  const wanted = invocation.optionalWord(0)
  const cells = await cellsOf(invocation)
  const [cell] = wanted === undefined ? cells : cells.filter(({ id }) => id === wanted)
  if (cell === undefined) {
    const known = cells.map(({ id }) => id).join(', ')
    throw new Fault('NOT_FOUND', {
      message: `There is no cell ${wanted ?? ''}; there are: ${known}.`,
    })
  }
  if (format === 'json' || format === 'yaml') return printValue(screen, format, cell)
  const shown = Object.entries(cell).map(([key, value]) => {
    const text = key === 'owns' ? ownsText(cell.owns) : value
    return [key, typeof text === 'object' ? JSON.stringify(text) : text] as const
  })
  screen.out(fieldsText(shown as readonly (readonly [string, string])[]))
}

const show: Leaf = {
  kind: 'leaf',
  name: 'show',
  summary: 'show one cell',
  arguments: [
    { form: '[cell]', summary: 'its id (default: the first of the list)', completes: 'cell' },
  ],
  prints: 'value',
  examples: [['rackcell cell show x1000', 'everything that is known of it']],
  act: showCell,
}

const fileOptions: readonly OptionShape[] = [
  { flags: '--force', summary: 'replace the file when it exists' },
]

const backup: Leaf = {
  kind: 'leaf',
  name: 'backup',
  summary: 'save a running cell, keys and secrets too, to an encrypted file',
  notes:
    'The passphrase is asked for twice and never leaves this machine: the cell encrypts for a ' +
    'public key that is made from it. Whoever has the file and the passphrase has the cell.',
  arguments: [{ form: '<file>', summary: 'where to', completes: 'file' }],
  options: [
    ...fileOptions,
    {
      flags: '--passphrase-file <file>',
      summary: 'its first line is the passphrase; nothing is asked',
      completes: 'file',
    },
  ],
  examples: [
    ['rackcell cell backup x1000.backup', 'asks for a passphrase'],
    [
      'rackcell cell backup /backup/x1000.backup --force --passphrase-file /root/phrase',
      'from cron',
    ],
  ],
  act: backUp,
}

const exportLeaf: Leaf = {
  kind: 'leaf',
  name: 'export',
  summary: 'write what a running cell knows to a readable file, without secrets',
  arguments: [{ form: '<file>', summary: 'where to; - for standard output', completes: 'file' }],
  options: fileOptions,
  examples: [
    ['rackcell cell export x1000.json', 'to read, compare or keep'],
    ['rackcell cell export - | grep cb05', 'look for something'],
  ],
  act: exportAll,
}

const start: Spawned = {
  kind: 'spawned',
  name: 'start',
  summary: 'run one cell, in the foreground',
  program: 'rack/main',
  isHelpless: true,
  options: [
    { flags: '--cell <id>', summary: 'its name' },
    { flags: '--data <folder>', summary: 'where it keeps its data', completes: 'folder' },
    { flags: '--http <host:port>', summary: 'where it listens' },
    { flags: '--config <file>', summary: 'the configuration file', completes: 'file' },
    { flags: '--log-level <level>', summary: 'error, warn, info or debug' },
  ],
  notes:
    'Every setting may be given as an option, too: "rackcell config print --explain" names them.',
  examples: [['rackcell cell start --config /etc/rackcell/config.yaml', 'as a service does']],
}

const restore: Spawned = {
  kind: 'spawned',
  name: 'restore',
  summary: 'make a data folder from a backup; the cell must not run',
  program: 'rack/offline/main',
  words: ['restore'],
  options: [
    { flags: '--data <folder>', summary: 'the new data folder', completes: 'folder' },
    {
      flags: '--passphrase-file <file>',
      summary: 'its first line is the passphrase',
      completes: 'file',
    },
    {
      flags: '--force',
      summary: 'replace a folder that is not empty; the old one is kept beside it',
    },
  ],
  examples: [
    ['rackcell cell restore x1000.backup --data /var/lib/rackcell', 'asks for the passphrase'],
  ],
}

const token: Spawned = {
  kind: 'spawned',
  name: 'token',
  summary: "make a token with the cell's own key, where its data folder can be read",
  program: 'rack/offline/main',
  words: ['token'],
  options: [
    { flags: '--role <role>', summary: 'what it allows' },
    { flags: '--for <time>', summary: 'how long it is valid: 30m, 8h, 7d (default: 8h)' },
    { flags: '--subject <name>', summary: 'who uses it, for the record' },
    { flags: '--config <file>', summary: 'the configuration file', completes: 'file' },
    { flags: '--data <folder>', summary: 'its data folder', completes: 'folder' },
    { flags: '--cell <id>', summary: 'its name, when the configuration has none' },
  ],
  examples: [['rackcell cell token --role admin', 'the first one after an installation']],
}

/** `rackcell cell`. */
export const cell: Branch = {
  kind: 'branch',
  name: 'cell',
  summary: 'start, show, back up and restore cells',
  commands: [list, show, start, token, backup, restore, exportLeaf],
}
