import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIp } from '../../cell/inventory/ip.ts'
import { macOf, parseMac } from '../../cell/inventory/mac.ts'

const octets = fc.uint8Array({ minLength: 6, maxLength: 6 })
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('MAC addresses', () => {
  it('are the same in every notation and case', () => {
    const separators = fc.constantFrom(':', '-', '.')
    fc.assert(
      fc.property(
        octets,
        separators,
        fc.constantFrom(2, 4, 6),
        fc.boolean(),
        (bytes, sep, size, up) => {
          const id = hex(bytes)
          const groups = id.match(new RegExp(`.{${size}}`, 'g')) ?? []
          for (const text of [id, groups.join(sep)]) {
            const mac = parseMac(up ? text.toUpperCase() : text)
            expect(mac).toEqual({ id, colon: (id.match(/../g) ?? []).join(':') })
          }
        },
      ),
    )
  })

  it('stay as they are when read again', () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        const mac = macOf(hex(bytes))
        expect(parseMac(mac.colon)).toEqual(mac)
        expect(parseMac(mac.id)).toEqual(mac)
      }),
    )
  })

  it('have twelve digits and nothing else', () => {
    const nearby = fc.string({ unit: fc.constantFrom(...'0aF:-. g'), maxLength: 40 })
    fc.assert(
      fc.property(fc.oneof(nearby, fc.string({ unit: 'binary' })), (text) => {
        const mac = parseMac(text)
        if (mac === undefined) return
        expect(text.replace(/[:.\-\s]/g, '').toLowerCase()).toBe(mac.id)
        expect(mac.id).toMatch(/^[0-9a-f]{12}$/)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('IP addresses', () => {
  it('have one text each, which stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const ip = parseIp(text)
        expect(ip).toBeDefined()
        expect(parseIp(ip?.text ?? '')).toEqual(ip)
        expect(parseIp(text.toUpperCase())).toEqual(ip)
      }),
    )
  })

  it('of version 6 are the same written out in full', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0, 0, 1, 0xab, 0xffff), { minLength: 8, maxLength: 8 }),
        (groups) => {
          const full = groups.map((group) => group.toString(16).padStart(4, '0')).join(':')
          const short = groups.map((group) => group.toString(16).toUpperCase()).join(':')
          const ip = parseIp(full)
          expect(ip).toBeDefined()
          expect(parseIp(short)).toEqual(ip)
          if (ip?.family === 6) expect(new URL(`http://[${full}]/`).hostname).toBe(`[${ip.text}]`)
        },
      ),
    )
  })

  it('are never made of anything else', () => {
    const nearby = fc.string({ unit: fc.constantFrom(...'01a9f:.::%/'), maxLength: 50 })
    fc.assert(
      fc.property(fc.oneof(nearby, fc.string({ unit: 'binary' })), (text) => {
        const ip = parseIp(text)
        if (ip !== undefined) expect(parseIp(ip.text)).toEqual(ip)
      }),
      { numRuns: 2000 },
    )
  })
})
