import type { StoreOperation } from '../../cell/env/index.ts'
import { encodeRecord, readRecord } from './log-record.ts'
import type { VirtualDisk } from './virtual-disk.ts'

interface Found {
  readonly from: number
  readonly operations: readonly StoreOperation[]
  readonly at: number
}

/**
 * Turns one bit of a stored value, in the way that no checksum of the log notices: as a block read
 * back wrong. `pick` chooses among the keys that are there, `bit` among the value's bits. Answers
 * with the key.
 */
export function rot(
  disk: VirtualDisk,
  { pick, bit }: { pick(keys: readonly string[]): string; bit(bits: number): number },
): string | undefined {
  const newest = newestValues(disk.durableLog)
  const keys = [...newest.keys()].sort()
  if (keys.length === 0) return undefined
  const key = pick(keys)
  const { from, operations, at } = newest.get(key) as Found
  const turned = operations.map((operation, place) => {
    if (place !== at || operation.type === 'del') return operation
    const value = new Uint8Array(operation.value)
    const number = bit(8 * value.length)
    value[number >>> 3] = (value[number >>> 3] ?? 0) ^ (1 << (number & 7))
    return { ...operation, value }
  })
  disk.damage(from, encodeRecord(turned))
  return key
}

/** Where the newest value of each key lies, of those that have one with bytes in it. */
function newestValues(log: Uint8Array): Map<string, Found> {
  const newest = new Map<string, Found>()
  for (let from = 0; ; ) {
    const record = readRecord(log, from)
    if (!record) return newest
    for (const [at, operation] of record.operations.entries()) {
      if (operation.type === 'del' || operation.value.length === 0) newest.delete(operation.key)
      else newest.set(operation.key, { from, operations: record.operations, at })
    }
    from = record.end
  }
}
