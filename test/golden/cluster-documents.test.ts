/**
 * The bytes of certificates, rosters, statements, hellos and books, version 1, written down: the
 * same keys, clock and randomness must always write the same, and what was written must be read.
 * When this test fails the format has changed, and that takes a new version number and an ADR.
 * `vitest run test/golden -u` writes the file anew.
 */
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import {
  addCell,
  BookStore,
  certificateFlaw,
  clusterIdOf,
  decodeBook,
  documentCodec,
  encodeBook,
  hexOf,
  makePardon,
  makeRenewal,
  makeRevocation,
  movePrefix,
  RosterReader,
  readHello,
  readRoster,
  readStatement,
  type SignedDocument,
} from '../../cell/roster/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import { MemoryStore } from '../../sim/store/index.ts'
import { contentOf } from '../fixture/ledger.ts'
import {
  bookOf,
  cluster,
  edited,
  founded,
  issuerSigner,
  rootSigner,
  rosterOf,
  rosterVerifier,
  rosterWallMs,
  signerOf,
  testCells,
} from '../fixture/roster.ts'

const trust = { root: rootSigner.publicKey, cluster, verifier: rosterVerifier }
const bytes = (document: SignedDocument) => hexOf(documentCodec.encode(document))
const read = (hex: string | undefined) => documentCodec.decode(Buffer.from(hex ?? '', 'hex'))

function documents() {
  const first = founded(2, { demo: true })
  const joined = testCells(3)[2]
  const added = edited(first, (plan) => (joined ? addCell(plan, joined) : plan))
  const head = { head: { term: 2, boot: 3, seq: 1_412 }, headHash: new Uint8Array(32).fill(5) }
  const moved = edited(added, (plan) => movePrefix(plan, { prefix: 'x1001c3', to: 'x1000' }), {
    terms: { heads: new Map([['x1001', head]]), byOperator: true },
  })
  const { cells, issuers } = rosterOf(first)
  const [cell, other] = cells
  const author = (seed: number) => ({
    signer: issuerSigner,
    ...(issuers[0] ? { certificate: issuers[0].document } : {}),
    cluster,
    wallMs: rosterWallMs + 1_500,
    random: SeededRandom.fromSeed(seed),
  })
  if (!cell || !other || !issuers[0]) throw new Error('a roster without members')
  const { publicKey } = signerOf(1)
  const cut = { term: 1, boot: 2, seq: 7 }
  return {
    issuer: issuers[0].document,
    certificate: cell.document,
    first,
    added,
    moved,
    renewal: makeRenewal(other.certificate, author(10)),
    revocation: makeRevocation({ cell: 'x1001', publicKey, cut, reason: 'lost' }, author(11)),
    pardon: makePardon(
      { cell: 'x1001', order: cut, headHash: new Uint8Array(32).fill(6), boot: 99 },
      author(12),
    ),
  }
}

it('documents have the bytes that were written down', async () => {
  const made = documents()
  const written: Record<string, unknown> = {}
  for (const [name, document] of Object.entries(made)) written[name] = bytes(document)
  const book = bookOf(made.first, made.added, made.moved)
  book.offer({ statements: [made.renewal, made.revocation, made.pardon] })
  written['book'] = hexOf(encodeBook(book))
  written['hello'] = hexOf(book.hello({ cell: 'x1000', incarnation: 'ab', program: '0.2.0' }))
  written['knowledge'] = hexOf(book.statementsHash)
  const store = new MemoryStore()
  await new BookStore(store).save(book)
  written['store'] = Object.fromEntries(
    (await contentOf(store)).map(([key, value]) => [key, hexOf(value)]),
  )
  const text = `${JSON.stringify(written, undefined, 2)}\n`
  await expect(text).toMatchFileSnapshot('./cluster-documents.golden.json')
})

it('what was written down is read: chains, rosters, statements, books', async () => {
  const file = new URL('./cluster-documents.golden.json', import.meta.url)
  const golden = JSON.parse(await readFile(file, 'utf8')) as Record<string, string> & {
    store: Record<string, string>
  }
  const chain = { certificate: read(golden['certificate']), issuer: read(golden['issuer']) }
  expect(certificateFlaw(chain, { ...trust, wallMs: rosterWallMs })).toBeUndefined()
  const numbers = ['first', 'added', 'moved'].map((name) => {
    const roster = readRoster(read(golden[name]))
    return typeof roster === 'string' ? roster : roster.number
  })
  expect(numbers).toEqual([1, 2, 3])
  for (const name of ['renewal', 'revocation', 'pardon']) {
    expect(readStatement(read(golden[name]), trust), name).toMatchObject({ matter: { kind: name } })
  }
  const book = decodeBook(
    Buffer.from(golden['book'] ?? '', 'hex'),
    new RosterReader(rosterVerifier),
  )
  expect(book.cluster).toBe(clusterIdOf(rootSigner.publicKey))
  expect(book.number).toBe(3)
  expect(book.ownerOf('x1001c3s0')).toBe('x1000')
  expect(hexOf(book.statementsHash)).toBe(golden['knowledge'])
  expect(readHello(Buffer.from(golden['hello'] ?? '', 'hex'))).toMatchObject({ cell: 'x1000' })
  const store = new MemoryStore()
  const operations = Object.entries(golden.store).map(([key, hex]) => {
    return { type: 'put', key, value: Buffer.from(hex, 'hex') } as const
  })
  await store.batch(operations, { sync: true })
  const kept = await new BookStore(store).load(new RosterReader(rosterVerifier))
  expect(hexOf(kept?.statementsHash ?? new Uint8Array())).toBe(golden['knowledge'])
})
