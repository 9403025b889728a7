import { Fault } from '../../../cell/env/fault.ts'
import { parseMac } from '../../../cell/inventory/index.ts'
import { type BootTarget, bootTargetOf, hostNames } from '../boot-target.ts'
import type { CellClient } from '../cell-client.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { nodesPerRequestMax } from '../limits.ts'
import type { NodeList } from '../node-row.ts'
import { requireNode } from '../node-selection.ts'
import { fieldsText } from '../output/fields.ts'
import { foldedNames } from '../output/folded-names.ts'
import { printList, printValue } from '../output/list.ts'
import type { Branch, Leaf, OptionShape } from './shape.ts'

const path = '/boot/v1/bootparameters'

/** An entry as `/boot/v1/bootparameters` has it. */
interface BootRow {
  readonly hosts?: readonly string[]
  readonly macs?: readonly string[]
  readonly nids?: readonly number[]
  readonly kernel?: string
  readonly initrd?: string
  readonly params?: string
}

/** Rows of one and the same configuration as one, with all that have it. */
function unitedRows(rows: readonly BootRow[]): readonly BootRow[] {
  const united = new Map<string, Required<Pick<BootRow, 'hosts' | 'macs' | 'nids'>> & BootRow>()
  for (const row of rows) {
    const key = JSON.stringify([row.kernel, row.initrd, row.params])
    const before = united.get(key)
    united.set(key, {
      ...row,
      hosts: [...(before?.hosts ?? []), ...(row.hosts ?? [])],
      macs: [...(before?.macs ?? []), ...(row.macs ?? [])],
      nids: [...(before?.nids ?? []), ...(row.nids ?? [])],
    })
  }
  return [...united.values()]
}

async function namesOfHosts(client: CellClient): Promise<(host: string) => string> {
  const { nodes } = await client.get<NodeList>('/cells/v1/nodes', {
    query: { fields: 'id,hostname' },
  })
  return hostNames(nodes)
}

/** `cb[01-09],@gpu,Default,nid 7`. */
function subjectsText(
  { hosts, macs, nids }: BootRow,
  nameOfHost: (host: string) => string,
): string {
  const words = [
    foldedNames((hosts ?? []).map(nameOfHost)),
    ...(macs ?? []),
    ...(nids ?? []).map((nid) => `nid ${nid}`),
  ]
  return words.filter(Boolean).join(',')
}

async function listEntries(invocation: Invocation): Promise<void> {
  const { client, screen, format } = invocation
  const { body } = await client.send('GET', path, { expect: [404] })
  const rows = Array.isArray(body) ? (body as readonly BootRow[]) : []
  if (format === 'json' || format === 'yaml') return printValue(screen, format, rows)
  const nameOfHost = await namesOfHosts(client)
  const united = unitedRows(rows)
  await printList(screen, format, {
    rows: united,
    name: (row) => subjectsText(row, String),
    columns: [
      { title: 'FOR', value: (row) => subjectsText(row, nameOfHost), mayShrink: true },
      { title: 'KERNEL', value: ({ kernel }) => kernel, mayShrink: true },
      { title: 'INITRD', value: ({ initrd }) => initrd, mayShrink: true },
      { title: 'PARAMS', value: ({ params }) => params, mayShrink: true },
    ],
    none: 'No boot parameters are stored; "rackcell boot set --help" shows how.',
  })
}

const targetNotes =
  'A target is a node set (cb[01-05], x1000c0s0b0n0), one group (@gpu: for the group itself, ' +
  'whoever is in it), role:Compute, default (whoever has nothing else), ' +
  'mac:02:00:00:00:00:01, nid:17, or unknown-x86_64 (machines that the inventory does not ' +
  'know). "rackcell node why" shows which one decides.'

const targetArgument = {
  form: '<target>',
  summary: 'a node set, @group, role:Compute, default, mac:… or nid:…',
  completes: 'boot-target',
} as const

const list: Leaf = {
  kind: 'leaf',
  name: 'list',
  summary: 'list what is stored: for nodes, groups, roles and the default',
  prints: 'list',
  examples: [['rackcell boot list', 'entries that are alike in one row']],
  act: listEntries,
}

function queryOf({ hosts, macs, nids }: BootTarget): Record<string, readonly string[]> {
  return { name: hosts, mac: macs, nid: nids.map(String) }
}

async function showEntries(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const target = await bootTargetOf(client, invocation.word(0))
  const { body, status } = await client.send('GET', path, {
    query: queryOf(target),
    expect: [404],
  })
  if (status === 404 || !Array.isArray(body)) {
    screen.err(`nothing is stored for ${target.text} itself; "rackcell node why" says what boots\n`)
    return exitCodes.error
  }
  const rows = body as readonly BootRow[]
  if (format === 'json' || format === 'yaml') {
    await printValue(screen, format, rows)
    return exitCodes.ok
  }
  const nameOfHost = await namesOfHosts(client)
  const blocks = unitedRows(rows).map((row) =>
    fieldsText([
      ['for', subjectsText(row, nameOfHost)],
      ['kernel', row.kernel],
      ['initrd', row.initrd],
      ['params', row.params],
    ]),
  )
  screen.out(blocks.join('\n'))
  const found = new Set(rows.flatMap(({ hosts }) => hosts ?? []))
  const without = target.hosts.filter((host) => /^x\d/.test(host) && !found.has(host))
  if (without.length === 0) return exitCodes.ok
  screen.err(`nothing of their own: ${foldedNames(without.map(nameOfHost))}\n`)
  return exitCodes.incomplete
}

