import { Fault } from '../../../cell/env/index.ts'
import type { Counts } from './header.ts'
import { itemNameBytesMax, itemValueBytesMax } from './limits.ts'

/**
 * One thing in a backup: a file of the data folder, an entry of the store, or the end with its
 * counts.
 */
export type Item =
  | { readonly kind: 'file'; readonly name: string; readonly value: Uint8Array }
  | { readonly kind: 'entry'; readonly name: string; readonly value: Uint8Array }
  | { readonly kind: 'end'; readonly totals: Totals }

/** What a whole backup holds. */
export interface Totals {
  readonly files: number
  readonly entries: number
  /** Records by family. */
  readonly counts: Counts
}

const kinds = { file: 1, entry: 2, end: 3 } as const
const headBytes = 9

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder('utf-8', { fatal: true }) }

/** One byte of kind, two 32-bit lengths, name, value. */
export function encodeItem(item: Item): Uint8Array {
  const name = item.kind === 'end' ? '' : item.name
  const value = item.kind === 'end' ? utf8.encoder.encode(JSON.stringify(item.totals)) : item.value
  const nameBytes = utf8.encoder.encode(name)
  const head = Buffer.alloc(headBytes)
  head[0] = kinds[item.kind]
  head.writeUInt32BE(nameBytes.length, 1)
  head.writeUInt32BE(value.length, 5)
  return Buffer.concat([head, nameBytes, value])
}

const damaged = (message: string, cause?: unknown) =>
  new Fault('INTEGRITY_BACKUP', { message, cause })

function itemOf(kind: number, nameBytes: Uint8Array, value: Uint8Array): Item {
  try {
    const name = utf8.decoder.decode(nameBytes)
    if (kind === kinds.file) return { kind: 'file', name, value }
    if (kind === kinds.entry) return { kind: 'entry', name, value }
    return { kind: 'end', totals: JSON.parse(utf8.decoder.decode(value)) as Totals }
  } catch (cause) {
    throw damaged('The content of the backup cannot be read.', cause)
  }
}

/** Reads items from pieces of any size. Faults: INTEGRITY_BACKUP unless the end comes last. */
export async function* decodeItems(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Item> {
  let rest = Buffer.alloc(0)
  let needed = headBytes
  let parts: Uint8Array[] = []
  let held = 0
  let isAtEnd = false
  for await (const piece of pieces) {
    parts.push(piece)
    held += piece.length
    if (held < needed) continue
    rest = Buffer.concat(parts)
    for (;;) {
      needed = headBytes
      if (rest.length < headBytes) break
      const [kind, nameLength, valueLength] = [
        rest[0] ?? 0,
        rest.readUInt32BE(1),
        rest.readUInt32BE(5),
      ]
      const isKnown = kind >= kinds.file && kind <= kinds.end
      if (!isKnown || nameLength > itemNameBytesMax || valueLength > itemValueBytesMax || isAtEnd) {
        throw damaged('The content of the backup makes no sense.')
      }
      needed = headBytes + nameLength + valueLength
      if (rest.length < needed) break
      const nameEnd = headBytes + nameLength
      const item = itemOf(kind, rest.subarray(headBytes, nameEnd), rest.subarray(nameEnd, needed))
      rest = rest.subarray(needed)
      isAtEnd = item.kind === 'end'
      yield item
    }
    parts = [rest]
    held = rest.length
  }
  if (!isAtEnd || held > 0) throw damaged('The backup has no end.')
}
