/**
 * Keys of simulated cells: real ed25519, drawn from the seed. Signing costs some 30 microseconds,
 * so nothing is faked; a verifier that many cells share checks each signature once.
 */
export { type SharedVerifier, sharedVerifier } from './shared-verifier.ts'
export { simSigner, simVerifier } from './sim-signer.ts'
