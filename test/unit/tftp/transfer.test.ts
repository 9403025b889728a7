import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tftpPathOf } from '../../../bootstrap/tftp/file-name.ts'
import { retriesMax } from '../../../bootstrap/tftp/limits.ts'
import { errorBytes, readClientPacket } from '../../../bootstrap/tftp/packet.ts'
import { netascii, Transfer } from '../../../bootstrap/tftp/transfer.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const request = (...texts: readonly string[]) => {
  return readClientPacket(bytes(`\0\x01${texts.map((text) => `${text}\0`).join('')}`))
}
const texts = (packets: readonly Uint8Array[]) => {
  return packets.map((packet) => Buffer.from(packet).toString('latin1').replaceAll('\0', '|'))
}
const numberOf = (packet: Uint8Array) => Buffer.from(packet).readUInt16BE(2)

describe('a packet of a client', () => {
  test('is read', () => {
    expect(request('a.efi', 'OCTET', 'TSize', '0', 'blksize', '1468')).toEqual({
      ...{ kind: 'read', file: 'a.efi', mode: 'octet' },
      options: new Map([
        ['tsize', '0'],
        ['blksize', '1468'],
      ]),
    })
    expect(readClientPacket(Buffer.of(0, 4, 1, 2))).toEqual({ kind: 'ack', block: 258 })
    const error = readClientPacket(Buffer.concat([errorBytes(8, 'no\nmore'), bytes('x')]))
    expect(error).toEqual({ kind: 'error', code: 8, text: 'no?more' })
  })

  test.each([
    ['too-short', bytes('\0\x01a')],
    ['too-long', Buffer.alloc(2_000)],
    ['write', bytes('\0\x02a\0octet\0')],
    ['operation', bytes('\0\x03ab')],
    ['text', bytes('\0\x01a\0octet')],
    ['mode', bytes('\0\x01a\0mail\0')],
  ])('is none: %s', (fault, packet) => {
    expect(readClientPacket(packet)).toBe(fault)
  })

  test('never stops the reader', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.integer({ min: 0, max: 7 }), (rest, op) => {
        readClientPacket(Buffer.concat([Buffer.of(0, op), rest]))
      }),
      { numRuns: 5_000 },
    )
  })
})

test.each([
  ['undionly.kpxe', 'undionly.kpxe'],
  ['/efi/boot.efi', 'efi/boot.efi'],
  ['\\efi\\boot.efi', 'efi/boot.efi'],
  ['../etc/passwd', undefined],
  ['a/../../b', undefined],
  ['a/./b', undefined],
  ['.hidden', undefined],
  ['a\0b', undefined],
  ['a//b', undefined],
  ['', undefined],
  ['a'.repeat(300), undefined],
])('the name %j is the path %j', (name, path) => {
  expect(tftpPathOf(name)).toBe(path)
})

