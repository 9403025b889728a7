import { describe, expect, it, test } from 'vitest'
import type { KeyValueStore } from '../../cell/env/index.ts'
import { encodeAnswer, readStep } from '../../cell/ownership/index.ts'
import { pendingTransactionsMax, storeKeys, storeVersion } from '../../cell/store/index.ts'
import { protocols } from '../../proto/index.ts'
import {
  ClusterFailure,
  type ClusterOptions,
  type Plant,
  runCluster,
} from '../../sim/cluster/index.ts'
import { Broken, type ClusterInvariant, clusterInvariants } from '../../sim/judge/index.ts'

type Planted = Parameters<NonNullable<Plant['cell']>>[0]

/** A small world, in which much goes wrong in a short time. */
const world: Omit<ClusterOptions, 'seed'> = {
  ...{ cells: 3, nodes: 4, scenario: 'storm', faults: 'high', virtualMs: 20_000 },
}
/** Worlds that are tried at the most until the fault has shown. */
const seedsMax = 12

/** Lets a part of a cell do something else. */
function swap<Part extends object, Name extends keyof Part>(
  part: Part,
  name: Name,
  make: (before: Part[Name]) => Part[Name],
): void {
  const before = part[name]
  const value = make(typeof before === 'function' ? before.bind(part) : before)
  Object.defineProperty(part, name, { configurable: true, get: () => value })
}

/** Runs seeds with one judge alone until one fails; what broke, and in which world. */
async function firstFailure(
  plant: Plant,
  judge: ClusterInvariant,
  options: Partial<ClusterOptions>,
): Promise<ClusterFailure | undefined> {
  const { seed: first = 1 } = options
  for (let seed = first; seed < first + seedsMax; seed++) {
    try {
      await runCluster({ ...world, ...options, seed, plant, judges: [judge] })
    } catch (error) {
      if (error instanceof ClusterFailure) return error
      throw error
    }
  }
  return undefined
}

/** A ledger that forgets to ask for a sync. */
const withoutSync = (store: KeyValueStore): KeyValueStore => ({
  get: (key) => store.get(key),
  entries: (range) => store.entries(range),
  batch: (operations) => store.batch(operations, { sync: false }),
  reopen: () => store.reopen(),
  close: () => store.close(),
})

/** A bit of each head turns when it is read. */
const withBadHeads = (store: KeyValueStore): KeyValueStore => ({
  get: (key) => store.get(key),
  async *entries(range) {
    for await (const [key, value] of store.entries(range)) {
      if (!key.startsWith('~head/')) yield [key, value]
      else yield [key, value.map((byte, at) => (at === 0 ? byte ^ 1 : byte))]
    }
  },
  batch: (operations, options) => store.batch(operations, options),
  reopen: () => store.reopen(),
  close: () => store.close(),
})

/** What a cell wrote is of a newer version when it starts again, with no bit turned. */
const ofNewerVersion = (store: KeyValueStore): KeyValueStore => ({
  async get(key) {
    const value = await store.get(key)
    return key === storeKeys.version && value ? Buffer.from(String(storeVersion + 1)) : value
  },
  entries: (range) => store.entries(range),
  batch: (operations, options) => store.batch(operations, options),
  reopen: () => store.reopen(),
  close: () => store.close(),
})

/** The second cell says whatever it likes, and the first believes it. */
function believeTheSecond({ cell, book }: Planted): void {
  if (cell !== 'x1002') swap(book, 'ownerOf', () => () => 'x1001')
}

/** What it holds of the others is now and then what it held at first. */
function goBack({ replicator }: Planted): void {
  const { replicas, liveness } = replicator
  const first = new Map<string, ReturnType<typeof replicas.position>>()
  let asked = 0
  swap(replicas, 'position', (position) => (name) => {
    const key = `${name.cell}/${name.feed}`
    const now = position(name)
    if (!first.has(key) && now) first.set(key, now)
    const isOld = liveness.newest(name.cell) !== undefined && ++asked % 50 === 0
    return isOld ? first.get(key) : now
  })
}

/** The second cell does not hear of deletions of what is the whole cluster's. */
function missDeletions({ cell, ledger }: Planted): void {
  if (cell !== 'x1001') return
  swap(ledger, 'foldIntent', (fold) => (from, key, version) => {
    return fold(from, key, version?.value === undefined ? undefined : version)
  })
}

/** A script is not given out before somebody else was asked. */
function askOthersAtBoot({ ledger, bus }: Planted): void {
  swap(ledger, 'get', (get) => {
    const asking = (...[family, id]: Parameters<typeof get>) => {
      const [peer] = bus.peers()
      const { signal } = new AbortController()
      if (peer) bus.request(peer, protocols.pulse, new Uint8Array(), signal)
      return get(family, id)
    }
    return asking as typeof get
  })
}

/** It goes by a roster of its own. */
function followAnotherRoster({ cell, book }: Planted): void {
  if (cell === 'x1001') swap(book, 'current', (current) => ({ ...current, id: 'f'.repeat(64) }))
}

/** A new owner says that it has heard what the old one was told last, and has not. */
function ignoreProposals({ bus }: Planted): void {
  swap(bus, 'request', (request) => (peer, protocol, bytes, signal) => {
    const step = protocol === protocols.ownership ? readStep(bytes) : undefined
    const proposals = step?.request.propose?.proposals
    if (!proposals) return request(peer, protocol, bytes, signal)
    return (async function* answer() {
      yield encodeAnswer({ count: proposals.length, kept: 0, last: true })
    })()
  })
}

