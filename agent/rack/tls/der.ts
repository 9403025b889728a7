/**
 * Writing DER (ITU-T X.690), as far as certificates need it. Only written, never read: what others
 * made is read by node:crypto.
 */

function lengthOf(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes])
  const digits: number[] = []
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  return Buffer.from([0x80 | digits.length, ...digits])
}

/** One value: tag, length, content. */
export function tagged(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}

/** SEQUENCE. */
export function sequence(...items: readonly Uint8Array[]): Buffer {
  return tagged(0x30, ...items)
}

/** SET of one. */
export function setOf(item: Uint8Array): Buffer {
  return tagged(0x31, item)
}

/** A whole number that is not negative, most significant byte first. */
export function integer(bytes: Uint8Array): Buffer {
  const from = bytes.findIndex((byte) => byte !== 0)
  const digits = from < 0 ? Buffer.from([0]) : Buffer.from(bytes.subarray(from))
  const isNegative = (digits[0] ?? 0) >= 0x80
  return tagged(0x02, isNegative ? Buffer.concat([Buffer.from([0]), digits]) : digits)
}

/** BOOLEAN TRUE. */
export const yes = Buffer.from([0x01, 0x01, 0xff])

/** An object identifier such as `2.5.4.3`. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const arc of rest) {
    const digits = [arc & 0x7f]
    for (let high = arc >>> 7; high > 0; high >>>= 7) digits.unshift((high & 0x7f) | 0x80)
    bytes.push(...digits)
  }
  return tagged(0x06, Buffer.from(bytes))
}

/** UTF8String. */
export function utf8(text: string): Buffer {
  return tagged(0x0c, Buffer.from(text, 'utf8'))
}

/** OCTET STRING. */
export function octets(bytes: Uint8Array): Buffer {
  return tagged(0x04, bytes)
}

/** BIT STRING of whole bytes, or with the last `unused` bits left out. */
export function bits(bytes: Uint8Array, unused = 0): Buffer {
  return tagged(0x03, Buffer.from([unused]), bytes)
}

/** A time in seconds: UTCTime before 2050, GeneralizedTime from then on (RFC 5280, 4.1.2.5). */
export function time(ms: number): Buffer {
  const digits = `${new Date(ms).toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`
  const isShort = new Date(ms).getUTCFullYear() < 2050
  return tagged(isShort ? 0x17 : 0x18, Buffer.from(isShort ? digits.slice(2) : digits, 'ascii'))
}
