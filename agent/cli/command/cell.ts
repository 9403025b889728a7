import type { Invocation } from '../invocation.ts'
import { type Coverage, coverageText } from '../node-row.ts'
import { fieldsText } from '../output/fields.ts'
import { printList, printValue } from '../output/list.ts'
import { pathSegment } from '../path-segment.ts'
import { cellAcknowledge } from './cell-acknowledge.ts'
import { backUp, exportAll } from './cell-download.ts'
import { cellInvite } from './cell-invite.ts'
import { cellJoin } from './cell-join.ts'
import { cellLeave } from './cell-leave.ts'
import { cellMove } from './cell-move.ts'
import { cellPardon } from './cell-pardon.ts'
import { cellReconcile } from './cell-reconcile.ts'
import { type CellRow, cellColumns, cellFields } from './cell-row.ts'
import { cellSplit } from './cell-split.ts'
import { cellStop } from './cell-stop.ts'
import type { Branch, Leaf, OptionShape, Spawned } from './shape.ts'

/** What `GET /cells/v1/cells` tells. */
interface CellList {
  readonly cells: readonly CellRow[]
  readonly coverage?: Coverage
}

/** What `up` tells of a cell on this machine. */
function withPlace({ client }: Invocation, cell: CellRow): CellRow {
  const local = client.local?.find(({ id }) => id === cell.id)
  return local === undefined ? cell : { ...cell, pid: local.pid, data: local.data }
}

const list: Leaf = {
  kind: 'leaf',
  name: 'list',
  summary: 'list cells: what each owns, how it is, what is held of it',
  prints: 'list',
  examples: [['rackcell cell list', 'every cell of the cluster, as the one that answers sees it']],
  act: async (invocation) => {
    const { cells, coverage } = await invocation.client.get<CellList>('/cells/v1/cells')
    const rows = cells.map((cell) => withPlace(invocation, cell))
    const count = `${rows.length} ${rows.length === 1 ? 'cell' : 'cells'}`
    await printList(invocation.screen, invocation.format, {
      rows,
      name: ({ id }) => id,
      columns: cellColumns(rows),
      whole: { cells: rows, coverage },
      footer: coverage ? `${count} · ${coverageText(coverage)}` : count,
      none: 'There is no cell.',
    })
  },
}

async function showCell(invocation: Invocation): Promise<void> {
  const { screen, format, client } = invocation
  const wanted = invocation.optionalWord(0) ?? 'self'
  const found = await client.get<CellRow>(`/cells/v1/cells/${pathSegment(wanted)}`)
  const cell = withPlace(invocation, found)
  if (format === 'json' || format === 'yaml') return printValue(screen, format, cell)
  screen.out(fieldsText(cellFields(cell)))
}

const show: Leaf = {
  kind: 'leaf',
  name: 'show',
  summary: 'show one cell',
  arguments: [
    { form: '[cell]', summary: 'its id (default: the one that answers)', completes: 'cell' },
  ],
  prints: 'value',
  examples: [
    ['rackcell cell show', 'the cell that answers'],
    ['rackcell cell show x1001', 'another one, as the cell that answers sees it'],
  ],
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
    { flags: '--local', summary: 'for this cell alone, for an hour at most: no issuer is needed' },
    { flags: '--config <file>', summary: 'the configuration file', completes: 'file' },
    { flags: '--data <folder>', summary: 'its data folder', completes: 'folder' },
    { flags: '--cell <id>', summary: 'its name, when the configuration has none' },
  ],
  examples: [
    ['rackcell cell token --role admin', 'the first one after an installation'],
    ['rackcell cell token --role admin --local', 'at a cell that reaches no issuer'],
  ],
}

/** `rackcell cell`. */
export const cell: Branch = {
  kind: 'branch',
  name: 'cell',
  summary: 'start, show, invite, split, back up and restore cells',
  commands: [
    ...[list, show, start, cellStop, token],
    ...[cellInvite, cellJoin, cellSplit, cellLeave, cellMove, cellPardon, cellReconcile],
    cellAcknowledge,
    ...[backup, restore, exportLeaf],
  ],
}
