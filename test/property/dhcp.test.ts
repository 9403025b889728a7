/** Whatever comes from the network is read or dropped; and no address has two clients. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientOf } from '../../bootstrap/dhcp/client.ts'
import { messageType, optionCode } from '../../bootstrap/dhcp/option-code.ts'
import { packetBytes, readPacket } from '../../bootstrap/dhcp/packet.ts'
import { DhcpRack, type MessageParts, message, testNetwork } from '../fixture/dhcp-client.ts'

/** Bytes that go wrong late: a right head, and options that are mostly whole. */
const hostile = fc
  .record({
    head: fc.uint8Array({ minLength: 236, maxLength: 236 }),
    hlen: fc.integer({ min: 0, max: 18 }),
    options: fc.array(
      fc.record({
        code: fc.integer({ min: 0, max: 255 }),
        value: fc.uint8Array({ maxLength: 60 }),
        lie: fc.constantFrom(0, 0, 0, 0, 1, 200),
      }),
      { maxLength: 12 },
    ),
    cut: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ head, hlen, options, cut }) => {
    const parts = options.map(({ code, value, lie }) => {
      return Buffer.from([code, Math.min(255, value.length + lie), ...value])
    })
    const bytes = Buffer.concat([head, Buffer.of(0x63, 0x82, 0x53, 0x63), ...parts])
    bytes[0] = 1
    bytes[2] = hlen
    return bytes.subarray(0, bytes.length - cut)
  })

test('any bytes are a message or a reason, and any message has an outcome', () => {
  const rack = new DhcpRack(testNetwork())
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 700 }), hostile), (bytes) => {
      const packet = readPacket(bytes)
      if (typeof packet === 'string') return
      const { reply } = rack.hear(packet)
      if (reply) expect(typeof readPacket(packetBytes(reply, 548))).toBe('object')
    }),
    { numRuns: 20_000 },
  )
})

test('a message that is written reads as it was', () => {
  const value = fc.uint8Array({ maxLength: 300 })
  const codes = fc.integer({ min: 1, max: 254 }).filter((code) => code !== optionCode.overload)
  fc.assert(
    fc.property(fc.array(fc.tuple(codes, value), { maxLength: 4 }), (options) => {
      const packet = message({ options: Object.fromEntries(options) })
      const read = readPacket(packetBytes(packet, 65_535))
      if (typeof read === 'string') throw new Error(read)
      const plain = ([code, bytes]: readonly [number, Uint8Array]) => [code, [...bytes]]
      const inOrder = (map: ReadonlyMap<number, Uint8Array>) => {
        return [...map].sort(([a], [b]) => a - b).map(plain)
      }
      expect(inOrder(read.options)).toEqual(inOrder(packet.options))
    }),
  )
})

/** What some clients do, one after another, while time passes. */
const step = fc.record({
  client: fc.integer({ min: 0, max: 13 }),
  type: fc.constantFrom(1, 1, 3, 3, 3, 4, 7),
  address: fc.integer({ min: 0, max: 11 }),
  isSelecting: fc.boolean(),
  waitMs: fc.constantFrom(0, 0, 500, 20_000, 400_000, 4_000_000),
})

test('no address is leased to two clients, and none gets lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const rack = new DhcpRack(testNetwork())
      const held = new Map<number, { client: string; untilMs: number }>()
      for (const { client, type, address, isSelecting, waitMs } of steps) {
        rack.nowMs += waitMs
        const told = rack.hear(message(partsOf({ client, type, address, isSelecting })))
        const { change } = told
        if (!change) continue
        const { address: leased, untilMs, state, client: key } = change.entry
        const before = held.get(leased)
        if (state !== 'bound') held.delete(leased)
        else {
          const isOthers = before && before.client !== key && before.untilMs > rack.nowMs
          expect(isOthers, `${key} got what ${before?.client} has`).toBeFalsy()
          for (const [one, { client: owner }] of held) if (owner === key) held.delete(one)
          held.set(leased, { client: key, untilMs })
        }
      }
      rack.nowMs += 100_000_000
      rack.book().expire(rack.nowMs)
      expect(rack.book().free).toBe(10)
    }),
    { numRuns: 2_000 },
  )
})

function partsOf({ client, type, address, isSelecting }: Record<string, number | boolean>) {
  const mac = `02ffffff00${Number(client).toString(16).padStart(2, '0')}`
  const text = `10.88.1.${address}`
  const parts: MessageParts = { mac, type: Number(type) }
  if (type === messageType.release) return { ...parts, ciaddr: 0x0a580100 + Number(address) }
  if (type === messageType.discover) return parts
  return { ...parts, requested: text, ...(isSelecting && { server: '10.88.0.1' }) }
}

test('who a sender is does not depend on anything that it may choose', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.integer({ min: 1, max: 254 }).map(String), fc.uint8Array()),
      (more) => {
        expect(clientOf(message({ options: more }))?.key).toBe('1-020000001000')
      },
    ),
  )
})
