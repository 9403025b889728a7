/** Ranges of node numbers, as parameters of lists and in the body of a query by number. */
import { Fault } from '../env/index.ts'
import { quoted } from './quoted.ts'

/** Both ends belong to it. */
export interface NidRange {
  readonly start: number
  readonly end: number
}

function refuse(message: string): never {
  throw new Fault('INPUT_QUERY', { message: `bad query param: ${message}` })
}

function bound(text: string | undefined, name: string): number | undefined {
  if (text === undefined || text === '') return undefined
  if (/^[+-]?\d{1,15}$/.test(text)) return Number(text)
  return refuse(`${name} is not an integer: ${quoted(text)}`)
}

/**
 * Pairs the starts with the ends in their order. A start alone has no end; an end alone starts at
 * 0, so that nodes without a number stay out. Faults: INPUT_QUERY.
 */
export function nidRangesOf(starts: readonly string[], ends: readonly string[]): NidRange[] {
  const ranges: NidRange[] = []
  for (let at = 0; at < Math.max(starts.length, ends.length); at += 1) {
    const start = bound(starts[at], 'nid_start')
    const end = bound(ends[at], 'nid_end')
    if (start === undefined && end === undefined) continue
    ranges.push({ start: start ?? 0, end: end ?? Number.POSITIVE_INFINITY })
  }
  return ranges
}

/** Reads `["1-10", "12"]`. Faults: INPUT_BODY. */
export function parseNidRanges(texts: readonly string[]): NidRange[] {
  if (texts.length === 0) throw new Fault('INPUT_BODY', { message: 'Missing NID ranges' })
  return texts.map((text) => {
    const [, start, end = start] = /^\s*(\d{1,15})(?:\s*-\s*(\d{1,15}))?\s*$/.exec(text) ?? []
    if (start === undefined || Number(start) > Number(end)) {
      throw new Fault('INPUT_BODY', { message: `invalid NID range ${quoted(text)}` })
    }
    return { start: Number(start), end: Number(end) }
  })
}
