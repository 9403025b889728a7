/**
 * Keys of simulated cells: real ed25519, drawn from the seed. A signature costs some 30
 * microseconds, so nothing is cached or faked.
 */
export { simSigner, simVerifier } from './sim-signer.ts'
