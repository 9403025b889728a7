import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../../cell/store/index.ts'

const body = Uint8Array.from([1, 2, 3, 4, 5])

describe('a sealed value', () => {
  it('gives its body back under its key', () => {
    expect(Buffer.from(unseal('key', seal('key', body)))).toEqual(Buffer.from(body))
    expect(unseal('key', seal('key', new Uint8Array()))).toHaveLength(0)
  })

  it('is 8 bytes longer than its body', () => {
    expect(seal('key', body)).toHaveLength(body.length + 8)
  })

  it('is refused with any bit flipped, and names its key', () => {
    const sealed = seal('key', body)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = sealed.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => unseal('key', flipped)).toThrow(
        expect.objectContaining({ code: 'STORE_CORRUPT', details: { key: 'key' } }),
      )
    }
  })

  it('is refused under another key, and cut short at any length', () => {
    const sealed = seal('key', body)
    expect(() => unseal('kez', sealed)).toThrow(expect.objectContaining({ code: 'STORE_CORRUPT' }))
    for (let length = 0; length < sealed.length; length++) {
      expect(() => unseal('key', sealed.subarray(0, length))).toThrow(
        expect.objectContaining({ code: 'STORE_CORRUPT' }),
      )
    }
  })
})
