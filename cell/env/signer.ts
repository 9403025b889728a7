/**
 * Signs with one ed25519 key (RFC 8032). Synchronous: a thread-pool hop costs more than the
 * signature.
 */
export interface Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** 64 bytes. */
  sign(message: Uint8Array): Uint8Array
}

/** Checks ed25519 signatures; false for anything malformed, never a throw. */
export interface Verifier {
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
}
