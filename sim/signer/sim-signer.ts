import { ed25519Signer, ed25519Verifier } from '../../agent/rack/adapter/ed25519.ts'
import type { Random, Signer, Verifier } from '../../cell/env/index.ts'

/** A key that only this branch of randomness has. */
export function simSigner(random: Random): Signer {
  return ed25519Signer(random.bytes(32))
}

/** Checks the signatures of every cell of a world. */
export function simVerifier(): Verifier {
  return ed25519Verifier()
}
