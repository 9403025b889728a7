import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import * as ed25519 from '@noble/ed25519'
import { LRUCache } from 'lru-cache'
import { assert, type Signer, type Verifier } from '../../../cell/env/index.ts'

ed25519.hashes.sha512 = (message) => createHash('sha512').update(message).digest()

/** Public keys whose parsed form is kept: one per cell and a few hundred nodes. */
const keysKept = 1_024

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** Bytes of a seed (RFC 8032 section 5.1.5). */
export const seedBytes = 32

/** A new secret: 32 random bytes. */
export function newSeed(): Uint8Array {
  return ed25519.utils.randomSecretKey()
}

/** The 32-byte public key of a 32-byte seed (RFC 8032 section 5.1.5). */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed)
}

/**
 * The private key of a seed, in the form that node:crypto signs with: ten times faster than noble.
 */
export function privateKeyObject(seed: Uint8Array): KeyObject {
  const jwk = { kty: 'OKP', crv: 'Ed25519', d: base64url(seed), x: base64url(publicKeyOf(seed)) }
  return createPrivateKey({ key: jwk, format: 'jwk' })
}

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: base64url(publicKey) }
  return createPublicKey({ key: jwk, format: 'jwk' })
}

/** Signs with a seed. */
export function ed25519Signer(seed: Uint8Array): Signer {
  const key = privateKeyObject(seed)
  return { publicKey: publicKeyOf(seed), sign: (message) => sign(null, message, key) }
}

/** Checks signatures, keeping the parsed form of the keys that it meets. */
export function ed25519Verifier(): Verifier {
  const keys = new LRUCache<string, KeyObject>({ max: keysKept })
  return {
    verify(signature, message, publicKey) {
      const name = base64url(publicKey)
      try {
        let key = keys.get(name)
        if (!key) {
          key = publicKeyObject(publicKey)
          keys.set(name, key)
        }
        return verify(null, message, key, signature)
      } catch {
        return false
      }
    },
  }
}

/**
 * Signs one message with both implementations and compares: two libraries that disagree about the
 * same key must stop a cell before it says anything.
 */
export function selfTestEd25519(seed: Uint8Array): void {
  const message = new TextEncoder().encode('rackcell self-test')
  const fast = ed25519Signer(seed).sign(message)
  const oracle = ed25519.sign(message, seed)
  assert(Buffer.compare(fast, oracle) === 0, 'node:crypto and noble sign alike')
  assert(ed25519.verify(fast, message, publicKeyOf(seed)), 'noble accepts what node:crypto signed')
}
