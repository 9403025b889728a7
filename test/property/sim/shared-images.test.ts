/**
 * Cells that share what they hold of a feed, each beside one that holds its own: the same is
 * pulled, refused by the disk, judged anew, dropped and loaded, and nobody can tell them apart.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fault, type StoreOperation } from '../../../cell/env/index.ts'
import { type FeedWork, ownWork, publicFeed } from '../../../cell/replication/index.ts'
import { type Applied, Replica } from '../../../cell/replication/replica.ts'
import {
  type FeedBatch,
  type Ledger,
  loneStanding,
  ownShelf,
  type ReadHead,
  type RecordInQuestion,
} from '../../../cell/store/index.ts'
import { sharedWork } from '../../../sim/sharing/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import {
  component,
  contentOf,
  ethernet,
  group,
  openLedger,
  tester,
  testSigner,
  testVerifier,
} from '../../fixture/ledger.ts'
import { deltaOf, snapshotOf } from '../../fixture/peer.ts'

type Act =
  | { readonly kind: 'write'; readonly steps: readonly Step[] }
  | { readonly kind: 'pull'; readonly peer: number; readonly how: 'delta' | 'whole' | 'refused' }
  | { readonly kind: 'believe'; readonly peer: number; readonly belief: number }
  | { readonly kind: 'judge' | 'drop' | 'load'; readonly peer: number }

interface Step {
  readonly number: number
  readonly what: 'component' | 'interface' | 'group'
  readonly isPut: boolean
}

const cells = 3
const anyPeer = fc.nat(cells - 1)
const anyStep: fc.Arbitrary<Step> = fc.record({
  number: fc.nat(2),
  what: fc.constantFrom('component', 'interface', 'group'),
  isPut: fc.nat(3).map((dice) => dice > 0),
})
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write'),
      steps: fc.array(anyStep, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('pull'),
      peer: anyPeer,
      how: fc.constantFrom('delta', 'delta', 'whole', 'refused'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('believe'), peer: anyPeer, belief: fc.nat(1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('judge', 'judge', 'drop', 'load'),
      peer: anyPeer,
    }),
  },
)

/** A disk that refuses now and then. */
class MoodyStore extends MemoryStore {
  refuses = false

  override async batch(
    operations: readonly StoreOperation[],
    options: { readonly sync: boolean },
  ): Promise<void> {
    if (this.refuses) throw new Fault('STORE_FULL')
    await super.batch(operations, options)
  }
}

const families = ['component', 'ethernetInterface', 'group'] as const
const sorted = (all: Iterable<unknown>) => [...all].map((one) => JSON.stringify(one)).sort()

/** A cell that holds the feed. */
class Holder {
  readonly store = new MoodyStore()
  belief = 0
  replica: Replica
  readonly #work: FeedWork
  /** What is folded of cluster-wide records now. */
  readonly #stated = new Map<string, unknown>()

  constructor(work: FeedWork) {
    this.#work = work
    this.replica = this.#make()
  }

  #make(): Replica {
    return new Replica(
      { cell: 'x1000', feed: publicFeed },
      {
        store: this.store,
        verifier: testVerifier,
        work: this.#work,
        publicKey: () => testSigner.publicKey,
        believes: (record) => this.#believes(record),
        believedBy: () => `${this.belief}`,
        fold: (key, version) => {
          if (version) this.#stated.set(key, version.content)
          else this.#stated.delete(key)
        },
      },
    )
  }

  /** Who believes 1 does not believe what is said of number 1. */
  #believes({ id }: RecordInQuestion): boolean {
    return this.belief === 0 || !/1(b0n0)?$/.test(id)
  }

  async load(): Promise<boolean> {
    this.#stated.clear()
    this.replica = this.#make()
    return await this.replica.load()
  }

  /** All that anybody can see of it. */
  async sight(): Promise<unknown> {
    const { replica, store } = this
    return {
      position: replica.position,
      stated: sorted(this.#stated),
      shown: sorted(replica.shown()),
      records: families.map((family) => [replica.count(family), sorted(replica.list(family))]),
      byNid: [0, 1, 2, 3, 4].map((nid) => sorted(replica.lookup('component', 'nid', `${nid}`))),
      disk: (await contentOf(store)).map(([key, bytes]) => [
        key,
        Buffer.from(bytes).toString('hex'),
      ]),
    }
  }
}

type Pulled = Awaited<ReturnType<typeof snapshotOf>> | readonly FeedBatch[]

/** The writer of the feed, and what it answers: equal questions get the same answer. */
class Writer {
  readonly #source: { store: MemoryStore; shelf: ReturnType<typeof ownShelf> }
  readonly #ledger: Ledger
  readonly #answers = new Map<string, Pulled>()
  #rounds = 0

