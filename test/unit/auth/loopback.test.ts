import { describe, expect, it } from 'vitest'
import { crossSiteReason } from '../../../agent/rack/auth/cross-site.ts'
import { isLoopback, requireLoopback } from '../../../agent/rack/auth/index.ts'
import { Fault } from '../../../cell/env/index.ts'

describe('this machine', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    '[::1]',
    'localhost',
    'LOCALHOST.',
    'a.localhost',
    '::ffff:127.0.0.1',
  ])('%s is it', (host) => expect(isLoopback(host)).toBe(true))

  it.each([
    '0.0.0.0',
    '::',
    '10.1.0.1',
    'example.org',
    'localhost.example.org',
    '127.0.0.1.example.org',
    '2130706433',
    '',
  ])('%j is not', (host) => expect(isLoopback(host)).toBe(false))

  it('is where a cell without tokens must stay, and the refusal says so', () => {
    requireLoopback('off', '127.0.0.1')
    requireLoopback('on', '0.0.0.0')
    let fault: unknown
    try {
      requireLoopback('off', '0.0.0.0')
    } catch (error) {
      fault = error
    }
    expect(fault).toBeInstanceOf(Fault)
    expect((fault as Fault).code).toBe('INPUT_CONFIG')
    expect((fault as Fault).message).toMatch(/auth\.mode is off.*0\.0\.0\.0.*loopback/)
  })
})

describe('a page of another site', () => {
  const host = '127.0.0.1:7601'

  it.each([
    { host },
    { host: 'localhost:7601' },
    { host: '[::1]:7601', origin: 'http://[::1]:7601' },
    { host, origin: 'http://127.0.0.1:7601' },
    { host, 'sec-fetch-site': 'same-origin' },
    { host, 'sec-fetch-site': 'none' },
    {},
  ])('did not send %j', (headers) => expect(crossSiteReason(headers)).toBeUndefined())

  it.each([
    { host, origin: 'https://evil.example' },
    { host, origin: 'http://127.0.0.1:8080' },
    { host, origin: 'null' },
    { host: 'rebound.evil.example:7601' },
    { host: '10.1.0.1:7601' },
    { host, 'sec-fetch-site': 'cross-site' },
  ])('may have sent %j', (headers) => expect(crossSiteReason(headers)).toBeTypeOf('string'))
})
