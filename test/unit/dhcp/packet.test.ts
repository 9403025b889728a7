import { describe, expect, test } from 'vitest'
import { clientOf } from '../../../bootstrap/dhcp/client.ts'
import { optionCode } from '../../../bootstrap/dhcp/option-code.ts'
import { namesBytes, routesBytes, textBytes } from '../../../bootstrap/dhcp/option-value.ts'
import { type Packet, packetBytes, readPacket } from '../../../bootstrap/dhcp/packet.ts'
import { address, clientOptions, message } from '../../fixture/dhcp-client.ts'

/** A message byte by byte: the fixed part, then these options. */
function bytesOf(
  options: readonly number[],
  at: Readonly<Record<number, number>> = {},
): Uint8Array {
  const bytes = Buffer.alloc(240 + options.length)
  bytes.set([1, 1, 6, 0, 0, 0, 0x12, 0x34])
  bytes.set([2, 0, 0, 0, 0x10, 0], 28)
  bytes.set([0x63, 0x82, 0x53, 0x63, ...options], 236)
  for (const [place, value] of Object.entries(at)) bytes[Number(place)] = value
  return bytes
}

const read = (...args: Parameters<typeof bytesOf>): Packet => {
  const packet = readPacket(bytesOf(...args))
  if (typeof packet === 'string') throw new Error(packet)
  return packet
}

describe('a message is read', () => {
  test('with its fields and options', () => {
    const packet = read([53, 1, 1, 50, 4, 10, 88, 0, 7, 255], { 8: 0, 9: 4, 10: 0x80 })
    expect(packet).toMatchObject({ op: 1, htype: 1, xid: 0x1234, secs: 4, flags: 0x8000 })
    expect(Buffer.from(packet.chaddr).toString('hex')).toBe('020000001000')
    expect([...packet.options.keys()]).toEqual([53, 50])
  })

  test('when one option comes in parts, padding stands between, and no end is there', () => {
    const { options } = read([60, 2, 0x50, 0x58, 0, 0, 53, 1, 3, 60, 1, 0x45])
    expect(Buffer.from(options.get(60) ?? []).toString()).toBe('PXE')
    expect(options.get(53)).toEqual(Buffer.of(3))
  })

  test('when options go on in the fields for names, the boot file first', () => {
    const over = {
      108: 12,
      109: 2,
      110: 0x61,
      111: 0x62,
      112: 255,
      44: 12,
      45: 1,
      46: 0x63,
      47: 255,
    }
    const packet = read([53, 1, 1, 52, 1, 3, 255], over)
    expect(Buffer.from(packet.options.get(12) ?? []).toString()).toBe('abc')
    expect([packet.file, packet.sname]).toEqual(['', ''])
    expect(read([52, 1, 1, 255], { ...over, 44: 0x78, 45: 0 }).sname).toBe('x')
  })

  test.each([
    ['too-short', bytesOf([]).subarray(0, 239)],
    ['too-long', Buffer.concat([bytesOf([]), Buffer.alloc(9_000)])],
    ['cookie', bytesOf([53, 1, 1], { 236: 0 })],
    ['hardware-length', bytesOf([53, 1, 1], { 2: 17 })],
    ['option-length', bytesOf([53, 1, 1, 12, 200, 1])],
    ['option-length', bytesOf([53])],
    ['overload', bytesOf([52, 1, 4, 255])],
    ['overload', bytesOf([52, 2, 1, 1, 255])],
    ['option-length', bytesOf([52, 1, 1, 255], { 108: 12, 109: 127 })],
  ])('not, and the reason told: %s', (fault, bytes) => {
    expect(readPacket(bytes)).toBe(fault)
  })
})

