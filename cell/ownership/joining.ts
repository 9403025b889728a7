import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { Fault, type Random, type Signer, sha256, type Verifier } from '../env/index.ts'
import {
  clusterIdOf,
  decodeBook,
  hexOf,
  type RosterBook,
  type RosterReader,
} from '../roster/index.ts'
import { type Invitation, type InvitationToken, invitationKey } from './invitation.ts'
import { joinBytesMax, joinsPerInvitationMax, welcomeBytesMax } from './limits.ts'
import { isSameMac, macOf } from './mac.ts'

/** Who wants to join. */
export interface Joiner {
  readonly cell: string
  readonly publicKey: Uint8Array
  readonly addresses: readonly string[]
}

interface Proved {
  readonly body: Uint8Array
  readonly signature: Uint8Array
  readonly mac: Uint8Array
}

interface JoinBody extends Joiner {
  readonly version: number
  readonly cluster: string
  readonly invitation: string
  readonly nonce: Uint8Array
  readonly program: string
}

interface WelcomeBody {
  readonly version: number
  readonly request: Uint8Array
  readonly nonce: Uint8Array
  readonly issuer: string
  readonly book: Uint8Array
}

const provedRequestCodec: Codec<Proved> = messageCodec<Proved>(wire.JoinRequest)
const provedAnswerCodec: Codec<Proved> = messageCodec<Proved>(wire.JoinAnswer)
const bodyCodec: Codec<JoinBody> = messageCodec<JoinBody>(wire.JoinBody)
const welcomeCodec: Codec<WelcomeBody> = messageCodec<WelcomeBody>(wire.JoinWelcome)

const joinVersion = 1
const nonceBytes = 32
const utf8 = new TextEncoder()
const joinDomain = utf8.encode('rackcell join 1\0')
const welcomeDomain = utf8.encode('rackcell welcome 1\0')
const requestDomain = utf8.encode('rackcell join request 1\0')
const answerDomain = utf8.encode('rackcell join answer 1\0')

const joined = (...pieces: readonly Uint8Array[]) => Buffer.concat(pieces)
const refused = (message: string) => new Fault('AUTH_INVITATION', { message })

/** A request to join, as it was asked; `hash` names it in the answer. */
export interface AskedToJoin {
  readonly bytes: Uint8Array
  readonly hash: Uint8Array
}

/** Asks to join: proves the invitation's secret and the cell's key, and gives neither away. */
export function askToJoin(
  token: InvitationToken,
  { addresses, program }: { readonly addresses: readonly string[]; readonly program: string },
  { signer, random }: { readonly signer: Signer; readonly random: Random },
): AskedToJoin {
  const { publicKey } = signer
  const { cluster, id: invitation, cell } = token
  const nonce = random.bytes(nonceBytes)
  const frame = { version: joinVersion, cluster, invitation, nonce, program }
  const body = bodyCodec.encode({ ...frame, cell, publicKey, addresses })
  const signature = signer.sign(joined(joinDomain, body))
  const mac = macOf(invitationKey(token.secret), [requestDomain, body, signature])
  return { bytes: provedRequestCodec.encode({ body, signature, mac }), hash: sha256(body) }
}

/** A request to join whose proofs are right; whether the invitation is still good is not said. */
export interface ProvedJoin {
  readonly joiner: Joiner
  readonly invitation: Invitation
  readonly nonce: Uint8Array
  readonly hash: Uint8Array
}

/**
 * Reads a request to join and checks its proofs. Fault: AUTH_INVITATION saying why not; it tells
 * nothing of an invitation to whoever does not have its secret.
 */
export function readJoinRequest(
  bytes: Uint8Array,
  known: {
    readonly cluster: string
    readonly verifier: Verifier
    find(id: string): Invitation | undefined
  },
): ProvedJoin {
  if (bytes.length > joinBytesMax) throw refused('The request to join is too large.')
  const request = decoded(provedRequestCodec, bytes)
  const body = request && decoded(bodyCodec, request.body)
  if (!request || !body || body.version !== joinVersion || body.nonce.length !== nonceBytes) {
    throw refused('The request to join cannot be read; both programs must be of one version.')
  }
  if (body.cluster !== known.cluster) {
    throw refused('The invitation is for another cluster than this cell is in.')
  }
  const invitation = known.find(body.invitation)
  const mac = macOf(invitation?.key ?? new Uint8Array(32), [
    requestDomain,
    request.body,
    request.signature,
  ])
  if (!invitation || !isSameMac(mac, request.mac)) {
    throw refused('This cell made no such invitation, or it was changed on its way.')
  }
  const { cell, publicKey, addresses, nonce } = body
  if (cell !== invitation.cell) throw refused(`The invitation is for ${invitation.cell}.`)
  const message = joined(joinDomain, request.body)
  if (!known.verifier.verify(request.signature, message, publicKey)) {
    throw refused('The new cell does not prove that it has its key.')
  }
  const joiner = { cell, publicKey, addresses }
  return { joiner, invitation, nonce, hash: sha256(request.body) }
}

