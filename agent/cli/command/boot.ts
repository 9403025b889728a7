import { Fault } from '../../../cell/env/fault.ts'
import { parseMac } from '../../../cell/inventory/index.ts'
import { type BootRow, bootPath, hasEntries, queryOf, sendFor } from '../boot-entries.ts'
import { type BootTarget, bootTargetOf, hostNames, unknownGroupOf } from '../boot-target.ts'
import type { CellClient } from '../cell-client.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import type { NodeList } from '../node-row.ts'
import { requireNode } from '../node-selection.ts'
import { fieldsText } from '../output/fields.ts'
import { foldedNames } from '../output/folded-names.ts'
import { printList, printValue } from '../output/list.ts'
import { RemediedFault } from '../remedied-fault.ts'
import type { Branch, Leaf, OptionShape } from './shape.ts'

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
  const { body } = await client.send('GET', bootPath, { expect: [404] })
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

async function showEntries(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const target = await bootTargetOf(client, invocation.word(0), 'read')
  const { body, status } = await client.send('GET', bootPath, {
    query: queryOf(target),
    expect: [404],
  })
  if (status === 404 || !Array.isArray(body)) {
    const group = await unknownGroupOf(client, target)
    throw new RemediedFault('NOT_FOUND', {
      message: `Nothing is stored for ${target.text} itself${group ? ', and there is no such group' : ''}.`,
      remedy:
        '"rackcell boot list" shows what is stored, "rackcell node why NODE" what a node boots.',
    })
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
    const group = await unknownGroupOf(invocation.client, target)
    await sendFor(invocation.client, 'PUT', { target, values })
    reportChange(invocation, target, 'set')
    if (group !== undefined) invocation.screen.err(`no group of that name yet: ${group}\n`)
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
    const isStored = await hasEntries(invocation.client, target)
    await sendFor(invocation.client, 'DELETE', { target })
    reportChange(invocation, target, isStored ? 'deleted' : 'nothing was stored')
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
