/** Real buses with real certificates: who is let in by a roster, and who is not. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ed25519Signer } from '../../agent/rack/adapter/ed25519.ts'
import type { Admission } from '../../cell/env/index.ts'
import {
  clusterIdOf,
  foundCluster,
  makeHello,
  makeRevocation,
  type RosterBook,
  type SignedDocument,
} from '../../cell/roster/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import { bytes, echo, faultOf, join, open, text } from '../fixture/bus.ts'
import { openBus, type RealBus, seedOf } from '../fixture/bus-libp2p.ts'
import {
  bookOf,
  cellCertificate,
  cluster,
  founded,
  issuerSigner,
  rootSigner,
  rosterOf,
  rosterWallMs,
  signerOf,
} from '../fixture/roster.ts'

/** Keys as the buses of tests have them: x1000 is number 1, x1001 number 2 … */
const keys = [1, 2, 3].map((number) => ed25519Signer(seedOf(number)).publicKey)
const keyAt = (place: number) => keys[place] ?? new Uint8Array()
const cells = keys.map((publicKey, place) => {
  const id = `x${1_000 + place}`
  return { id, publicKey, prefixes: [id], roles: ['intent-writer'] as const }
})
const roster = founded(3, { cells })
const issuer = rosterOf(roster).issuers[0]?.document as SignedDocument
const year = 365 * 86_400_000
const words = { cluster, issuer, roster: 1, incarnation: 'ab', program: 'test' }

let book: RosterBook
let host: RealBus
beforeAll(async () => {
  book = bookOf(roster)
  host = await openBus({
    cell: 1,
    admission: {
      hello: () => book.hello({ cell: 'x1000', incarnation: 'ab', program: 'test' }),
      admit: (peer, hello) => book.admissionOf(hello, peer, rosterWallMs),
    },
  })
  host.handle(echo, async function* (_, request) {
    yield request
  })
})
afterAll(() => host.close())

/** Says this hello to the host, with the key of a number; answers with what it was told. */
async function knock(number: number, hello: Uint8Array): Promise<string> {
  const admission: Admission = { ...open, hello: () => hello }
  const bus = await openBus({ cell: number, admission })
  try {
    await join(bus, host)
    const answers: string[] = []
    const { signal } = new AbortController()
    for await (const part of bus.request(host.self, echo, bytes('let in'), signal)) {
      answers.push(text(part))
    }
    return answers.join()
  } catch {
    const fault = await faultOf(join(bus, host))
    expect([fault.code, host.peers()]).toEqual(['PEER_REFUSED', []])
    return String(fault.details['reason'])
  } finally {
    await bus.close()
  }
}

const own = (place: number, more: object = {}) =>
  cellCertificate(`x${1_000 + place}`, keyAt(place), more)

/** A certificate of a cluster that somebody made for himself under the same names. */
function ofAnotherCluster(): Uint8Array {
  const root = signerOf(77)
  const other = foundCluster({
    ...{ name: 'test', demo: false, root, issuer: issuerSigner, cells },
    ...{ wallMs: rosterWallMs, random: SeededRandom.fromSeed(7) },
  })
  const read = rosterOf(other)
  const certificate = read.cells[1]?.document as SignedDocument
  const above = read.issuers[0]?.document as SignedDocument
  const claimed = { ...words, cluster: clusterIdOf(root.publicKey), issuer: above }
  return makeHello({ ...claimed, cell: 'x1001', certificate })
}

it('a cell with its own certificate is let in', async () => {
  expect(await knock(2, makeHello({ ...words, cell: 'x1001', certificate: own(1) }))).toBe('let in')
})

it.each([
  [
    'the certificate of another key, which it cannot use',
    () => makeHello({ ...words, cell: 'x1002', certificate: own(2) }),
    'the certificate is of another key',
  ],
  [
    'the name of another cell, with its own certificate',
    () => makeHello({ ...words, cell: 'x1002', certificate: own(1) }),
    'the certificate is of another name',
  ],
  [
    'a stolen name in a certificate that an issuer signed',
    () => {
      const certificate = cellCertificate('x1002', keyAt(1))
      return makeHello({ ...words, cell: 'x1002', certificate })
    },
    'the name is held by another key',
  ],
  [
    'an expired certificate',
    () => {
      const certificate = own(1, { wallMs: rosterWallMs - 2 * year })
      return makeHello({ ...words, cell: 'x1001', certificate })
    },
    'expired',
  ],
  ['papers of another cluster', ofAnotherCluster, 'another cluster'],
  [
    'a certificate that it signed itself',
    () => {
      const signer = ed25519Signer(seedOf(2))
      return makeHello({ ...words, cell: 'x1001', certificate: own(1, { signer }) })
    },
    'certificate: issuer',
  ],
])('a cell is kept out with %s', async (_, hello, reason) => {
  if (reason === 'expired') {
    // What the roster has is as old: no renewal makes up for it.
    const before = book
    book = bookOf(founded(3, { cells, wallMs: rosterWallMs - 2 * year }))
    expect(await knock(2, hello())).toBe(reason)
    book = before
  } else expect(await knock(2, hello())).toBe(reason)
})

it('a revoked cell is kept out from that moment on', async () => {
  const author = {
    signer: rootSigner,
    cluster,
    wallMs: rosterWallMs,
    random: SeededRandom.fromSeed(5),
  }
  const revocation = makeRevocation(
    { cell: 'x1001', publicKey: keyAt(1), reason: 'stolen' },
    author,
  )
  const hello = makeHello({ ...words, cell: 'x1001', certificate: own(1) })
  expect(await knock(2, hello)).toBe('let in')
  book.offer({ statements: [revocation] })
  expect(await knock(2, hello)).toBe('revoked')
})
