import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { plainEnvironment, type Running, repository, run, runToEnd } from '../fixture/program.ts'

interface ClusterFile {
  readonly cells: readonly { id: string; url: string; pid: number | null; data: string }[]
  readonly token: string
}

const folder = temporaryFolder('up')
const home = join(folder.path, 'home')
mkdirSync(home)
const env = plainEnvironment(home)
const launcher = join(repository, 'agent/cli/rackcell.js')
/** Where the number of cells does not matter, one is there soonest. */
const lone = ['--cells', '1'] as const
const running = new Set<Running>()
let count = 0

afterAll(() => folder.remove())
afterEach(async () => {
  for (const up of running) {
    up.signal('SIGTERM')
    await up.ended
  }
  running.clear()
})

function newData(): string {
  return join(folder.path, `data-${++count}`)
}

function start(data: string, ...args: readonly string[]): Running {
  const words = [process.execPath, launcher, 'up', '--data', data, '--http', '127.0.0.1:0', ...args]
  const up = run({ words, folder: folder.path, env })
  running.add(up)
  return up
}

async function ready(data: string, ...args: readonly string[]): Promise<Running> {
  const up = start(data, ...args)
  await up.until(/rackcell is ready after [\d.]+ s/)
  return up
}

async function stopped(starting: Promise<Running>): Promise<Running> {
  const up = await starting
  up.signal('SIGTERM')
  running.delete(up)
  return up
}

