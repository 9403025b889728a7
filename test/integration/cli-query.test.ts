/** `query`, `watch`, `conflicts` and the lists of a cluster of three, against real sockets. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Screen } from '../../agent/cli/output/screen.ts'
import { run } from '../../agent/cli/run.ts'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { type CliResult, runHere } from '../fixture/cli.ts'
import { component } from '../fixture/ledger.ts'
import { NeighbourCells } from '../fixture/neighbour-cells.ts'
import { repository, run as runProgram } from '../fixture/program.ts'

let cluster: NeighbourCells
let url: string

beforeAll(async () => {
  cluster = await NeighbourCells.open(['x1000', 'x1001', 'x1002'], { apis: [createHsmApi] })
  url = await cluster.cell('x1000').listen()
  await cluster.changeEverywhere((tx) => {
    tx.put('group', { label: 'gpu', tags: [], creationId: '1' })
  })
  for (const [at, id] of ['x1000', 'x1001', 'x1002'].entries()) {
    await cluster.change(id, (tx) => {
      for (const slot of [1, 2]) {
        const xname = `${id}c0s${slot}b0n0`
        const state = slot === 1 ? 'Ready' : 'Off'
        const hostname = `n${at}${slot}`
        tx.put('component', component(at * 10 + slot, { id: xname, hostname, state }))
        if (at > 0) tx.put('membership', { label: 'gpu', member: xname, creationId: '1' })
      }
    })
  }
})
afterAll(() => cluster?.close())

beforeEach(() => {
  for (const id of ['x1001', 'x1002']) {
    Object.assign(cluster.conduct(id), {
      presence: 'alive',
      silentMs: 800,
      forward: 'answers',
      sight: {},
    })
  }
  cluster.conflicts.length = 0
})

const env = () => ({ RACKCELL_URL: url, RACKCELL_TOKEN: 'viewer' })
const cli = (...words: readonly string[]): Promise<CliResult> => runHere(words, { env: env() })

function silence(id: string): void {
  Object.assign(cluster.conduct(id), { presence: 'dark', silentMs: 31_000 })
}

describe('query', () => {
  test('prints the nodes that fit, whose they are, and how old that is', async () => {
    const { code, out, err } = await cli('query', 'state == "Ready" && "gpu" in groups')
    const [head, ...rows] = out.trimEnd().split('\n')
    expect([code, err]).toEqual([0, ''])
    expect(head).toMatch(/^NODE +XNAME +NID +STATE +ROLE +GROUPS +IP +MAC +CELL$/)
    expect(rows[0]).toMatch(/^n11 +x1001c0s1b0n0 +11 +Ready .* x1001$/)
    expect(rows[1]).toMatch(/^n21 .* x1002$/)
    expect(rows[2]).toBe('2 nodes: n[11,21] · 3/3 cells, oldest 0.8 s')
  })

  test('prints chosen columns, names, and JSON with coverage', async () => {
    const columns = await cli('query', 'nid > 20', '--fields', 'hostname,subRole,state')
    expect(columns.out).toMatch(/^HOSTNAME +SUB-ROLE +STATE\nn21 +- +Ready\nn22 +- +Off\n/)
    expect((await cli('query', 'nid > 20', '-o', 'name')).out).toBe('n21\nn22\n')
    const json = await cli('query', 'nid > 20', '--fields', 'id', '--limit', '1', '-o', 'json')
    expect(JSON.parse(json.out)).toEqual({
      nodes: [{ id: 'x1002c0s1b0n0' }],
      total: 2,
      unknown: [],
      coverage: { cells: 3, of: 3, oldestSeconds: 0.8, missing: [] },
    })
    const first = await cli('query', 'nid > 0', '--limit', '2')
    expect(first.out).toContain('the first 2 of 6 · 2 nodes: n[01-02]')
  })

  test('counts', async () => {
    const { out } = await cli('query', 'nid > 9', '--count-by', 'cell,state')
    expect(out.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^CELL +STATE +NODES$/),
      expect.stringMatching(/^x1001 +Off +1$/),
    ])
    expect(out).toContain('4 nodes · 3/3 cells, oldest 0.8 s')
    expect((await cli('query', 'nid > 9', '--count-by', 'state', '--limit', '1')).code).toBe(2)
  })

  test('names the cells that it lacks, and ends with 3', async () => {
    silence('x1002')
    const { code, out, err } = await cli('query', 'nid > 0')
    expect([code, err]).toEqual([3, 'incomplete: x1002 (silent for 31 s); shown as it was\n'])
    expect(out).toContain('6 nodes: n[01-02,11-12,21-22] · 2/3 cells, oldest 31 s')
  })

  test.each(['endpoint', 'hardware', 'reservation'])(
    '%s list says that what an owner alone knows is not in it, and ends with 3',
    async (noun) => {
      expect((await cli(noun, 'list')).code).toBe(0)
      silence('x1002')
      cluster.conduct('x1002').forward = 'is cut off'
      const { code, err } = await cli(noun, 'list')
      const said = 'incomplete: 1 of 3 cells did not answer; what it alone knows is not here\n'
      expect([code, err]).toEqual([3, expect.stringContaining(said)])
    },
  )

  test('asks the owners when told so', async () => {
    cluster.conduct('x1001').forward = 'is cut off'
    const { code, err, out } = await cli('query', 'nid > 0', '--fresh', '--nodes', 'n[01-12]')
    expect(code).toBe(3)
    expect(err).toContain('incomplete: x1001 (silent for 0.8 s)')
    expect(out).toContain('2/3 cells')
  })

  test.each([
    [['query', 'state = "x"'], 2, 'compare with "==", not "="'],
    [['query', 'colour == "x"'], 2, 'there is no field "colour"'],
    [['query', 'nid > 0', '--fields', 'colour'], 2, 'fields has no "colour"'],
    [['query'], 2, "missing required argument 'expr'"],
  ])('%j ends with %i and says why: %s', async (words, code, says) => {
    const ended = await cli(...words)
    expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(says)])
  })
})

describe('lists', () => {
  test('of nodes and single ones carry coverage', async () => {
    silence('x1002')
    const list = await cli('node', 'list', '-o', 'json')
    expect(JSON.parse(list.out)).toMatchObject({
      coverage: { cells: 2, of: 3, missing: [{ cell: 'x1002', silentSeconds: 31 }] },
    })
    const one = await cli('node', 'show', 'n21', '-o', 'json')
    expect(JSON.parse(one.out)).toMatchObject({ cell: 'x1002', coverage: { cells: 2, of: 3 } })
    const shown = await cli('node', 'show', 'n21')
    expect(shown.out).toMatch(/^cell: +x1002$/m)
    expect(shown.out).toMatch(/2\/3 cells, oldest 31 s\n$/)
    expect([list.code, one.code, shown.code]).toEqual([3, 3, 3])
  })

  test('of cells show how each one is', async () => {
    silence('x1002')
    cluster.conduct('x1001').sight = {
      isBehind: true,
      fork: { feed: 'public', order: { term: 1, boot: 2, seq: 3 }, left: 'aa', right: 'bb' },
    }
    const { out } = await cli('cell', 'list')
    expect(out).toMatch(/^x1000 +alive +x1000 +2 +intent-writer /m)
    expect(out).toMatch(/^x1001 +alive, behind, FORKED +x1001 /m)
    expect(out).toMatch(/^x1002 +dark \(31 s\) +x1002 /m)
    expect(out).toContain('3 cells · 2/3 cells, oldest 31 s')
    const shown = await cli('cell', 'show', 'x1001')
    expect(shown.out).toMatch(/^fork: +public 1\.2\.3: aa and bb are both signed$/m)
    expect((await cli('cell', 'show')).out).toMatch(/^id: +x1000\nanswers: +yes$/m)
    const unknown = await cli('cell', 'show', 'x9')
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('there are x1000')])
  })

  test('status tells of all of them', async () => {
    silence('x1002')
    cluster.conflicts.push({ kind: 'held', family: 'group', id: 'gpu', versions: [] })
    const { code, out, err } = await cli('status')
    expect(out).toMatch(/covers: +2\/3 cells, oldest 31 s\nconflicts: +1: rackcell conflicts$/m)
    expect([code, err]).toEqual([0, 'not heard: x1002 (silent for 31 s)\n'])
  })
})

describe('conflicts', () => {
  test('are listed, and shown with what to run', async () => {
    const fast = { label: 'gpu', description: "eve's", tags: ['a'] }
    cluster.conflicts.push({
      kind: 'intent',
      family: 'group',
      id: 'gpu',
      versions: [
        { cell: 'x1001', subject: 'eve', wallMs: 1_000, value: fast, hash: 'aa' },
        { cell: 'x1000', subject: 'bob', wallMs: 900, value: undefined, hash: 'bb' },
      ],
    })
    const list = await cli('conflicts')
    expect(list.out).toMatch(
      /^ID +WHAT +ABOUT +IN FORCE +OTHERS\n\w{10} +said differently +group gpu +x1001 +x1000\n/,
    )
    const [id = ''] = (await cli('conflicts', 'list', '-o', 'name')).out.split('\n')
    const { out } = await cli('conflicts', 'show', id.slice(0, 4))
    expect(out).toContain('x1001, by eve, 1970-01-01T00:00:01.000Z')
    expect(out).toMatch(/FIELD +x1001 \(in force\) +x1000 \(deleted\)/)
    expect(out).toMatch(/\* +description +eve's/)
    expect(out).toContain(`rackcell group set gpu --description 'eve'\\''s' --tag a`)
    expect(out).toContain('rackcell group delete gpu')
    const json = JSON.parse((await cli('conflicts', 'show', id, '-o', 'json')).out)
    expect(json.settle).toHaveLength(2)
    expect((await cli('conflicts', 'show', 'ffff')).code).toBe(1)
  })

  test('none is said so', async () => {
    const { code, out, err } = await cli('conflicts')
    expect([code, out, err]).toEqual([0, '', 'There is no conflict (3/3 cells, oldest 0.8 s).\n'])
  })
})

describe('watch', () => {
  /** Runs a watch until it has printed something. */
  function startWatch(...words: readonly string[]) {
    const interrupt = new AbortController()
    const said = { out: '', err: '' }
    let wake = () => {}
    const take = (name: 'out' | 'err') => (text: string) => {
      said[name] += text
      wake()
    }
    const screen: Screen = {
      columns: undefined,
      isInteractive: false,
      out: take('out'),
      err: take('err'),
      bold: String,
      dim: String,
    }
    const surroundings = { screen, env: env(), folder: '/', interrupt: interrupt.signal }
    const ended = run(['watch', ...words], surroundings)
    const until = async (pattern: RegExp) => {
      const deadline = AbortSignal.timeout(10_000)
      while (!pattern.test(said.out + said.err)) {
        await new Promise<void>((settle, fail) => {
          wake = settle
          deadline.addEventListener('abort', () => fail(new Error(JSON.stringify(said))))
        })
      }
    }
    return { said, until, ended, interrupt }
  }

  const turn = (state: string) =>
    cluster.change('x1001', (tx) => {
      tx.put('component', component(11, { id: 'x1001c0s1b0n0', hostname: 'n11', state }))
    })

  test('prints what changes until it is interrupted', async () => {
    const watch = startWatch('n11', '--filter', 'state == "Ready"')
    await watch.until(/watching at x1000, 3\/3 cells, oldest 0\.8 s\n/)
    await turn('Off')
    await watch.until(/\d\d:\d\d:\d\d {2}x1001 {2}n11: state Ready -> Off\n/)
    await turn('Ready')
    await watch.until(/n11: state Off -> Ready\n/)
    watch.interrupt.abort()
    expect(await watch.ended).toBe(0)
  })

  test('prints a line of JSON an event, so many and no more', async () => {
    const watch = startWatch('--types', 'node.changed', '-n', '1', '-o', 'json')
    await watch.until(/"ready"/)
    await turn('Off')
    expect(await watch.ended).toBe(0)
    await turn('Ready')
    const [ready, changed, ...others] = watch.said.out.trimEnd().split('\n')
    expect(JSON.parse(ready ?? '')).toMatchObject({ type: 'ready', cell: 'x1000' })
    expect(JSON.parse(changed ?? '')).toMatchObject({
      position: expect.stringMatching(/^[0-9a-f]{16}-\d+$/),
      type: 'node.changed',
      id: 'x1001c0s1b0n0',
      changed: { state: { before: 'Ready', after: 'Off' } },
    })
    expect(others).toEqual([])
  })

  test('goes on where it was when the connection breaks', async () => {
    const watch = startWatch('--types', 'node')
    await watch.until(/watching/)
    cluster.cell('x1000').app.server.closeAllConnections()
    await watch.until(/Again in 0\.5 s\.\n/)
    await turn('Off')
    await watch.until(/Ready -> Off\n/)
    await turn('Ready')
    await watch.until(/Off -> Ready\n/)
    expect(watch.said.err).not.toContain('missing')
    watch.interrupt.abort()
    expect(await watch.ended).toBe(0)
  })

  test.each([
    [['--types', 'nonsense'], 2, 'types has no "nonsense"'],
    [['--filter', 'age > 1'], 2, 'changes of age are not told'],
    [['@nobody'], 2, 'There is no group'],
    [['-n', '0'], 2, 'whole number above 0'],
  ])('%j ends with %i and says why: %s', async (words, code, says) => {
    const ended = await cli('watch', ...words)
    expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(says)])
  })

  test('ends at once when no cell answers', async () => {
    const there = { env: { ...env(), RACKCELL_URL: 'http://127.0.0.1:1' } }
    expect((await runHere(['watch'], there)).code).toBe(1)
  })

  test('ends well on Ctrl-C, without a word from the cell', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('event: ready\ndata: {"cell":"x1000"}\n\n')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const there = { ...env(), RACKCELL_URL: `http://127.0.0.1:${port}` }
    const program = runProgram({
      words: [process.execPath, join(repository, 'agent/cli/rackcell.js'), 'watch'],
      folder: tmpdir(),
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...there },
    })
    try {
      await program.until(/watching at x1000/)
      program.signal('SIGINT')
      expect(await program.ended).toBe(0)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
})

test('completion knows fields, types and conflicts', async () => {
  const offers = async (...words: readonly string[]) => {
    const { out } = await cli('__complete', ...words)
    return out.split('\n').filter((line) => line && !line.startsWith(':'))
  }
  expect(await offers('query', 'x', '--count-by', 'image,ce')).toEqual(['image,cell'])
  expect(await offers('query', 'x', '--fields', 'nid,nid')).toEqual([])
  expect(await offers('watch', '--types', 'cell.d')).toEqual(['cell.dark'])
  cluster.conflicts.push({ kind: 'held', family: 'group', id: 'gpu', versions: [] })
  expect(await offers('conflicts', 'show', '')).toEqual([
    expect.stringMatching(/^\w{10}\tgroup gpu$/),
  ])
  expect(await offers('conflicts', '')).toEqual([
    expect.stringMatching(/^list/),
    expect.stringMatching(/^show/),
  ])
})
