/**
 * A DHCP message on the wire (RFC 2131, 2): the fixed part of BOOTP, a cookie, options. Addresses
 * are numbers of 32 bits here; 0 = none.
 */
import { messageBytesMax, paddedBytes } from './limits.ts'
import { optionCode } from './option-code.ts'
import { type OptionFault, type Options, optionBytes, readOptions } from './options.ts'

/** A message, read. */
export interface Packet {
  /** 1 = from a client, 2 = from a server. */
  readonly op: number
  /** Kind of hardware: 1 = Ethernet, 32 = InfiniBand (RFC 4390). */
  readonly htype: number
  readonly hops: number
  readonly xid: number
  readonly secs: number
  readonly flags: number
  readonly ciaddr: number
  readonly yiaddr: number
  readonly siaddr: number
  readonly giaddr: number
  /** As many bytes as its length says; none over InfiniBand. */
  readonly chaddr: Uint8Array
  /** The server's name; '' also when it holds options (option 52). */
  readonly sname: string
  /** The boot file; '' also when it holds options. */
  readonly file: string
  readonly options: Options
}

/** Why bytes are no message; each is a reason that is counted by this name. */
export type PacketFault = 'too-long' | 'too-short' | 'hardware-length' | 'cookie' | OptionFault

const fixedBytes = 236
const cookie = 0x63825363
const chaddrBytes = 16
const snameAt = 44
const snameBytes = 64
const fileAt = 108
const fileBytes = 128

/** Reads a message, or says why it is none. Never throws, whatever the bytes. */
export function readPacket(bytes: Uint8Array): Packet | PacketFault {
  if (bytes.length > messageBytesMax) return 'too-long'
  if (bytes.length < fixedBytes + 4) return 'too-short'
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.getUint32(fixedBytes) !== cookie) return 'cookie'
  const hlen = data.getUint8(2)
  if (hlen > chaddrBytes) return 'hardware-length'
  const sname = bytes.subarray(snameAt, snameAt + snameBytes)
  const file = bytes.subarray(fileAt, fileAt + fileBytes)
  const read = readOptions(bytes.subarray(fixedBytes + 4), { sname, file })
  if (typeof read === 'string') return read
  const { options, overload } = read
  return {
    op: data.getUint8(0),
    htype: data.getUint8(1),
    hops: data.getUint8(3),
    xid: data.getUint32(4),
    secs: data.getUint16(8),
    flags: data.getUint16(10),
    ciaddr: data.getUint32(12),
    yiaddr: data.getUint32(16),
    siaddr: data.getUint32(20),
    giaddr: data.getUint32(24),
    chaddr: bytes.slice(28, 28 + hlen),
    sname: overload.sname ? '' : fieldText(sname),
    file: overload.file ? '' : fieldText(file),
    options,
  }
}

/**
 * A message as bytes, not longer than `bytesMax`. Options that do not fit are left out from the
 * last on; the relay's own (82) always stands at the end (RFC 3046, 2.2).
 */
export function packetBytes(packet: Packet, bytesMax: number): Uint8Array {
  const { options } = packet
  const room = bytesMax - fixedBytes - 4 - 1
  const tail = optionBytes(optionCode.relayAgent, options.get(optionCode.relayAgent))
  const parts: Uint8Array[] = []
  let length = tail.length
  for (const [code, value] of options) {
    if (code === optionCode.relayAgent) continue
    const part = optionBytes(code, value)
    if (length + part.length > room) break
    parts.push(part)
    length += part.length
  }
  const bytes = new Uint8Array(Math.max(paddedBytes, fixedBytes + 4 + length + 1))
  const data = new DataView(bytes.buffer)
  writeFixed(bytes, data, packet)
  let at = fixedBytes + 4
  for (const part of [...parts, tail]) {
    bytes.set(part, at)
    at += part.length
  }
  bytes[at] = optionCode.end
  return bytes
}

function writeFixed(bytes: Uint8Array, data: DataView, packet: Packet): void {
  data.setUint8(0, packet.op)
  data.setUint8(1, packet.htype)
  data.setUint8(2, packet.chaddr.length)
  data.setUint8(3, packet.hops)
  data.setUint32(4, packet.xid)
  data.setUint16(8, packet.secs)
  data.setUint16(10, packet.flags)
  const addresses = [packet.ciaddr, packet.yiaddr, packet.siaddr, packet.giaddr]
  for (const [index, address] of addresses.entries()) data.setUint32(12 + 4 * index, address)
  bytes.set(packet.chaddr.subarray(0, chaddrBytes), 28)
  bytes.set(fieldBytes(packet.sname, snameBytes), snameAt)
  bytes.set(fieldBytes(packet.file, fileBytes), fileAt)
  data.setUint32(fixedBytes, cookie)
}

/** Text up to the first NUL. */
function fieldText(field: Uint8Array): string {
  const end = field.indexOf(0)
  return Buffer.from(field.subarray(0, end < 0 ? field.length : end)).toString('latin1')
}

/** Text that leaves room for the NUL after it; a longer one is left out: half a name is none. */
function fieldBytes(text: string, length: number): Uint8Array {
  const bytes = Buffer.from(text, 'latin1')
  return bytes.length < length ? bytes : new Uint8Array()
}