/** It does not read the addresses of its own nodes. */
function forgetAddresses({ ledger }: Planted): void {
  swap(ledger, 'get', (get) => {
    const forgetful = (...[family, id]: Parameters<typeof get>) => {
      return family === 'ethernetInterface' ? undefined : get(family, id)
    }
    return forgetful as typeof get
  })
}

/** It does not know who a node is that asks for its documents. */
function recogniseNobody({ view }: Planted): void {
  swap(view, 'lookup', (lookup) => (...asked: Parameters<typeof lookup>) => {
    return asked[1] === 'ip' ? [] : lookup(...asked)
  })
}

/** What the others say of their nodes reads otherwise than they had written it. */
function misreadOthers({ replicator: { replicas } }: Planted): void {
  swap(replicas, 'tableOf', (tableOf) => (cell) => {
    const table = tableOf(cell)
    if (!table) return undefined
    const get = (...[family, id]: Parameters<typeof table.get>) => {
      const record = table.get(family, id)
      return family === 'component' && record ? { ...record, state: 'Misread' } : record
    }
    return new Proxy(table, {
      get: (target, name) => (name === 'get' ? get : Reflect.get(target, name, target)),
    })
  })
}

/** It does not go on when people have said which branch of it counts. */
function ignorePardons({ book, cell }: Planted): void {
  swap(book, 'pardonsOf', (pardonsOf) => (of) => (of === cell ? [] : pardonsOf(of)))
}

/** A faulty part: what it does, the judge that must see it, the fault, and in which world. */
type Case = readonly [string, ClusterInvariant, Plant, Partial<ClusterOptions>?]

const cases: readonly Case[] = [
  ['answers before the sync', 'acknowledged-is-durable', { store: withoutSync }],
  [
    'a disk that lies about syncs',
    'acknowledged-is-kept',
    { flaws: { liesAboutSync: true } },
    { virtualMs: 45_000 },
  ],
  ['heads that read otherwise than they were written', 'store-opens', { store: withBadHeads }],
  ['a store that takes itself for a newer one', 'store-opens', { store: ofNewerVersion }],
  ['belief in a cell that owns nothing of it', 'said-by-its-owner', { cell: believeTheSecond }],
  ['a feed that goes back', 'order-goes-on', { cell: goBack }],
  [
    'a mark that is not waited for',
    'reads-own-writes',
    { cell: ({ replicator }) => swap(replicator, 'reach', () => async () => {}) },
  ],
  [
    'deletions that a cell does not hear of',
    'intent-goes-on',
    { cell: missDeletions },
    { faults: 'none' },
  ],
  [
    'writes that pile up',
    'queues-are-bounded',
    { cell: ({ ledger }) => swap(ledger, 'waiting', () => pendingTransactionsMax + 1) },
  ],
  ['a boot that asks others', 'boot-is-local', { cell: askOthersAtBoot }],
  ['a cell that knows its nodes by half', 'boot-is-served', { cell: forgetAddresses }],
  [
    'nodes that wait for their documents for ever',
    'boot-is-served',
    { cell: recogniseNobody },
    { faults: 'none' },
  ],
  ['records of others that are misread', 'said-at-all', { cell: misreadOthers }],
  // Two cells of this world contradict themselves, the one that edits the roster among them.
  ['a pardon that changes nothing', 'views-agree', { cell: ignorePardons }, { seed: 34 }],
  ['two rosters under one number', 'one-roster', { cell: followAnotherRoster }],
  [
    'a new owner that does not hear the old one out',
    'acknowledged-is-kept',
    { cell: ignoreProposals },
    { scenario: 'grow', cells: 4, nodes: 2, faults: 'none', virtualMs: 60_000 },
  ],
  [
    'ages that are halved',
    'age-is-honest',
    {
      cell: ({ replicator: { liveness } }) =>
        swap(liveness, 'silentMs', (silent) => (cell) => {
          const ms = silent(cell)
          return ms === undefined ? undefined : ms / 2
        }),
    },
  ],
  [
    'a view without its first record',
    'views-agree',
    {
      cell: ({ cell, view }) => {
        if (cell !== 'x1001') return
        swap(view, 'list', (list) => {
          const short = (...[family]: Parameters<typeof list>) => [...list(family)].slice(1)
          return short as typeof list
        })
      },
    },
    { faults: 'none' },
  ],
  [
    'requests that are not remembered',
    'repeats-change-nothing',
    { cell: ({ ledger }) => swap(ledger, 'request', () => async () => undefined) },
  ],
]

test('each judge of a cluster is seen to find something', () => {
  const seen = new Set(cases.map(([, judge]) => judge))
  expect([...seen].sort()).toEqual(Object.keys(clusterInvariants).sort())
})

describe('the judges of a cluster find', () => {
  const named = cases.map(([what, judge, plant, options = {}]) => ({ what, judge, plant, options }))
  it.each(named)('$what', async ({ judge, plant, options }) => {
    const failure = await firstFailure(plant, judge, options)
    expect(failure?.message).toContain('see it again: rackcell sim replay --cells')
    expect(failure?.cause).toBeInstanceOf(Broken)
    expect(failure?.invariant).toBe(judge)
    // Without the fault the same world holds, whoever judges.
    const { plant: _, judges: __, ...sound } = failure?.options ?? { ...world, seed: 1 }
    await runCluster(sound)
  })
})
