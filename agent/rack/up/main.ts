import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Fault } from '../../../cell/env/index.ts'
import { ed25519Verifier } from '../adapter/ed25519.ts'
import { createPinoLog } from '../adapter/pino-log.ts'
import { onStopSignal } from '../adapter/stop-signals.ts'
import { systemClock as clock } from '../adapter/system-clock.ts'
import { systemRandom as random } from '../adapter/system-random.ts'
import { provisionCells } from '../cluster/index.ts'
import { formatListenAddress } from '../config/index.ts'
import { ask, type CellAccess } from './ask.ts'
import { banner, type ExampleNode } from './banner.ts'
import {
  type CellAddresses,
  CellKeeper,
  type KeeperEvents,
  type KeeperPlan,
  type StartFailure,
} from './cell-keeper.ts'
import { clusterPath, leaveContext, removeCluster, writeCluster } from './cluster-file.ts'
import { forgetFirstStart, keepState, loadSample, planCells, type UpState } from './first-start.ts'
import { takeFolder } from './folder-lock.ts'
import { cellsSeen, gathered } from './gathering.ts'
import { logPrinter } from './log-lines.ts'
import { parseUpOptions, type UpOptions, upUsage } from './options.ts'

const here = import.meta.dirname
/** Sources run unbuilt in a checkout and as JavaScript in a package. */
const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js'
const program = resolve(here, `../main.${extension}`)
const defaultSample = resolve(here, '../sample/sample-cluster.yaml')
const cli = [
  resolve(here, '../../cli/rackcell.js'),
  resolve(here, '../../../../agent/cli/rackcell.js'),
]

function planOf(options: UpOptions, state: UpState, place: number): KeeperPlan {
  const id = state.cells[place]?.id ?? ''
  const data = join(resolve(options.data), 'cells', id)
  const port = options.port === 0 ? 0 : options.port + place
  const wanted = formatListenAddress({ host: options.host, port })
  const anyPort = ['/ip4/127.0.0.1/tcp/0']
  const command = ({ http, cluster }: CellAddresses = { http: wanted, cluster: anyPort }) => {
    // What is configured for an installed cell of this machine does not concern a trial.
    const args = ['--config=', '--cell-id', id, '--data-folder', data, '--http-listen', http]
    args.push('--cluster-listen', cluster.join(','))
    args.push('--auth-mode', options.auth, '--log-level', options.logLevel)
    if (options.tls) args.push('--tls')
    if (options.insecureHttp) args.push('--insecure-http')
    if (options.bootInterface) args.push('--boot-interface', options.bootInterface)
    if (options.dhcpPool) args.push('--dhcp-pool', options.dhcpPool)
    return { program, args }
  }
  return { id, data, command, restart: options.restart }
}

/** Runs until a signal comes or every cell is gone; answers with the exit status. */
async function run(options: UpOptions): Promise<number> {
  const startedMs = performance.now()
  const release = takeFolder(resolve(options.data))
  const print = logPrinter(process.stdout.isTTY === true && !process.env['NO_COLOR'])
  const ended = Promise.withResolvers<number>()
  const keepers: CellKeeper[] = []
  let announced = false
  let mustForget = false
  const events: KeeperEvents = {
    line: (cell, text) => process.stdout.write(`${print(cell, text)}\n`),
    note: (text) => process.stdout.write(`${text}\n`),
    changed: () => {
      introduce(keepers)
      if (announced) publish(options, keepers)
    },
    gone: () => {
      if (keepers.every((keeper) => keeper.running.pid === null)) ended.resolve(1)
    },
  }
  onStopSignal((signal) => {
    process.stdout.write(`\n${signal === 'SIGINT' ? 'Ctrl-C' : signal}: stopping\n`)
    ended.resolve(0)
  })
  try {
    removeCluster(process.env, options.data)
    const { state, isNew } = planCells(options)
    if (isNew) keepState(options.data, state)
    provision(options, state)
    for (let place = 0; place < state.cells.length; place++) {
      keepers.push(new CellKeeper(planOf(options, state, place), events))
    }
    const starting = announce(options, state, keepers, startedMs).then(() => {
      announced = true
      publish(options, keepers)
    })
    await Promise.race([starting, ended.promise]).catch((error: unknown) => {
      // A first start that failed has decided nothing: the next one plans anew.
      mustForget = isNew
      throw error
    })
    return await ended.promise
  } finally {
    for (const keeper of keepers.reverse()) await keeper.stop()
    if (mustForget) forgetFirstStart(options.data)
    removeCluster(process.env, options.data)
    release()
    process.stdout.write('stopped; the data is kept\n')
  }
}

