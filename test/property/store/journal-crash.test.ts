/**
 * Every write of a cell that waits for its peers, takes over its newer self from them and gives
 * numbers is once the last before the machine dies, at every stage and with every loss; and once
 * fails without an answer. Nothing is left to chance here.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  Fault,
  type KeyValueStore,
  type StoreOperation,
  silentLog,
} from '../../../cell/env/index.ts'
import {
  Ledger,
  loneStanding,
  type OpenedStore,
  openStore,
  ownShelf,
  type PulledFeed,
  type ReadHead,
  readHead,
  type Transaction,
  unseal,
} from '../../../cell/store/index.ts'
import { textsOf } from '../../../sim/scenario/index.ts'
import {
  type CrashStage,
  CrashStore,
  crashStages,
  type Fate,
  kindFate,
  type Loss,
  MemoryStore,
  VirtualDisk,
  type WriteFacts,
  type WriteFate,
} from '../../../sim/store/index.ts'
import { World } from '../../../sim/world/index.ts'
import {
  component,
  contentOf,
  ethernet,
  group,
  HandClock,
  openLedger,
  openOptions,
  tester,
  testSigner,
} from '../../fixture/ledger.ts'
import { deltaOf, Peer, snapshotOf } from '../../fixture/peer.ts'

const shelf = ownShelf('public')
const standing = () => ({ ...loneStanding, alone: false })

/** The old disk as one batch, and what peers hold of the newer one. */
interface Material {
  readonly disk: readonly StoreOperation[]
  readonly delta: PulledFeed
  readonly snapshot: PulledFeed
}

let material: Material

beforeAll(async () => {
  const store = new MemoryStore()
  const first = await openLedger(store, { standing })
  await first.ledger.transact(tester, (tx) => {
    for (const number of [1, 2, 3]) tx.put('component', component(number))
    tx.put('ethernetInterface', ethernet(2))
    tx.put('group', group('gpu', 'old'))
  })
  const disk = (await contentOf(store)).map(
    ([key, value]) => ({ type: 'put', key, value }) as const,
  )
  const newer = await openLedger(store, { standing })
  await newer.ledger.transact(tester, (tx) => {
    tx.put('component', component(1, { state: 'Newer' }))
    tx.delete('ethernetInterface', '000000000002')
    tx.put('group', group('gpu', 'newer'))
  })
  await newer.ledger.transact(tester, (tx) => {
    tx.delete('component', 'x1000c0s2b0n0')
    tx.put('component', component(4, { hostname: 'cb2' }))
  })
  const { records, head } = await snapshotOf({ store, shelf })
  const batches = await deltaOf({ store, shelf }, first.ledger && (await heldOn(disk)))
  if (batches === 'behind' || !head) throw new Error('no news')
  material = {
    disk,
    delta: { kind: 'delta', batches },
    snapshot: { kind: 'snapshot', records, head },
  }
})

async function heldOn(disk: readonly StoreOperation[]): Promise<ReadHead> {
  const store = new MemoryStore()
  await store.batch(disk, { sync: true })
  const { feeds } = await openStore(store, openOptions)
  return feeds.public.last as ReadHead
}

const change = (act: (tx: Transaction) => unknown) => (ledger: Ledger) =>
  ledger.transact(tester, act)

/** What the cell does; each step may be repeated. */
function stepsWith(pulled: PulledFeed): readonly ((ledger: Ledger) => Promise<unknown>)[] {
  return [
    (ledger) => ledger.hold(),
    change((tx) => {
      tx.put('component', component(3, { state: 'Held' }))
      tx.put('component', component(5))
      tx.put('endpointSecret', { id: 'x1000c0s5b0', password: 'geheim' })
    }),
    change((tx) => {
      tx.put('group', group('gpu', 'held'))
      tx.delete('component', 'x1000c0s5b0n0')
      tx.put('component', component(2, { state: 'Held', hostname: 'moved' }))
    }),
    (ledger) => ledger.adopt(pulled),
    change((tx) => tx.put('component', component(1, { state: 'On top' }))),
    (ledger) => ledger.number(),
    change((tx) => {
      tx.delete('component', 'x1000c0s3b0n0')
      tx.delete('group', 'gpu')
    }),
  ]
}

const losses: readonly Loss[] = [
  { kind: 'drop' },
  { kind: 'keep' },
  { kind: 'tear', share: 0.5 },
  { kind: 'tear', share: 0.99 },
  { kind: 'hole', share: 0.5 },
]

interface Death {
  readonly write: number
  readonly stage: CrashStage
  readonly loss: Loss
  /** The write fails without an answer, and the machine lives on. */
  readonly isFailure: boolean
}

class OneDeath implements Fate {
  readonly #death: Death | undefined
  writes = 0

  constructor(death: Death | undefined) {
    this.#death = death
  }

  ofWrite({ number }: WriteFacts): WriteFate {
    this.writes++
    const times = { writeMs: 1, syncMs: 3 }
    const death = this.#death
    if (number !== death?.write) return { kind: 'done', ...times }
    const share = death.loss.kind === 'tear' ? death.loss.share : 0.5
    if (!death.isFailure) return { kind: 'crash', stage: death.stage, share, ...times }
    return { kind: 'failed', writeMs: 1, share: death.loss.kind === 'keep' ? 1 : share }
  }

