import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import type { Signer } from '../env/index.ts'
import { domainMessage, feedNumber, type HeadCheck, isOrder, type Order } from './feed.ts'
import type { PublishedFeed } from './keyspace.ts'
import { cellCharsMax, digestBytesMax } from './limits.ts'
import type { Slice } from './slice.ts'

/** The newest head of a feed, small enough for gossip. */
export interface Digest {
  readonly version: number
  readonly cell: string
  /** 1 = public, 2 = close. */
  readonly feed: number
  /** Position of the newest head; seq 0 when nothing was written yet. */
  readonly order: Order
  /** Number of the roster under which the cell wrote. */
  readonly roster: number
  /** SHA-256 of the head's bytes; empty when nothing was written yet. */
  readonly headHash: Uint8Array
  readonly root: Uint8Array
  /** The oldest position from which the cell can still tell what followed. */
  readonly logStart: Order
  readonly records: number
  /** Every intent that the cell writes after `order` has a later hybrid time. */
  readonly hybridMs: number
}

/** The exact bytes of a digest, and their signature. */
interface SignedDigest {
  readonly digest: Uint8Array
  readonly signature: Uint8Array
}

/** Why bytes are not a digest that counts. */
export type DigestFlaw = 'size' | 'undecodable' | 'version' | 'signature'

const digestCodec: Codec<Digest> = messageCodec<Digest>(wire.Digest)
const signedDigestCodec: Codec<SignedDigest> = messageCodec<SignedDigest>(wire.SignedDigest)

/** Version of the digest's format. */
export const digestVersion = 1

const digestDomain = new TextEncoder().encode('rackcell digest 1\0')

/** Encodes and signs a digest: at most 256 bytes with a cell id of up to 24 characters. */
export function signDigest(digest: Digest, signer: Signer): Uint8Array {
  const body = digestCodec.encode(digest)
  const signature = signer.sign(domainMessage(digestDomain, body))
  return signedDigestCodec.encode({ digest: body, signature })
}

/** The signed digest of an own feed as it stands. */
export function ownDigest(slice: Slice, feed: PublishedFeed): Uint8Array {
  const { root, last, logStart } = slice.heads[feed]
  const order = slice.order(feed)
  return signDigest(
    {
      version: digestVersion,
      cell: slice.cell,
      feed: feedNumber(feed),
      order,
      roster: slice.ports.standing().roster,
      headHash: last?.hash ?? new Uint8Array(),
      root: last?.head.root ?? root.digest(),
      logStart: logStart ?? order,
      records: root.size,
      hybridMs: slice.promised.wallMs,
    },
    slice.ports.signer,
  )
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0

function isWellFormed(digest: Digest): boolean {
  const isEmpty = digest.order?.seq === 0
  return (
    digest.cell.length > 0 &&
    digest.cell.length <= cellCharsMax &&
    (digest.feed === 1 || digest.feed === 2) &&
    isOrder(digest.order) &&
    isOrder(digest.logStart) &&
    [digest.roster, digest.records, digest.hybridMs].every(isCount) &&
    digest.headHash.length === (isEmpty ? 0 : 32) &&
    digest.root.length === 32
  )
}

/**
 * Decodes a signed digest; with a check also looks at its signature, over the bytes as received.
 * Never throws, whatever the bytes are.
 */
export function readDigest(bytes: Uint8Array, check?: HeadCheck): Digest | DigestFlaw {
  if (bytes.length > digestBytesMax) return 'size'
  let signed: SignedDigest
  let digest: Digest
  try {
    signed = signedDigestCodec.decode(bytes)
    digest = digestCodec.decode(signed.digest)
  } catch {
    return 'undecodable'
  }
  if (digest.version !== digestVersion) return 'version'
  if (!isWellFormed(digest)) return 'undecodable'
  if (signed.signature.length !== 64) return 'signature'
  if (!check) return digest
  const message = domainMessage(digestDomain, signed.digest)
  return check.verifier.verify(signed.signature, message, check.publicKey) ? digest : 'signature'
}
