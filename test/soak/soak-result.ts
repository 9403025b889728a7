/** What a soak found, and what in it is wrong. */
import { report } from '../fixture/cluster-figure.ts'

/** Cells in a soak; one of them stays. */
export const soakCells = 4

/** Between what a soak of three minutes keeps while it is well and what the smallest leak keeps. */
const objectsPerRequestMax = 12

/** What a soak found. */
export interface SoakResult {
  readonly requests: number
  /** Answers that a client cannot repeat its request upon. */
  readonly wrong: readonly string[]
  readonly unreachable: number
  readonly churns: number
  /** Growth of what is left of the heap after a collection, once the cell is warm. */
  readonly heapMiBPerMinute: number
  readonly heapMiBWarm: number
  readonly heapMiBEnd: number
  /** The same of buffers outside of the heap. */
  readonly outsideMiBPerMinute: number
  /** Objects more per request that the cell answered, once it is warm. */
  readonly objectsPerRequest: number
  readonly objectsEnd: number
  readonly timersEnd: number
  readonly handlesBegin: number
  readonly handlesEnd: number
  /** At the end, with nobody asking: per connection. */
  readonly streamsPerConnection: number
  readonly connections: number
  readonly phantoms: number
  readonly agreedMs: number
}

/**
 * What in a result tells of something that piles up, one sentence each.
 *
 * A leak keeps objects of each request: with the request itself some hundred, and the one that is
 * planted some twenty. A cell that is well keeps none in the long run; in the first minutes up to
 * five, until the events that are kept for readers, thousands of them, are all there. The heap as a
 * whole is a coarser measure: V8 compiles and throws away code for as long as a process lives.
 */
export function flawsOf(result: SoakResult): readonly string[] {
  const flaws: string[] = []
  const most = (what: string, value: number, limit: number) => {
    if (!(value <= limit)) flaws.push(`${what}: ${value.toPrecision(3)}, at most ${limit}`)
  }
  most('objects kept per request', result.objectsPerRequest, objectsPerRequestMax)
  most('growth of the heap, MiB per minute', result.heapMiBPerMinute, 3)
  most('growth of buffers, MiB per minute', result.outsideMiBPerMinute, 1)
  most('file handles more than in the beginning', result.handlesEnd - result.handlesBegin, 20)
  // Gossip has one each way; a request that happens to be under way adds one.
  most('streams per connection', result.streamsPerConnection, 5)
  most('timers at rest', result.timersEnd, 100)
  if (result.connections !== soakCells - 1) flaws.push(`connections: ${result.connections}`)
  for (const text of new Set(result.wrong)) flaws.push(`wrong answer: ${text}`)
  return flaws
}

/** Prints what a soak found. */
export function reportSoak(minutes: number, { wrong, ...figures }: SoakResult): void {
  report(`soak of ${minutes} minutes, ${soakCells} cells, one of which stays`, {
    ...figures,
    wrong: wrong.length,
  })
}
