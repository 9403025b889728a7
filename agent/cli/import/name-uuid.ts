import { createHash } from 'node:crypto'

/** Sets these names apart from those of anybody else (RFC 9562, section 6.5). */
const namespace = Buffer.from('5a0d2f2c7e5b4c1f9d0a6b1c8e3f4711', 'hex')

/**
 * A UUID that is always the same for the same name (version 5, RFC 9562): a second import is no
 * news.
 */
export function uuidOf(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name, 'utf8').digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
