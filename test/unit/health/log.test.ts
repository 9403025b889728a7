import { describe, expect, it } from 'vitest'
import { createPinoLog } from '../../../agent/rack/adapter/pino-log.ts'
import { Fault } from '../../../cell/env/index.ts'

const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJib2IifQ.c2lnbmF0dXJl'

function record(format: 'json' | 'pretty' = 'json', level: 'debug' | 'warn' = 'debug') {
  const lines: string[] = []
  const log = createPinoLog({ level, format, sink: { write: (line) => void lines.push(line) } })
  return { log, lines, text: () => lines.join('') }
}

describe('secrets never reach the log', () => {
  const secret = 'hunter2-very-secret'
  const fields: Record<string, unknown>[] = [
    { authorization: `Bearer ${secret}` },
    { headers: { Authorization: secret, cookie: secret, 'Set-Cookie': secret } },
    { token: secret, accessToken: secret, refresh_token: secret, referralToken: secret },
    { password: secret, Passwd: secret, passphrase: secret, pwd: secret },
    { seed: secret, clientSecret: secret, privateKey: secret, private_key: secret },
    { deep: [{ deeper: { credentials: { user: 'x', secret } } }] },
    { jwk: { kty: 'OKP', d: secret } },
    { url: `https://user:${secret}@bmc.example/redfish` },
    { url: `/path?token=${secret}&x=1` },
    { text: `password: ${secret}` },
    { note: `Authorization: Bearer ${secret}` },
    { err: new Error(`login with password=${secret} failed`) },
    { err: new Fault('STORE_WRITE', { cause: new Error(`passphrase="${secret}"`) }) },
    { err: Object.assign(new Error('x'), { config: { auth: { password: secret } } }) },
    { key: new TextEncoder().encode(secret) },
    { map: new Map([['token', secret]]) },
  ]

  it.each(fields.map((field) => [Object.keys(field).join(), field]))('%s', (_name, field) => {
    for (const format of ['json', 'pretty'] as const) {
      const { log, text } = record(format)
      log.error(field, 'something failed')
      log.child(field).debug({}, 'a child says it')
      expect(text()).toContain('something failed')
      expect(text()).toContain('a child says it')
      expect(text()).not.toContain(secret)
    }
  })

  it('nor do tokens, whatever they stand in', () => {
    const { log, text } = record()
    log.info(
      { detail: `got ${jwt} from a caller`, list: [jwt], err: new Error(jwt) },
      `refused ${jwt}`,
    )
    expect(text()).not.toContain('eyJzdWIi')
    expect(text()).toContain('refused [redacted]')
  })
})

describe('what is logged', () => {
  it('is one object a line with level, time and what is open', () => {
    const { log, lines } = record()
    log
      .child({ part: 'dhcp' })
      .info({ node: 'x1000c0s0b0n0', tookMs: 12, tokenId: 'an-id' }, 'lease given')
    expect(lines).toHaveLength(1)
    const { time, ...rest } = JSON.parse(lines[0] ?? '')
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(rest).toEqual({
      level: 'info',
      part: 'dhcp',
      node: 'x1000c0s0b0n0',
      tookMs: 12,
      tokenId: 'an-id',
      msg: 'lease given',
    })
  })

  it('shows errors with their codes and their whole chain', () => {
    const { log, lines } = record()
    const cause = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    log.error(
      { err: new Fault('STORE_WRITE', { cause, details: { key: 'co/x1' } }) },
      'a write failed',
    )
    const { err } = JSON.parse(lines[0] ?? '')
    expect(err).toMatchObject({
      type: 'Fault',
      code: 'STORE_WRITE',
      details: { key: 'co/x1' },
      cause: { type: 'Error', message: 'no space left', code: 'ENOSPC' },
    })
    expect(err.stack).toContain('log.test.ts')
  })

  it('is nothing below the level', () => {
    const { log, text } = record('json', 'warn')
    log.info({}, 'quiet')
    log.debug({}, 'quieter')
    log.warn({}, 'loud')
    expect(text()).not.toContain('quiet')
    expect(text()).toContain('loud')
  })

  it('survives what cannot be written as JSON', () => {
    const { log, text } = record()
    const circle: Record<string, unknown> = { big: 10n, run: () => {} }
    circle['self'] = circle
    log.info(circle, 'odd')
    expect(text()).toContain('"big":"10"')
    expect(text()).toContain('[deep]')
  })
})
