/** HTTPS of the management side and the side of the nodes: real cells, sockets and certificates. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../agent/rack/adapter/system-clock.ts'
import { systemRandom } from '../../agent/rack/adapter/system-random.ts'
import { SelfMadeAuthority } from '../../agent/rack/tls/index.ts'
import { silentLog } from '../../cell/env/index.ts'
import { type CellUnderTest, startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { runCli } from '../fixture/cli.ts'
import { getSecurely } from '../fixture/https.ts'

/** Until a check holds: cells look at files once a second. */
async function until(check: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => expect(await check()).toBe(true), { timeout: 20_000, interval: 50 })
}

/** A site's own authority, and pairs that it signs. */
function siteAuthority(folder: string, names: readonly string[] = ['127.0.0.1']) {
  mkdirSync(folder, { recursive: true })
  const ports = { clock: systemClock, random: systemRandom, log: silentLog }
  return SelfMadeAuthority.open(ports, { folder, cell: 'site', names })
}

describe('a cell with --tls', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let cell: CellUnderTest
  beforeAll(async () => {
    folder = temporaryFolder('tls')
    cell = await startCell({
      data: join(folder.path, 'data'),
      args: ['--tls', '--node-listen', '127.0.0.1:0'],
    })
  })
  afterAll(async () => {
    await cell?.stop()
    folder.remove()
  })

  it('shows a certificate of its own authority, and nobody else trusts it', async () => {
    expect(cell.url).toMatch(/^https:/)
    const { status } = await getSecurely(`${cell.url}/healthz`, { ca: cell.ca })
    expect(status).toBe(200)
    const refused = getSecurely(`${cell.url}/healthz`)
    await expect(refused).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })
  })

  it('does not answer plain HTTP there', async () => {
    const plain = fetch(`${cell.url.replace('https:', 'http:')}/healthz`)
    await expect(plain).rejects.toThrow()
  })

  it('is asked by the command line with --ca, and not without', async () => {
    const ca = join(folder.path, 'ca.pem')
    writeFileSync(ca, cell.ca ?? '')
    const env = { RACKCELL_URL: cell.url, RACKCELL_TOKEN: cell.token }
    const good = await runCli(['status', '-o', 'json', '--ca', ca], { env })
    expect(good.err).toBe('')
    expect(good.code).toBe(0)
    const bad = await runCli(['status'], { env })
    expect(bad.code).toBe(1)
    expect(bad.err).toContain('not trusted')
    expect(bad.err).toContain('--ca')
  })

  it('is trusted by the command line of whoever may read its data folder', async () => {
    const env = { RACKCELL_URL: cell.url, RACKCELL_TOKEN: cell.token }
    const data = join(folder.path, 'data')
    const asked = await runCli(['status'], { env: { ...env, RACKCELL_DATA_FOLDER: data } })
    expect([asked.code, asked.err]).toEqual([0, ''])
  })

  it('has scripts on the side of the nodes, by plain HTTP, and nothing else', async () => {
    const node = cell.nodeUrl ?? ''
    expect(node).toMatch(/^http:/)
    const script = await fetch(`${node}/boot/v1/bootscript?mac=02:00:00:00:00:01`)
    expect(await script.text()).toContain(`${node}/boot/v1/bootscript`)
    for (const path of ['/hsm/v2/State/Components', '/healthz', '/cells/v1/nodes', '/metrics']) {
      const headers = { authorization: `Bearer ${cell.token}` }
      const answer = await fetch(`${node}${path}`, { headers })
      expect(answer.status, path).toBe(404)
      expect(answer.headers.get('cell-fault'), path).toBe('SIDE_MANAGEMENT')
      await answer.body?.cancel()
    }
  })

  it('has no documents on the management side, but scripts that lead to the other', async () => {
    const documents = await getSecurely(`${cell.url}/cloud-init/meta-data`, { ca: cell.ca })
    expect(documents.status).toBe(404)
    expect(documents.headers['cell-fault']).toBe('SIDE_NODE')
    const url = `${cell.url}/boot/v1/bootscript?mac=02:00:00:00:00:01`
    const script = await getSecurely(url, { ca: cell.ca })
    expect(script.status).toBe(200)
    expect(script.text).toContain(`${cell.nodeUrl}/boot/v1/bootscript`)
  })
})