  constructor(store: MemoryStore, ledger: Ledger) {
    this.#source = { store, shelf: ownShelf('public') }
    this.#ledger = ledger
  }

  async write(steps: readonly Step[]): Promise<void> {
    const round = `${++this.#rounds}`
    await this.#ledger.transact(tester, (tx) => {
      for (const { number, what, isPut } of steps) {
        if (what === 'component') {
          if (isPut) tx.put('component', component(number, { state: round }))
          else tx.delete('component', component(number).id)
        } else if (what === 'interface') {
          if (isPut) tx.put('ethernetInterface', ethernet(number, { description: round }))
          else tx.delete('ethernetInterface', ethernet(number).id)
        } else if (isPut) tx.put('group', group(`g${number}`, round))
        else tx.delete('group', `g${number}`)
      }
    })
    await this.#ledger.number()
  }

  async answer(have: ReadHead | undefined): Promise<Pulled> {
    const key = `${this.#rounds} ${have ? Buffer.from(have.hash).toString('hex') : ''}`
    const known = this.#answers.get(key)
    if (known) return known
    const delta = have ? await deltaOf(this.#source, have) : 'behind'
    const made = delta === 'behind' ? await snapshotOf(this.#source) : delta
    this.#answers.set(key, made)
    return made
  }
}

function headOf({ replica }: Holder): ReadHead | undefined {
  const { position } = replica
  if (!position) return undefined
  return { hash: position.headHash, head: { order: position.order } } as ReadHead
}

const isDelta = (pulled: Pulled): pulled is readonly FeedBatch[] => Array.isArray(pulled)

async function take({ replica }: Holder, pulled: Pulled): Promise<unknown> {
  let applied: Applied | undefined
  if (isDelta(pulled)) {
    if (pulled.length > 0) applied = await replica.applyDelta(pulled)
  } else if (pulled.head) applied = await replica.applySnapshot(pulled.records, pulled.head)
  if (!applied || 'flaw' in applied) return applied
  return sorted(applied.folded)
}

async function play(holder: Holder, act: Exclude<Act, { kind: 'write' }>, writer: Writer) {
  if (act.kind === 'believe') holder.belief = act.belief
  if (act.kind === 'judge') return sorted(await holder.replica.judgeAgain())
  if (act.kind === 'load') return await holder.load()
  if (act.kind === 'drop') {
    const shown = sorted(holder.replica.hideAll())
    await holder.replica.drop()
    return shown
  }
  if (act.kind !== 'pull') return undefined
  const pulled = await writer.answer(act.how === 'whole' ? undefined : headOf(holder))
  holder.store.refuses = act.how === 'refused'
  try {
    return await take(holder, pulled)
  } catch (error) {
    return (error as Fault).code
  } finally {
    holder.store.refuses = false
  }
}

async function live(acts: readonly Act[]): Promise<void> {
  const store = new MemoryStore()
  const { ledger } = await openLedger(store, {
    standing: () => ({ ...loneStanding, alone: false }),
  })
  const writer = new Writer(store, ledger)
  const work = sharedWork()
  const pairs = Array.from(
    { length: cells },
    () => [new Holder(ownWork), new Holder(work)] as const,
  )
  for (const act of acts) {
    if (act.kind === 'write') {
      await writer.write(act.steps)
      continue
    }
    const [own, shared] = pairs[act.peer] ?? []
    if (!own || !shared) continue
    expect(await play(shared, act, writer)).toEqual(await play(own, act, writer))
    // The others, too: what one does shows nowhere else.
    for (const [left, right] of pairs) expect(await right.sight()).toEqual(await left.sight())
  }
}

test('cells that share what they hold show what they would show by themselves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 40 }), (acts) => live(acts)),
    { numRuns: 100 },
  )
})

const put = (number: number): Act => {
  return { kind: 'write', steps: [{ number, what: 'component', isPut: true }] }
}
const pull = (peer: number, how: 'delta' | 'whole' = 'delta'): Act => ({ kind: 'pull', peer, how })

test('what was only looked at in part is not taken for what was looked at anew', async () => {
  const believe: Act = { kind: 'believe', peer: 0, belief: 1 }
  await live([put(1), pull(0), put(0), believe, pull(0), { ...believe, peer: 1 }, pull(1, 'whole')])
})

test('cells with one image and two beliefs see two things', async () => {
  const believe: Act = { kind: 'believe', peer: 0, belief: 1 }
  const judge: Act = { kind: 'judge', peer: 0 }
  await live([put(1), pull(0), pull(1), believe, judge, { ...judge, peer: 1 }])
})
