import { type ExitCode, exitCodes } from '../exit-code.ts'
import { readInventoryState } from '../import/inventory-state.ts'
import {
  discoveryOfWarewulf,
  type Positions,
  type WarewulfDiscovery,
} from '../import/warewulf-discovery.ts'
import { readWarewulfFile } from '../import/warewulf-file.ts'
import { readInput } from '../input-file.ts'
import type { Invocation } from '../invocation.ts'
import { nodesPerRequestMax } from '../limits.ts'
import { foldedNames } from '../output/folded-names.ts'
import { importOptions, runImport } from './import-run.ts'
import type { Leaf } from './shape.ts'

const bootPath = '/boot/v1/bootparameters'

async function importNodes(invocation: Invocation): Promise<ExitCode> {
  const { text, name } = await readInput(invocation.word(0))
  const found = discoveryOfWarewulf(readWarewulfFile(text, name), await positionsOf(invocation))
  const ended = await runImport(invocation, found.discovery, {
    overwrite: invocation.flag('overwrite'),
    version: 2,
  })
  const isWhole = ended === exitCodes.ok || ended === exitCodes.incomplete
  if (isWhole) await importCommandLines(invocation, found)
  for (const [what, names] of found.leftBehind) {
    invocation.screen.err(`not carried over: ${what} of ${foldedNames(names)}\n`)
  }
  return ended
}

/** Where nodes may go, and where those sit that the cell knows by name. */
async function positionsOf(invocation: Invocation): Promise<Positions> {
  const state = await readInventoryState(invocation.client)
  return {
    start: invocation.text('cabinet') ?? 'x3000',
    known: new Map([...state.hostnames].map(([xname, hostname]) => [hostname, xname])),
    taken: new Set(state.components.keys()),
  }
}

/** Kernel arguments need a kernel to go with: rackcell keeps the three together. */
async function importCommandLines(
  invocation: Invocation,
  { commandLines }: WarewulfDiscovery,
): Promise<void> {
  const { client, screen } = invocation
  const kernel = invocation.text('kernel')
  const initrd = invocation.text('initrd')
  for (const [params, xnames] of commandLines) {
    const nodes = foldedNames(xnames)
    if (kernel === undefined) {
      screen.err(`not carried over: kernel arguments of ${nodes} (give --kernel): ${params}\n`)
      continue
    }
    const values = { kernel, params, ...(initrd && { initrd }) }
    const different = await hostsToWrite(invocation, xnames, values)
    if (different.length === 0) screen.err(`boot parameters of ${nodes}: unchanged\n`)
    else if (invocation.flag('dryRun')) {
      screen.err(`boot parameters of ${foldedNames(different)}: would be set\n`)
    } else {
      for (let from = 0; from < different.length; from += nodesPerRequestMax) {
        const hosts = different.slice(from, from + nodesPerRequestMax)
        await client.send('PUT', bootPath, { body: { hosts, ...values } })
      }
      screen.err(`boot parameters of ${foldedNames(different)}: set\n`)
    }
  }
}

interface BootRow {
  readonly hosts?: readonly string[]
  readonly kernel?: string
  readonly initrd?: string
  readonly params?: string
}

/** The nodes whose own boot parameters are not these yet. */
async function hostsToWrite(
  { client }: Invocation,
  xnames: readonly string[],
  values: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const { body } = await client.send('GET', bootPath, { expect: [404] })
  const rows = Array.isArray(body) ? (body as readonly BootRow[]) : []
  const equal = rows.filter((row) =>
    Object.entries(values).every(([key, value]) => row[key as keyof BootRow] === value),
  )
  const have = new Set(equal.flatMap(({ hosts }) => hosts ?? []))
  return xnames.filter((xname) => !have.has(xname))
}

/** `rackcell import warewulf`. */
export const importWarewulfLeaf: Leaf = {
  kind: 'leaf',
  name: 'warewulf',
  summary: "load Warewulf 4's nodes.conf",
  notes:
    'Nodes become components with their network devices and BMCs, profiles become groups, ' +
    'kernel arguments boot parameters when --kernel is given. A node sits where its tag ' +
    '"xname" says; otherwise where the cell knows a node of its name; otherwise in the next ' +
    'free slot from --cabinet on, names in natural order. What has no place here is named at ' +
    'the end: images, overlays, disks. Doing it again changes nothing.',
  arguments: [{ form: '<file>', summary: 'nodes.conf; - reads standard input', completes: 'file' }],
  options: [
    ...importOptions,
    {
      flags: '--cabinet <xname>',
      summary: 'where nodes sit that do not say: x3000, or x3000c0s8 (default: x3000)',
    },
    { flags: '--kernel <url>', summary: 'the kernel that goes with the kernel arguments' },
    { flags: '--initrd <url>', summary: 'the initial RAM disk that goes with it' },
  ],
  prints: 'value',
  examples: [
    ['rackcell import warewulf /etc/warewulf/nodes.conf --dry-run', 'see what it would do'],
    [
      'rackcell import warewulf nodes.conf --cabinet x3000',
      'place the nodes from x3000c0s0b0n0 on',
    ],
  ],
  act: importNodes,
}
