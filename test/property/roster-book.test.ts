import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  BookStore,
  decodeBook,
  documentCodec,
  encodeBook,
  hexOf,
  issuerCertificate,
  makePardon,
  makeRenewal,
  makeRevocation,
  movePrefix,
  RosterBook,
  RosterReader,
  readCertificate,
  readHello,
  readRoster,
  readStatement,
  type SignedDocument,
  setAddresses,
  setEditor,
  setIssuer,
  signDocument,
} from '../../cell/roster/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import { MemoryStore } from '../../sim/store/index.ts'
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
} from '../fixture/roster.ts'

const first = founded(3)
const issuer = rosterOf(first).issuers[0]?.document as SignedDocument
const secondIssuer = signerOf(2_001)
const trust = { root: rootSigner.publicKey, cluster, verifier: rosterVerifier }

/** A tree of rosters: honest ones, forks by both editors, settlements by the root. */
function tree(): readonly SignedDocument[] {
  const identity = { cell: 'x1001', publicKey: secondIssuer.publicKey, demo: false }
  const random = SeededRandom.fromSeed(7)
  const certificate = issuerCertificate(identity, rootSigner, { wallMs: rosterWallMs, random })
  const address = (at: number) => [`/ip4/10.1.0.${at}/tcp/7600`]
  const a2 = edited(first, (plan) => setEditor(setIssuer(plan, certificate), 'x1001'))
  const b2 = edited(first, (plan) => movePrefix(plan, { prefix: 'x1000c1', to: 'x1002' }))
  const a3 = edited(a2, (plan) => setAddresses(plan, 'x1000', address(1)), { issuer: secondIssuer })
  const c3 = edited(a2, (plan) => setAddresses(plan, 'x1000', address(2)), { issuer: secondIssuer })
  const a4 = edited(a3, (plan) => setEditor(plan, 'x1000'), { issuer: secondIssuer })
  const b3 = edited(b2, (plan) => setAddresses(plan, 'x1000', address(3)))
  const r5 = edited(a4, (plan) => setAddresses(plan, 'x1000', address(4)), {
    issuer: secondIssuer,
    signer: rootSigner,
  })
  return [a2, b2, a3, c3, a4, b3, r5]
}

const rosters = tree()

function statements(): readonly SignedDocument[] {
  const author = (seed: number) => ({
    signer: issuerSigner,
    certificate: issuer,
    cluster,
    wallMs: rosterWallMs + seed,
    random: SeededRandom.fromSeed(seed),
  })
  const member = rosterOf(first).cells[1]
  const lost = { cell: 'x1001', publicKey: signerOf(1).publicKey, reason: 'lost' }
  const order = { term: 1, boot: 1, seq: 4 }
  const pardon = { cell: 'x1002', order, headHash: new Uint8Array(32), boot: 99 }
  return [
    makeRevocation(lost, author(1)),
    makeRevocation({ ...lost, cut: order }, author(2)),
    makePardon(pardon, author(3)),
    makePardon({ ...pardon, order: { ...order, seq: 9 } }, author(4)),
    ...(member ? [makeRenewal(member.certificate, author(5))] : []),
  ]
}

const told = statements()

const stateOf = (book: RosterBook) => ({
  number: book.number,
  hash: hexOf(book.hash),
  knowledge: hexOf(book.statementsHash),
  forks: book.forkSights,
})

describe('what is in force', () => {
  test('depends on what is known, not on the order in which it came', () => {
    const some = fc.subarray([...rosters, ...told], { minLength: 1 })
    fc.assert(
      fc.property(
        some.chain((known) =>
          fc.tuple(fc.shuffledSubarray(known, { minLength: known.length }), fc.constant(known)),
        ),
        ([shuffled, known]) => {
          const [left, right] = [bookOf(first), bookOf(first)]
          const offerOne = (book: RosterBook) => (one: SignedDocument) => {
            book.offer(told.includes(one) ? { statements: [one] } : { rosters: [one] })
          }
          // What comes before its predecessor is asked for again, as peers do.
          for (let round = 0; round < rosters.length; round += 1) shuffled.forEach(offerOne(left))
          for (let round = 0; round < rosters.length; round += 1) known.forEach(offerOne(right))
          expect(stateOf(left)).toEqual(stateOf(right))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('is the same for two cells that told each other all', () => {
    const all = [...rosters, ...told]
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray(all), (some, others) => {
        const [left, right] = [some, others].map((known) => {
          const book = bookOf(first)
          for (const one of known) {
            book.offer(told.includes(one) ? { statements: [one] } : { rosters: [one] })
          }
          return book
        }) as [RosterBook, RosterBook]
        for (let round = 0; round < 4; round += 1) {
          for (const [from, to] of [
            [left, right],
            [right, left],
          ] as const) {
            const asked = {
              after: to.number,
              statements: to.statementHashes(),
              rosters: to.rosterHashes(),
            }
            const answer = from.answer(asked)
            to.offer({
              rosters: [...answer.rosters, ...answer.forks],
              statements: answer.statements,
            })
          }
        }
        expect(stateOf(left)).toEqual(stateOf(right))
      }),
      { numRuns: 150 },
    )
  })

  test('outlives a restart, and is written once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...rosters]), fc.subarray([...told]), async (some, said) => {
        const book = bookOf(first)
        const store = new MemoryStore()
        const books = new BookStore(store)
        await books.save(book)
        for (const one of some) {
          book.offer({ rosters: [one] })
          await books.save(book)
        }
        book.offer({ statements: said })
        await books.save(book)
        const read = new BookStore(store)
        const again = await read.load(new RosterReader(rosterVerifier))
        expect(again && stateOf(again)).toEqual(stateOf(book))
        const handed = decodeBook(encodeBook(book), new RosterReader(rosterVerifier))
        expect(stateOf(handed)).toEqual(stateOf(book))
      }),
      { numRuns: 60 },
    )
  })
})

