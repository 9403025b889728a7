import type { StoreOperation } from '../../cell/env/index.ts'
import { crc32 } from './crc32.ts'

/** Length and CRC before the payload, 4 bytes each, little-endian. */
const headerBytes = 8

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() }

/** Operation: 1 byte for its type, key length, key, value length, value; lengths as 4 bytes. */
function encodeOperation(operation: StoreOperation): Uint8Array {
  const key = utf8.encoder.encode(operation.key)
  const value = operation.type === 'put' ? operation.value : new Uint8Array()
  const bytes = new Uint8Array(9 + key.length + value.length)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, operation.type === 'put' ? 1 : 0)
  view.setUint32(1, key.length, true)
  bytes.set(key, 5)
  view.setUint32(5 + key.length, value.length, true)
  bytes.set(value, 9 + key.length)
  return bytes
}

/** One batch as it is appended to the log: length, CRC-32, operations. */
export function encodeRecord(operations: readonly StoreOperation[]): Uint8Array {
  const payload = Buffer.concat(operations.map(encodeOperation))
  const record = new Uint8Array(headerBytes + payload.length)
  const view = new DataView(record.buffer)
  view.setUint32(0, payload.length, true)
  view.setUint32(4, crc32(payload), true)
  record.set(payload, headerBytes)
  return record
}

function decodePayload(payload: Uint8Array): readonly StoreOperation[] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length)
  const operations: StoreOperation[] = []
  for (let at = 0; at < payload.length; ) {
    const keyEnd = at + 5 + view.getUint32(at + 1, true)
    const valueEnd = keyEnd + 4 + view.getUint32(keyEnd, true)
    const key = utf8.decoder.decode(payload.subarray(at + 5, keyEnd))
    const value = new Uint8Array(payload.subarray(keyEnd + 4, valueEnd))
    operations.push(view.getUint8(at) === 1 ? { type: 'put', key, value } : { type: 'del', key })
    at = valueEnd
  }
  return operations
}

/** One whole record of a log. */
export interface LogRecord {
  readonly operations: readonly StoreOperation[]
  /** Where the next record begins. */
  readonly end: number
}

/**
 * Reads the record that begins at `from`; undefined when none is whole there: the log ends at
 * `from`.
 */
export function readRecord(log: Uint8Array, from: number): LogRecord | undefined {
  const start = from + headerBytes
  if (start > log.length) return undefined
  const view = new DataView(log.buffer, log.byteOffset, log.length)
  const end = start + view.getUint32(from, true)
  if (end > log.length) return undefined
  const payload = log.subarray(start, end)
  // A run of zeros looks like an empty record with the right CRC; no batch is empty.
  if (payload.length === 0 || crc32(payload) !== view.getUint32(from + 4, true)) return undefined
  return { operations: decodePayload(payload), end }
}
