/**
 * Randomness as a tree: each consumer forks its own branch, so that its draws never shift
 * another's.
 */
export interface Random {
  /** `length` random bytes. */
  bytes(length: number): Uint8Array
  /** A branch with its own sequence, named for its consumer. */
  fork(name: string): Random
}

/** Lower-case hex text of `length` random bytes. */
export function randomHex(random: Random, length: number): string {
  return Buffer.from(random.bytes(length)).toString('hex')
}

/** A random (version 4) UUID, RFC 9562 section 5.4. */
export function randomUuid(random: Random): string {
  const bytes = random.bytes(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