describe('a transfer', () => {
  const file = bytes(`${'a'.repeat(512)}${'b'.repeat(512)}c`)

  test('goes block by block, and ends with a short one', () => {
    const transfer = new Transfer(file, new Map([['multicast', '']]))
    expect(texts(transfer.start().packets)).toEqual([`|\x03|\x01${'a'.repeat(512)}`])
    expect(texts(transfer.acknowledged(1).packets)).toEqual([`|\x03|\x02${'b'.repeat(512)}`])
    expect(texts(transfer.acknowledged(2).packets)).toEqual(['|\x03|\x03c'])
    expect(transfer.acknowledged(3)).toEqual({ packets: [], end: 'sent' })
  })

  test('ends with an empty block when the last one is full', () => {
    const transfer = new Transfer(file.subarray(0, 512), new Map())
    transfer.start()
    expect(texts(transfer.acknowledged(1).packets)).toEqual(['|\x03|\x02'])
  })

  test('takes the options that it knows, within its own bounds', () => {
    const asked = new Map([
      ['tsize', '0'],
      ['blksize', '65464'],
      ['windowsize', '1000'],
      ['timeout', '3'],
      ['multicast', ''],
    ])
    const transfer = new Transfer(file, asked)
    const first = texts(transfer.start().packets)
    expect(first).toEqual(['|\x06blksize|1468|tsize|1025|timeout|3|windowsize|64|'])
    expect([transfer.retryMs, transfer.acknowledged(7).packets.length]).toEqual([3_000, 0])
    expect(transfer.acknowledged(0).packets.map(numberOf)).toEqual([1])
    const odd = new Map([
      ['blksize', '7'],
      ['windowsize', '0'],
      ['timeout', 'x'],
    ])
    expect(new Transfer(file, odd).start().packets).toHaveLength(1)
    expect(new Transfer(file, odd).start().packets[0]?.[1]).toBe(3)
  })

  test('goes on behind the last block that came of a window', () => {
    const options = new Map([
      ['blksize', '100'],
      ['windowsize', '4'],
    ])
    const transfer = new Transfer(file, options)
    transfer.start()
    expect(transfer.acknowledged(0).packets.map(numberOf)).toEqual([1, 2, 3, 4])
    expect(transfer.acknowledged(2).packets.map(numberOf)).toEqual([3, 4, 5, 6])
    expect(transfer.acknowledged(6).packets.map(numberOf)).toEqual([7, 8, 9, 10])
    expect(transfer.acknowledged(10).packets.map(numberOf)).toEqual([11])
    expect(transfer.acknowledged(11).end).toBe('sent')
  })

  test('passes over what it has heard before', () => {
    const transfer = new Transfer(file, new Map())
    transfer.start()
    transfer.acknowledged(1)
    expect(transfer.acknowledged(1).packets).toEqual([])
    expect(transfer.acknowledged(9).packets).toEqual([])
  })

  test('says the same again in silence, and gives up in the end', () => {
    const transfer = new Transfer(file, new Map())
    transfer.start()
    transfer.acknowledged(1)
    for (let at = 0; at < retriesMax; at += 1) {
      expect(transfer.silence().packets.map(numberOf)).toEqual([2])
    }
    expect(transfer.silence()).toEqual({ packets: [], end: 'lost' })
  })

  test('numbers on beyond 65,535', () => {
    const transfer = new Transfer(Buffer.alloc(8 * 65_540), new Map([['blksize', '8']]))
    transfer.start()
    let { packets } = transfer.acknowledged(0)
    let end: string | undefined
    for (let block = 1; end === undefined; block += 1) {
      expect(numberOf(packets[0] as Uint8Array)).toBe(block & 0xffff)
      ;({ packets, end } = transfer.acknowledged(block & 0xffff))
      if (block > 65_541) throw new Error('it never ends')
    }
    expect(end).toBe('sent')
  })
})

test('netascii ends lines with two characters', () => {
  expect(Buffer.from(netascii(bytes('a\nb\rc\r\n'))).toString()).toBe('a\r\nb\r\0c\r\0\r\n')
})

test('a client of any size of block and window gets the very bytes, whatever is lost', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 3_000 }),
      fc.integer({ min: 8, max: 1_468 }),
      fc.integer({ min: 1, max: 64 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
      (file, blksize, windowsize, chances) => {
        const options = new Map(
          Object.entries({ blksize: `${blksize}`, windowsize: `${windowsize}` }),
        )
        const transfer = new Transfer(file, options)
        let step = transfer.start()
        const got: Uint8Array[] = []
        let isOpen = false
        for (let rounds = 0; step.end === undefined && rounds < 10_000; rounds += 1) {
          for (const packet of step.packets) {
            if (chances.next().value === 0) continue
            isOpen = true
            const isNext = packet[1] === 3 && numberOf(packet) === ((got.length + 1) & 0xffff)
            if (isNext) got.push(packet.subarray(4))
          }
          const isHeard = isOpen && chances.next().value !== 0
          step = isHeard ? transfer.acknowledged(got.length & 0xffff) : transfer.silence()
          if (step.packets.length === 0 && step.end === undefined) step = transfer.silence()
        }
        if (step.end === 'sent') expect(Buffer.concat(got).equals(file)).toBe(true)
      },
    ),
  )
})
