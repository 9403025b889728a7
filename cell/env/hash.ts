import { createHash, hash } from 'node:crypto'

/** SHA-256 of the bytes: 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer')
}

/** SHA-256 of several pieces one after the other. */
export function sha256Of(pieces: Iterable<Uint8Array>): Uint8Array {
  const state = createHash('sha256')
  for (const piece of pieces) state.update(piece)
  return state.digest()
}
