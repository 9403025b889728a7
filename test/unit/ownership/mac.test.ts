import { describe, expect, it } from 'vitest'
import { isSameMac, macOf } from '../../../cell/ownership/mac.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
const ascii = (text: string) => new TextEncoder().encode(text)
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('HMAC-SHA-256 as RFC 4231 has it', () => {
  it('case 1: a short key', () => {
    expect(text(macOf(new Uint8Array(20).fill(0x0b), [ascii('Hi There')]))).toBe(
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    )
  })

  it('case 2: a key shorter than the hash, and the message in pieces', () => {
    const pieces = [ascii('what do ya want '), ascii('for nothing?')]
    expect(text(macOf(ascii('Jefe'), pieces))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })

  it('case 6: a key longer than a block', () => {
    const message = ascii('Test Using Larger Than Block-Size Key - Hash Key First')
    expect(text(macOf(new Uint8Array(131).fill(0xaa), [message]))).toBe(
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    )
  })

  it('compares whole proofs only', () => {
    expect(isSameMac(hex('00ff'), hex('00ff'))).toBe(true)
    expect(isSameMac(hex('00ff'), hex('00fe'))).toBe(false)
    expect(isSameMac(hex('00'), hex('00ff'))).toBe(false)
  })
})
