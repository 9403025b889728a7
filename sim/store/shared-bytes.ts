import type { KeepBytes } from './sorted-table.ts'

/**
 * Keeps equal bytes under equal keys once for all the tables of a process, newest first: cells that
 * follow one feed write the same bytes one after the other.
 */
export function sharedBytes(): KeepBytes {
  const newest = new Map<string, readonly [string, Uint8Array]>()
  return (key, bytes) => {
    const known = newest.get(key)
    if (known && Buffer.compare(known[1], bytes) === 0) return known
    const kept = [known?.[0] ?? key, new Uint8Array(bytes)] as const
    newest.set(key, kept)
    return kept
  }
}
