import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  scryptSync,
} from 'node:crypto'
import { Fault } from '../../../cell/env/index.ts'
import { scryptCost } from './limits.ts'

/** For whom a backup is made: the public half of a key that only the passphrase gives. */
export interface Recipient {
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array
  /** With which the passphrase was stretched; travels in the header. */
  readonly salt: Uint8Array
}

const keyBytes = 32
const saltBytes = { min: 16, max: 64 } as const

/** What stands before the 32 bytes of an X25519 private key in PKCS #8 (RFC 8410 section 7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** The domain of the frame keys of version 1. */
const frameKeyInfo = 'rackcell backup 1 frames'

const base64urlForm = /^[\w-]+$/

function bytesOf(text: string): Uint8Array | undefined {
  return base64urlForm.test(text) ? Buffer.from(text, 'base64url') : undefined
}

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' })
}

function rawPublicKey(key: KeyObject): Uint8Array {
  return Buffer.from(String(key.export({ format: 'jwk' }).x), 'base64url')
}

/** Reads what the command line sends. Faults: INPUT_BODY. */
export function parseRecipient(texts: {
  readonly publicKey: string
  readonly salt: string
}): Recipient {
  const publicKey = bytesOf(texts.publicKey)
  if (publicKey?.length !== keyBytes) {
    throw new Fault('INPUT_BODY', {
      message: `recipient.publicKey takes ${keyBytes} bytes in base64url: an X25519 public key`,
      details: { field: 'recipient' },
    })
  }
  const salt = bytesOf(texts.salt)
  if (!salt || salt.length < saltBytes.min || salt.length > saltBytes.max) {
    throw new Fault('INPUT_BODY', {
      message: `recipient.salt takes ${saltBytes.min} to ${saltBytes.max} bytes in base64url`,
      details: { field: 'salt' },
    })
  }
  const recipient = { publicKey, salt }
  try {
    // A point of small order would give a key that everybody knows.
    agree(generateKeyPairSync('x25519').privateKey, publicKey)
  } catch (cause) {
    throw new Fault('INPUT_BODY', {
      cause,
      message: 'recipient.publicKey is not a usable X25519 public key',
      details: { field: 'recipient' },
    })
  }
  return recipient
}

function agree(privateKey: KeyObject, publicKey: Uint8Array): Uint8Array {
  return diffieHellman({ privateKey, publicKey: publicKeyObject(publicKey) })
}

/** The private key that a passphrase stands for, with the public half that the header must name. */
export function recipientKeyOf(
  passphrase: string,
  salt: Uint8Array,
): { readonly privateKey: KeyObject; readonly publicKey: Uint8Array } {
  const secret = scryptSync(passphrase.normalize('NFKC'), salt, keyBytes, scryptCost)
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, secret]),
    format: 'der',
    type: 'pkcs8',
  })
  return { privateKey, publicKey: rawPublicKey(createPublicKey(privateKey)) }
}

/** A key pair for one backup. */
export function ephemeralKeys(): {
  readonly privateKey: KeyObject
  readonly publicKey: Uint8Array
} {
  const { privateKey, publicKey } = generateKeyPairSync('x25519')
  return { privateKey, publicKey: rawPublicKey(publicKey) }
}

/** The key of the frames: bound to the exact header, so that nothing in it can be changed. */
export function frameKeyOf(
  privateKey: KeyObject,
  publicKey: Uint8Array,
  headerDigest: Uint8Array,
): Uint8Array {
  const shared = agree(privateKey, publicKey)
  return new Uint8Array(hkdfSync('sha256', shared, headerDigest, frameKeyInfo, keyBytes))
}
