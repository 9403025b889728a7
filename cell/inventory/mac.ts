import { Fault } from '../env/fault.ts'
import { macInputCharsMax } from './limits.ts'
import { quoted } from './quoted.ts'

/** A MAC address in the two spellings that the interfaces need. */
export interface MacAddress {
  /** For people and configuration: `02:00:00:00:10:00`. */
  readonly colon: string
  /** For keys, and the ID of an ethernet interface: `020000001000`. */
  readonly id: string
}

/** Pairs, quads or halves with one and the same separator throughout, or none. */
const notations =
  /^(?:[0-9a-f]{12}|[0-9a-f]{2}([:.-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}([:.-])[0-9a-f]{4}\2[0-9a-f]{4}|[0-9a-f]{6}[:.-][0-9a-f]{6})$/i

/**
 * The MAC address that `text` spells, in any usual notation. An EUI-48 only: the 8-octet port GUIDs
 * and the 20-octet hardware addresses of IP over InfiniBand (RFC 4391) are no MAC addresses; the
 * DHCP side knows such a port by the 6-octet client identifier that its firmware sends.
 */
export function parseMac(text: string): MacAddress | undefined {
  if (text.length > macInputCharsMax) return undefined
  const trimmed = text.trim()
  if (!notations.test(trimmed)) return undefined
  const id = trimmed.replace(/[:.-]/g, '').toLowerCase()
  return { id, colon: id.replace(/(..)(?=.)/g, '$1:') }
}

/**
 * Whether a port can have the address: neither all zeros nor one of several receivers, broadcast
 * among them, which the lowest bit of the first octet tells (IEEE 802, 8.2.2).
 */
export function isPortMac({ id }: MacAddress): boolean {
  return id !== '000000000000' && Number.parseInt(id.slice(0, 2), 16) % 2 === 0
}

/** As `parseMac`, and a Fault for what is no MAC address. */
export function macOf(text: string): MacAddress {
  const mac = parseMac(text)
  if (mac !== undefined) return mac
  throw new Fault('INPUT_MAC', {
    message: `${quoted(text)} is not a MAC address${hintOf(text)}.`,
    details: { given: quoted(text) },
  })
}

/** As `macOf`, and a Fault for an address that no port can have. */
export function portMacOf(text: string): MacAddress {
  const mac = macOf(text)
  if (isPortMac(mac)) return mac
  throw new Fault('INPUT_MAC', {
    message: `${mac.colon} is a broadcast, multicast or zero address, which no interface can have.`,
    details: { given: quoted(text) },
  })
}

function hintOf(text: string): string {
  if (text.length > macInputCharsMax) return ''
  const digits = text.replace(/[^0-9a-f]/gi, '').length
  const others = /[^0-9a-f:.\-\s]/i.test(text)
  if (others) return ': only hex digits and : - . are allowed'
  return digits === 12
    ? ': the separators are mixed'
    : `: it has ${digits} hex digits, 12 are needed`
}
