/** Options as they lie in a message: code, length, value (RFC 2132, 2), in up to three places. */
import { optionCode } from './option-code.ts'

/** Values by code, in the order of their first appearance; parts of one option are joined. */
export type Options = ReadonlyMap<number, Uint8Array>

/** Why options cannot be read. */
export type OptionFault = 'option-length' | 'overload'

/** The fields of the fixed part that may hold options. */
export interface SpareFields {
  readonly sname: Uint8Array
  readonly file: Uint8Array
}

/** What option 52 says: which fields hold options. */
interface Overload {
  readonly file: boolean
  readonly sname: boolean
}

const valueBytesMax = 255

/**
 * Reads options and what option 52 adds from the other fields (RFC 2132, 9.3). An option that comes
 * several times is one long one (RFC 3396, 7). Bytes after the end are ignored; a missing end is
 * forgiven, as some loaders leave it out.
 */
export function readOptions(
  area: Uint8Array,
  fields: SpareFields,
): { readonly options: Options; readonly overload: Overload } | OptionFault {
  const parts = new Map<number, Uint8Array[]>()
  if (!collect(area, parts)) return 'option-length'
  const overload = overloadIn(parts.get(optionCode.overload))
  if (overload === undefined) return 'overload'
  if (overload.file && !collect(fields.file, parts)) return 'option-length'
  if (overload.sname && !collect(fields.sname, parts)) return 'option-length'
  const options = new Map<number, Uint8Array>()
  for (const [code, list] of parts) {
    options.set(code, list.length === 1 ? (list[0] as Uint8Array) : Buffer.concat(list))
  }
  return { options, overload }
}

/** Adds the options of one place; false when a length points past its end. */
function collect(area: Uint8Array, parts: Map<number, Uint8Array[]>): boolean {
  for (let at = 0; at < area.length; ) {
    const code = area[at] as number
    if (code === optionCode.end) return true
    if (code === optionCode.pad) {
      at += 1
      continue
    }
    const length = area[at + 1]
    if (length === undefined || at + 2 + length > area.length) return false
    const value = area.slice(at + 2, at + 2 + length)
    const known = parts.get(code)
    if (known) known.push(value)
    else parts.set(code, [value])
    at += 2 + length
  }
  return true
}

function overloadIn(values: readonly Uint8Array[] | undefined): Overload | undefined {
  if (values === undefined) return { file: false, sname: false }
  const [value, ...more] = values
  const bits = value?.length === 1 && more.length === 0 ? (value[0] as number) : 0
  if (bits < 1 || bits > 3) return undefined
  return { file: (bits & 1) !== 0, sname: (bits & 2) !== 0 }
}

/** An option as bytes, in parts of 255 when it is longer (RFC 3396, 5); none without a value. */
export function optionBytes(code: number, value: Uint8Array | undefined): Uint8Array {
  if (value === undefined) return new Uint8Array()
  const parts: Uint8Array[] = []
  let at = 0
  do {
    const part = value.subarray(at, at + valueBytesMax)
    parts.push(Uint8Array.of(code, part.length), part)
    at += valueBytesMax
  } while (at < value.length)
  return Buffer.concat(parts)
}