const show: Leaf = {
  kind: 'leaf',
  name: 'show',
  summary: 'show what is stored for a target',
  notes: targetNotes,
  arguments: [targetArgument],
  prints: 'value',
  examples: [
    ['rackcell boot show @gpu', 'of a group'],
    ['rackcell boot show cb05', 'of one node itself'],
  ],
  act: showEntries,
}

const valueOptions: readonly OptionShape[] = [
  { flags: '--kernel <url>', summary: 'where the loader gets the kernel' },
  { flags: '--initrd <url>', summary: 'where the loader gets the initial RAM disk' },
  { flags: '--params <text>', summary: 'the kernel command line' },
]

/** Sends the target in requests of bounded size. */
async function sendFor(
  client: CellClient,
  method: 'PUT' | 'PATCH' | 'DELETE',
  { target, values }: { target: BootTarget; values?: Readonly<Record<string, string>> },
): Promise<void> {
  const { hosts, macs, nids } = target
  for (let from = 0; from === 0 || from < hosts.length; from += nodesPerRequestMax) {
    await client.send(method, path, {
      body: {
        ...(hosts.length > 0 && { hosts: hosts.slice(from, from + nodesPerRequestMax) }),
        ...(macs.length > 0 && { macs }),
        ...(nids.length > 0 && { nids }),
        ...values,
      },
    })
  }
}

function requiredValues(invocation: Invocation): Record<string, string> {
  const values: Record<string, string> = {}
  for (const name of ['kernel', 'initrd', 'params']) {
    const value = invocation.text(name)
    if (value !== undefined) values[name] = value
  }
  if (Object.keys(values).length > 0) return values
  throw new Fault('INPUT_USAGE', { message: 'Say what to set: --kernel, --initrd or --params.' })
}

function reportChange({ screen }: Invocation, target: BootTarget, what: string): void {
  screen.out(`${target.text}: ${what}\n`)
  if (target.unknown.length > 0) {
    screen.err(`not in the inventory yet: ${foldedNames(target.unknown)}\n`)
  }
}

const set: Leaf = {
  kind: 'leaf',
  name: 'set',
  summary: 'set what a target boots; what is not given stays as it was',
  notes: targetNotes,
  arguments: [targetArgument],
  options: valueOptions,
  examples: [
    [
      'rackcell boot set @gpu --kernel http://files/vmlinuz --initrd http://files/initrd',
      'for a group',
    ],
    ["rackcell boot set 'cb[01-03]' --kernel http://10.0.0.1/debug/vmlinuz", 'for three nodes'],
    [
      'rackcell boot set default --kernel http://10.0.0.1/vmlinuz',
      'for all that have nothing else',
    ],
  ],
  act: async (invocation) => {
    const values = requiredValues(invocation)
    const target = await bootTargetOf(invocation.client, invocation.word(0))
    await sendFor(invocation.client, 'PUT', { target, values })
    reportChange(invocation, target, 'set')
  },
}

const update: Leaf = {
  kind: 'leaf',
  name: 'update',
  summary: 'as set, for targets that have something stored already; others are refused',
  notes: targetNotes,
  arguments: [targetArgument],
  options: valueOptions,
  examples: [
    ['rackcell boot update @gpu --params "console=ttyS0 quiet"', 'kernel and initrd stay'],
  ],
  act: async (invocation) => {
    const values = requiredValues(invocation)
    const target = await bootTargetOf(invocation.client, invocation.word(0))
    await sendFor(invocation.client, 'PATCH', { target, values })
    reportChange(invocation, target, 'updated')
  },
}

const remove: Leaf = {
  kind: 'leaf',
  name: 'delete',
  summary: 'delete what is stored for a target; its nodes then boot what is next in order',
  notes: targetNotes,
  arguments: [targetArgument],
  examples: [['rackcell boot delete cb05', 'the node boots what its group says again']],
  act: async (invocation) => {
    const target = await bootTargetOf(invocation.client, invocation.word(0))
    await sendFor(invocation.client, 'DELETE', { target })
    reportChange(invocation, target, 'deleted')
  },
}

async function printScript(invocation: Invocation): Promise<void> {
  const { client, screen } = invocation
  const word = invocation.word(0)
  const mac = parseMac(word)?.colon
  const query = mac === undefined ? { name: (await requireNode(client, word)).id } : { mac }
  const arch = invocation.text('arch')
  const script = await client.get<unknown>('/boot/v1/bootscript', { query: { ...query, arch } })
  screen.out(String(script))
}

const script: Leaf = {
  kind: 'leaf',
  name: 'script',
  summary: 'print the boot script that a node gets',
  arguments: [{ form: '<node>', summary: 'a node, or a MAC address', completes: 'node' }],
  options: [{ flags: '--arch <name>', summary: 'ask as this architecture: x86_64, arm64' }],
  examples: [
    ['rackcell boot script cb05', 'as iPXE reads it'],
    ['rackcell boot script 02:00:20:02:00:03', 'by MAC address, as the loader asks'],
  ],
  act: printScript,
}

/** `rackcell boot`. */
export const boot: Branch = {
  kind: 'branch',
  name: 'boot',
  summary: 'what nodes boot: kernel, initrd, parameters',
  commands: [list, show, set, update, remove, script],
}
