import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { addNodes, cb05 } from '../fixture/nodes.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

let rack: TestRack

beforeAll(async () => {
  rack = await openRack({ apis: [createCloudInitApi] })
  await addNodes(rack.ledger, cb05)
})
afterAll(() => rack.close())

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.jsonValue({ maxDepth: 1 }))
const json = fc.jsonValue({ maxDepth: 3 })

const group = fc.record(
  {
    name: fc.oneof(fc.constantFrom('compute', 'kube', '__proto__', 'a/b', 'A.b:c'), text),
    description: text,
    'meta-data': fc.oneof(json, fc.dictionary(fc.string(), json)),
    data: json,
    file: fc.oneof(
      json,
      fc.record({ content: text, encoding: fc.constantFrom('plain', 'base64', 'x') }),
    ),
  },
  { requiredKeys: [] },
)
const values = fc.record(
  {
    cloud_provider: text,
    region: text,
    'cluster-name': text,
    'short-name': text,
    'nid-length': fc.oneof(fc.integer(), json),
    'base-url': fc.oneof(fc.webUrl(), text),
    'public-keys': fc.oneof(fc.array(fc.string({ unit: 'binary' })), json),
    'local-hostname': text,
    'instance-id': text,
  },
  { requiredKeys: [] },
)

const admin = '/cloud-init/admin'
const writes = fc.oneof(
  fc.tuple(fc.constant('POST' as const), fc.constant(`${admin}/groups`), group),
  fc.tuple(fc.constant('PUT' as const), fc.constant(`${admin}/groups/compute`), group),
  fc.tuple(fc.constant('POST' as const), fc.constant(`${admin}/cluster-defaults`), values),
  fc.tuple(fc.constant('PUT' as const), fc.constant(`${admin}/instance-info/cb05`), values),
)

const get = (path: string) =>
  rack.app.inject({ url: `/cloud-init/${path}`, remoteAddress: cb05.ips[0] })

describe('whatever is sent to the cloud-init routes', () => {
  test('it is taken or refused, and the node still gets readable documents', async () => {
    await fc.assert(
      fc.asyncProperty(writes, fc.boolean(), async ([method, url, body], cut) => {
        const whole = JSON.stringify(body)
        const payload = cut ? whole.slice(0, -1) : whole
        const answer = await rack.app.inject({ method, url, payload })
        expect([201, 400, 409, 422]).toContain(answer.statusCode)
        const metaData = await get('meta-data')
        expect(metaData.statusCode).toBe(200)
        expect(parse(metaData.body, { version: '1.1' })).toHaveProperty('instance-id')
        const [head, ...urls] = (await get('vendor-data')).body.trimEnd().split('\n')
        expect([head, urls.length]).toEqual(['#include', cb05.groups.length])
        for (const label of cb05.groups) expect((await get(`${label}.yaml`)).statusCode).toBe(200)
        expect((await get('admin/groups')).json()).toBeTypeOf('object')
      }),
      { numRuns: 200 },
    )
    expect(await rack.countIndexFlaws()).toBe(0)
  })

  test('a path of any characters is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (name) => {
        const segment = encodeURIComponent(name)
        const file = await get(`${segment}.yaml`)
        expect([400, 404, 405]).toContain(file.statusCode)
        const asked = await get(`admin/impersonation/${segment}/meta-data`)
        expect([400, 404, 405]).toContain(asked.statusCode)
      }),
      { numRuns: 200 },
    )
  })
})

describe('values that are nested very deep', () => {
  test.each([65, 10_000, 400_000])(
    '%i levels are refused as input, not as our own failure',
    async (levels) => {
      const deep = `${'{"a":'.repeat(levels / 5)}1${'}'.repeat(levels / 5)}`
      const list = '['.repeat(levels) + ']'.repeat(levels)
      for (const value of levels === 65 ? [list] : [deep, list]) {
        const payload = `{"name":"compute","meta-data":{"a":${value}}}`
        const answer = await rack.app.inject({
          method: 'PUT',
          url: `${admin}/groups/compute`,
          payload,
        })
        expect(answer.statusCode).toBe(422)
      }
      expect((await get('meta-data')).statusCode).toBe(200)
    },
  )
})
