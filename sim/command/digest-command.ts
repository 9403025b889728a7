import type { ClusterOptions } from '../cluster/index.ts'
import type { DigestReport } from '../digests/index.ts'
import { changeEveryMs } from '../digests/limits.ts'
import { packageVersion, writeText } from '../edge/index.ts'
import type { FaultLevel } from '../fault/index.ts'
import { pageOf } from '../report/index.ts'
import { closingLine, pace } from './closing-line.ts'
import type { ClusterWanted } from './cluster-command.ts'
import { bytesText, countText, durationText } from './figure-text.ts'
import { UsageError, type Voice } from './flags.ts'

/** How often a run says how far it is, in milliseconds. */
const progressMs = 1_000

/** Gossip lost on each link, per mille. */
const dropOf: Readonly<Record<FaultLevel, number>> = { none: 0, low: 10, high: 50 }

/** Changes made one after the other, unless it is said how long. */
const changesDefault = 20

/** What there is only in a cluster that is simulated whole. */
const leftOut = [
  'records: cells hold digests of feeds only',
  'nodes and their boots',
  'faults but lost gossip and the cut of the scenario partition',
  'every invariant but: everybody hears of the newest change of each cell',
]

/** Refuses what would count for nothing at the level of digests. Throws UsageError. */
export function requireDigestWanted({ verb, options }: ClusterWanted): void {
  const { cells, scenario, mishaps } = options
  const many = `${cells} cells are simulated at the level of digests`
  if (verb === 'replay') {
    throw new UsageError(
      `${many}, of which nothing is told event by event: "sim run" shows it again`,
    )
  }
  if (scenario !== 'power-on' && scenario !== 'partition') {
    throw new UsageError(`${many}, where --scenario is power-on or partition, not "${scenario}"`)
  }
  if (mishaps !== undefined) {
    throw new UsageError(`${many}, where no mishaps are drawn: leave --mishaps away`)
  }
}

/** Runs a cluster that is too large to be simulated whole. Answers with the exit code. */
export async function runDigestCommand(
  { options, report: reportFile }: ClusterWanted,
  voice: Voice,
): Promise<number> {
  const { DigestFailure, runDigests } = await import('../digests/index.ts')
  const { cells, seed, faults, scenario, virtualMs: busyMs } = options
  const changes = Math.max(1, Math.ceil((busyMs ?? changesDefault * changeEveryMs) / changeEveryMs))
  const beganMs = performance.now()
  const realMs = () => performance.now() - beganMs
  voice.say(`${scenario}, ${cells} cells at the level of digests: too many to be simulated whole; `)
  voice.say(`faults ${faults}, seed ${seed}\n`)
  let saidMs = 0
  const progress = (atMs: number) => {
    if (realMs() - saidMs < progressMs) return
    saidMs = realMs()
    voice.say(`${(atMs / 1_000).toFixed(0)} virtual s in ${(saidMs / 1_000).toFixed(0)} s\n`)
  }
  const isCut = scenario === 'partition'
  try {
    const report = await runDigests({
      ...{ seed, cells, changes, dropPerMille: dropOf[faults], isCut, progress },
    })
    const { events, virtualMs, everywhere, bytesPerCell, traceHash } = report
    const { p50, p99, max } = everywhere
    if (reportFile) writeText(reportFile, pageFor(options, report))
    voice.say(pace(events, realMs()))
    process.stdout.write(
      closingLine(options, {
        ...{ events, virtualMs, realMs: realMs(), invariants: 'held' },
        ...{ liveness: { heardMs: report.settledMs }, convergence: { p50, p99, max } },
        ...{ bytesPerCell, sometimes: {}, traceHash, leftOut },
      }),
    )
    return 0
  } catch (error) {
    if (!(error instanceof DigestFailure)) throw error
    process.stderr.write(`version ${packageVersion()}: ${error.message}\n`)
    const { events, virtualMs, message } = error
    const invariants = { 'views-agree': message }
    process.stdout.write(
      closingLine(options, { events, virtualMs, realMs: realMs(), invariants, leftOut }),
    )
    return 1
  }
}

function pageFor(options: ClusterOptions, report: DigestReport): string {
  const { cells, seed, scenario, faults, virtualMs: busyMs } = options
  const { everywhere, each, settledMs } = report
  const from = scenario === 'partition' ? ' after the healing' : ''
  const busy = busyMs === undefined ? '' : ` --virtual-ms ${busyMs}`
  const what = `--cells ${cells} --seed ${seed} --scenario ${scenario} --faults ${faults}`
  const figures: readonly (readonly [string, string])[] = [
    ['events', countText(report.events)],
    ['virtual seconds', (report.virtualMs / 1_000).toFixed(0)],
    ['changes', countText(everywhere.count)],
    ['connections of a cell', report.links.toFixed(1)],
    ['heard of by a cell, median', durationText(each.p50)],
    ['heard of by a cell, 99 of 100', durationText(each.p99)],
    [`heard of everywhere${from}, median`, durationText(everywhere.p50)],
    [`heard of everywhere${from}, longest`, durationText(everywhere.max)],
    ['all heard after the last change', durationText(settledMs)],
    ['sent per cell', bytesText(report.bytesPerCell)],
  ]
  return pageOf({
    title: `rackcell: ${scenario}, ${cells} cells at the level of digests`,
    command: `rackcell sim run ${what}${busy}`,
    verdict: `everybody heard of everything, version ${packageVersion()}, seed ${seed}`,
    hasHeld: true,
    tables: [
      { title: 'Figures', rows: figures },
      { title: 'What there is not', rows: leftOut.map((what) => [what, ''] as const) },
    ],
    plots: report.plots,
  })
}