function readCluster(data: string): ClusterFile {
  return JSON.parse(readFileSync(join(data, 'cluster.json'), 'utf8')) as ClusterFile
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A process that nobody has waited for is dead, though its number is still taken.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

const patience = { timeout: 60_000, interval: 100 }

describe('rackcell up', () => {
  test('keeps the contract of cluster.json', async () => {
    const data = newData()
    const up = await ready(data)
    const { cells, token } = readCluster(data)
    expect(statSync(join(data, 'cluster.json')).mode & 0o777).toBe(0o600)
    expect(cells).toHaveLength(3)
    const [cell] = cells
    expect(cell).toMatchObject({ id: 'x1000', data: join(data, 'cells/x1000') })
    expect(cell?.pid).not.toBe(up.pid)
    expect(isAlive(cell?.pid ?? 0)).toBe(true)
    const answer = await fetch(`${cell?.url}/hsm/v2/memberships`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(((await answer.json()) as unknown[]).length).toBeGreaterThan(0)
    expect(up.output()).not.toContain(token)
    up.signal('SIGTERM')
    expect(await up.ended).toBe(0)
    running.delete(up)
    expect(existsSync(join(data, 'cluster.json'))).toBe(false)
    expect(isAlive(cell?.pid ?? 0)).toBe(false)
  })

  test('starts a killed cell again, at the same address, with its data', async () => {
    const data = newData()
    await ready(data)
    const before = readCluster(data).cells[0]
    process.kill(before?.pid ?? 0, 'SIGKILL')
    await vi.waitFor(() => {
      const after = readCluster(data).cells[0]
      expect(after?.pid).not.toBeNull()
      expect(after?.pid).not.toBe(before?.pid)
      expect(after?.url).toBe(before?.url)
    }, patience)
    const answer = await fetch(`${before?.url}/hsm/v2/State/Components?type=Node`)
    expect(((await answer.json()) as { Components: unknown[] }).Components).toHaveLength(23)
  })

  test('leaves a dead cell dead with --no-restart, and ends when none is left', async () => {
    const data = newData()
    const up = await ready(data, '--no-restart', '--no-sample', '--cells', '2')
    const [first, second] = readCluster(data).cells
    process.kill(first?.pid ?? 0, 'SIGKILL')
    await up.until(/it is not restarted/)
    expect(isAlive(up.pid)).toBe(true)
    expect((await fetch(`${second?.url}/boot/v1/service/status`)).status).toBe(200)
    process.kill(second?.pid ?? 0, 'SIGKILL')
    expect(await up.ended).toBe(1)
    running.delete(up)
  })

  test('takes its cells along when it is killed', async () => {
    const data = newData()
    const up = await ready(data, '--no-sample', '--cells', '2')
    const pids = readCluster(data).cells.map(({ pid }) => pid ?? 0)
    expect(pids).toHaveLength(2)
    up.signal('SIGKILL')
    await up.ended
    running.delete(up)
    for (const pid of pids) {
      await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patience)
    }
  })

  test('refuses a folder that another one uses, and says which process', async () => {
    const data = newData()
    const first = await ready(data, '--no-sample', ...lone)
    const second = start(data, ...lone)
    expect(await second.ended).toBe(1)
    running.delete(second)
    expect(second.output()).toContain(`process ${first.pid}`)
    expect(second.output()).toContain('--data')
    expect(existsSync(join(data, 'cluster.json'))).toBe(true)
  })

  test('says so when the port is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const up = start(newData(), '--http', `127.0.0.1:${port}`)
    expect(await up.ended).toBe(2)
    running.delete(up)
    server.close()
    expect(up.output()).toContain(`127.0.0.1:${port}: another program listens there`)
  })

  test.each([
    ['--cells', '0'],
    ['--nonsense', '1'],
    ['--http', '7601'],
    ['--auth', 'off', '--http', '0.0.0.0:0'],
  ])('refuses %s %s with status 2', async (...args) => {
    const up = start(newData(), ...args)
    expect(await up.ended).toBe(2)
    running.delete(up)
  })

  test('uses a cell that was put back into its folder, and adds no sample', async () => {
    const data = newData()
    await (await stopped(ready(data, '--no-sample', ...lone))).ended
    renameSync(join(data, 'cells/cell1'), join(data, 'cells/restored'))
    rmSync(join(data, 'up.json'))
    const up = start(data, ...lone)
    // Its key says whose it is, so another name is refused with both of them.
    expect(await up.ended).toBe(1)
    running.delete(up)
    expect(up.output()).toMatch(/belongs to cell cell1, not to restored: give it its name back/)
    renameSync(join(data, 'cells/restored'), join(data, 'cells/cell1'))
    const again = await ready(data, ...lone)
    expect(again.output()).toMatch(/cell1\s+everything\s+\S+\s+0\n/)
  })

  test('refuses the folder of a single cell, and one whose store is gone', async () => {
    const data = newData()
    await (await stopped(ready(data, '--no-sample', ...lone))).ended
    const single = start(join(data, 'cells/cell1'))
    expect(await single.ended).toBe(2)
    running.delete(single)
    expect(single.output()).toContain('rackcell cell start')
    rmSync(join(data, 'cells/cell1/store'), { recursive: true })
    const lost = start(data, ...lone)
    expect(await lost.ended).toBe(1)
    running.delete(lost)
    expect(lost.output()).toMatch(/store of .* is gone/)
    expect(existsSync(join(data, 'cells/cell1/keys/cell.seed'))).toBe(true)
  })

  test('stops in order although nobody reads its output any more', async () => {
    const data = newData()
    const words = `exec 3>&1; ${process.execPath} ${launcher} up --data ${data} --no-sample`
    const shell = run({
      words: ['bash', '-c', `${words} --cells 1 --http 127.0.0.1:0 | head -1 >&3`],
      folder: folder.path,
      env,
    })
    await vi.waitFor(() => readCluster(data), patience)
    process.kill(Number(readFileSync(join(data, 'up.pid'), 'utf8')), 'SIGTERM')
    await shell.ended
    await vi.waitFor(() => expect(existsSync(join(data, 'up.pid'))).toBe(false), patience)
    expect(existsSync(join(data, 'cluster.json'))).toBe(false)
  })

  test.each(['/proc/nope', '/dev/null/nope'])('says that %s cannot be made', async (data) => {
    const up = start(data)
    expect(await up.ended).toBe(1)
    running.delete(up)
    expect(up.output()).toContain(`The data folder ${data} cannot be made`)
  })

  test('gives the context back to the cluster that had it', async () => {
    const first = newData()
    await ready(first, '--no-sample', ...lone)
    await (await stopped(ready(newData(), '--no-sample', ...lone))).ended
    const words = [process.execPath, launcher, 'cell', 'list', '-o', 'json']
    const list = await runToEnd({ words, folder: home, env })
    const { cells } = JSON.parse(list.stdout) as { cells: { url: string }[] }
    expect(cells[0]?.url).toBe(readCluster(first).cells[0]?.url)
  })

  test('refuses a sample that is not one, and keeps nothing of that start', async () => {
    const data = newData()
    const sample = join(folder.path, 'broken.yaml')
    writeFileSync(sample, 'nodes: [{name: a, xname: nonsense}]\n')
    const up = start(data, '--sample', sample)
    expect(await up.ended).not.toBe(0)
    running.delete(up)
    expect(up.output()).toMatch(/nonsense/)
    expect(existsSync(join(data, 'cells'))).toBe(false)
    const again = await ready(data)
    expect(again.output()).toMatch(/x1000\s+x1000\s+\S+\s+9\n/)
  })

  test('without tokens: only on this machine, and not for pages of other sites', async () => {
    const data = newData()
    await ready(data, '--auth', 'off', '--no-sample', ...lone)
    const url = `${readCluster(data).cells[0]?.url}/hsm/v2/groups`
    expect((await fetch(url)).status).toBe(200)
    const foreign = await fetch(url, { headers: { origin: 'http://evil.example' } })
    expect(foreign.status).toBe(403)
  })

  test('its command line finds the cell from elsewhere, by the context', async () => {
    const data = newData()
    await ready(data, ...lone)
    const words = [process.execPath, launcher, 'node', 'list', '@kube', '-o', 'name']
    const list = await runToEnd({ words, folder: home, env })
    expect(list.status, list.output).toBe(0)
    expect(list.stdout.trim().split('\n')).toHaveLength(9)
  })
})
