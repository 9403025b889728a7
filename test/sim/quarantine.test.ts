import { expect, test } from 'vitest'
import { makePardon } from '../../cell/roster/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import { cluster, rootSigner, rosterWallMs } from '../fixture/roster.ts'
import { faultOf, nodeOf } from '../fixture/sim-peers.ts'
import { forked } from '../fixture/store-copy.ts'

const author = {
  signer: rootSigner,
  cluster,
  wallMs: rosterWallMs,
  random: SeededRandom.fromSeed(5),
}

/** x1000 went on in two ways, and the one that starts again was told so; the others are off. */
async function quarantined() {
  const { peers, first, b, c } = await forked()
  expect(first.replicator.reconciler.state).toBe('quarantined')
  for (const cell of [b, c, first]) await cell.stop()
  return { peers, store: first.store }
}

test('a quarantine outlives a restart, whoever can be asked', async () => {
  const { peers, store } = await quarantined()
  const again = await peers.start(0, { store })
  expect(again.replicator.reconciler.state).toBe('quarantined')
  expect(again.replicator.reconciler.marks).toEqual(['quarantined'])
  expect(await faultOf(again.put(nodeOf(0, 9)))).toBe('PEER_FORKED')
  // No operator's word that it is alone settles it: that is for a cell that nobody can answer.
  await peers.act(() => again.replicator.reconciler.alone())
  expect(again.replicator.reconciler.state).toBe('quarantined')
})

test('a pardon ends it for good, also one that came just before the cell was killed', async () => {
  const { peers, store } = await quarantined()
  const again = await peers.start(0, { store })
  const position = again.ledger.position('public')
  if (!position) throw new Error('the cell has written')
  const statements = [makePardon({ cell: 'x1000', ...position, boot: 9 }, author)]
  await peers.act(async () => {
    again.book.offer({ statements })
  })
  await peers.run(2_000)
  expect(again.replicator.reconciler.state).toBe('reconciled')
  await again.put(nodeOf(0, 9))
  await again.stop()
  const later = await peers.start(0, { store })
  expect(later.replicator.reconciler.state).toBe('held')
  await later.stop()
})

test('who was killed between the pardon and its effect goes on at the next start', async () => {
  const { peers, store } = await quarantined()
  const again = await peers.start(0, { store })
  const position = again.ledger.position('public')
  if (!position) throw new Error('the cell has written')
  await again.stop()
  const statements = [makePardon({ cell: 'x1000', ...position, boot: 9 }, author)]
  const next = await peers.start(0, { store, statements })
  expect(next.replicator.reconciler.state).toBe('reconciled')
  await next.put(nodeOf(0, 9))
  expect(next.ledger.order('public')?.boot).toBeGreaterThanOrEqual(9)
})
