import type { Verifier } from '../../cell/env/index.ts'

/** Signatures remembered at a time, twice: the older half is forgotten when the newer is full. */
const keptMax = 100_000

interface Known {
  readonly message: Uint8Array
  readonly publicKey: Uint8Array
}

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

const same = (left: Uint8Array, right: Uint8Array) => Buffer.compare(left, right) === 0

/**
 * Checks each signature once for all cells of a process: what was found genuine is remembered with
 * the exact bytes and the key that it was genuine for. Anything else is checked afresh.
 */
export function sharedVerifier(verifier: Verifier): Verifier {
  let newer = new Map<string, Known>()
  let older = new Map<string, Known>()
  const find = (name: string) => newer.get(name) ?? older.get(name)
  const keep = (name: string, known: Known) => {
    newer.set(name, known)
    if (newer.size < keptMax) return
    older = newer
    newer = new Map()
  }
  return {
    verify(signature, message, publicKey) {
      const name = latin1(signature)
      const known = find(name)
      if (known && same(known.message, message) && same(known.publicKey, publicKey)) return true
      const isGenuine = verifier.verify(signature, message, publicKey)
      // A copy: the bytes may lie in a frame that somebody writes over.
      if (isGenuine) keep(name, { message: message.slice(), publicKey: publicKey.slice() })
      return isGenuine
    },
  }
}
