import ipaddr from 'ipaddr.js'
import { Fault } from '../env/fault.ts'
import { ipInputCharsMax } from './limits.ts'
import { quoted } from './quoted.ts'

/** An IP address in canonical text. */
export interface IpAddress {
  /**
   * IPv4 as four decimals, IPv6 as RFC 5952 recommends: the same address is always the same text.
   */
  readonly text: string
  readonly family: 4 | 6
}

/** Hex groups, and then perhaps an IPv4 address as the last 32 bits (RFC 4291, 2.2). */
const ipv6Shape = /^([0-9a-f:]*:)([0-9a-f]*|[0-9]+(?:\.[0-9]+){3})$/i

/**
 * The address that `text` spells. IPv4 must be four plain decimals, as a leading zero or a missing
 * part reads differently elsewhere (RFC 6943, 3.1.1). IPv4 in an IPv6 socket's clothes
 * (`::ffff:10.0.0.1`, RFC 4291, 2.5.5.2) is that IPv4 address. A zone (`%eth0`) is refused: it
 * means something on one host only.
 */
export function parseIp(text: string): IpAddress | undefined {
  if (text.length > ipInputCharsMax) return undefined
  const trimmed = text.trim()
  if (ipaddr.IPv4.isValidFourPartDecimal(trimmed)) return { text: trimmed, family: 4 }
  const hex = allHex(trimmed)
  if (hex === undefined || !ipaddr.IPv6.isValid(hex)) return undefined
  const address = ipaddr.IPv6.parse(hex)
  if (address.isIPv4MappedAddress()) return { text: address.toIPv4Address().toString(), family: 4 }
  return { text: address.toRFC5952String(), family: 6 }
}

/**
 * IPv6 text with an IPv4 tail turned into hex groups: the library takes `::10.0.0.1` for mapped.
 */
function allHex(text: string): string | undefined {
  const [, head, tail] = ipv6Shape.exec(text) ?? []
  if (head === undefined || tail === undefined) return undefined
  if (!tail.includes('.')) return text
  if (!ipaddr.IPv4.isValidFourPartDecimal(tail)) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = ipaddr.IPv4.parse(tail).octets
  return `${head}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

/** As `parseIp`, and a Fault for what is no address. */
export function ipOf(text: string): IpAddress {
  const ip = parseIp(text)
  if (ip !== undefined) return ip
  throw new Fault('INPUT_IP', {
    message: `${quoted(text)} is not an IP address${hintOf(text)}.`,
    details: { given: quoted(text) },
  })
}

function hintOf(text: string): string {
  if (text.includes('/')) return ': leave out the prefix length'
  if (text.includes('%')) return ': leave out the zone'
  return ''
}
