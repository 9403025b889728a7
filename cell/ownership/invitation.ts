import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { Fault, type Random, randomHex, sha256, sha256Of } from '../env/index.ts'
import { clusterIdOf } from '../roster/index.ts'
import { secretBytes, tokenCharsMax, tokenUrlCharsMax, tokenUrlsMax } from './limits.ts'

/** What an operator carries to a new host. */
export interface InvitationToken {
  readonly version: number
  readonly cluster: string
  /** SHA-256 of the root's public key. */
  readonly root: Uint8Array
  /** Where the cell that signs the roster is reached. */
  readonly urls: readonly string[]
  readonly id: string
  readonly secret: Uint8Array
  /** The name that the new cell gets. */
  readonly cell: string
}

/** An invitation at the cell that made it: everything but the secret. */
export interface Invitation {
  readonly id: string
  /** What proofs are made with; the secret cannot be told from it. */
  readonly key: Uint8Array
  readonly cell: string
  readonly prefixes: readonly string[]
  readonly madeMs: number
  readonly expiresMs: number
  /** Who ordered it. */
  readonly by: string
  /** Public key of the cell that joined with it. */
  readonly usedBy?: Uint8Array
  /** Of requests that were answered. */
  readonly nonces: readonly Uint8Array[]
}

const tokenCodec: Codec<InvitationToken> = messageCodec<InvitationToken>(wire.InvitationToken)

export const invitationCodec: Codec<Invitation> = messageCodec<Invitation>(wire.Invitation)

const tokenVersion = 1
const opening = 'rackcell-invitation-1.'
const cellForm = /^[a-z0-9][a-z0-9.-]{0,62}$/
const hexForm = /^[0-9a-f]{32}$/

/** The key that proofs of an invitation are made with. */
export function invitationKey(secret: Uint8Array): Uint8Array {
  return sha256Of([new TextEncoder().encode('rackcell invitation 1\0'), secret])
}

/** What an invitation is made from. */
export interface InvitationRequest {
  readonly root: Uint8Array
  readonly urls: readonly string[]
  readonly cell: string
  readonly prefixes: readonly string[]
  readonly nowMs: number
  readonly seconds: number
  readonly by: string
  readonly random: Random
}

/** A new invitation: the line for the operator, and what the inviting cell keeps. */
export function makeInvitation(request: InvitationRequest): {
  readonly token: string
  readonly invitation: Invitation
} {
  const { root, urls, cell, prefixes, nowMs, seconds, by, random } = request
  const id = randomHex(random, 16)
  const secret = random.bytes(secretBytes)
  const cluster = clusterIdOf(root)
  const frame = { version: tokenVersion, cluster, root: sha256(root) }
  const bytes = tokenCodec.encode({ ...frame, urls, id, secret, cell })
  const invitation: Invitation = {
    id,
    key: invitationKey(secret),
    cell,
    prefixes,
    madeMs: nowMs,
    expiresMs: nowMs + seconds * 1_000,
    by,
    nonces: [],
  }
  return { token: opening + Buffer.from(bytes).toString('base64url'), invitation }
}

/** Reads the line that an operator brings. Fault: INPUT_INVITATION saying what is wrong. */
export function parseInvitation(line: string): InvitationToken {
  const text = line.trim()
  const refused = (message: string, cause?: unknown) =>
    new Fault('INPUT_INVITATION', { message, ...(cause === undefined ? {} : { cause }) })
  if (text.length > tokenCharsMax) throw refused('The invitation is too long to be one.')
  if (!text.startsWith(opening)) throw refused(`An invitation begins with "${opening}".`)
  const body = text.slice(opening.length)
  if (!/^[\w-]+$/.test(body)) throw refused('The invitation has characters that do not belong.')
  let token: InvitationToken
  try {
    token = tokenCodec.decode(Buffer.from(body, 'base64url'))
  } catch (cause) {
    throw refused('The invitation cannot be read: it was cut or changed.', cause)
  }
  if (!isWhole(token)) throw refused('The invitation cannot be read: it was cut or changed.')
  return token
}

function isWhole({ version, cluster, root, urls, id, secret, cell }: InvitationToken): boolean {
  return (
    version === tokenVersion &&
    root.length === 32 &&
    hexForm.test(cluster) &&
    hexForm.test(id) &&
    secret.length === secretBytes &&
    cellForm.test(cell) &&
    urls.length > 0 &&
    urls.length <= tokenUrlsMax &&
    urls.every(isCellUrl)
  )
}

/** Whether a text is the address of a cell: `http://10.0.0.1:7601`, with or without a path. */
export function isCellUrl(text: string): boolean {
  if (text.length > tokenUrlCharsMax) return false
  return /^https?:\/\/(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:\/[\w./~-]*)?$/.test(text)
}

/** How an invitation is. */
export type InvitationState = 'open' | 'used' | 'expired'

/** How an invitation is at a time. */
export function invitationState(invitation: Invitation, nowMs: number): InvitationState {
  if (invitation.usedBy) return 'used'
  return nowMs > invitation.expiresMs ? 'expired' : 'open'
}