describe('hostile bytes', () => {
  const whole = [first, ...rosters, ...told, issuer]
  const junk = fc.record({
    body: fc.uint8Array({ maxLength: 400 }),
    signature: fc.uint8Array({ maxLength: 64 }),
    signer: fc.uint8Array({ maxLength: 32 }),
  })
  /** A real document with some bytes changed, cut or put in; signed anew by somebody, or not. */
  const damaged = fc
    .record({
      document: fc.constantFrom(...whole),
      at: fc.nat(),
      put: fc.uint8Array({ maxLength: 8 }),
      taken: fc.nat(16),
      by: fc.constantFrom(undefined, rootSigner, issuerSigner, signerOf(77)),
      kind: fc.constantFrom('roster', 'statement', 'certificate'),
    })
    .map(({ document, at, put, taken, by, kind }) => {
      const { body } = document
      const from = at % (body.length + 1)
      const parts = [body.subarray(0, from), put, body.subarray(from + taken)]
      const changed = Uint8Array.from(Buffer.concat(parts))
      return by ? signDocument(kind, changed, by) : { ...document, body: changed }
    })

  test('are refused with a reason or are right, and never throw', () => {
    fc.assert(
      fc.property(fc.oneof(junk, damaged), (document) => {
        for (const read of [readRoster(document), readCertificate(document)]) {
          expect(['string', 'object']).toContain(typeof read)
        }
        expect(['string', 'object']).toContain(typeof readStatement(document, trust))
        const book = bookOf(first)
        const outcome = book.offer({ rosters: [document], statements: [document] })
        expect(outcome.refused.every((reason) => reason.length < 80)).toBe(true)
        // Nobody but the root and the issuer can change anything.
        const signer = hexOf(document.signer)
        if (![rootSigner, issuerSigner].some(({ publicKey }) => hexOf(publicKey) === signer)) {
          expect(outcome.changed).toBe(false)
        }
      }),
      { numRuns: 1_500 },
    )
  })

  test('are no hello', () => {
    const book = bookOf(first)
    const hello = book.hello({ cell: 'x1001', incarnation: 'a', program: 'b' })
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      fc.tuple(fc.nat(hello.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
        const other = hello.slice()
        other[at] = (other[at] ?? 0) ^ flip
        return other
      }),
    )
    const peer = hexOf(signerOf(1).publicKey)
    fc.assert(
      fc.property(bytes, (one) => {
        expect(['undefined', 'object']).toContain(typeof readHello(one))
        const refusal = book.admissionOf(one, peer, rosterWallMs)
        expect(['undefined', 'string']).toContain(typeof refusal)
        expect(book.admissionOf(one, hexOf(signerOf(2).publicKey), rosterWallMs)).toBeDefined()
      }),
      { numRuns: 800 },
    )
  })

  test('are no book', () => {
    const bytes = encodeBook(bookOf(first, ...rosters.slice(0, 1)))
    const reader = new RosterReader(rosterVerifier)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const other = bytes.slice()
        other[at] = (other[at] ?? 0) ^ flip
        try {
          expect(decodeBook(other, reader)).toBeInstanceOf(RosterBook)
        } catch (error) {
          expect(error).toMatchObject({ name: 'Fault', code: 'INTEGRITY_ROSTER' })
        }
      }),
      { numRuns: 400 },
    )
  })
})

test('a document comes back from its bytes as it was', () => {
  fc.assert(
    fc.property(fc.constantFrom(first, ...rosters, ...told), (document) => {
      const again = documentCodec.decode(documentCodec.encode(document))
      expect(hexOf(again.body)).toBe(hexOf(document.body))
      expect(hexOf(again.signature)).toBe(hexOf(document.signature))
    }),
  )
})
