/**
 * Every operation that a running cell describes, asked what its schema allows and what it does not.
 * Whatever comes: the cell says so in a documented form, goes on, gives no secret away, and can
 * read its own disk afterwards. RACKCELL_FUZZ_SEED takes another seed.
 */
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type CellUnderTest, startCell, temporaryFolder } from '../fixture/cell-process.ts'
import {
  type DrawnRequest,
  type Operation,
  operationsOf,
  requestsFor,
  secret,
} from '../fixture/openapi-arbitrary.ts'
import { type RawAnswer, sendRaw } from '../fixture/raw-http.ts'

const seed = Number(process.env['RACKCELL_FUZZ_SEED'] ?? 20_261_121)
/** Requests of an operation, and how long they may take together: a minute for all. */
const runs = Number(process.env['RACKCELL_FUZZ_RUNS'] ?? 25)
const limitMs = runs * 100
/** Longer than any wait inside: for other cells, for positions, for a lock. */
const patienceMs = 15_000

/** Operations of a stream without an end: only how it begins counts. */
const streams = new Set(['GET /cells/v1/events'])
/** Ends the cell when it is told its own name, so that it is never told that. */
const ends = 'POST /cells/v1/stop'

const folder = temporaryFolder('fuzz')
let cell: CellUnderTest = await startCell({ data: folder.path })
afterAll(async () => {
  await cell.stop()
  folder.remove()
})

const description = await fetch(`${cell.url}/cells/v1/openapi.json`)
const operations = operationsOf((await description.json()) as Parameters<typeof operationsOf>[0])
const nameOf = ({ method, path }: Operation) => `${method} ${path}`

async function send(operation: Operation, drawn: DrawnRequest, token: string | undefined) {
  const { path, headers, body } = drawn
  const isStream = streams.has(nameOf(operation))
  const { method } = operation
  return await new Promise<RawAnswer>((resolve, reject) => {
    AbortSignal.timeout(patienceMs).onabort = () => reject(new Error('no answer'))
    sendRaw(cell.url, { method, path, headers, body, token, isHeadEnough: isStream }).then(
      resolve,
      reject,
    )
  })
}

/** Whatever object it was told, with the name of a cell that there is not. */
function toAnotherCell(drawn: DrawnRequest): DrawnRequest {
  try {
    return { ...drawn, body: JSON.stringify({ ...JSON.parse(drawn.body ?? ''), cell: 'x9' }) }
  } catch {
    return { ...drawn, body: '{' }
  }
}

/** Failures that the reference, or the rules for many cells, name. */
function isNamedFailure({ path }: Operation, { status, body, headers }: RawAnswer): boolean {
  if (status === 500) return path.startsWith('/hsm/') && body.includes('"error decoding JSON ')
  if (status === 501) return path === '/hsm/v2/Inventory/Discover' || path.endsWith('/wg-init')
  if (status === 503) return path === '/readyz' || headers['cell-fault'] !== undefined
  return false
}

/** The body is what its content type says. */
function expectReadable(operation: Operation, { headers, body, status }: RawAnswer): void {
  const isStream = streams.has(nameOf(operation))
  const type = headers['content-type'] ?? ''
  if (isStream && status === 200) {
    expect(type).toContain('text/event-stream')
    return
  }
  if (body === '') return
  const readable = ['json', 'problem+json', 'x-yaml', 'x-ndjson'].map(
    (name) => `application/${name}`,
  )
  readable.push('text/plain', 'text/yaml', 'text/cloud-config')
  expect(readable).toContain(type.split(';')[0])
  if (/^application\/(problem\+)?json/.test(type)) JSON.parse(body)
  if (status < 400 || !type.startsWith('application/')) return
  // What cannot be read as a request, or is for another path, is refused in general.
  const [media = ''] = type.split(';')
  if (media !== 'application/problem+json') expect(operation.refusals, body).toContain(media)
  if (media === 'application/json') {
    expect(JSON.parse(body)).toMatchObject({ error: expect.any(String), code: status })
  }
}

function expectSound(operation: Operation, answer: RawAnswer): void {
  const { status, body } = answer
  expect(status, body).toBeGreaterThanOrEqual(200)
  if (status >= 500) expect(isNamedFailure(operation, answer), `${status} ${body}`).toBe(true)
  const described = [String(status), `${String(status)[0]}XX`]
  // A path that is drawn may lead to another route, or to none.
  const isElsewhere = operation.path.includes('{') && (status === 404 || status === 405)
  const isTold = described.some((each) => operation.statuses.includes(each))
  expect(isElsewhere || isTold, `${status} ${body.slice(0, 300)}`).toBe(true)
  expectReadable(operation, answer)
  for (const kept of [secret, cell.token]) expect(body.includes(kept), 'a secret').toBe(false)
  expect(Object.keys(answer.headers)).not.toContain('set-cookie')
}

/** What everybody can read, and must go on being able to. */
const lists = [
  '/hsm/v2/State/Components',
  '/hsm/v2/Inventory/RedfishEndpoints',
  '/hsm/v2/Inventory/ComponentEndpoints',
  '/hsm/v2/Inventory/EthernetInterfaces',
  '/hsm/v2/Inventory/Hardware',
  '/hsm/v2/groups',
  '/hsm/v2/partitions',
  '/hsm/v2/memberships',
  '/hsm/v2/locks/status',
  '/hsm/v2/Defaults/NodeMaps',
  '/hsm/v2/sysinfo/powermaps',
  '/hsm/v2/Subscriptions/SCN',
  '/boot/v1/bootparameters',
  '/cloud-init/admin/groups',
  '/cells/v1/nodes',
]

/** The order of lists means nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => JSON.stringify(sorted(each))).sort()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, sorted(each)]))
}

async function readAll(): Promise<ReadonlyMap<string, unknown>> {
  const read = new Map<string, unknown>()
  for (const path of lists) {
    const answer = await sendRaw(cell.url, { path, token: cell.token })
    expect(answer.status, `${path}: ${answer.body}`).toBe(200)
    expect(answer.body.includes(secret), path).toBe(false)
    read.set(path, sorted(answer.json()))
  }
  return read
}

/** Nothing of a cell that never gave up its own account of a bug. */
const complaints = () =>
  cell
    .output()
    .split('\n')
    .filter((line) => /"level":(50|60)|INTERNAL|AssertionError/.test(line))

describe.each(operations.map((each) => [nameOf(each), each] as const))('%s', (name, operation) => {
  test('answers whatever it is asked in a documented form', async () => {
    const before = complaints().length
    await fc.assert(
      fc.asyncProperty(requestsFor(operation), async (drawn) => {
        const asked = name === ends ? toAnotherCell(drawn) : drawn
        expectSound(operation, await send(operation, asked, cell.token))
      }),
      { seed, numRuns: runs, interruptAfterTimeLimit: limitMs, endOnFailure: true },
    )
    expect(complaints().slice(before)).toEqual([])
  })

  if (operation.access === 'public') return
  test('asks for a token, whatever else', async () => {
    const [drawn = { path: operation.path, headers: {} }] = fc.sample(requestsFor(operation), {
      seed,
      numRuns: 1,
    })
    const { status } = await send(operation, { ...drawn, headers: {} }, undefined)
    expect([400, 401, 404, 405]).toContain(status)
  })
})

test('what it holds can be read, and is the same after kill -9', async () => {
  const before = await readAll()
  await cell.kill()
  cell = await startCell({ data: folder.path })
  for (const [path, held] of await readAll()) expect(held, path).toEqual(before.get(path))
})
