import { Fault, sha256 } from '../env/index.ts'

/** Bytes of the check at the end of a sealed value: a damaged value passes once in 2^64. */
const checkBytes = 8

/** One buffer and one call: a store is opened at the pace of this function. */
function checkOf(key: string, body: Uint8Array): Uint8Array {
  const keyBytes = Buffer.byteLength(key)
  const all = Buffer.allocUnsafe(keyBytes + 1 + body.length)
  all.write(key)
  all[keyBytes] = 0
  all.set(body, keyBytes + 1)
  return sha256(all).subarray(0, checkBytes)
}

/**
 * The value to store under `key`: the body, then the first 8 bytes of SHA-256 over key, zero byte
 * and body. LevelDB does not check the blocks that it reads, and no signature covers where a record
 * stands in its feed or what is in no feed: without this a flipped bit there would pass.
 */
export function seal(key: string, body: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(body.length + checkBytes)
  sealed.set(body)
  sealed.set(checkOf(key, body), body.length)
  return sealed
}

/** The body of a sealed value. Fault: STORE_CORRUPT naming the key when a bit of it has changed. */
export function unseal(key: string, sealed: Uint8Array): Uint8Array {
  const end = Math.max(0, sealed.length - checkBytes)
  const body = sealed.subarray(0, end)
  if (Buffer.compare(sealed.subarray(end), checkOf(key, body)) !== 0) {
    throw new Fault('STORE_CORRUPT', {
      message: `The value of ${key} is damaged in the store.`,
      details: { key },
    })
  }
  return body
}