  readMs(): number {
    return 0
  }
}

/** Heads that were ever seen on disk: two under one number would be a fork. */
class HeadWatch {
  readonly #hashes = new Map<string, string>()
  #newest = ''

  async look(store: KeyValueStore): Promise<void> {
    const heads = await contentOf(store, shelf.headPrefix)
    for (const [key, value] of heads) {
      const { hash } = readHead(unseal(key, value)) as ReadHead
      const text = Buffer.from(hash).toString('hex')
      expect(this.#hashes.get(key) ?? text).toBe(text)
      this.#hashes.set(key, text)
    }
    const newest = heads.at(-1)?.[0] ?? ''
    expect(newest >= this.#newest).toBe(true)
    this.#newest = newest
  }
}

const textOf = (reader: Parameters<typeof textsOf>[0]) =>
  JSON.stringify([...textsOf(reader)].sort())

/** What readers should see after each step, from a run without trouble. */
async function outcomesOf(pulled: PulledFeed): Promise<readonly string[]> {
  const store = new MemoryStore()
  await store.batch(material.disk, { sync: true })
  const { ledger } = await openLedger(store, { standing })
  const outcomes = [textOf(ledger)]
  for (const step of stepsWith(pulled)) {
    await step(ledger)
    outcomes.push(textOf(ledger))
  }
  return outcomes
}

/** Lives all steps through with at most one death; gives the number of writes. */
async function live(pulled: PulledFeed, outcomes: readonly string[], death?: Death) {
  const world = new World({ seed: 1 })
  const disk = new VirtualDisk()
  const fate = new OneDeath(death)
  const watch = new HeadWatch()
  const steps = stepsWith(pulled)
  const ports = { clock: new HandClock(), signer: testSigner, log: silentLog, standing }
  let done = 0
  let isFinished = false
  const judge = async (store: KeyValueStore, opened: OpenedStore) => {
    expect(opened.indexesMended).toBe(0)
    const allowed = outcomes.slice(done, done + 2)
    expect(allowed, `step ${done}`).toContain(textOf(opened.tables))
    await watch.look(store)
    const peer = new Peer()
    expect(await peer.pull({ store, shelf })).toBeUndefined()
  }
  const open = async (store: KeyValueStore) => {
    const opened = await openStore(store, openOptions)
    await judge(store, opened)
    return opened
  }
  const life = async () => {
    const store = new CrashStore({ timeline: world.timeline, disk, fate, crash })
    await store.reopen()
    const opened = await retried(store, () => open(store))
    const ledger = new Ledger({ ...ports, store }, opened)
    // Who is held stays held; who is not finds out again.
    if (done > 0 && done < 6 && !ledger.isHeld) await ledger.hold()
    while (done < steps.length) {
      try {
        await steps[done]?.(ledger)
        expect(textOf(ledger)).toBe(outcomes[done + 1])
        done++
      } catch (error) {
        expect(death?.isFailure, String(error)).toBe(true)
        await store.reopen()
        ledger.recover(await retried(store, () => open(store)))
      }
    }
    await watch.look(store)
    await ledger.close()
    expect(ledger.journalled).toBe(0)
    expect((await contentOf(store, '~journal/')).length).toBe(0)
    const opened2 = await openStore(store, openOptions)
    expect(textOf(opened2.tables)).toBe(outcomes.at(-1))
    isFinished = true
  }
  const crash = () => {
    disk.powerCut(death?.loss ?? { kind: 'drop' })
    world.begin(life)
  }
  world.begin(async () => {
    const first = await CrashStore.open({ timeline: world.timeline, disk, fate: kindFate })
    await first.batch(material.disk, { sync: true })
    await first.close()
    await life()
  })
  await world.run({ untilMs: 60_000, eventsMax: 100_000 })
  expect(isFinished).toBe(true)
  return fate.writes
}

/** Opens again when a write of the opening itself failed. */
async function retried<Result>(store: KeyValueStore, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'STORE_WRITE') throw error
    await store.reopen()
    return await act()
  }
}

describe.each(['delta', 'snapshot'] as const)('a cell that takes over by %s', (kind) => {
  it('loses nothing at any of its writes, and signs nothing twice', async () => {
    const pulled = material[kind]
    const outcomes = await outcomesOf(pulled)
    expect(new Set(outcomes).size).toBe(outcomes.length - 2)
    const writes = await live(pulled, outcomes)
    // A start, a batch for each step but the first, the inspection at the end.
    expect(writes).toBe(8)
    // The copy of the disk was write 0.
    for (let write = 1; write < writes; write++) {
      for (const loss of losses) {
        for (const stage of crashStages)
          await live(pulled, outcomes, { write, stage, loss, isFailure: false })
        await live(pulled, outcomes, { write, stage: 'written', loss, isFailure: true })
      }
    }
  })
})
