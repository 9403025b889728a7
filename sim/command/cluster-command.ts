import type { ClusterOptions, ClusterReport } from '../cluster/index.ts'
import { manyCells } from '../cluster/limits.ts'
import { packageVersion, writeText } from '../edge/index.ts'
import { pageOf } from '../report/index.ts'
import { closingLine, pace } from './closing-line.ts'
import { bytesText, countText, durationText } from './figure-text.ts'
import type { Voice } from './flags.ts'

/** A cluster to be run, and what is to be shown of it. */
export interface ClusterWanted {
  readonly verb: 'run' | 'replay'
  readonly options: ClusterOptions
  readonly report: string | undefined
}

/** How often a run says how far it is, in milliseconds. */
const progressMs = 1_000

/** What of a large cluster nobody looks at: it would take longer than the cluster itself. */
const leftOutOfMany = [
  'flawed disks',
  'outcome of every request at the end',
  'every record of every view at the end',
  'shown records but at every so many cells',
]

function lineOf(report: ClusterReport, realMs: number): string {
  const { options, agreedMs, convergence } = report
  const { p50, p99, max } = convergence
  return closingLine(options, {
    ...{ events: report.events, virtualMs: report.virtualMs, realMs, invariants: 'held' },
    ...{ liveness: { agreedMs }, convergence: { p50, p99, max } },
    ...{ bytesPerCell: report.bytesPerCell, sometimes: report.sometimes },
    traceHash: report.traceHash,
    ...(options.cells > manyCells && { leftOut: leftOutOfMany }),
  })
}

/** Runs one cluster. Answers with the exit code: 0 only when all held. */
export async function runClusterCommand(wanted: ClusterWanted, voice: Voice): Promise<number> {
  // Only now: who asks for help need not wait for the whole cell to load.
  const { ClusterFailure, replayCommand, runCluster, shrink } = await import('../cluster/index.ts')
  const { options, verb } = wanted
  const beganMs = performance.now()
  const realMs = () => performance.now() - beganMs
  voice.say(`${options.scenario}, ${options.cells} cells of ${options.nodes} nodes, `)
  voice.say(`faults ${options.faults}, seed ${options.seed}\n`)
  let saidMs = 0
  const progress = (atMs: number) => {
    if (realMs() - saidMs < progressMs) return
    saidMs = realMs()
    voice.say(`${(atMs / 1_000).toFixed(0)} virtual s in ${(saidMs / 1_000).toFixed(0)} s\n`)
  }
  const listen = verb === 'replay' ? (line: string) => voice.print(`${line}\n`) : undefined
  try {
    const report = await runCluster({ ...options, progress, ...(listen && { listen }) })
    if (wanted.report) writeText(wanted.report, pageFor(report, replayCommand(options)))
    voice.say(`${report.boots} boots, ${report.starts} starts of cells, `)
    voice.say(pace(report.events, realMs()))
    process.stdout.write(lineOf(report, realMs()))
    return 0
  } catch (error) {
    if (!(error instanceof ClusterFailure)) throw error
    process.stderr.write(`version ${packageVersion()}: ${error.message}\n`)
    let replay = replayCommand(options)
    if (verb === 'run') {
      const shrunk = await shrink(error)
      replay = shrunk.replay
      process.stderr.write(`it needs the first ${shrunk.failure.mishaps} mishaps: ${replay}\n`)
    }
    const name = error.invariant ?? 'none'
    const evidence = error.message.split('\n')[0]
    process.stdout.write(
      closingLine(options, {
        ...{ events: error.events, virtualMs: Math.round(error.atMs), realMs: realMs() },
        ...{ invariants: { [name]: evidence }, replay },
      }),
    )
    return 1
  }
}

function pageFor(report: ClusterReport, command: string): string {
  const { options, events, virtualMs, agreedMs, convergence, bytesPerCell } = report
  const figures: readonly (readonly [string, string])[] = [
    ['events', countText(events)],
    ['virtual seconds', (virtualMs / 1_000).toFixed(0)],
    ['boots', countText(report.boots)],
    ['starts of cells', countText(report.starts)],
    ['convergence, median', durationText(convergence.p50)],
    ['convergence, 99 of 100', durationText(convergence.p99)],
    ['convergence, longest', durationText(convergence.max)],
    ['agreed after the last trouble', durationText(agreedMs)],
    ['sent per cell', bytesText(bytesPerCell)],
  ]
  const counted = (from: Readonly<Record<string, number>>) =>
    Object.entries(from).map(([name, times]) => [name, countText(times)] as const)
  return pageOf({
    title: `rackcell: ${options.scenario}, ${options.cells} cells × ${options.nodes} nodes`,
    command: command.replace(' replay ', ' run '),
    verdict: `every invariant held, version ${packageVersion()}, seed ${options.seed}`,
    hasHeld: true,
    tables: [
      { title: 'Figures', rows: figures },
      { title: 'Judged so many times', rows: counted(report.invariants) },
      { title: 'Happened along the way', rows: counted(report.sometimes) },
    ],
    plots: report.plots,
  })
}
