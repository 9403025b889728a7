import { describe, expect, it } from 'vitest'
import { failureText, tryOut } from '../../sim/fuzz/index.ts'
import { clusterInvariants } from '../../sim/judge/index.ts'

/** Seeds of the fast tests, and how many of them one test takes. */
const seeds = { all: 200, each: 10 }
/** How long everybody is busy in each world, in virtual milliseconds. */
const busyMs = 20_000
const firstSeeds = Array.from({ length: seeds.all / seeds.each }, (_, at) => 1 + at * seeds.each)

/** Times that an invariant was judged, and that something rare happened, over all seeds. */
const judged = new Map<string, number>()
const rare = new Map<string, number>()

function count(into: Map<string, number>, from: Readonly<Record<string, number>>): void {
  for (const [name, times] of Object.entries(from)) into.set(name, (into.get(name) ?? 0) + times)
}

/** What must have happened in some of the worlds: a fault that never happens proves nothing. */
const wanted = {
  'of the network': [
    ...['loss', 'duplicates', 'reorder', 'delay', 'partition', 'one-way', 'flapping'],
  ],
  'of disks': [
    ...['slow-disk', 'full-disk', 'write-fails', 'crash-in-write', 'power-cut', 'bit-flip'],
    ...['old-disk', 'lost-disk', 'clone'],
  ],
  'of machines': ['kill', 'stall', 'jump', 'freeze', 'drift'],
  'of hostile cells': ['forgery', 'fork', 'replay', 'flood', 'future'],
  'of people': [
    ...['a cell joined', 'a cell left', 'a cell was replaced', 'a rack changed hands'],
    'a hostile cell was revoked',
    ...['a fork was seen in the list of cells', 'a cell was pardoned', 'a pardon named its head'],
    'a pardoned cell took a change',
  ],
  'of versions': ['a next version started', 'an entry of an unknown kind was kept'],
  'of answers': [
    ...['read at another cell', 'another cell was behind', 'answered without a number'],
    ...['answered PEER_UNREACHABLE', 'answered PEER_SILENT'],
  ],
}

describe('a cluster in which everything fails', () => {
  it.each(firstSeeds)(`keeps every promise, ${seeds.each} seeds from %i`, async (first) => {
    for (let seed = first; seed < first + seeds.each; seed++) {
      const tried = await tryOut({ seed, virtualMs: busyMs })
      expect(tried.broken === undefined ? '' : failureText(tried)).toBe('')
      count(judged, tried.invariants)
      count(rare, tried.sometimes)
    }
  })

  it('was judged by every invariant', () => {
    const idle = Object.keys(clusterInvariants).filter((name) => (judged.get(name) ?? 0) === 0)
    expect(idle).toEqual([])
  })

  it.each(Object.entries(wanted))('was hit by everything rare %s', (_what, names) => {
    const missing = names.filter((name) => (rare.get(name) ?? 0) === 0)
    expect(missing, JSON.stringify(Object.fromEntries([...rare].sort()))).toEqual([])
  })
})
