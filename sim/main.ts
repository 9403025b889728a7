/**
 * The program behind `rackcell sim`: runs simulated worlds from seeds, judges them, and shows one
 * again. Progress goes to standard error; what a replay shows, and one closing line of JSON, to
 * standard output. Exit codes: 0 every invariant held, 1 one did not, 2 usage.
 */
import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cellsMax, wholeCellsMax } from './cluster/limits.ts'
import { type ScenarioName, scenarios } from './cluster/options.ts'
import { rackNodesMax } from './cluster/rack.ts'
import { type ClusterWanted, runClusterCommand } from './command/cluster-command.ts'
import { requireDigestWanted, runDigestCommand } from './command/digest-command.ts'
import { oneWord, UsageError, type Voice, wholeNumber } from './command/flags.ts'
import { type FuzzWanted, runFuzz, runWorker } from './command/fuzz-command.ts'
import { type OneCellWanted, runOneCellCommand } from './command/one-cell-command.ts'
import { faultLevels } from './fault/index.ts'
import { virtualMsDefault } from './scenario/limits.ts'

const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[]
const scenarioLines = Object.entries(scenarios).map(([name, what]) => {
  return `                          ${name.padEnd(10)}${what}`
})

const usage = `rackcell sim run    --cells N [--nodes N] [--seed N] [--scenario NAME] [--faults LEVEL]
                    [--mishaps N] [--virtual-ms N] [--json] [--report FILE]
rackcell sim replay --cells N … --seed N
rackcell sim fuzz   [--seeds N] [--minutes N] [--seed N] [--resume FILE] [--workers N]
                    [--keep-going] [--json]
rackcell sim run    [--seed N] [--seeds N] [--virtual-ms N] [--json]
rackcell sim replay --seed N [--virtual-ms N] [--json]

run     simulates a cluster and judges it; without --cells, one cell on a bad disk per seed
        --cells N         cells of the cluster
        --nodes N         nodes of each (default 16)
        --scenario NAME   what is played (default power-on)
${scenarioLines.join('\n')}
        --faults LEVEL    none, low (default) or high
        --mishaps N       only the first N of the mishaps that the seed draws
        --virtual-ms N    how long everybody is busy
        --report FILE     writes a page with plots
        --seed N          the first seed; without it a fresh one is drawn and printed
        --seeds N         one cell: how many seeds, one after the other (default 100)
        --json            only the closing line of JSON
replay  simulates one world and prints everything that happens in it
fuzz    tries seeds on all cores; each draws its own size and scenario
        --seeds N         how many (default 100)
        --minutes N       how long everybody is busy in each, in virtual minutes (default 1)
        --resume FILE     goes on where an earlier run ended; what was tried is kept in the file
        --keep-going      does not stop at the first failure
        --workers N       processes (default: one per core)

examples
  rackcell sim run --cells 30 --nodes 16 --seed 7 --scenario partition --report partition.html
  rackcell sim fuzz --seeds 2000 --minutes 10 --resume fuzz.jsonl
`

/** Seeds that are drawn stay readable. */
const freshSeedMax = 1_000_000
const minuteMs = 60_000

