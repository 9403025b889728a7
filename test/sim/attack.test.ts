/** What certificates and prefixes promise, with production replication under them. */
import { expect, test } from 'vitest'
import {
  issuerCertificate,
  makeRenewal,
  type NewCell,
  readCertificate,
  setIssuer,
} from '../../cell/roster/index.ts'
import { loneStanding } from '../../cell/store/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import {
  cluster,
  edited,
  founded,
  issuerSigner,
  rootSigner,
  rosterOf,
  rosterWallMs,
  testCells,
} from '../fixture/roster.ts'
import { nodeOf, type SimPeer, SimPeers } from '../fixture/sim-peers.ts'

const nodesSeen = ({ view }: SimPeer) => [...view.list('component')].map(({ id }) => id).sort()
const year = 365 * 86_400_000

test('a cell that owns x100 speaks for x1000: nobody believes it', async () => {
  const peers = new SimPeers(2)
  const owned: readonly NewCell[] = testCells(2).map((cell, place) => {
    return { ...cell, prefixes: place === 0 ? ['x1000'] : ['x100'] }
  })
  const rosters = [founded(2, { cells: owned })]
  const honest = await peers.start(0, { rosters })
  const hostile = await peers.start(1, {
    rosters,
    standing: () => ({ ...loneStanding, roster: 1 }),
  })
  await peers.run(10_000)
  for (const id of ['x100c0s0b0n0', 'x1000c0s0b0n0', 'x1000', 'x1001c0s0b0n0']) {
    await hostile.put(nodeOf(0, 0, { id }))
  }
  await peers.run(2_000)
  expect(nodesSeen(honest)).toEqual(['x100c0s0b0n0'])
  expect(honest.view.get('component', 'x1000c0s0b0n0')).toBeUndefined()
})

test('expired certificates end admissions, never what a cell does for its rack', async () => {
  const peers = new SimPeers(2)
  const old = founded(2, { wallMs: rosterWallMs - 2 * year })
  const [a, b] = await peers.startAll({ rosters: [old] })
  if (!a || !b) throw new Error('two cells')
  expect(b.view.coverage().cells).toBe(1)
  await a.put(nodeOf(0, 1))
  expect(nodesSeen(a)).toEqual(['x1000c0s1b0n0'])
  expect(a.view.ownerOf('x1000c0s1b0n0')).toBe('x1000')
  // The root renews the issuer, and that one the cells: they find each other again.
  const random = SeededRandom.fromSeed(3)
  const made = { wallMs: rosterWallMs, random }
  const identity = { cell: 'x1000', publicKey: issuerSigner.publicKey, demo: false }
  const certificate = issuerCertificate(identity, rootSigner, made)
  const renewed = edited(old, (plan) => setIssuer(plan, certificate))
  const author = { signer: issuerSigner, certificate, cluster, ...made }
  const statements = rosterOf(old).cells.map(({ document }) => {
    const read = readCertificate(document)
    if (typeof read === 'string') throw new Error(read)
    return makeRenewal(read, author)
  })
  for (const { book } of [a, b]) {
    expect(book.offer({ rosters: [renewed], statements }).refused).toEqual([])
  }
  await peers.run(120_000)
  expect(nodesSeen(b)).toEqual(['x1000c0s1b0n0'])
  expect(b.view.coverage().cells).toBe(2)
})
