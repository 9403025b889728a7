import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { type CliCell, openCliCell, runCli, runShell, sampleFile } from '../fixture/cli.ts'
import { plainEnvironment, run } from '../fixture/program.ts'

const launcher = resolve(import.meta.dirname, '../../agent/cli/rackcell.js')
let rack: CliCell

beforeAll(async () => {
  rack = await openCliCell()
  expect((await rack.process(['import', 'discover', sampleFile])).code).toBe(0)
})

afterAll(async () => {
  await rack?.close()
})

test.each([
  ['version', 'node:'],
  ['status', 'ready:  yes'],
  ['cell list', 'x1000'],
  ['cell show', 'everything'],
  ['node list @kube', 'cb[01-09]'],
  ['node show cb05', 'x1000c0s4b0n0'],
  ['node why cb05', 'waits'],
  ['node set cb05 --role Compute', 'changed'],
  ['group list', 'kube'],
  ['group show kube', 'cb[01-09]'],
  ['group create debug cb01', 'created'],
  ['group add debug cb02', 'added'],
  ['group remove debug cb02', 'removed'],
  ['group set debug cb03', 'cb03'],
  ['group delete debug', 'deleted'],
  ['interface list cb05', 'ec:e7:a7:05:a0:0c'],
  ['endpoint list cb05', 'x1000c0s4b0'],
  ['boot set @kube --kernel http://k', 'set'],
  ['boot list', '@kube'],
  ['boot show @kube', 'http://k'],
  ['boot update @kube --params quiet', 'updated'],
  ['boot script cb05', '#!ipxe'],
  ['boot delete @kube', 'deleted'],
  ['cloud-init defaults set --cluster-name demo', 'cluster-name'],
  ['cloud-init defaults show', 'demo'],
  ['cloud-init group set kube --value a=1', 'created'],
  ['cloud-init group list', 'kube'],
  ['cloud-init group show kube', 'a: 1'],
  ['cloud-init node show cb05 meta-data', 'instance-id'],
  ['cloud-init group delete kube', 'deleted'],
  ['token create --role viewer', 'eyJ'],
  ['cell export -', '"family":"component"'],
  ['nodeset expand @kube -s ,', 'x1000c0s0b0n0|cb01,cb02'],
  ['nodeset fold x1001*', 'selene[01-04]'],
  ['nodeset count @gpu', '14'],
  ['explain NOT_FOUND', 'There is no such thing'],
  ['completion zsh', '#compdef rackcell'],
])('rackcell %s', async (line, expected) => {
  const { code, out, err } = await rack.process(line.split(' '))
  expect([code, err]).toEqual([0, expect.any(String)])
  expect(expected.split('|').some((part) => out.includes(part))).toBe(true)
})

test('a reader that leaves early is no failure', async () => {
  const { code, err } = await runShell('rackcell interface list -o json | head -1', rack)
  expect([code, err]).toEqual([0, ''])
})

test('output has no colours when nobody looks', async () => {
  const { out } = await rack.process(['node', 'why', 'cb05'])
  expect(out).not.toContain('\u001b')
})

/** The address of a server that was there a moment ago. */
async function deadUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}

describe('the cell to ask', () => {
  const clusterFile = async (folder: string, urls: readonly string[]) => {
    const { token } = await rack.cell.issuer.mint({ subject: 'up', role: 'admin', seconds: 3_600 })
    const cells = urls.map((url, index) => ({
      id: `x100${index}`,
      url,
      pid: 4_000 + index,
      data: '/d',
    }))
    mkdirSync(join(folder, '.rackcell'), { recursive: true })
    const path = join(folder, '.rackcell', 'cluster.json')
    writeFileSync(path, JSON.stringify({ cells, token }))
    return path
  }

  test('is found beside the folder with its token; one that is down is passed over', async () => {
    const folder = temporaryFolder('cli-cluster')
    const inner = join(folder.path, 'a', 'b')
    mkdirSync(inner, { recursive: true })
    await clusterFile(folder.path, [rack.url])
    const listed = await runCli(['cell', 'list', '-o', 'json'], { folder: inner })
    expect(JSON.parse(listed.out)).toMatchObject({
      cells: [{ id: 'x1000', pid: 4_000, data: '/d' }],
    })
    await clusterFile(folder.path, [await deadUrl(), rack.url])
    const counted = await runCli(['nodeset', 'count', 'all'], { folder: inner })
    expect(counted).toMatchObject({ code: 0, out: '23\n' })
    folder.remove()
  })

  test('is found by the context that up leaves', async () => {
    const folder = temporaryFolder('cli-context')
    const cluster = await clusterFile(join(folder.path, 'data'), [rack.url])
    mkdirSync(join(folder.path, 'config', 'rackcell'), { recursive: true })
    writeFileSync(
      join(folder.path, 'config', 'rackcell', 'context.json'),
      JSON.stringify({ cluster }),
    )
    const env = { XDG_CONFIG_HOME: join(folder.path, 'config') }
    expect((await runCli(['nodeset', 'count', 'all'], { env })).out).toBe('23\n')
    await clusterFile(join(folder.path, 'data'), [await deadUrl()])
    const { code, err } = await runCli(['nodeset', 'count', 'all'], { env })
    expect(code).toBe(1)
    expect(err).toContain(`(from ${cluster}, which ${join(env.XDG_CONFIG_HOME, 'rackcell')}`)
    expect(err).toContain(`"rackcell up --data ${dirname(cluster)}"`)
    folder.remove()
  })
})