describe('off loopback', () => {
  const open = ['--http', '0.0.0.0:0']
  const local = (url: string) => url.replace('0.0.0.0', '127.0.0.1')

  async function withCell(args: readonly string[], check: (cell: CellUnderTest) => Promise<void>) {
    const folder = temporaryFolder('tls-open')
    try {
      // A folder of a version that knew no HTTPS has no authority: it is made at the first start.
      const before = await startCell({ data: folder.path })
      await before.stop()
      const cell = await startCell({ data: folder.path, args: [...open, ...args] })
      try {
        await check(cell)
      } finally {
        await cell.stop()
      }
    } finally {
      folder.remove()
    }
  }

  it('a cell speaks HTTPS without being asked for it, and no plain HTTP', () =>
    withCell([], async ({ url, ca, token, output }) => {
      expect(url).toMatch(/^https:/)
      expect((await getSecurely(local(`${url}/healthz`), { ca })).status).toBe(200)
      const plain = local(url.replace('https:', 'http:'))
      await expect(fetch(`${plain}/healthz`)).rejects.toThrow()
      const env = { RACKCELL_URL: plain, RACKCELL_TOKEN: token }
      const told = await runCli(['status'], { env })
      expect(told.code).toBe(1)
      expect(told.err).toContain('off loopback it is https')
      expect(output()).toContain('nodes reach this cell by HTTPS only: node.listen is empty')
    }))

  it('a cell speaks plain HTTP with --insecure-http, and makes no authority', () =>
    withCell(['--insecure-http'], async ({ url, ca }) => {
      expect(url).toMatch(/^http:/)
      expect(ca).toBeUndefined()
      expect((await fetch(local(`${url}/healthz`))).status).toBe(200)
    }))
})

describe('a certificate of the site', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let cell: CellUnderTest
  let ca: string
  let files: { readonly certificate: string; readonly key: string }

  function install(pair: { readonly cert: string; readonly key: string }): void {
    writeFileSync(files.key, pair.key)
    writeFileSync(files.certificate, pair.cert)
  }

  beforeAll(async () => {
    folder = temporaryFolder('site-tls')
    files = { certificate: join(folder.path, 'cell.crt'), key: join(folder.path, 'cell.key') }
    const authority = siteAuthority(join(folder.path, 'site'))
    ca = authority.certificate
    install(authority.pair())
    const args = ['--tls-certificate', files.certificate, '--tls-key', files.key]
    cell = await startCell({
      data: join(folder.path, 'data'),
      args: [...args, '--tls-check-seconds', '1'],
    })
  })
  afterAll(async () => {
    await cell?.stop()
    folder.remove()
  })

  const health = (agent?: Agent) => getSecurely(`${cell.url}/healthz`, agent ? { agent } : { ca })

  it('is shown, and there is no authority to tell', async () => {
    expect((await health()).status).toBe(200)
    expect(cell.ca).toBeUndefined()
  })

  it('is replaced when its files change, while open connections go on', async () => {
    const agent = new Agent({ ca, keepAlive: true, maxSockets: 1 })
    const { serial: before } = await health(agent)
    // The names differ, so that the site's authority makes another pair.
    install(siteAuthority(join(folder.path, 'site'), ['127.0.0.1', 'new.example.org']).pair())
    await until(async () => (await health()).serial !== before)
    expect((await health(agent)).serial).toBe(before)
    agent.destroy()
  })

  it('is kept while the files are no pair, and /readyz says so until they are', async () => {
    const { serial: before } = await health()
    writeFileSync(files.key, 'no key')
    const ready = () => getSecurely(`${cell.url}/readyz`, { ca })
    await until(async () => (await ready()).text.includes('the newest certificate'))
    expect((await health()).serial).toBe(before)
    const names = ['127.0.0.1', 'third.example.org']
    install(siteAuthority(join(folder.path, 'site'), names).pair())
    await until(async () => (await health()).serial !== before)
    expect((await ready()).text).not.toContain('the newest certificate')
  })
})

describe('a start', () => {
  it.each([
    { args: ['--tls-certificate', '/nowhere.crt'], says: 'together' },
    { args: ['--tls-certificate', '/nowhere.crt', '--tls-key', '/nowhere.key'], says: 'nowhere' },
    { args: ['--tls', '--insecure-http'], says: 'contradicts' },
  ])('is refused with $args', async ({ args, says }) => {
    const folder = temporaryFolder('tls-refused')
    try {
      const start = startCell({ data: join(folder.path, 'data'), args })
      await expect(start).rejects.toThrow(new RegExp(`INPUT_CONFIG: .*${says}`))
    } finally {
      folder.remove()
    }
  })
})