const options = {
  seed: { type: 'string' },
  seeds: { type: 'string' },
  cells: { type: 'string' },
  nodes: { type: 'string' },
  scenario: { type: 'string', default: 'power-on' },
  faults: { type: 'string', default: 'low' },
  mishaps: { type: 'string' },
  minutes: { type: 'string' },
  workers: { type: 'string' },
  resume: { type: 'string' },
  report: { type: 'string' },
  'virtual-ms': { type: 'string' },
  'keep-going': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

const verbs = ['run', 'replay', 'fuzz', 'work'] as const

/** What is to be done. */
type Wanted =
  | { readonly kind: 'help' | 'work' }
  | { readonly kind: 'cluster'; readonly cluster: ClusterWanted }
  | { readonly kind: 'one-cell'; readonly oneCell: OneCellWanted }
  | { readonly kind: 'fuzz'; readonly fuzz: FuzzWanted }

function clusterWanted(verb: 'run' | 'replay', seed: number, values: Values): ClusterWanted {
  const cells = wholeNumber('cells', values.cells, { least: 1, most: cellsMax }) ?? 1
  const nodes = wholeNumber('nodes', values.nodes, { least: 1, most: rackNodesMax }) ?? 16
  const mishaps = wholeNumber('mishaps', values.mishaps)
  const virtualMs = wholeNumber('virtual-ms', values['virtual-ms'])
  const wanted: ClusterWanted = {
    verb,
    report: values.report,
    options: {
      ...{ seed, cells, nodes },
      scenario: oneWord('scenario', values.scenario, scenarioNames),
      faults: oneWord('faults', values.faults, faultLevels),
      ...(mishaps !== undefined && { mishaps }),
      ...(virtualMs !== undefined && { virtualMs }),
    },
  }
  if (cells > wholeCellsMax) requireDigestWanted(wanted)
  return wanted
}

function fuzzWanted(values: Values): FuzzWanted {
  const minutes = wholeNumber('minutes', values.minutes, { least: 1 }) ?? 1
  return {
    first: wholeNumber('seed', values.seed) ?? 1,
    seeds: wholeNumber('seeds', values.seeds, { least: 1 }) ?? 100,
    virtualMs: minutes * minuteMs,
    resume: values.resume,
    keepGoing: values['keep-going'],
    workers: wholeNumber('workers', values.workers, { least: 1 }),
  }
}

function parse(args: readonly string[]): { wanted: Wanted; isJson: boolean } {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  const isJson = values.json
  if (values.help) return { wanted: { kind: 'help' }, isJson }
  const [verb, ...more] = positionals
  const known = verbs.find((name) => name === verb)
  if (known === undefined || more.length > 0) {
    throw new UsageError(`run, replay or fuzz is expected, not "${positionals.join(' ')}"`)
  }
  if (known === 'work') return { wanted: { kind: 'work' }, isJson }
  if (known === 'fuzz') return { wanted: { kind: 'fuzz', fuzz: fuzzWanted(values) }, isJson }
  const given = wholeNumber('seed', values.seed)
  if (known === 'replay' && given === undefined) throw new UsageError('replay needs --seed N')
  const seed = given ?? randomInt(freshSeedMax)
  if (values.cells !== undefined) {
    return { wanted: { kind: 'cluster', cluster: clusterWanted(known, seed, values) }, isJson }
  }
  const seeds = wholeNumber('seeds', values.seeds, { least: 1 }) ?? (known === 'run' ? 100 : 1)
  if (known === 'replay' && seeds !== 1) throw new UsageError('replay shows one seed')
  const virtualMs = wholeNumber('virtual-ms', values['virtual-ms']) ?? virtualMsDefault
  const oneCell: OneCellWanted = { verb: known, seed, seeds, virtualMs }
  return { wanted: { kind: 'one-cell', oneCell }, isJson }
}

async function main(args: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`)
    return 2
  }
  const { wanted, isJson } = parsed
  const voice: Voice = {
    say: (text) => isJson || process.stderr.write(text),
    print: (text) => isJson || process.stdout.write(text),
  }
  switch (wanted.kind) {
    case 'help':
      process.stdout.write(usage)
      return 0
    case 'work':
      return await runWorker()
    case 'one-cell':
      return await runOneCellCommand(wanted.oneCell, voice)
    case 'cluster':
      return wanted.cluster.options.cells > wholeCellsMax
        ? await runDigestCommand(wanted.cluster, voice)
        : await runClusterCommand(wanted.cluster, voice)
    case 'fuzz':
      return await runFuzz(wanted.fuzz, { program: fileURLToPath(import.meta.url), voice })
  }
}

process.exitCode = await main(process.argv.slice(2))
