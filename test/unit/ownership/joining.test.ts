import { describe, expect, it } from 'vitest'
import { Fault } from '../../../cell/env/index.ts'
import {
  askToJoin,
  type Invitation,
  invitationState,
  judgeJoin,
  makeInvitation,
  parseInvitation,
  readJoinRequest,
  readWelcome,
  usedInvitation,
  welcome,
} from '../../../cell/ownership/index.ts'
import { addCell, encodeBook, RosterReader } from '../../../cell/roster/index.ts'
import { SeededRandom } from '../../../sim/random/index.ts'
import {
  bookOf,
  cluster,
  edited,
  founded,
  issuerSigner,
  rosterWallMs as nowMs,
  rootSigner,
  signerOf,
  rosterVerifier as verifier,
} from '../../fixture/roster.ts'

const random = SeededRandom.fromSeed(9)
const newCell = signerOf(7)
const first = founded(1)
const second = edited(first, (plan) =>
  addCell(plan, { id: 'x1001', publicKey: newCell.publicKey, roles: ['intent-writer'] }),
)

function invited(more: { seconds?: number; root?: Uint8Array } = {}) {
  const { token, invitation } = makeInvitation({
    root: more.root ?? rootSigner.publicKey,
    urls: ['http://127.0.0.1:7601'],
    cell: 'x1001',
    prefixes: ['x1001'],
    nowMs,
    seconds: more.seconds ?? 60,
    by: 'tester',
    random: random.fork(`invitation-${more.seconds}`),
  })
  return { line: token, token: parseInvitation(token), invitation }
}

const askedBy = (token: ReturnType<typeof parseInvitation>, signer = newCell, name = 'ask') =>
  askToJoin(token, { addresses: [], program: '1' }, { signer, random: random.fork(name) })

function proved(bytes: Uint8Array, invitation: Invitation | undefined) {
  const find = (id: string) => (id === invitation?.id ? invitation : undefined)
  return readJoinRequest(bytes, { cluster, verifier, find })
}

function refusal(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof Fault) return `${error.code}: ${error.message}`
    throw error
  }
  throw new Error('nothing was refused')
}

describe('an invitation', () => {
  it('is one line, which says who made it and for whom', () => {
    const { line, token, invitation } = invited()
    expect(line).toMatch(/^rackcell-invitation-1\.[\w-]+$/)
    expect(token).toMatchObject({ cluster, id: invitation.id, cell: 'x1001' })
    expect(parseInvitation(`  ${line}\n`)).toEqual(token)
  })

  it('does not leave its secret where it was made', () => {
    const { token, invitation } = invited()
    const kept = JSON.stringify({ ...invitation, key: [...invitation.key] })
    expect(kept).not.toContain(Buffer.from(token.secret).toString('hex'))
    expect(Buffer.compare(invitation.key, token.secret)).not.toBe(0)
  })

  it.each([
    ['', 'begins with'],
    ['rackcell-invitation-1.', 'do not belong'],
    ['rackcell-invitation-1.AAAA!', 'do not belong'],
    ['rackcell-invitation-1.AAAA', 'cut or changed'],
    [`rackcell-invitation-1.${'A'.repeat(5_000)}`, 'too long'],
  ])('is refused when it is none: %s', (text, why) => {
    expect(refusal(() => parseInvitation(text))).toContain(why)
  })

  it('expires, and is used up', () => {
    const { invitation } = invited({ seconds: 60 })
    expect(invitationState(invitation, nowMs + 60_000)).toBe('open')
    expect(invitationState(invitation, nowMs + 60_001)).toBe('expired')
    expect(invitationState({ ...invitation, usedBy: new Uint8Array(32) }, nowMs)).toBe('used')
  })
})

