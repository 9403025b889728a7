import { sha256, sha256Of } from '../env/index.ts'

/** Block of SHA-256, bytes. */
const blockBytes = 64

/** HMAC-SHA-256 (RFC 2104) of several pieces one after the other: 32 bytes. */
export function macOf(key: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array {
  const block = new Uint8Array(blockBytes)
  block.set(key.length > blockBytes ? sha256(key) : key)
  const inner = sha256Of([block.map((byte) => byte ^ 0x36), ...pieces])
  return sha256Of([block.map((byte) => byte ^ 0x5c), inner])
}

/** Whether two proofs are equal, in a time that tells nothing of where they differ. */
export function isSameMac(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false
  let difference = 0
  for (let at = 0; at < left.length; at += 1) difference |= (left[at] ?? 0) ^ (right[at] ?? 0)
  return difference === 0
}
