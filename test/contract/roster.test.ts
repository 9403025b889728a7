import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentCodec } from '../../cell/roster/index.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { ClusterCell } from '../fixture/cluster-cell.ts'
import { founded } from '../fixture/roster.ts'

const folder = temporaryFolder('roster')
const place = { http: '127.0.0.1:0', cluster: '/ip4/127.0.0.1/tcp/0' }
const cell: ClusterCell = new ClusterCell(
  { ...place, id: 'x1000', data: folder.path, args: ['--http-trusted-proxies', '127.0.0.1'] },
  () => cell.ownToken,
)

beforeAll(() => cell.start(), 30_000)

afterAll(async () => {
  await cell.kill()
  folder.remove()
})

const routes = [
  ['GET', '/cells/v1/roster'],
  ['GET', '/cells/v1/roster/diff'],
  ['GET', '/cells/v1/invitations'],
  ['POST', '/cells/v1/invitations'],
  ['POST', '/cells/v1/roster/split'],
  ['POST', '/cells/v1/roster/leave'],
  ['POST', '/cells/v1/roster/pardon'],
  ['POST', '/cells/v1/roster/editor'],
  ['POST', '/cells/v1/roster/issuers'],
  ['POST', '/cells/v1/roster/issuers/remove'],
  ['POST', '/cells/v1/roster/root'],
  ['GET', '/cells/v1/roster/issuer-request'],
  ['GET', '/cells/v1/roster/orders'],
  ['POST', '/cells/v1/reconcile'],
  ['GET', '/cells/v1/roster/operations'],
  ['DELETE', '/cells/v1/conflicts/abc'],
] as const

