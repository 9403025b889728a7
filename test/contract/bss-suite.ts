import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sendRaw } from '../fixture/raw-http.ts'
import { type Ask, askerOf, type ContractTarget } from './target.ts'

const url = '/boot/v1/bootparameters'

/** What the command line client sends in every body, whether or not it was given. */
const cloudInit = { 'meta-data': null, 'user-data': null, 'phone-home': { pub_key_dsa: '' } }

const emptyCloudInit = {
  'meta-data': null,
  'user-data': null,
  'phone-home': {
    pub_key_dsa: '',
    pub_key_rsa: '',
    pub_key_ecdsa: '',
    instance_id: '',
    hostname: '',
    fqdn: '',
  },
}

const problem = (status: number, title: string, detail: RegExp | string) => ({
  type: 'about:blank',
  title,
  status,
  detail: typeof detail === 'string' ? detail : expect.stringMatching(detail),
})

/**
 * What clients of the boot service count on (reference clients 1.3, B1 to B12; smd-bss 3.2 to 3.4).
 */
export function bssContract(open: () => Promise<ContractTarget>): void {
  let target: ContractTarget
  let ask: Ask

  beforeAll(async () => {
    target = await open()
    ask = askerOf(target)
  })
  afterAll(() => target.close())

  const write = { kernel: 'http://k/vmlinuz', initrd: 'http://k/initrd', params: 'quiet root=a' }
  const body = (more: object = {}) => ({
    macs: [target.node.mac],
    ...write,
    'cloud-init': cloudInit,
    ...more,
  })
  const mine = () => `${url}?mac=${target.node.mac}`

  beforeEach(async () => {
    const { xname, mac, nid } = target.node
    await ask('DELETE', url, { hosts: [xname] })
    await ask('DELETE', url, { macs: [mac] })
    await ask('DELETE', url, { nids: [nid] })
  })

  describe('bootparameters', () => {
    test('B1 get: everything is an array, what is not found is a problem', async () => {
      const all = await ask('GET', url)
      expect(all.status).toBe(200)
      expect(all.headers['content-type']).toBe('application/json; charset=UTF-8')
      expect(all.json()).toBeInstanceOf(Array)
      const none = await ask('GET', mine())
      expect(none.status).toBe(404)
      expect(none.headers['content-type']).toBe('application/problem+json')
      const detail = 'Cannot find boot parameters for requested MACs'
      expect(none.json()).toEqual(problem(404, 'Not Found', detail))
    })

    test('B2 add, B1 get: the object as it is answered', async () => {
      const added = await ask('POST', url, body())
      expect(added.status).toBe(201)
      expect(added.body).toBe('')
      expect(added.headers['content-type']).toBe('application/json; charset=UTF-8')
      expect(added.headers['bss-referral-token']).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
      const got = await ask('GET', mine())
      expect(got.json()).toEqual([
        { macs: [target.node.mac], ...write, 'cloud-init': emptyCloudInit },
      ])
      const again = await ask('POST', url, body())
      expect(again.status).toBe(400)
      expect(again.json()).toEqual(problem(400, 'Bad Request', /^Bad Request: .*already exists/))
    })

    test('B1 get by name, mac and nid, repeated or with commas, and by a body', async () => {
      const { xname, nid, mac, hostname } = target.node
      await ask('POST', url, body({ macs: [], hosts: [xname] }))
      for (const query of [
        `name=${xname}`,
        `name=${hostname}`,
        `mac=${mac.toUpperCase()}`,
        `mac=${mac.replaceAll(':', '')}`,
        `nid=${nid}`,
        `nid=0x${nid.toString(16)}`,
        `name=nobody,${xname}`,
        `mac=0a:00:00:00:00:01&mac=${mac}`,
      ]) {
        const got = await ask('GET', `${url}?${query}`)
        expect([query, got.status]).toEqual([query, 200])
        expect(got.json()).toMatchObject([{ hosts: [xname] }])
      }
      expect((await ask('GET', url, { macs: [mac] })).json()).toMatchObject([{ hosts: [xname] }])
      expect((await ask('GET', url, { nids: [nid], hosts: null })).status).toBe(200)
      expect((await ask('GET', url, { kernel: '' })).json()).toEqual(
        problem(400, 'Bad Request', 'No specified data requested'),
      )
      expect((await ask('GET', url, '{')).status).toBe(400)
      expect((await ask('GET', `${url}?nid=x1`)).json()).toEqual(
        problem(400, 'Bad Request', "Bad Request - Invalid nid 'x1'"),
      )
    })

    test('B3 set creates, then changes what is given', async () => {
      const set = await ask('PUT', url, body())
      expect(set.status).toBe(200)
      expect(set.headers['bss-referral-token']).toBeTruthy()
      await ask('PUT', url, { macs: [target.node.mac], params: 'verbose', kernel: '' })
      expect((await ask('GET', mine())).json()).toMatchObject([{ ...write, params: 'verbose' }])
      const empty = await ask('PUT', url, { macs: [target.node.mac] })
      expect(empty.json()).toEqual(problem(400, 'Bad Request', 'No data'))
    })

    test('B4 update changes what is known and refuses what is not', async () => {
      const unknown = await ask('PATCH', url, body({ params: 'verbose' }))
      expect(unknown.status).toBe(404)
      expect(unknown.json()).toEqual(problem(404, 'Not Found', /^Not Found: data does not exist/))
      await ask('POST', url, body())
      const known = await ask('PATCH', url, { macs: [target.node.mac], params: 'verbose' })
      expect([known.status, known.body]).toEqual([200, ''])
      expect((await ask('GET', mine())).json()).toMatchObject([{ ...write, params: 'verbose' }])
    })

    test('B5 delete has a body; nothing to delete is fine', async () => {
      await ask('POST', url, body())
      const gone = await ask('DELETE', url, { macs: [target.node.mac], 'cloud-init': cloudInit })
      expect([gone.status, gone.body]).toEqual([200, ''])
      expect((await ask('GET', mine())).status).toBe(404)
      expect((await ask('DELETE', url, { macs: [target.node.mac] })).status).toBe(200)
    })

    test('B6 image set: what was read can be set again with another root', async () => {
      await ask('POST', url, body({ macs: [], hosts: [target.node.xname] }))
      const read = (await ask('GET', mine())).json() as { params: string }[]
      for (const object of read) {
        const params = object.params.replace(/root=\S+/, 'root=b')
        expect((await ask('PUT', url, { ...object, params })).status).toBe(200)
      }
      expect((await ask('GET', mine())).json()).toMatchObject([
        { ...write, params: 'quiet root=b' },
      ])
    })

    test('keys count in any case, unknown ones are ignored, null is absent', async () => {
      const odd = {
        MACS: [target.node.mac],
        Kernel: 'k',
        hosts: null,
        'Cloud-Init': null,
        bogus: 1,
      }
      expect((await ask('POST', url, odd)).status).toBe(201)
      expect((await ask('GET', mine())).json()).toMatchObject([{ kernel: 'k' }])
    })

    test.each([
      ['nothing', undefined],
      ['no JSON', '{"macs":['],
      ['a list', '[]'],
      ['a word for a list', '{"macs":"02:00:00:00:00:01","kernel":"k"}'],
      ['a text for a number', '{"nids":["1"],"kernel":"k"}'],
      ['a broken MAC', '{"macs":["02:00:00:00:00:0g"],"kernel":"k"}'],
      ['a controller', '{"hosts":["x1000c0s0b0"],"kernel":"k"}'],
      ['a line break', '{"hosts":["x1000c0s0b0n0"],"kernel":"k","params":"a\\nshell"}'],
    ])('%s in a write is a bad request and changes nothing', async (_, text) => {
      const before = (await ask('GET', url)).body
      for (const method of ['POST', 'PUT']) {
        const answer = await ask(method, url, text)
        expect(answer.status).toBe(400)
        expect(answer.json()).toEqual(problem(400, 'Bad Request', /^Bad Request/))
      }
      expect((await ask('GET', url)).body).toBe(before)
    })
  })

  describe('bootscript', () => {
    test('B7 is text for a loader, and the same for every name of the node', async () => {
      const { mac, nid, xname, hostname } = target.node
      await ask('POST', url, body())
      const script = await ask(
        'GET',
        `/boot/v1/bootscript?mac=${mac}&retry=2&arch=x86_64&timestamp=5`,
      )
      expect(script.status).toBe(200)
      expect(script.headers['content-type']).toBe('text/plain; charset=UTF-8')
      expect(script.body).toMatch(
        /^#!ipxe\nkernel --name kernel http:\/\/k\/vmlinuz initrd=initrd quiet /,
      )
      expect(script.body).toMatch(/chain http:\/\/\S+\/boot\/v1\/bootscript\?mac=\S+&retry=3\n\n$/)
      for (const query of [`name=${xname}`, `name=${hostname}`, `nid=${nid}`]) {
        const other = await ask('GET', `/boot/v1/bootscript?${query}`)
        expect(other.body).toContain(`xname=${xname} nid=${nid} `)
      }
    })

    test.each([
      ['retry=2&retry=7', 3],
      ['retry=-5', 1],
      ['retry=9007199254740991', 1],
      ['retry=many', 1],
    ])('%s leads to try %i; of a repeated parameter the first counts', async (query, tries) => {
      const { mac } = target.node
      await ask('POST', url, body())
      const path = `/boot/v1/bootscript?mac=${mac}&mac=02:00:00:00:00:99&${query}`
      const script = await ask('GET', path)
      expect(script.body).toMatch(new RegExp(`\\?mac=${mac}&retry=${tries}\n\n$`))
    })

    test('a node recovers by itself when its configuration appears', async () => {
      const path = `/boot/v1/bootscript?mac=${target.node.mac}`
      const waiting = await ask('GET', path)
      expect(waiting.status).toBe(200)
      const chain = /\nchain http:\/\/[^/]+(\/\S+)\n\n$/.exec(waiting.body)?.[1] ?? ''
      expect(waiting.body).toMatch(/^#!ipxe\nsleep 10\nchain /)
      const again = chain.replace('${buildarch}', 'x86_64')
      expect((await ask('GET', again)).body).toMatch(/^#!ipxe\nsleep 10\nchain /)
      await ask('POST', url, body())
      expect((await ask('GET', again)).body).toContain('kernel --name kernel http://k/vmlinuz ')
    })

    test('without an identifier it is a bad request; JSON is given when asked for', async () => {
      const missing = await ask('GET', '/boot/v1/bootscript?nid=abc')
      const detail = 'Need a mac=, name=, or nid= parameter'
      expect(missing.json()).toEqual(problem(400, 'Bad Request', detail))
      await ask('POST', url, body())
      const json = await ask('GET', `/boot/v1/bootscript?mac=${target.node.mac}&json=1`)
      expect(json.json()).toEqual({
        params: 'kernel quiet root=a',
        kernel: { path: 'http://k/vmlinuz' },
        initrd: { path: 'http://k/initrd' },
      })
    })

    test.each([
      'evil\r\nshell',
      'a b',
      'evil"; shell',
      'evil/../x',
      'user@evil',
      'evil:99999999',
      '[::1',
      'x'.repeat(300),
      '',
    ])('a Host header that is no address (%j) reaches no script', async (given) => {
      // A line break cannot be sent in a header; what comes before it must not matter either.
      const host = given.split('\r\n')[0] ?? ''
      const headers = { Host: given.includes('\r\n') ? `${host} shell` : host }
      const path = `/boot/v1/bootscript?mac=${target.node.mac}`
      const answer = await sendRaw(target.url, { path, headers })
      if (answer.status === 400) return
      expect(answer.status).toBe(200)
      expect(answer.body).toContain(
        `chain http://${new URL(target.url).host}/boot/v1/bootscript?mac=`,
      )
      expect(answer.body).not.toMatch(/evil|shell/)
    })

    test.each([
      '%0Ashell',
      '02:00%0d%0achain http://evil/',
      '${net0/mac} || shell',
      '%00',
      '%ff',
      '%',
    ])('an identifier %j adds nothing to the script', async (text) => {
      const path = `/boot/v1/bootscript?mac=${text.replaceAll(' ', '%20')}`
      const answer = await ask('GET', path)
      expect(answer.status).toBe(200)
      expect(answer.body.split('\n')).toHaveLength(5)
      expect(answer.body).not.toMatch(/evil\/ |\|\|| shell/)
    })
  })

  describe('the rest', () => {
    test('B8 hosts', async () => {
      const { xname, mac, nid, hostname } = target.node
      for (const query of [
        '',
        `?name=${xname}`,
        `?name=${hostname}`,
        `?mac=${mac}`,
        `?nid=${nid}`,
      ]) {
        const hosts = (await ask('GET', `/boot/v1/hosts${query}`)).json() as { ID: string }[]
        const found = hosts.find(({ ID }) => ID === xname)
        expect(found).toMatchObject({
          ID: xname,
          Type: 'Node',
          NID: nid,
          MAC: [mac],
          EndpointEnabled: true,
        })
      }
      const unknown = await ask('GET', '/boot/v1/hosts?name=nobody')
      expect(unknown.json()).toEqual(
        problem(404, 'Not Found', "Not Found - Unknown host name 'nobody'"),
      )
      expect((await ask('POST', '/boot/v1/hosts')).status).toBe(204)
      for (const path of ['hosts', 'dumpstate']) {
        const { headers } = await ask('GET', `/boot/v1/${path}`)
        expect(headers['content-type']).toBe('application/json; charset=UTF-8')
      }
    })

    test('B9 dumpstate, B10 history', async () => {
      const dump = (await ask('GET', '/boot/v1/dumpstate')).json()
      expect(dump).toEqual({ Components: expect.any(Array), Params: expect.any(Array) })
      await ask('POST', url, body())
      await ask('GET', `/boot/v1/bootscript?mac=${target.node.mac}`)
      const path = `/boot/v1/endpoint-history?name=${target.node.xname}&endpoint=bootscript`
      const seen = (await ask('GET', path)).json() as { last_epoch: number }[]
      expect(seen).toEqual([
        { name: target.node.xname, endpoint: 'bootscript', last_epoch: expect.any(Number) },
      ])
      expect((await ask('GET', '/boot/v1/endpoint-history?name=x9c0s0b0n0')).json()).toEqual([])
    })

    test('B11 status, B12 version', async () => {
      const get = async (path: string) => (await ask('GET', `/boot/v1/service/${path}`)).json()
      expect(await get('status')).toEqual({ 'bss-status': 'running' })
      expect(await get('hsm')).toEqual({ 'bss-status-hsm': 'connected' })
      const storage = { 'bss-storage-backend': { name: expect.any(String), status: 'connected' } }
      expect(await get('storage/status')).toEqual(storage)
      expect(await get('version')).toEqual({ 'bss-version': expect.any(String) })
      expect(await get('status/all')).toMatchObject({ 'bss-status': 'running', ...storage })
    })

    test('unknown paths and methods are answered as the reference does', async () => {
      const unknown = await ask('GET', '/boot/v1/nothing')
      expect([unknown.status, unknown.body]).toEqual([404, '404 page not found\n'])
      const wrong = await ask('PUT', '/boot/v1/bootscript')
      expect(wrong.headers['allow']).toBe('GET')
      expect(wrong.json()).toEqual(problem(405, 'Method Not Allowed', 'allow GET'))
      expect((await ask('GET', `${url}/`)).status).toBe(200)
      expect((await ask('POST', '/boot/v1/scn', { Components: [] })).status).toBe(200)
    })
  })
}
