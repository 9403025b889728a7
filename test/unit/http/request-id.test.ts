import fc from 'fast-check'
import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { requestIdCharsMax } from '../../../agent/rack/http/forward/limits.ts'
import {
  checkId,
  givenRequestId,
  requestHash,
  shareId,
} from '../../../agent/rack/http/forward/request-id.ts'

const given = (id?: string) =>
  givenRequestId({ headers: id === undefined ? {} : { 'request-id': id } } as never)
const hex = /^[0-9a-f]{32}$/

describe('Request-Id', () => {
  it('of 32 hex digits is kept, any other is hashed to them', () => {
    const id = '0123456789abcdef0123456789abcdef'
    expect(given(id)).toBe(id)
    expect(given()).toBeUndefined()
    expect(given('deploy-7')).toMatch(hex)
    expect(given('deploy-7')).toBe(given(' deploy-7 '))
    expect(given('deploy-8')).not.toBe(given('deploy-7'))
    expect(given(id.toUpperCase())).not.toBe(id)
  })

  it.each(['', ' ', 'x'.repeat(requestIdCharsMax + 1)])('is refused when it is none', (id) => {
    expect(() => given(id)).toThrow(/Request-Id has/)
  })

  it('of shares differ by everything that is asked, and never are the request’s own', () => {
    const part = { cell: 'a', method: 'PUT', url: '/x', body: Buffer.from('{}') }
    const others = [
      { ...part, cell: 'b' },
      { ...part, method: 'POST' },
      { ...part, url: '/y' },
      { ...part, body: Buffer.from('{ }') },
      { ...part, cell: 'aP', method: 'UT' },
    ]
    const id = shareId('i', part)
    expect(id).toBe(shareId('i', { ...part }))
    const ids = [
      id,
      'i',
      shareId('j', part),
      checkId(id),
      ...others.map((one) => shareId('i', one)),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('stands for what one caller asks: another caller or another body is another request', () => {
    const asked = (more: object = {}) =>
      requestHash({
        caller: { subject: 'ann', role: 'admin' },
        ip: '10.0.0.1',
        method: 'PUT',
        url: '/x',
        rawBody: Buffer.from('{}'),
        ...more,
      } as unknown as FastifyRequest)
    const one = asked()
    expect(asked({ ip: '10.0.0.2' })).toBe(one)
    for (const more of [
      { caller: { subject: 'bob', role: 'admin' } },
      { caller: undefined },
      { method: 'POST' },
      { url: '/y' },
      { rawBody: undefined },
    ]) {
      expect(asked(more)).not.toBe(one)
    }
  })

  it('may be any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        try {
          expect(given(text)).toMatch(hex)
        } catch (error) {
          expect(error).toMatchObject({ code: 'INPUT_HEADER' })
        }
      }),
    )
  })
})