/** Gives the cells of this folder one root, keys and a roster, unless they have them. */
function provision(options: UpOptions, state: UpState): void {
  const cells = state.cells.map(({ id, cabinets }) => ({
    id,
    data: join(resolve(options.data), 'cells', id),
    prefixes: cabinets,
    addresses: [],
  }))
  const log = createPinoLog({ level: 'error', format: 'json' })
  const verifier = ed25519Verifier()
  provisionCells({ name: 'demo', cells }, { clock, random, log, verifier })
}

/** Every cell hears where the others are: on one machine ports are whatever was free. */
function introduce(keepers: readonly CellKeeper[]): void {
  const known = keepers.flatMap((keeper) =>
    keeper.addresses ? [[keeper.running.id, keeper.addresses] as const] : [],
  )
  const addresses = Object.fromEntries(known)
  for (const keeper of keepers) keeper.introduce(addresses)
}

function publish(options: UpOptions, keepers: readonly CellKeeper[]): void {
  const cells = keepers.map((keeper) => keeper.running)
  writeCluster(options.data, { cells, token: keepers[0]?.token ?? '' })
}

async function announce(
  options: UpOptions,
  state: UpState,
  keepers: readonly CellKeeper[],
  startedMs: number,
): Promise<void> {
  const ready = await Promise.all(keepers.map((keeper) => keeper.start()))
  let nodes = ready.map((cell) => cell.nodes)
  const first = ready[0]
  if (options.sample !== undefined && !state.sampleLoaded && first) {
    const found = cli.find(existsSync)
    await gathered(first)
    await loadSample(options.sample, { ...first, cli: found ?? '' })
    const owned = new Map((await cellsSeen(first)).map((seen) => [seen.id, seen.nodes]))
    nodes = ready.map(({ id }) => owned.get(id) ?? 0)
  }
  keepState(options.data, { ...state, sampleLoaded: true })
  publish(options, keepers)
  const complaint = leaveContext(process.env, options.data)
  if (complaint) process.stdout.write(`no context was left (${complaint}); use --url elsewhere\n`)
  const cells = state.cells.map((plan, at) => ({
    plan,
    url: ready[at]?.url ?? '',
    nodes: nodes[at] ?? 0,
  }))
  const seconds = (performance.now() - startedMs) / 1_000
  const example = first && (await findExample(first))
  process.stdout.write(banner(cells, { seconds, tokenFile: clusterPath(options.data), example }))
}

interface NodeRow {
  readonly id: string
  readonly hostname?: string
  readonly groups: readonly string[]
  readonly macs: readonly string[]
}

/** A node to show commands with: the fifth, or the last of fewer. */
async function findExample(cell: CellAccess): Promise<ExampleNode | undefined> {
  const { nodes } = await ask<{ readonly nodes: readonly NodeRow[] }>(cell, '/cells/v1/nodes')
  const node = nodes[Math.min(4, nodes.length - 1)]
  return node && { name: node.hostname ?? node.id, group: node.groups.at(-1), mac: node.macs[0] }
}

function complain(error: unknown): number {
  const known = error instanceof Fault ? error : (error as Partial<StartFailure>)
  if (known.remedy === undefined) throw error
  process.stderr.write(`rackcell up: ${known.message}\n  ${known.remedy} (${known.code})\n`)
  return known.code?.startsWith('INPUT_') ? 2 : 1
}

// Whoever read the output may be gone; that is no reason to leave cells behind.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

try {
  const options = parseUpOptions(process.argv.slice(2), defaultSample)
  if (options.help) process.stdout.write(upUsage)
  else process.exitCode = await run(options)
} catch (error) {
  process.exitCode = complain(error)
}
