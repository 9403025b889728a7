import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { executeForwarded } from '../../../agent/rack/http/forward/index.ts'
import { createHsmApi } from '../../../agent/rack/http/hsm/index.ts'
import { bulkBodyBytesMax } from '../../../agent/rack/http/limits.ts'
import type { ForwardedCall } from '../../../agent/rack/peers.ts'
import { Fault } from '../../../cell/env/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeAll(async () => {
  rack = await openRack({ apis: [createHsmApi] })
})
afterAll(() => rack.close())

const call = (more: Partial<ForwardedCall>): ForwardedCall => ({
  method: 'GET',
  url: '/hsm/v2/service/ready',
  headers: {},
  client: '10.0.0.1',
  ...more,
})

const word = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constant('/hsm/v2/groups'))

describe('a request that another machine wrote', () => {
  it('is run or is a fault, whatever it is', async () => {
    const written = fc.record({
      method: fc.oneof(fc.constantFrom('GET', 'PUT', 'DELETE', 'CONNECT'), word),
      url: fc.oneof(
        fc.webPath().map((path) => `/${path}`),
        word,
      ),
      headers: fc.dictionary(word, word, { maxKeys: 4 }),
      body: fc.option(fc.uint8Array({ maxLength: 30 }), { nil: undefined }),
      client: fc.oneof(fc.ipV4(), fc.ipV6(), word),
    })
    await fc.assert(
      fc.asyncProperty(written, async (one) => {
        try {
          const { status } = await executeForwarded(rack.app, one)
          expect(status).toBeGreaterThanOrEqual(200)
        } catch (error) {
          expect(error).toBeInstanceOf(Fault)
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['its method is none', { method: 'CONNECT' }],
    ['its path is none', { url: 'http://elsewhere/' }],
    ['its path is none', { url: '//elsewhere/' }],
    ['its path is none', { url: '/a\r\nb' }],
    ['one of its headers is none', { headers: { a: 'b\r\nc: d' } }],
    ['one of its headers is none', { headers: { 'a b': 'c' } }],
    ['its headers are too large', { headers: { a: 'b'.repeat(300_000) } }],
    ['the address of who asks is none', { client: '10.0.0.1\n' }],
    ['its body is too large', { method: 'PUT', body: new Uint8Array(bulkBodyBytesMax + 1) }],
  ])('is refused when %s', async (flaw, more) => {
    await expect(executeForwarded(rack.app, call(more))).rejects.toThrow(flaw)
  })

  it('is answered with what the routes say, as bytes', async () => {
    const answer = await executeForwarded(rack.app, call({}))
    expect(answer.status).toBe(200)
    expect(Buffer.from(answer.body).toString()).toBe('{"code":0,"message":"HSM is healthy"}\n')
    expect(answer.headers).toEqual({ 'content-type': 'application/json' })
  })
})
