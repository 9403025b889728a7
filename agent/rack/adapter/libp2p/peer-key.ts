import { publicKeyFromRaw } from '@libp2p/crypto/keys'
import type { PeerId } from '@libp2p/interface'
import { peerIdFromPublicKey } from '@libp2p/peer-id'
import type { PeerKey } from '../../../../cell/env/index.ts'

const keyPattern = /^[0-9a-f]{64}$/

/** The cell key behind a libp2p peer; undefined when the peer has a key of another kind. */
export function peerKeyOf(peerId: PeerId): PeerKey | undefined {
  if (peerId.type !== 'Ed25519') return undefined
  return Buffer.from(peerId.publicKey.raw).toString('hex')
}

/** The libp2p peer with a cell key; undefined when the text is no key. */
export function peerIdOf(key: PeerKey): PeerId | undefined {
  if (!keyPattern.test(key)) return undefined
  try {
    return peerIdFromPublicKey(publicKeyFromRaw(Buffer.from(key, 'hex')))
  } catch {
    return undefined
  }
}