describe('a request to join', () => {
  it('proves the secret and the key of the new cell, and carries neither', () => {
    const { token, invitation } = invited()
    const { bytes } = askedBy(token)
    expect(proved(bytes, invitation).joiner).toMatchObject({ cell: 'x1001' })
    expect(Buffer.from(bytes).includes(Buffer.from(token.secret))).toBe(false)
    expect(Buffer.from(bytes).includes(Buffer.from(invitation.key))).toBe(false)
  })

  it('counts no more after any bit of it has changed', () => {
    const { token, invitation } = invited()
    const { bytes } = askedBy(token)
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(refusal(() => proved(changed, invitation))).toMatch(/^AUTH_INVITATION/)
    }
  })

  it('tells whoever has no secret nothing of what invitations there are', () => {
    const { token, invitation } = invited()
    const wrong = { ...token, secret: new Uint8Array(32) }
    const known = refusal(() => proved(askedBy(wrong).bytes, { ...invitation, expiresMs: 0 }))
    const unknown = refusal(() => proved(askedBy(wrong).bytes, undefined))
    expect(known).toBe(unknown)
  })

  it('is for one cell: another name is refused', () => {
    const { token, invitation } = invited()
    const { bytes } = askedBy({ ...token, cell: 'x1002' })
    expect(refusal(() => proved(bytes, invitation))).toContain('is for x1001')
  })

  it('is answered once, in time, for one key; again for the same key', () => {
    const { token, invitation } = invited()
    const asked = proved(askedBy(token).bytes, invitation)
    expect(judgeJoin(asked, nowMs)).toBe('fresh')
    expect(refusal(() => judgeJoin(asked, nowMs + 60_001))).toContain('expired')
    const used = usedInvitation(asked)
    const repeated = proved(askedBy(token).bytes, used)
    expect(refusal(() => judgeJoin(repeated, nowMs))).toContain('answered before')
    expect(judgeJoin(proved(askedBy(token, newCell, 'again').bytes, used), nowMs)).toBe('again')
    const thief = proved(askedBy(token, signerOf(8), 'thief').bytes, used)
    expect(refusal(() => judgeJoin(thief, nowMs))).toContain('used already')
  })
})

describe('the answer to it', () => {
  const reader = () => new RosterReader(verifier)

  function answered(more: { book?: Uint8Array; issuer?: typeof issuerSigner } = {}) {
    const { token, invitation } = invited()
    const { bytes, hash } = askedBy(token)
    const book = more.book ?? encodeBook(bookOf(first, second))
    const signer = more.issuer ?? issuerSigner
    const said = { issuer: 'x1000', book }
    const answer = welcome(proved(bytes, invitation), said, { signer, random })
    return { answer, asked: { token, hash, key: newCell.publicKey } }
  }

  it('brings a book that the root of the invitation stands behind', () => {
    const { answer, asked } = answered()
    expect(readWelcome(answer, asked, reader()).number).toBe(2)
  })

  it('counts no more after any byte of its proofs has changed', () => {
    const { answer, asked } = answered()
    for (let at = 0; at < answer.length; at += 7) {
      const changed = Uint8Array.from(answer)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(refusal(() => readWelcome(changed, asked, reader()))).toMatch(/^AUTH_INVITATION/)
    }
  })

  it('counts for its own request alone', () => {
    const { answer, asked } = answered()
    const other = { ...asked, hash: new Uint8Array(32) }
    expect(refusal(() => readWelcome(answer, other, reader()))).toContain('does not know')
  })

  it('is refused from whoever does not know the invitation', () => {
    const { answer, asked } = answered()
    const other = { ...asked, token: { ...asked.token, secret: new Uint8Array(32).fill(1) } }
    expect(refusal(() => readWelcome(answer, other, reader()))).toContain('does not know')
  })

  it('is refused from another root, another issuer, and without the new cell', () => {
    const { answer, asked } = answered()
    const otherRoot = { ...asked.token, root: new Uint8Array(32) }
    expect(refusal(() => readWelcome(answer, { ...asked, token: otherRoot }, reader()))).toContain(
      'another root',
    )
    const byOther = answered({ issuer: signerOf(5) })
    expect(refusal(() => readWelcome(byOther.answer, byOther.asked, reader()))).toContain(
      'not signed by an issuer',
    )
    const without = answered({ book: encodeBook(bookOf(first)) })
    expect(refusal(() => readWelcome(without.answer, without.asked, reader()))).toContain(
      'does not have x1001',
    )
  })
})
