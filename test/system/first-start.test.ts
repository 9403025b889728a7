import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { wholeCellsMax } from '../../sim/cluster/limits.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { plainEnvironment, repository, run, runToEnd } from '../fixture/program.ts'

interface ClusterFile {
  readonly cells: readonly { id: string; url: string; pid: number | null; data: string }[]
  readonly token: string
}

const folder = temporaryFolder('first-start')
const home = join(folder.path, 'home')
mkdirSync(home)
const env = plainEnvironment(home)

afterAll(() => folder.remove())

function readCluster(data: string): ClusterFile {
  return JSON.parse(readFileSync(join(data, 'cluster.json'), 'utf8')) as ClusterFile
}

/** The two commands at the top of the README. */
function readmeCommands(clone: string): readonly string[] {
  const readme = readFileSync(join(clone, 'README.md'), 'utf8')
  return [...readme.matchAll(/^ {4}(npm ci && npm \w+)/gm)].map((match) => match[1] ?? '')
}

describe('a newcomer', { timeout: 600_000 }, () => {
  const clone = join(folder.path, 'clone')

  test('clones, and starts with the first command of the README', async () => {
    const cloned = await runToEnd({
      words: ['git', 'clone', '--quiet', repository, clone],
      folder: folder.path,
      env,
    })
    expect(cloned.status).toBe(0)
    const [start, tests] = readmeCommands(clone)
    expect(start).toBe('npm ci && npm start')
    expect(tests).toBe('npm ci && npm test')
    const command = `${start} -- --http 127.0.0.1:0`
    const up = run({ words: ['bash', '-c', command], folder: clone, env })
    try {
      const [, seconds] = await up.until(/rackcell is ready after ([\d.]+) s/)
      expect(Number(seconds)).toBeGreaterThan(0)
      const data = join(clone, '.rackcell')
      const { cells, token } = readCluster(data)
      expect(statSync(join(data, 'cluster.json')).mode & 0o777).toBe(0o600)
      expect(cells).toHaveLength(3)
      expect(cells[0]?.id).toBe('x1000')
      expect(token.split('.')).toHaveLength(3)
      const list = await runToEnd({
        words: ['npx', 'rackcell', 'node', 'list', '-o', 'name'],
        folder: clone,
        env,
      })
      expect(list.status).toBe(0)
      expect(list.stdout.trim().split('\n')).toHaveLength(23)
      // Elsewhere on the machine the context leads to the same cell.
      const away = await runToEnd({
        words: [join(clone, 'agent/cli/rackcell.js'), 'node', 'list', '@kube', '-o', 'name'],
        folder: home,
        env,
      })
      expect(away.stdout.trim().split('\n')).toHaveLength(9)
    } finally {
      up.signal('SIGINT')
      const pid = readUpPid(clone)
      if (pid) process.kill(pid, 'SIGINT')
    }
    await up.ended
    expect(up.output()).toContain('the data is kept')
    expect(existsSync(join(clone, '.rackcell/cluster.json'))).toBe(false)
  })

  test('starts again where it stopped, without the sample', async () => {
    const words = ['npm', 'start', '--', '--http', '127.0.0.1:0', '--no-sample']
    const up = run({ words, folder: clone, env })
    await up.until(/x1000\s+x1000\s+http:\/\/127\.0\.0\.1:\d+\s+9/)
    const pid = readUpPid(clone)
    process.kill(pid ?? up.pid, 'SIGTERM')
    await up.ended
  })
})

function readUpPid(clone: string): number | undefined {
  try {
    return Number(readFileSync(join(clone, '.rackcell/up.pid'), 'utf8'))
  } catch {
    return undefined
  }
}

describe('the tarball', { timeout: 600_000 }, () => {
  const place = join(folder.path, 'installed')
  // The tarball brings no Node of its own: it runs with the one that runs these tests.
  const path = `${join(process.execPath, '..')}:${env['PATH']}`
  const npx = (...words: readonly string[]) => {
    return { words: ['npx', 'rackcell', ...words], folder: place, env: { ...env, PATH: path } }
  }

  test('installs and runs without the repository', async () => {
    mkdirSync(place)
    const packed = await runToEnd({
      words: ['npm', 'pack', '--silent', '--pack-destination', place],
      folder: repository,
    })
    expect(packed.status, packed.output).toBe(0)
    const tarball = readdirSync(place).find((name) => name.endsWith('.tgz'))
    const installed = await runToEnd({
      words: ['npm', 'install', '--no-save', '--omit=dev', `./${tarball}`],
      folder: place,
      env,
    })
    expect(installed.status, installed.output).toBe(0)
    const up = run(npx('up', '--http', '127.0.0.1:0'))
    await up.until(/x1000\s+x1000\s+http:\/\/127\.0\.0\.1:\d+\s+9/)
    const { cells, token } = readCluster(join(place, '.rackcell'))
    const script = await fetch(`${cells[0]?.url}/boot/v1/bootscript?mac=ec:e7:a7:05:a0:0c`)
    expect(await script.text()).toMatch(/^#!ipxe\n/)
    const groups = await fetch(`${cells[0]?.url}/hsm/v2/groups`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(((await groups.json()) as unknown[]).length).toBe(4)
    process.kill(readUpPid(place) ?? up.pid, 'SIGTERM')
    await up.ended
  })

  test('simulates a cluster, and at the level of digests', async () => {
    const small = ['--seed', '1', '--virtual-ms', '20000', '--report', 'page.html', '--json']
    for (const cells of ['3', String(wholeCellsMax + 1)]) {
      const { status, output, stdout } = await runToEnd(
        npx('sim', 'run', '--cells', cells, ...small),
      )
      expect(status, output).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ cells: Number(cells), invariants: 'held' })
      expect(readFileSync(join(place, 'page.html'), 'utf8')).toContain('<svg')
    }
  })

  test('fuzzes with workers', async () => {
    const words = ['sim', 'fuzz', '--seed', '2', '--seeds', '2', '--workers', '2']
    const { output, stdout } = await runToEnd(npx(...words, '--keep-going'))
    // What seeds find is for others to judge: here they are tried, by processes that live.
    expect(JSON.parse(stdout), output).toMatchObject({ seed: 2, seeds: 2, done: 2 })
    expect(output).not.toContain('its process ended')
  })
})