test('a cell that died is waited for while its up starts it again', async () => {
  const folder = temporaryFolder('cli-killed')
  const data = join(folder.path, '.rackcell')
  const words = ['up', '--data', data, '--http', '127.0.0.1:0', '--no-sample']
  const env = plainEnvironment(folder.path)
  const up = run({ words: [process.execPath, launcher, ...words], folder: folder.path, env })
  await up.until(/rackcell is ready/)
  const { cells } = JSON.parse(readFileSync(join(data, 'cluster.json'), 'utf8'))
  process.kill(cells[0].pid, 'SIGKILL')
  const listed = await runCli(['cloud-init', 'group', 'list'], { folder: folder.path })
  up.signal('SIGTERM')
  await up.ended
  expect(listed).toEqual({ code: 0, out: '', err: 'No group has anything for cloud-init.\n' })
  folder.remove()
})

describe('bash completes', () => {
  const complete = async (line: string, words: string) => {
    const script = `source <(rackcell completion bash)
      COMP_LINE='${line}'; COMP_POINT=${line.length}
      COMP_WORDS=(${words}); COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
      _rackcell; echo "\${COMPREPLY[*]}"`
    return (await runShell(script, rack)).out.trim()
  }

  test.each([
    ['rackcell no', 'rackcell no', 'node nodeset'],
    [
      'rackcell node show cb0',
      'rackcell node show cb0',
      'cb01 cb02 cb03 cb04 cb05 cb06 cb07 cb08 cb09',
    ],
    ['rackcell node list -o ', "rackcell node list -o ''", 'table json yaml name'],
    // Readline breaks words at @ and :, so that only what follows is to be offered.
    ['rackcell boot set @k', 'rackcell boot set @ k', 'kube'],
    ['rackcell boot set role:', 'rackcell boot set role :', 'Compute Service'],
  ])('%s', async (line, words, offers) => {
    expect(await complete(line, words)).toBe(offers)
  })
})

describe('the launcher', () => {
  const pretending = (node: string) => {
    const versions = `{...process.versions,node:'${node}'}`
    const text = `Object.defineProperty(process,'versions',{value:${versions}})`
    return ['--import', `data:text/javascript,${text}`]
  }

  async function launch(args: readonly string[], env: Record<string, string> = {}) {
    const child = spawn(process.execPath, args, { env: { PATH: '/usr/bin:/bin', ...env } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    }
    const [code] = (await once(child, 'close')) as [number]
    return { code, said }
  }

  test('hands over to the Node of the checkout when its own is too old', async () => {
    const { code, said } = await launch([...pretending('22.17.1'), launcher, 'version'])
    expect([code, said]).toEqual([0, expect.stringContaining('node:     v24.')])
    expect((await launch([...pretending('18.0.0'), launcher, 'nope'])).code).toBe(2)
  })

  test('says what it needs when there is none, or when that is too old as well', async () => {
    const again = await launch([...pretending('14.0.0'), launcher, 'version'], {
      RACKCELL_LAUNCHED: 'v14',
    })
    expect(again.code).toBe(1)
    expect(again.said).toMatch(
      /^rackcell needs Node\.js 22\.18 or newer: .*npm ci.*nodejs\.org\.\n$/,
    )
  })
})

describe('a program of its own', () => {
  const ended: Promise<unknown>[] = []
  const children: ChildProcess[] = []

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL')
    await Promise.all(ended)
  })

  test('takes the place of the command: same process, its signals, its exit code', async () => {
    const folder = temporaryFolder('cli-start')
    const words = ['cell', 'start', '--data', folder.path, '--http', '127.0.0.1:0']
    const child = spawn(process.execPath, [launcher, ...words], {
      env: { PATH: '/usr/bin:/bin', HOME: folder.path, RACKCELL_CONFIG: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(child)
    const closed = once(child, 'close')
    ended.push(closed)
    let said = ''
    await new Promise<void>((ready, fail) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text
          if (said.includes('cell ready')) ready()
        })
      }
      closed.then(() => fail(new Error(said)), fail)
    })
    child.kill('SIGTERM')
    expect(await closed).toEqual([0, null])
    expect(said).toContain('cell stopped')
    folder.remove()
  })

  test('that is written wrongly ends with its own code', async () => {
    const { code } = await runCli(['up', '--nonsense'])
    expect(code).toBe(2)
  })
})
