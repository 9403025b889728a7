/**
 * Keys of the site's issuers from real places: a web server that changes, hangs and lies; a file.
 */

import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../agent/rack/adapter/system-clock.ts'
import { jwksLoader, SiteKeys } from '../../agent/rack/auth/index.ts'
import { siteKeysDuty } from '../../agent/rack/health/index.ts'
import { silentLog } from '../../cell/env/index.ts'
import { openCell, type TestCell } from '../fixture/cell.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'

const pair = await generateKeyPair('RS256')
const jwks = JSON.stringify({
  keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'site', alg: 'RS256', use: 'sig' }],
})

let server: Server
let answer: RequestListener
let asked: number
let place: string

beforeEach(async () => {
  asked = 0
  answer = (_request, response) => response.end(jwks)
  server = createServer((request, response) => {
    asked++
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  place = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

function siteKeys(
  options: { place?: string; timeoutMs?: number; retryMs?: number } = {},
): SiteKeys {
  const { timeoutMs = 2_000, retryMs = 0 } = options
  const load = jwksLoader(options.place ?? place, { timeoutMs })
  return new SiteKeys(
    { clock: systemClock, log: silentLog, load },
    { place: options.place ?? place, retryMs, maxAgeMs: 600_000 },
  )
}

async function siteToken(role = 'operator'): Promise<string> {
  return await new SignJWT({ role, sub: 'carol', aud: 'smd', iss: 'https://idp.example' })
    .setProtectedHeader({ alg: 'RS256', kid: 'site' })
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .sign(pair.privateKey)
}

async function problemOf(site: SiteKeys): Promise<string | undefined> {
  await site.refresh()
  return site.state.problem
}

describe('a web server', () => {
  it('gives the keys, and tokens signed with them open the routes of their role', async () => {
    const site = siteKeys()
    const cell: TestCell = await openCell({ site })
    try {
      const headers = { authorization: `Bearer ${await siteToken()}` }
      for (let at = 0; at < 3; at++) {
        expect((await cell.app.inject({ url: '/cells/v1/summary', headers })).statusCode).toBe(200)
      }
      const refused = await cell.app.inject({ method: 'POST', url: '/cells/v1/backup', headers })
      expect(refused.statusCode).toBe(403)
      expect(refused.json().detail).toBe('carol has the role operator; this needs admin.')
      expect(asked).toBe(1)
      expect(siteKeysDuty(site)()).toEqual({ state: 'ok' })
    } finally {
      await cell.close()
    }
  })

  it('that does not answer in time is given up on', async () => {
    answer = () => {}
    expect(await problemOf(siteKeys({ timeoutMs: 50 }))).toBe('no answer within 0.05 s')
  })

  it('that stops in the middle is given up on', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('{"keys":')
    }
    expect(await problemOf(siteKeys({ timeoutMs: 50 }))).toMatch(/abort|time|no answer/i)
  })

  it.each<[string, RequestListener, RegExp]>([
    ['an error', (_request, response) => response.writeHead(500).end('no'), /status 500/],
    ['a page', (_request, response) => response.end('<html>'), /not valid JSON/],
    ['no keys', (_request, response) => response.end('{"keys":[]}'), /no public signature key/],
    [
      'another address',
      (_request, response) => response.writeHead(302, { location: '/x' }).end(),
      /redirect/i,
    ],
    ['too much', (_request, response) => response.end(Buffer.alloc(600_000, 32)), /larger than/],
    ['nothing', (request) => request.socket.destroy(), /./],
  ])('that answers with %s gives no keys', async (_what, wrong, reason) => {
    answer = wrong
    const site = siteKeys()
    expect(await problemOf(site)).toMatch(reason)
    expect(site.state.isLoaded).toBe(false)
    answer = (_request, response) => response.end(jwks)
    expect(await problemOf(site)).toBeUndefined()
    answer = wrong
    expect(await problemOf(site)).toMatch(reason)
    expect(site.state.isLoaded).toBe(true)
  })

  it('that is not there leaves a 503 that says so, and the own tokens alone', async () => {
    const site = siteKeys({ place: 'http://127.0.0.1:9/keys', retryMs: 60_000 })
    const cell = await openCell({ site })
    try {
      const headers = { authorization: `Bearer ${await siteToken()}` }
      const refused = await cell.app.inject({ url: '/cells/v1/summary', headers })
      expect(refused.statusCode).toBe(503)
      expect(refused.headers['retry-after']).toBe('1')
      expect(refused.json()).toMatchObject({ code: 'AUTH_UNAVAILABLE' })
      expect(refused.json().detail).toContain('http://127.0.0.1:9/keys')
      const own = await cell.app.inject({
        url: '/cells/v1/summary',
        headers: await cell.bearer('viewer'),
      })
      expect(own.statusCode).toBe(200)
      expect(siteKeysDuty(site)()).toMatchObject({ state: 'degraded' })
    } finally {
      await cell.close()
    }
  })
})

describe('a file', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder('jwks')
  })
  afterEach(() => folder.remove())

  it('gives the keys, and is read again when it changes', async () => {
    const path = join(folder.path, 'keys.json')
    const site = siteKeys({ place: path })
    expect(await problemOf(site)).toContain('ENOENT')
    writeFileSync(path, jwks)
    const cell = await openCell({ site })
    try {
      const headers = { authorization: `Bearer ${await siteToken('viewer')}` }
      expect((await cell.app.inject({ url: '/cells/v1/summary', headers })).statusCode).toBe(200)
      rmSync(path)
      expect(await problemOf(site)).toContain('ENOENT')
      expect((await cell.app.inject({ url: '/cells/v1/summary', headers })).statusCode).toBe(200)
    } finally {
      await cell.close()
    }
    writeFileSync(path, Buffer.alloc(600_000, 32))
    expect(await problemOf(site)).toContain('larger than')
  })
})