/**
 * Whether a proved request may be answered now: `fresh` = the cell is new, `again` = it has joined
 * with this invitation and key, and the answer was lost. Fault: AUTH_INVITATION.
 */
export function judgeJoin(
  { joiner, invitation, nonce }: ProvedJoin,
  nowMs: number,
): 'fresh' | 'again' {
  const { usedBy, nonces, expiresMs } = invitation
  if (nonces.some((known) => Buffer.compare(known, nonce) === 0)) {
    throw refused('This request was answered before: somebody repeats it.')
  }
  if (nonces.length >= joinsPerInvitationMax) throw refused('The invitation was used too often.')
  if (nowMs > expiresMs) throw refused('The invitation has expired: make another one.')
  if (!usedBy) return 'fresh'
  if (Buffer.compare(usedBy, joiner.publicKey) === 0) return 'again'
  throw refused(`The invitation was used already, by the cell ${invitation.cell} with another key.`)
}

/** The invitation after a request of it was answered. */
export function usedInvitation({ joiner, invitation, nonce }: ProvedJoin): Invitation {
  return { ...invitation, usedBy: joiner.publicKey, nonces: [...invitation.nonces, nonce] }
}

/** Answers a request: the book of the cluster, with the invitation's and the issuer's proof. */
export function welcome(
  { invitation, hash }: Pick<ProvedJoin, 'invitation' | 'hash'>,
  { issuer, book }: { readonly issuer: string; readonly book: Uint8Array },
  { signer, random }: { readonly signer: Signer; readonly random: Random },
): Uint8Array {
  const nonce = random.bytes(nonceBytes)
  const body = welcomeCodec.encode({ version: joinVersion, request: hash, nonce, issuer, book })
  const signature = signer.sign(joined(welcomeDomain, body))
  const mac = macOf(invitation.key, [answerDomain, hash, body, signature])
  return provedAnswerCodec.encode({ body, signature, mac })
}

/**
 * Reads the answer: the book, proved up to the root that the invitation names, said by an issuer of
 * it that has the invitation's key, for this request. Fault: AUTH_INVITATION, INTEGRITY_ROSTER.
 */
export function readWelcome(
  bytes: Uint8Array,
  asked: { readonly token: InvitationToken; readonly hash: Uint8Array; readonly key: Uint8Array },
  reader: RosterReader,
): RosterBook {
  const { token, hash, key } = asked
  const answer = bytes.length > welcomeBytesMax ? undefined : decoded(provedAnswerCodec, bytes)
  const body = answer && decoded(welcomeCodec, answer.body)
  if (!answer || !body || body.version !== joinVersion) {
    throw refused('The answer cannot be read; is a cell of this version there?')
  }
  const secret = invitationKey(token.secret)
  const mac = macOf(secret, [answerDomain, hash, answer.body, answer.signature])
  if (!isSameMac(mac, answer.mac) || Buffer.compare(body.request, hash) !== 0) {
    throw refused('What answers there does not know the invitation: it is not the inviting cell.')
  }
  const book = decodeBook(body.book, reader)
  const isRoot = Buffer.compare(sha256(book.root), token.root) === 0
  if (!isRoot || clusterIdOf(book.root) !== token.cluster) {
    throw refused('The cluster that answers has another root than the invitation names.')
  }
  const issuer = book.issuers.find(({ cell }) => cell === body.issuer)
  const message = joined(welcomeDomain, answer.body)
  if (!issuer || !reader.verifier.verify(answer.signature, message, issuer.publicKey)) {
    throw refused('The answer is not signed by an issuer of the cluster.')
  }
  if (book.cell(token.cell)?.key !== hexOf(key)) {
    throw refused(`The roster that came does not have ${token.cell} with the key of this host.`)
  }
  return book
}

function decoded<Value>(codec: Codec<Value>, bytes: Uint8Array): Value | undefined {
  try {
    return codec.decode(bytes)
  } catch {
    return undefined
  }
}