describe('routes about the roster', () => {
  it.each(routes)('%s %s asks for a token', async (method, path) => {
    const body = method === 'POST' ? {} : undefined
    const { status } = await cell.ask(method, path, { isOpen: true, ...(body ? { body } : {}) })
    expect(status).toBe(401)
  })

  it.each([
    ['/cells/v1/invitations', { cell: 'X Y' }],
    ['/cells/v1/invitations', { cell: 'x1001', prefixes: ['banana'] }],
    ['/cells/v1/invitations', { cell: 'x1001', urls: ['ftp://10.0.0.1'] }],
    ['/cells/v1/invitations', { cell: 'x1001', seconds: 0 }],
    ['/cells/v1/roster/split', { to: 'x1000', prefixes: [] }],
    ['/cells/v1/roster/pardon', { cell: 'x1000', head: 'zz' }],
    ['/cells/v1/roster/issuers', { cell: 'x1000', certificate: 'AAAA' }],
    ['/cells/v1/roster/issuers/remove', { cell: 'x1000', dryRun: true }],
    ['/cells/v1/roster/root', { cell: 'x1000', roster: 'not base64url!' }],
    ['/cells/v1/roster/root', { cell: 'x1000', roster: 'AAAA' }],
    ['/cells/v1/reconcile', { alone: false }],
    ['/cells/v1/join', { request: 'not base64url!' }],
  ])('POST %s refuses %j', async (path, body) => {
    const { status, text } = await cell.ask('POST', path, { body })
    expect(status, text).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ status: 400, remedy: expect.any(String) })
  })

  it.each([
    ['/cells/v1/roster/leave', { cell: 'x1009', dryRun: true }],
    ['/cells/v1/roster/pardon', { cell: 'x1009' }],
    ['/cells/v1/roster/editor', { cell: 'x1009', dryRun: true }],
    ['/cells/v1/roster/issuers/remove', { cell: 'x1009', dryRun: true }],
    ['/cells/v1/reconcile', { cell: 'x1009', alone: true }],
    ['/cells/v1/losses/acknowledge', { cell: 'x1009' }],
    ['/cells/v1/stop', { cell: 'x1009' }],
  ])('POST %s knows no cell of that name', async (path, body) => {
    expect((await cell.ask('POST', path, { body })).status).toBe(404)
  })

  it.each(['roster', 'roster/document', 'roster/issuer-request', 'roster/orders'])(
    'GET /cells/v1/%s knows no cell of that name',
    async (path) => {
      expect((await cell.ask('GET', `/cells/v1/${path}?cell=x1009`)).status).toBe(404)
    },
  )

  it('tell of a lone cell', async () => {
    expect(await cell.get('/cells/v1/roster')).toMatchObject({
      number: 1,
      editor: 'x1000',
      seenBy: 'x1000',
      demo: true,
      cells: [{ id: 'x1000', owns: [''], roles: expect.arrayContaining(['default-owner']) }],
      revocations: [],
      forks: [],
      versions: [{ number: 1, cells: 1, moves: 0 }],
      waiting: [],
    })
    expect((await cell.ask('GET', '/cells/v1/roster/diff?from=1&to=9')).status).toBe(404)
    expect(await cell.get('/cells/v1/roster/diff')).toMatchObject({
      from: { number: 0, cell: 'x1000' },
      to: { number: 1, cell: 'x1000' },
      differences: expect.arrayContaining([
        { subject: 'cell x1000', what: 'added', after: expect.any(String) },
      ]),
    })
  })

  it('take a roster of the root alone, and the one in force again', async () => {
    const { document } = await cell.get<{ document: string }>('/cells/v1/roster/document')
    const path = '/cells/v1/roster/root'
    const again = await cell.ask('POST', path, { body: { cell: 'x1000', roster: document } })
    expect([again.status, again.json()]).toEqual([200, { cell: 'x1000', roster: 1 }])
    const strange = Buffer.from(documentCodec.encode(founded(1))).toString('base64url')
    const refused = await cell.ask('POST', path, { body: { cell: 'x1000', roster: strange } })
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('The root of this cluster has not signed that'),
    ])
    expect(await cell.get('/cells/v1/roster')).toMatchObject({ number: 1 })
  })

  it('an invitation is listed without its secret, once a name, and can be withdrawn', async () => {
    const made = await cell.ask('POST', '/cells/v1/invitations', { body: { cell: 'x1001' } })
    expect(made.status).toBe(201)
    const { token, invitation } = made.json()
    expect(made.headers['cache-control']).toBe('no-store')
    const list = await cell.ask('GET', '/cells/v1/invitations')
    expect(list.json().invitations).toMatchObject([{ id: invitation.id, state: 'open' }])
    expect(list.text).not.toContain(token)
    const twice = await cell.ask('POST', '/cells/v1/invitations', { body: { cell: 'x1001' } })
    expect(twice.status).toBe(409)
    const path = `/cells/v1/invitations/${invitation.id}`
    expect((await cell.ask('DELETE', path)).status).toBe(204)
    expect((await cell.ask('DELETE', path)).status).toBe(404)
  })

  it('a trial lets no other host join', async () => {
    const { askToJoin, parseInvitation } = await import('../../cell/ownership/index.ts')
    const { ed25519Signer, newSeed } = await import('../../agent/rack/adapter/ed25519.ts')
    const { systemRandom: random } = await import('../../agent/rack/adapter/system-random.ts')
    const made = await cell.ask('POST', '/cells/v1/invitations', { body: { cell: 'x1002' } })
    const { bytes } = askToJoin(
      parseInvitation(made.json().token),
      { addresses: [], program: 'test' },
      { signer: ed25519Signer(newSeed()), random },
    )
    const body = { request: Buffer.from(bytes).toString('base64url') }
    const headers = { 'x-forwarded-for': '10.1.2.3' }
    const refused = await cell.ask('POST', '/cells/v1/join', { body, headers, isOpen: true })
    expect([refused.status, refused.json().code]).toEqual([403, 'AUTH_INVITATION'])
    expect(refused.text).toContain('no other host may join')
    expect((await cell.ask('POST', '/cells/v1/join', { body, isOpen: true })).status).toBe(200)
  })

  it('too many attempts to join are slowed down', async () => {
    const body = { request: 'AAAA' }
    const statuses = new Set<number>()
    for (let attempt = 0; attempt < 40; attempt += 1) {
      statuses.add((await cell.ask('POST', '/cells/v1/join', { body, isOpen: true })).status)
    }
    expect([...statuses]).toEqual([403, 429])
  })
})
