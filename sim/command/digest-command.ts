import type { ClusterOptions } from '../cluster/index.ts'
import { packageVersion } from '../edge/index.ts'
import type { FaultLevel } from '../fault/index.ts'
import { closingLine, pace } from './closing-line.ts'
import type { Voice } from './flags.ts'

/** How often a run says how far it is, in milliseconds. */
const progressMs = 1_000

/** Gossip lost on each link, per mille. */
const dropOf: Readonly<Record<FaultLevel, number>> = { none: 0, low: 10, high: 50 }

/** Changes made one after the other. */
const changes = 20

/** What there is only in a cluster that is simulated whole. */
const leftOut = [
  'records: cells hold digests of feeds only',
  'nodes and their boots',
  'faults but lost gossip and the cut of the scenario partition',
  'every invariant but: everybody hears of the newest change of each cell',
]

/** Runs a cluster that is too large to be simulated whole. Answers with the exit code. */
export async function runDigestCommand(options: ClusterOptions, voice: Voice): Promise<number> {
  const { DigestFailure, runDigests } = await import('../digests/index.ts')
  const { cells, seed, faults, scenario } = options
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
