import { sha256 } from '../env/index.ts'

/** The public half of an ed25519 key as a JSON Web Key (RFC 8037 section 2). */
export interface Ed25519Jwk {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** The JSON Web Key of a 32-byte public key. */
export function ed25519Jwk(publicKey: Uint8Array): Ed25519Jwk {
  return { kty: 'OKP', crv: 'Ed25519', x: base64url(publicKey) }
}

/**
 * The name of a key that anybody can work out from it: RFC 7638 section 3, members in code point
 * order.
 */
export function thumbprintOf({ crv, kty, x }: Ed25519Jwk): string {
  return base64url(sha256(new TextEncoder().encode(JSON.stringify({ crv, kty, x }))))
}

/** The public half of a key on the curve P-256 as a JSON Web Key (RFC 7518 section 6.2.1). */
export interface P256Jwk {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
}

/** The name of such a key, as for the other kind. */
export function p256ThumbprintOf({ crv, kty, x, y }: P256Jwk): string {
  return base64url(sha256(new TextEncoder().encode(JSON.stringify({ crv, kty, x, y }))))
}
