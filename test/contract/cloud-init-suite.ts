import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { sendRaw } from '../fixture/raw-http.ts'
import { type Ask, askerOf, type ContractTarget } from './target.ts'

interface MetaData {
  readonly 'instance-id': string
  readonly 'local-hostname': string
  readonly instance_data: { readonly v1: Readonly<Record<string, unknown>> }
}

const file = '#cloud-config\nruncmd: [true]\n'

/**
 * What clients of the cloud-init server count on (reference clients 1.3, C1 to C12; cloud-init 1.2,
 * 4). The node of the target has the address that the suite asks from.
 */
export function cloudInitContract(open: () => Promise<ContractTarget>): void {
  let target: ContractTarget
  let ask: Ask

  beforeAll(async () => {
    target = await open()
    ask = askerOf(target)
  })
  afterAll(() => target.close())

  const admin = '/cloud-init/admin'
  const group = (more: object = {}) => ({
    name: target.node.group,
    description: 'a group',
    'meta-data': { syslog: '10.1.0.5', list: [1, { a: null }] },
    file: { content: file, filename: 'f.yaml', encoding: 'plain' },
    ...more,
  })
  const metaData = async (path = '/cloud-init/meta-data') => {
    return parse((await ask('GET', path)).body, { version: '1.1' }) as MetaData
  }

  beforeEach(async () => {
    await ask('DELETE', `${admin}/groups/${target.node.group}`)
    await ask('DELETE', `${admin}/groups/other`)
  })

  describe('admin', () => {
    test('C2 defaults set merges what is not empty, C1 defaults get shows it', async () => {
      const first = {
        cloud_provider: 'own',
        region: 'eu',
        'public-keys': ['ssh a'],
        'nid-length': 3,
      }
      const set = await ask('POST', `${admin}/cluster-defaults`, first)
      expect([set.status, set.body]).toEqual([201, ''])
      const more = {
        'cloud-provider': 'other',
        region: '',
        'short-name': 'n',
        'base-url': 'http://b/ci/',
      }
      await ask('POST', `${admin}/cluster-defaults`, more)
      const got = await ask('GET', `${admin}/cluster-defaults`)
      expect(got.headers['content-type']).toMatch(/^application\/json/)
      expect(got.json()).toEqual({
        cloud_provider: 'other',
        region: 'eu',
        'public-keys': ['ssh a'],
        'nid-length': 3,
        'short-name': 'n',
        'base-url': 'http://b/ci',
      })
    })

    test('C5 group add: 201, then 409; C4 group get', async () => {
      const added = await ask('POST', `${admin}/groups`, group())
      expect(added.status).toBe(201)
      expect(added.headers['location']).toBe(`/groups/${target.node.group}`)
      expect((await ask('POST', `${admin}/groups`, group())).status).toBe(409)
      const got = await ask('GET', `${admin}/groups/${target.node.group}`)
      expect(got.json()).toEqual(group())
      expect((await ask('GET', `${admin}/groups/nothing`)).status).toBe(404)
    })

    test.each(['{', '{"description":"no name"}', '{"name":"a","meta-data":[]}', '{"name":5}', ''])(
      'C5 a group that cannot be read (%j) is a 422',
      async (body) => {
        expect((await ask('POST', `${admin}/groups`, body)).status).toBe(422)
        expect((await ask('PUT', `${admin}/groups/other`, body)).status).toBe(422)
        expect((await ask('GET', `${admin}/groups/other`)).status).toBe(404)
      },
    )

    test.each(['.', '..'])('a group %j, which no URL reaches, is a 422', async (name) => {
      expect((await ask('POST', `${admin}/groups`, { name })).status).toBe(422)
    })

    test('C6 group set creates and replaces whole; the URL names the group', async () => {
      const path = `${admin}/groups/${target.node.group}`
      const set = await ask('PUT', path, group())
      expect(set.status).toBe(201)
      expect(set.headers['location']).toBe(`/groups/${target.node.group}`)
      expect((await ask('PUT', path, { name: target.node.group, data: { a: 1 } })).status).toBe(201)
      const got = await ask('GET', path)
      expect(got.json()).toEqual({ name: target.node.group, 'meta-data': { a: 1 } })
    })

    test('C3 group get without a name is a map, indented with tabs', async () => {
      await ask('POST', `${admin}/groups`, group())
      await ask('POST', `${admin}/groups`, { name: 'other' })
      const all = await ask('GET', `${admin}/groups`)
      expect(all.json()).toEqual({ [target.node.group]: group(), other: { name: 'other' } })
      expect(all.body).toContain('\n\t"other": {\n\t\t"name": "other"\n\t}')
    })

    test('C7 group delete', async () => {
      await ask('POST', `${admin}/groups`, group())
      const path = `${admin}/groups/${target.node.group}`
      expect((await ask('DELETE', path)).status).toBe(200)
      expect((await ask('DELETE', path)).status).toBe(404)
    })

    test('C8 group render, C10 node get group: the file and its values', async () => {
      const { xname, hostname } = target.node
      const content = Buffer.from(file).toString('base64')
      await ask('POST', `${admin}/groups`, group({ file: { content, encoding: 'base64' } }))
      for (const name of [xname, hostname]) {
        const base = `${admin}/impersonation/${name}`
        expect((await ask('GET', `${base}/${target.node.group}.yaml`)).body).toBe(file)
        const { vendor_data } = (await metaData(`${base}/meta-data`)).instance_data.v1
        expect(vendor_data).toMatchObject({
          groups: { [target.node.group]: { Description: 'a group', syslog: '10.1.0.5' } },
        })
      }
    })

    test('C9 node get: what another node would get', async () => {
      const base = `${admin}/impersonation/${target.node.xname}`
      expect((await ask('GET', `${base}/user-data`)).body).toBe('#cloud-config')
      expect((await ask('GET', `${base}/vendor-data`)).body).toMatch(/^#include\n/)
      expect((await metaData(`${base}/meta-data`))['instance-id']).toMatch(/^i-/)
      expect((await ask('GET', `${admin}/impersonation/x9c0s0b0n0/meta-data`)).status).toBe(404)
      expect((await ask('GET', `${admin}/impersonation/bogus!/meta-data`)).status).toBe(400)
    })

    test('C11 node set, and it can be read back', async () => {
      const path = `${admin}/instance-info/${target.node.xname}`
      const before = (await metaData())['instance-id']
      const info = {
        id: target.node.xname,
        'instance-id': 'i-another',
        'local-hostname': 'login1',
        'cloud-init-base-url': 'http://node/ci/',
        'public-keys': ['ssh mine'],
      }
      expect((await ask('PUT', path, info)).status).toBe(201)
      expect((await ask('GET', path)).json()).toEqual({
        ...info,
        'instance-id': before,
        'cloud-init-base-url': 'http://node/ci',
      })
      const after = await metaData()
      expect([after['instance-id'], after['local-hostname']]).toEqual([before, 'login1'])
      expect((await ask('GET', '/cloud-init/vendor-data')).body).toContain('\nhttp://node/ci/')
      await ask('PUT', path, {})
      expect((await ask('PUT', path, '[')).status).toBe(400)
      expect((await ask('PUT', `${admin}/instance-info/bogus!`, {})).status).toBe(400)
    })

    test('C12 version and description are JSON', async () => {
      expect((await ask('GET', '/cloud-init/version')).json()).toHaveProperty('version')
      const description = (await ask('GET', '/cloud-init/openapi.json')).json()
      expect(description).toHaveProperty(['paths', '/admin/groups/{name}', 'put'])
    })
  })

  describe('nodes', () => {
    test('documents are the same with and without prefix and slashes', async () => {
      await ask('POST', `${admin}/groups`, group())
      const bases = ['/', '/cloud-init/', '/cloud-init//', '/cloud-init']
      for (const name of ['meta-data', 'user-data', 'vendor-data', 'network-config']) {
        const wanted = await ask('GET', `/cloud-init/${name}`)
        for (const path of [
          ...bases.map((base) => base + name),
          `/${name}/`,
          `/cloud-init/${name}/`,
        ]) {
          const got = await ask('GET', path)
          expect([path, got.status, got.body]).toEqual([path, 200, wanted.body])
        }
      }
      for (const path of [`/${target.node.group}.yaml`, `/cloud-init/${target.node.group}.yaml`]) {
        expect((await ask('GET', path)).body).toBe(file)
      }
    })

    test('every line of the include list can be fetched, also without a file', async () => {
      await ask('POST', `${admin}/cluster-defaults`, { 'base-url': `${target.url}/cloud-init` })
      const [head, ...urls] = (await ask('GET', '/cloud-init/vendor-data')).body.trim().split('\n')
      expect(head).toBe('#include')
      expect(urls.length).toBeGreaterThan(0)
      for (const url of urls) {
        const answer = await ask('GET', new URL(url).pathname)
        expect([url, answer.status, answer.body]).toEqual([url, 200, ''])
      }
    })

    test("another group's file is not served", async () => {
      await ask('POST', `${admin}/groups`, group({ name: 'other' }))
      const answer = await ask('GET', '/cloud-init/other.yaml')
      expect(answer.status).toBe(404)
      expect(answer.body).not.toContain('runcmd')
    })

    test('X-Forwarded-For from anybody is not believed', async () => {
      const { xname } = target.node
      for (const path of ['/cloud-init/meta-data', '/cloud-init/vendor-data']) {
        const plain = await ask('GET', path)
        const headers = { 'X-Forwarded-For': '10.255.0.1', 'X-Real-IP': '10.255.0.1' }
        const forged = await sendRaw(target.url, { path, headers })
        expect([xname, forged.status, forged.body]).toEqual([xname, 200, plain.body])
      }
    })

    test('a tunnel is refused with a sentence', async () => {
      for (const path of ['/wg-init', '/cloud-init/wg-init']) {
        const answer = await ask('POST', path, { public_key: 'x' })
        expect([path, answer.status]).toEqual([path, 501])
        expect(answer.body).toMatch(/^this cell keeps no WireGuard tunnel/)
      }
    })

    test('unknown paths and methods are answered as the reference does', async () => {
      const unknown = await ask('GET', '/cloud-init/nothing')
      expect([unknown.status, unknown.body]).toEqual([404, '404 page not found\n'])
      const wrong = await ask('PUT', '/cloud-init/meta-data', {})
      expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'GET'])
    })
  })
}
