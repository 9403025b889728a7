import type { Signer, Verifier } from '../../cell/env/index.ts'

/** Signatures remembered at a time, twice: the older half is forgotten when the newer is full. */
const keptMax = 100_000

interface Known {
  readonly message: Uint8Array
  readonly publicKey: Uint8Array
}

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

const same = (left: Uint8Array, right: Uint8Array) => Buffer.compare(left, right) === 0

/** A verifier that knows what was signed under its eyes. */
export interface SharedVerifier extends Verifier {
  /** The signer, whose signatures need not be checked: they are genuine as they are made. */
  noting(signer: Signer): Signer
}

/**
 * Checks each signature once for all cells of a process: what was found genuine is remembered with
 * the exact bytes and the key that it was genuine for. Anything else is checked afresh.
 */
export function sharedVerifier(verifier: Verifier): SharedVerifier {
  let newer = new Map<string, Known>()
  let older = new Map<string, Known>()
  const find = (name: string) => newer.get(name) ?? older.get(name)
  const keep = (name: string, known: Known) => {
    newer.set(name, known)
    if (newer.size < keptMax) return
    older = newer
    newer = new Map()
  }
  const isSame = (known: Known | undefined, { message, publicKey }: Known) =>
    known !== undefined && same(known.message, message) && same(known.publicKey, publicKey)
  return {
    noting: ({ publicKey, sign }) => ({
      publicKey,
      sign(message) {
        const signature = sign(message)
        keep(latin1(signature), { message: message.slice(), publicKey })
        return signature
      },
    }),
    verify(signature, message, publicKey) {
      const name = latin1(signature)
      if (isSame(find(name), { message, publicKey })) return true
      const isGenuine = verifier.verify(signature, message, publicKey)
      // A copy: the bytes may lie in a frame that somebody writes over.
      if (isGenuine) keep(name, { message: message.slice(), publicKey: publicKey.slice() })
      return isGenuine
    },
  }
}
