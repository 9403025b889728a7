/** What stands in options: numbers, addresses, text, and the nested ones. */

/** One byte, two or four, most significant first; undefined for any other length. */
export function numberIn(value: Uint8Array | undefined, bytes: 1 | 2 | 4): number | undefined {
  if (value?.length !== bytes) return undefined
  return value.reduce((sum, byte) => sum * 256 + byte, 0)
}

export function numberBytes(number: number, bytes: 1 | 2 | 4): Uint8Array {
  const value = new Uint8Array(bytes)
  for (let at = bytes - 1, rest = number; at >= 0; at -= 1) {
    value[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return value
}

/** Addresses one behind another. */
export function addressBytes(addresses: readonly number[]): Uint8Array {
  return Buffer.concat(addresses.map((address) => numberBytes(address, 4)))
}

const control = /\p{Cc}/gu

/** Text for people: without the NUL that some clients send at its end, and without controls. */
export function textIn(value: Uint8Array | undefined): string | undefined {
  if (value === undefined) return undefined
  return Buffer.from(value).toString('latin1').replace(/\0+$/, '').replace(control, '?')
}

export function textBytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}

/** Nested options of one option (43, 82, 175): code, length, value; undefined when they lie. */
export function nestedIn(
  value: Uint8Array | undefined,
): ReadonlyMap<number, Uint8Array> | undefined {
  const nested = new Map<number, Uint8Array>()
  if (value === undefined) return nested
  for (let at = 0; at < value.length; ) {
    const code = value[at] as number
    const length = value[at + 1]
    if (length === undefined || at + 2 + length > value.length) return undefined
    nested.set(code, value.slice(at + 2, at + 2 + length))
    at += 2 + length
  }
  return nested
}

export function nestedBytes(nested: ReadonlyMap<number, Uint8Array>): Uint8Array {
  return Buffer.concat(
    [...nested].flatMap(([code, value]) => [Uint8Array.of(code, value.length), value]),
  )
}

/**
 * The UUID of option 97 (RFC 4578, 2.3: a type, then 16 bytes) as SMBIOS prints it: its first three
 * fields stand with the least significant byte first on the wire.
 */
export function uuidIn(value: Uint8Array | undefined): string | undefined {
  if (value?.length !== 17 || value[0] !== 0) return undefined
  const order = [4, 3, 2, 1, 6, 5, 8, 7, 9, 10, 11, 12, 13, 14, 15, 16]
  const hex = order.map((at) => (value[at] as number).toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Names one behind another as DNS writes them, without compression (RFC 3397, 2). */
export function namesBytes(names: readonly string[]): Uint8Array {
  return Buffer.concat(
    names.flatMap((name) => [
      ...name
        .split('.')
        .filter(Boolean)
        .map((label) => Buffer.from([label.length, ...Buffer.from(label, 'latin1')])),
      Buffer.of(0),
    ]),
  )
}

/** A route of option 121. */
export interface Route {
  readonly first: number
  readonly prefixLength: number
  readonly router: number
}

/** Routes as RFC 3442 writes them: only the significant bytes of the subnet. */
export function routesBytes(routes: readonly Route[]): Uint8Array {
  return Buffer.concat(
    routes.flatMap(({ first, prefixLength, router }) => [
      Uint8Array.of(prefixLength),
      numberBytes(first, 4).subarray(0, Math.ceil(prefixLength / 8)),
      numberBytes(router, 4),
    ]),
  )
}