describe('a message is written', () => {
  const reply = message({ file: 'undionly.kpxe', options: { 12: textBytes('cb01') } })

  test('as it would be read, and padded to what relays pass on', () => {
    const bytes = packetBytes(reply, 548)
    expect(bytes.length).toBe(300)
    const plain = (bytes: Uint8Array) => Uint8Array.from(bytes)
    const options = new Map([...reply.options].map(([code, value]) => [code, plain(value)]))
    expect(readPacket(bytes)).toEqual({ ...reply, chaddr: plain(reply.chaddr), options })
  })

  test('with long options in parts', () => {
    const long = message({ options: { 43: new Uint8Array(300).fill(7) } })
    const bytes = packetBytes(long, 1_472)
    const read = readPacket(bytes)
    expect(typeof read === 'string' ? read : read.options.get(43)?.length).toBe(300)
  })

  test('within the room of the client, without the last options, the relay at the end', () => {
    const options = {
      12: textBytes('a'.repeat(200)),
      15: textBytes('b'.repeat(200)),
      82: Uint8Array.of(1, 1, 9),
    }
    const bytes = packetBytes(message({ options }), 548)
    expect(bytes.length).toBeLessThanOrEqual(548)
    const read = readPacket(bytes)
    expect(typeof read === 'string' ? read : [...read.options.keys()]).toEqual([53, 12, 82])
    expect([...bytes.subarray(-6)]).toEqual([82, 3, 1, 1, 9, 255])
  })

  test('without half a file name', () => {
    const bytes = packetBytes(message({ file: 'x'.repeat(128) }), 548)
    expect(bytes[108]).toBe(0)
  })
})

describe('the sender', () => {
  test('is known by its hardware address, whatever its client identifier says', () => {
    const plain = clientOf(message())
    const named = clientOf(message({ options: { 61: Uint8Array.of(255, 1, 2, 3) } }))
    expect([plain?.key, plain?.mac]).toEqual(['1-020000001000', '020000001000'])
    expect(named?.key).toBe(plain?.key)
    expect(clientOf(message({ mac: '000000000000' }))).toBeUndefined()
  })

  test('over InfiniBand is known by its GUID, in the field or in option 61', () => {
    const guid = '0002c9030012abcd'
    const field = clientOf(message({ htype: 32, mac: guid }))
    expect(field).toMatchObject({ key: `32-${guid}`, mac: '0002c912abcd' })
    const identifier = Buffer.from(`ff000000000002${guid}`, 'hex')
    const option = clientOf(message({ htype: 32, mac: '', options: { 61: identifier } }))
    expect(option?.mac).toBe('0002c912abcd')
    expect(clientOf(message({ htype: 32, mac: '' }))).toBeUndefined()
  })

  test.each([
    ['ipxe', clientOptions.ipxe],
    ['ipxe', { 77: Uint8Array.of(4, ...Buffer.from('iPXE')) }],
    ['ipxe', { 175: Uint8Array.of(1, 1, 1), ...clientOptions.bios }],
    ['pxe', clientOptions.bios],
    ['pxe', { 93: Uint8Array.of(0, 7) }],
    ['http-boot', clientOptions.uefiHttp],
    ['system', { 60: textBytes('udhcp 1.35') }],
  ] as const)('is %s', (kind, options) => {
    expect(clientOf(message({ options }))?.kind).toBe(kind)
  })

  test('says more of itself and of its relay', () => {
    const options = {
      [optionCode.clientUuid]: Buffer.from('0044454c4c0000001080000123456789ab', 'hex'),
      [optionCode.hostName]: Buffer.from('cb\u000001\0'),
      [optionCode.parameterList]: Uint8Array.of(1, 3),
      [optionCode.relayAgent]: Uint8Array.of(
        1,
        1,
        5,
        2,
        2,
        1,
        2,
        5,
        4,
        10,
        0,
        0,
        0,
        11,
        4,
        1,
        2,
        3,
        4,
      ),
    }
    expect(clientOf(message({ options }))).toMatchObject({
      uuid: '4c4c4544-0000-1000-8000-0123456789ab',
      hostName: 'cb?01',
      wants: new Set([1, 3]),
      relay: {
        circuitId: '05',
        remoteId: '0102',
        link: address('10.0.0.0'),
        serverOverride: 0x1020304,
      },
    })
    expect(clientOf(message({ options: { 82: Uint8Array.of(1, 9) } }))?.relay).toEqual({})
  })
})

test('names and routes are written as RFC 3397 and RFC 3442 say', () => {
  expect([...namesBytes(['a.bc', 'd'])]).toEqual([1, 0x61, 2, 0x62, 0x63, 0, 1, 0x64, 0])
  const router = address('10.0.0.1')
  const route = (text: string, prefixLength: number) => ({
    first: address(text),
    prefixLength,
    router,
  })
  expect([
    ...routesBytes([route('0.0.0.0', 0), route('10.17.0.0', 16), route('10.0.0.0', 7)]),
  ]).toEqual([...[0, 10, 0, 0, 1], ...[16, 10, 17, 10, 0, 0, 1], ...[7, 10, 10, 0, 0, 1]])
})
