/** Filters, columns, counts, live answers, cells and conflicts over several cells. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { component, ethernet } from '../fixture/ledger.ts'
import { NeighbourCells } from '../fixture/neighbour-cells.ts'

interface Listed {
  readonly nodes: readonly Readonly<Record<string, unknown>>[]
  readonly total: number
  readonly unknown: readonly string[]
  readonly coverage: object
  readonly answered?: readonly string[]
}

let cluster: NeighbourCells

beforeEach(async () => {
  cluster = await NeighbourCells.open(['x1000', 'x1001', 'x1002'])
  await cluster.changeEverywhere((tx) => {
    tx.put('group', { label: 'gpu', tags: [], creationId: '1' })
    tx.put('bootIntent', {
      subject: 'default',
      kernel: 'http://s/vmlinuz',
      params: 'root=live:http://s/a.squashfs',
    })
  })
  for (const [at, id] of ['x1000', 'x1001', 'x1002'].entries()) {
    await cluster.change(id, (tx) => {
      for (const slot of [1, 2]) {
        const xname = `${id}c0s${slot}b0n0`
        const nid = at * 10 + slot
        const state = slot === 1 ? 'Ready' : 'Off'
        tx.put('component', component(nid, { id: xname, hostname: `n${nid}`, state }))
        tx.put('ethernetInterface', ethernet(nid, { componentId: xname }))
        if (at > 0) tx.put('membership', { label: 'gpu', member: xname, creationId: '1' })
      }
    })
  }
})
afterEach(() => cluster.close())

async function get(path: string, at = 'x1000') {
  const headers = { authorization: 'Bearer viewer' }
  return cluster.cell(at).app.inject({ method: 'GET', url: path, headers })
}

const list = async (query: Readonly<Record<string, string>>, at?: string) =>
  (await get(`/cells/v1/nodes?${new URLSearchParams(query)}`, at)).json<Listed>()

const names = ({ nodes }: Listed) => nodes.map(({ hostname }) => hostname)

describe('a list of nodes', () => {
  it.each(['x1000', 'x1001', 'x1002'])('is the same at every cell: %s', async (at) => {
    const answer = await list({ filter: 'state == "Ready" && "gpu" in groups' }, at)
    expect(names(answer)).toEqual(['n11', 'n21'])
    expect(answer.nodes.map(({ cell }) => cell)).toEqual(['x1001', 'x1002'])
    expect(answer).toMatchObject({ total: 2, unknown: [] })
  })

  it('says what it covers and how old it is, in body and headers', async () => {
    cluster.conduct('x1002').presence = 'dark'
    cluster.conduct('x1002').silentMs = 47_000
    const answer = await get('/cells/v1/nodes?fields=hostname')
    expect(answer.headers).toMatchObject({ 'cell-coverage': '2/3', 'cell-oldest': '47s' })
    expect(answer.json()).toEqual({
      nodes: ['n1', 'n2', 'n11', 'n12', 'n21', 'n22'].map((hostname) => ({ hostname })),
      total: 6,
      unknown: [],
      coverage: {
        cells: 2,
        of: 3,
        oldestSeconds: 47,
        missing: [{ cell: 'x1002', silentSeconds: 47 }],
      },
    })
  })

  it('joins node set, filter and limit', async () => {
    const answer = await list({
      nodes: 'n[1-22]!n2',
      filter: 'cell != "x1001"',
      fields: 'hostname,image',
      limit: '2',
    })
    expect(answer.nodes).toEqual([
      { hostname: 'n1', image: 'http://s/a.squashfs' },
      { hostname: 'n21', image: 'http://s/a.squashfs' },
    ])
    expect(answer.total).toBe(3)
    expect(answer.unknown).toHaveLength(16)
  })

  it.each([
    ['image.endsWith("a.squashfs") && kernel != ""', 6],
    ['nid in [1, 11] && ips.exists(i, i.startsWith("10."))', 2],
    ['age == 0', 2],
    ['age >= 1', 4],
    ['type == "Node" && cell.matches("^x100[12]$")', 4],
  ])('filters by what is worked out: %s', async (filter, total) => {
    expect((await list({ filter })).total).toBe(total)
  })

  it('takes a cell of which nothing was heard for older than any number', async () => {
    cluster.conduct('x1002').silentMs = undefined
    expect(names(await list({ filter: 'age > 1000000000' }))).toEqual(['n21', 'n22'])
    const { nodes } = await list({ nodes: 'n1,n11,n21', fields: 'age' })
    expect(nodes).toEqual([{ age: 0 }, { age: 1 }, {}])
  })

  it.each([
    ['filter=state', 'INPUT_FILTER'],
    ['filter=colour=="a"', 'INPUT_FILTER'],
    ['filter=1/(nid-1)==1', 'INPUT_FILTER'],
    [`filter=${'!'.repeat(2_000)}enabled`, 'LIMIT_FILTER'],
    ['fields=colour', 'INPUT_QUERY'],
    ['limit=0', 'INPUT_QUERY'],
    ['slice=mine', 'INPUT_QUERY'],
  ])('refuses %s with %s before anything is sent', async (query, code) => {
    const answer = await get(`/cells/v1/nodes?${encodeURI(query)}`)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, code])
  })
})

it('a cell that holds what another owns is not listened to', async () => {
  await cluster.change('x1001', (tx) => {
    tx.put('component', component(1, { id: 'x1000c0s1b0n0', hostname: 'mine', state: 'Off' }))
  })
  for (const at of ['x1000', 'x1001', 'x1002']) {
    expect(names(await list({ nodes: 'x1000*' }, at))).toEqual(['n1', 'n2'])
    expect(names(await list({ filter: 'cell == "x1000"' }, at))).toEqual(['n1', 'n2'])
  }
})

describe('with fresh', () => {
  it('owners are asked with the token of the caller, and say what nobody has heard', async () => {
    const answer = await list({
      fresh: 'true',
      filter: 'state == "Ready"',
      fields: 'hostname,cell',
    })
    expect(answer).toEqual({
      nodes: [
        { hostname: 'n1', cell: 'x1000' },
        { hostname: 'n11', cell: 'x1001' },
        { hostname: 'n21', cell: 'x1002' },
      ],
      total: 3,
      unknown: [],
      coverage: { cells: 3, of: 3, oldestSeconds: expect.any(Number), missing: [] },
      answered: ['x1000', 'x1001', 'x1002'],
    })
    expect(cluster.forwarded.map(({ cell }) => cell)).toEqual(['x1001', 'x1002'])
    for (const { call } of cluster.forwarded) {
      expect(call.headers).toMatchObject({ authorization: 'Bearer viewer' })
      expect(call.url).toContain('slice=own')
    }
  })

  it.each(['is cut off', 'says nothing', 'talks nonsense'] as const)(
    'an owner that %s is shown as it was, and named',
    async (forward) => {
      cluster.conduct('x1001').forward = forward
      cluster.conduct('x1001').silentMs = 12_340
      const answer = await get('/cells/v1/nodes?fresh=true&fields=hostname')
      expect(answer.headers).toMatchObject({ 'cell-coverage': '2/3', 'cell-oldest': '12.4s' })
      const listed = answer.json<Listed>()
      expect(names(listed)).toEqual(['n1', 'n2', 'n11', 'n12', 'n21', 'n22'])
      expect(listed.answered).toEqual(['x1000', 'x1002'])
      expect(listed.coverage).toEqual({
        cells: 2,
        of: 3,
        oldestSeconds: 12.4,
        missing: [{ cell: 'x1001', silentSeconds: 12.4 }],
      })
    },
  )

  it('an owner speaks of nothing but its own nodes', async () => {
    cluster.conduct('x1001').forward = 'speaks for others'
    const answer = await list({ fresh: 'true', fields: 'hostname' })
    expect(names(answer)).toEqual(['n1', 'n2', 'n21', 'n22'])
  })

  it('what makes no sense is refused before anybody is asked', async () => {
    const answer = await get('/cells/v1/nodes?fresh=true&nodes=@nobody')
    expect(answer.statusCode).toBe(400)
    expect(cluster.forwarded).toEqual([])
  })
})

describe('a summary', () => {
  it('counts by fields together', async () => {
    const answer = await get('/cells/v1/summary?by=state,cell&filter=cell!="x1002"')
    expect(answer.headers).toMatchObject({ 'cell-coverage': '3/3', 'cell-oldest': '0.8s' })
    expect(answer.json()).toMatchObject({
      nodes: 4,
      by: ['state', 'cell'],
      counts: [
        { state: 'Off', cell: 'x1000', nodes: 1 },
        { state: 'Off', cell: 'x1001', nodes: 1 },
        { state: 'Ready', cell: 'x1000', nodes: 1 },
        { state: 'Ready', cell: 'x1001', nodes: 1 },
      ],
    })
  })

  it('counts a node under each element of a list, and once without', async () => {
    const { counts } = (await get('/cells/v1/summary?by=groups')).json<{ counts: object[] }>()
    expect(counts).toEqual([{ groups: 'gpu', nodes: 4 }, { nodes: 2 }])
  })

  it('counts what owners say with fresh', async () => {
    cluster.conduct('x1002').forward = 'is cut off'
    const answer = await get('/cells/v1/summary?by=cell&fresh=true')
    expect(answer.headers['cell-coverage']).toBe('2/3')
    expect(answer.json()).toMatchObject({ nodes: 6, answered: ['x1000', 'x1001'] })
  })

  it('without fields has the usual numbers, of the nodes that fit', async () => {
    const whole = (await get('/cells/v1/summary')).json()
    expect(whole).toMatchObject({ nodes: 6, byState: { Off: 3, Ready: 3 }, interfaces: 6 })
    const some = (await get('/cells/v1/summary?filter=nid<10')).json()
    expect(some).toMatchObject({ nodes: 2, byState: { Off: 1, Ready: 1 } })
  })
})

describe('cells', () => {
  it('are listed as they are seen', async () => {
    cluster.conduct('x1002').presence = 'dark'
    cluster.conduct('x1002').silentMs = 31_010
    cluster.conduct('x1001').sight = {
      isBehind: true,
      marks: ['reconciling'],
      fork: { feed: 'public', order: { term: 1, boot: 2, seq: 3 }, left: 'aa', right: 'bb' },
    }
    const answer = await get('/cells/v1/cells')
    expect(answer.headers).toMatchObject({ 'cell-coverage': '2/3' })
    const { cells } = answer.json<{ cells: object[] }>()
    expect(cells).toMatchObject([
      { id: 'x1000', self: true, state: 'alive', presence: 'self', nodes: 2, version: '0.0.0' },
      {
        id: 'x1001',
        self: false,
        state: 'alive',
        silentSeconds: 0.8,
        owns: ['x1001'],
        roles: ['intent-writer'],
        addresses: ['/ip4/127.0.0.1/tcp/4001/x1001'],
        behind: true,
        marks: ['reconciling'],
        fork: { feed: 'public', order: '1.2.3', left: 'aa', right: 'bb' },
        nodes: 2,
      },
      { id: 'x1002', state: 'dark', presence: 'dark', silentSeconds: 31.1, behind: false },
    ])
  })

  it('are shown one by one, the own one with more to tell', async () => {
    const other = (await get('/cells/v1/cells/x1002')).json<object>()
    expect(other).toMatchObject({ id: 'x1002', self: false })
    expect(other).not.toHaveProperty('publicKey')
    const self = (await get('/cells/v1/cells/self')).json()
    expect((await get('/cells/v1/cells/x1000')).json()).toEqual({
      ...self,
      uptimeSeconds: expect.any(Number),
    })
    expect(self).toMatchObject({ id: 'x1000', self: true, publicKey: expect.any(String) })
    expect((await get('/cells/v1/cells/x9')).statusCode).toBe(404)
  })
})

describe('conflicts', () => {
  it('are told with every version, under the same id at every cell', async () => {
    cluster.conflicts.push({
      kind: 'intent',
      family: 'group',
      id: 'gpu',
      versions: [
        { cell: 'x1001', subject: 'eve', wallMs: 1_000, value: { label: 'gpu' }, hash: 'aa' },
        { cell: 'x1000', subject: undefined, wallMs: undefined, value: undefined, hash: 'bb' },
      ],
    })
    const answer = await get('/cells/v1/conflicts')
    expect(answer.headers['cell-coverage']).toBe('3/3')
    const { conflicts } = answer.json<{ conflicts: { id: string }[] }>()
    expect(conflicts).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{10}$/),
        kind: 'intent',
        family: 'group',
        record: 'gpu',
        versions: [
          {
            cell: 'x1001',
            subject: 'eve',
            time: '1970-01-01T00:00:01.000Z',
            deleted: false,
            value: { label: 'gpu' },
            hash: 'aa',
          },
          { cell: 'x1000', deleted: true, hash: 'bb' },
        ],
      },
    ])
    const [{ id } = { id: '' }] = conflicts
    expect((await get(`/cells/v1/conflicts/${id}`, 'x1002')).json()).toEqual(conflicts[0])
    expect((await get('/cells/v1/conflicts/none')).statusCode).toBe(404)
  })

  it('that one cell keeps alone, as writes of a replaced owner, are told by any', async () => {
    const versions = [
      { cell: 'x1002', subject: undefined, wallMs: undefined, value: undefined, hash: 'aa' },
      { cell: 'x1009', subject: 'eve', wallMs: 1_000, value: { id: 'x1002c0s1b0n0' }, hash: 'bb' },
    ]
    const about = { family: 'component', id: 'x1002c0s1b0n0', versions } as const
    cluster.ownConflicts.set('x1002', [{ kind: 'proposal', ...about }])
    // What everybody folds for himself is not believed because another says so.
    cluster.ownConflicts.set('x1001', [{ kind: 'stray', ...about }])
    const kindsAt = async (at: string) => {
      const answer = await get('/cells/v1/conflicts', at)
      const { conflicts } = answer.json<{ conflicts: { kind: string; id: string }[] }>()
      return { coverage: answer.headers['cell-coverage'], conflicts }
    }
    const { coverage, conflicts } = await kindsAt('x1000')
    expect(conflicts).toMatchObject([{ kind: 'proposal', record: 'x1002c0s1b0n0' }])
    expect(coverage).toBe('3/3')
    expect((await kindsAt('x1001')).conflicts.map(({ kind }) => kind)).toEqual([
      'stray',
      'proposal',
    ])
    expect((await kindsAt('x1002')).conflicts).toHaveLength(1)
    for (const conduct of ['is cut off', 'talks nonsense', 'says nothing'] as const) {
      cluster.conduct('x1002').forward = conduct
      expect((await kindsAt('x1000')).conflicts).toEqual([])
    }
    expect((await kindsAt('x1000')).coverage).toBe('2/3')
  })

  it('never tell a password', async () => {
    const value = { id: 'x1000c0s0b0', password: 's3cret' }
    cluster.conflicts.push({
      kind: 'proposal',
      family: 'endpointSecret',
      id: 'x1000c0s0b0',
      versions: [{ cell: 'x1001', subject: 'a', wallMs: 1, value, hash: 'aa' }],
    })
    expect((await get('/cells/v1/conflicts')).body).not.toContain('s3cret')
  })
})

it.each(['/cells/v1/nodes', '/cells/v1/conflicts', '/cells/v1/cells/x1001', '/cells/v1/events'])(
  '%s asks for a token',
  async (url) => {
    const answer = await cluster.cell('x1000').app.inject({ method: 'GET', url })
    expect(answer.statusCode).toBe(401)
  },
)
