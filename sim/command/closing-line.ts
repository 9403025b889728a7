import type { ClusterOptions } from '../cluster/index.ts'
import { packageVersion } from '../edge/index.ts'

/** What a run says of itself, in the order in which it is shown. */
export interface RunFacts {
  readonly events: number
  readonly virtualMs: number
  readonly realMs: number
  /** `held`, or what broke, each with its evidence. */
  readonly invariants: 'held' | Readonly<Record<string, unknown>>
  readonly liveness?: Readonly<Record<string, number>>
  readonly convergence?: Readonly<Record<'p50' | 'p99' | 'max', number>>
  readonly bytesPerCell?: number
  readonly sometimes?: Readonly<Record<string, number>>
  readonly traceHash?: string
  /** How to see a failure again. */
  readonly replay?: string
  /** What a large cluster is not judged by, and what it is simulated without. */
  readonly leftOut?: readonly string[]
}

/** The closing line of JSON. */
export function closingLine(options: ClusterOptions, facts: RunFacts): string {
  const { seed, cells, nodes, scenario } = options
  const { sometimes, traceHash, replay, leftOut, ...more } = facts
  return `${JSON.stringify({
    ...{ seed, version: packageVersion(), cells, nodes, scenario },
    ...{ ...more, realMs: Math.round(facts.realMs) },
    rssBytes: process.memoryUsage.rss(),
    ...{ sometimes, traceHash, replay, leftOut },
  })}\n`
}

/** How fast a run was. */
export function pace(events: number, realMs: number): string {
  const perSecond = Math.round((1_000 * events) / Math.max(1, realMs))
  const megabytes = Math.round(process.memoryUsage.rss() / 1_000_000)
  return `${events} events in ${(realMs / 1_000).toFixed(1)} s, ${perSecond} a second, ${megabytes} MB\n`
}
