/** The unit files, judged by systemd's own tools, and a socket that somebody else opened. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activatedSockets } from '../../agent/rack/adapter/socket-activation.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { requirement } from '../requirement.ts'

const units = resolve(import.meta.dirname, '../../docs/systemd')
const program = resolve(import.meta.dirname, '../../agent/rack/main.ts')

/**
 * Of 10: what a hardened service with the network and a JIT compiler cannot get below is about 1.3.
 */
const exposureMax = 1.5

function run(command: string, ...args: string[]): Promise<{ status: number; said: string }> {
  return new Promise((done) => {
    execFile(command, args, { env: { ...process.env, SYSTEMD_COLORS: '0' } }, (error, out, err) => {
      done({ status: error ? Number(error.code) : 0, said: `${out}${err}` })
    })
  })
}

describe.skipIf(requirement({ command: 'systemd-analyze', package: 'systemd' }))(
  'the units',
  () => {
    let folder: ReturnType<typeof temporaryFolder>
    beforeAll(() => {
      folder = temporaryFolder('units')
      // The program that the units start is not installed here: one stands in its place.
      const bin = join(folder.path, 'bin')
      mkdirSync(bin)
      writeFileSync(join(bin, 'rackcell'), '#!/bin/sh\n')
      chmodSync(join(bin, 'rackcell'), 0o755)
      for (const name of readdirSync(units)) {
        const text = readFileSync(join(units, name), 'utf8')
        expect(text).not.toContain('\t')
        writeFileSync(
          join(folder.path, name),
          text.replace('ExecStart=/opt/rackcell/bin', `ExecStart=${bin}`),
        )
      }
    })
    afterAll(() => folder.remove())

    it('are understood without a complaint', async () => {
      const files = readdirSync(units).map((name) => join(folder.path, name))
      expect(files).toHaveLength(2)
      const { status, said } = await run('systemd-analyze', 'verify', '--man=no', ...files)
      expect(said).toBe('')
      expect(status).toBe(0)
    })

    it('leave the service little to do harm with', async () => {
      const threshold = `--threshold=${Math.round(exposureMax * 10)}`
      const unit = join(folder.path, 'rackcell.service')
      const { status, said } = await run(
        'systemd-analyze',
        'security',
        '--offline=yes',
        '--no-pager',
        threshold,
        unit,
      )
      const exposure = Number(
        /Overall exposure level for rackcell\.service: ([\d.]+)/.exec(said)?.[1],
      )
      expect(exposure).toBeGreaterThan(0)
      expect(exposure).toBeLessThanOrEqual(exposureMax)
      expect(status).toBe(0)
    })

    it('say where the page of installation and the example of the configuration say', () => {
      const install = readFileSync(resolve(units, '../install.md'), 'utf8')
      const service = readFileSync(join(units, 'rackcell.service'), 'utf8')
      for (const place of ['/opt/rackcell', '/etc/rackcell/config.yaml', '/var/lib/rackcell']) {
        expect(service).toContain(place)
        expect(install).toContain(place)
      }
      for (const name of readdirSync(units)) expect(install).toContain(name)
    })
  },
)

describe('sockets handed over', () => {
  it('are known by name', () => {
    const env = { LISTEN_PID: '77', LISTEN_FDS: '2', LISTEN_FDNAMES: 'http:dhcp' }
    expect([...activatedSockets(env, 77)]).toEqual([
      ['http', 3],
      ['dhcp', 4],
    ])
  })

  it.each([
    {},
    { LISTEN_PID: '78', LISTEN_FDS: '1', LISTEN_FDNAMES: 'http' },
    { LISTEN_PID: '77', LISTEN_FDS: '0' },
    { LISTEN_PID: '77', LISTEN_FDS: 'x' },
    { LISTEN_PID: '77', LISTEN_FDS: '100000' },
    { LISTEN_FDS: '1' },
  ])('are none with %j', (env) => expect(activatedSockets(env, 77).size).toBe(0))
})

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

describe.skipIf(requirement({ command: 'systemd-socket-activate', package: 'systemd' }))(
  'a cell started by its socket',
  () => {
    let folder: ReturnType<typeof temporaryFolder>
    beforeAll(() => {
      folder = temporaryFolder('socket')
    })
    afterAll(() => folder.remove())

    function activate(address: string, ...more: string[]) {
      const args = [
        '-l',
        address,
        '--fdname=http',
        process.execPath,
        program,
        '--config=',
        '--cell',
        'x1',
      ]
      args.push('--data', join(folder.path, 'data'), '--http', '127.0.0.1:1', ...more)
      const child = spawn('systemd-socket-activate', args, { stdio: ['ignore', 'pipe', 'pipe'] })
      let said = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString('utf8')
        })
      }
      return { child, said: () => said, ended: once(child, 'exit') }
    }

    async function connected(url: string): Promise<Response> {
      // The first connection waits in the kernel while the cell starts.
      for (;;) {
        try {
          return await fetch(url)
        } catch (error) {
          const { code } = (error as { cause?: { code?: string } }).cause ?? {}
          if (code !== 'ECONNREFUSED') throw error
        }
      }
    }

    it('serves on it and not on its own address, and says so', async () => {
      const port = await freePort()
      const cell = activate(`127.0.0.1:${port}`)
      try {
        const answer = await connected(`http://127.0.0.1:${port}/readyz`)
        expect(answer.status).toBe(200)
        expect(cell.said()).toContain(`"url":"http://127.0.0.1:${port}"`)
      } finally {
        cell.child.kill('SIGTERM')
        const [status] = await cell.ended
        expect(status).toBe(0)
      }
    })

    it('refuses plain HTTP when others can reach the socket, and says what to do', async () => {
      const port = await freePort()
      const cell = activate(`0.0.0.0:${port}`)
      try {
        const asked = connected(`http://127.0.0.1:${port}/readyz`).then(
          ({ status }) => `answered ${status}`,
          () => 'broken off',
        )
        expect(['broken off', 'answered 503']).toContain(await asked)
        const [status] = await cell.ended
        expect(status).toBe(2)
        expect(cell.said()).toMatch(/would speak plain HTTP: set tls\.always, or http\.insecure/)
      } finally {
        cell.child.kill('SIGKILL')
      }
    })

    it('refuses to do without tokens when others can reach the socket', async () => {
      const port = await freePort()
      const cell = activate(`0.0.0.0:${port}`, '--auth', 'off')
      try {
        const asked = connected(`http://127.0.0.1:${port}/readyz`).then(
          ({ status }) => `answered ${status}`,
          () => 'broken off',
        )
        expect(['broken off', 'answered 503']).toContain(await asked)
        const [status] = await cell.ended
        expect(status).toBe(2)
        expect(cell.said()).toMatch(/auth\.mode is off, but http\.listen is 0\.0\.0\.0/)
      } finally {
        cell.child.kill('SIGKILL')
      }
    })
  },
)
