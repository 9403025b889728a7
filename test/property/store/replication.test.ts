/**
 * Random histories of one cell, heard by others in any order and through each other: what they hold
 * is what the cell holds, proved by its own root.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Ledger,
  loneStanding,
  openStore,
  ownShelf,
  type PublishedFeed,
} from '../../../cell/store/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import {
  component,
  ethernet,
  group,
  openLedger,
  openOptions,
  tester,
} from '../../fixture/ledger.ts'
import { Peer, snapshotOf } from '../../fixture/peer.ts'

type Act =
  | { readonly kind: 'write'; readonly steps: readonly Step[] }
  | { readonly kind: 'pull'; readonly peer: number; readonly from: number }
  | { readonly kind: 'restart' | 'hold' | 'number' }

interface Step {
  readonly number: number
  readonly what: 'component' | 'interface' | 'group' | 'instance' | 'secret'
  readonly isPut: boolean
}

const peers = 3
const anyStep: fc.Arbitrary<Step> = fc.record({
  number: fc.nat(4),
  what: fc.constantFrom('component', 'interface', 'group', 'instance', 'secret'),
  isPut: fc.nat(3).map((dice) => dice > 0),
})
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(anyStep, { minLength: 1, maxLength: 4 })
      .map((steps) => ({ kind: 'write', steps }) as const),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat(peers - 1), fc.nat(peers))
      .map(([peer, from]) => ({ kind: 'pull', peer, from }) as const),
  },
  { weight: 1, arbitrary: fc.constantFrom('restart', 'hold', 'number').map((kind) => ({ kind })) },
)

function writeSteps(ledger: Ledger, steps: readonly Step[], round: number): Promise<unknown> {
  return ledger.transact(tester, (tx) => {
    for (const { number, what, isPut } of steps) {
      const id = `x1000c0s${number}b0n0`
      const state = `${round}`
      if (what === 'component') {
        if (isPut) tx.put('component', component(number, { state }))
        else tx.delete('component', id)
      } else if (what === 'interface') {
        if (isPut) tx.put('ethernetInterface', ethernet(number, { description: state }))
        else tx.delete('ethernetInterface', ethernet(number).id)
      } else if (what === 'group') {
        if (isPut) tx.put('group', group(`g${number}`, state))
        else tx.delete('group', `g${number}`)
      } else if (what === 'instance') {
        if (isPut) tx.put('instanceInfo', { id, instanceId: state, publicKeys: [] })
        else tx.delete('instanceInfo', id)
      } else tx.put('endpointSecret', { id, password: state })
    }
  })
}

async function live(acts: readonly Act[], feed: PublishedFeed): Promise<void> {
  const store = new MemoryStore()
  const standing = () => ({ ...loneStanding, alone: false })
  let { ledger } = await openLedger(store, { standing })
  const own = { store, shelf: ownShelf(feed) }
  const others = Array.from({ length: peers }, () => new Peer(feed))
  const pull = async (peer: Peer, from: { store: MemoryStore; shelf: Peer['shelf'] }) => {
    const flaw = await peer.pull(from)
    // A source that is behind has nothing newer; everything else must be proved.
    expect([undefined, 'order']).toContain(flaw?.kind)
  }
  for (const [round, act] of acts.entries()) {
    if (act.kind === 'write') await writeSteps(ledger, act.steps, round)
    if (act.kind === 'hold') await ledger.hold()
    if (act.kind === 'number') await ledger.number()
    if (act.kind === 'restart') {
      await ledger.close()
      ;({ ledger } = await openLedger(store, { standing }))
    }
    if (act.kind !== 'pull') continue
    const peer = others[act.peer] as Peer
    await pull(peer, others[act.from] ?? own)
  }
  await ledger.number()
  for (const [at, peer] of others.entries())
    await pull(peer, at === 0 ? own : (others[at - 1] as Peer))
  const { records } = await snapshotOf(own)
  for (const peer of others) {
    expect(Buffer.from(peer.root)).toEqual(Buffer.from(ledger.root(feed)))
    expect(peer.records.size).toBe(records.length)
  }
  const again = await openStore(store, openOptions)
  expect(again.indexesMended).toBe(0)
  expect(again.journal).toEqual([])
}

describe.each(['public', 'close'] as const)('the %s feed of a cell', (feed) => {
  it('reaches others whole, through whomever and in whatever order they ask', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 40 }), (acts) =>
        live(acts, feed),
      ),
      { numRuns: 80 },
    )
  })
})
