import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Ask, askerOf, type ContractTarget } from './target.ts'

const url = '/boot/v1/bootparameters'
const phoneHome = {
  pub_key_dsa: '',
  pub_key_rsa: 'ssh-rsa AAAA',
  pub_key_ecdsa: '',
  instance_id: 'i-1',
  hostname: 'h',
  fqdn: '',
}

/**
 * What a node asks of the boot service besides its script, and the paths of gateways (reference
 * smd-bss 0.3 and 3.4, clients 8.2). The node of the target has the address that the suite asks
 * from.
 */
export function bssNodeContract(open: () => Promise<ContractTarget>): void {
  let target: ContractTarget
  let ask: Ask
  beforeAll(async () => {
    target = await open()
    ask = askerOf(target)
  })
  afterAll(() => target.close())

  const configure = (host: string, more: object) => {
    return ask('PUT', url, { hosts: [host], kernel: 'http://b/k', ...more })
  }
  const cloud = (metaData: object, userData: object = {}) => {
    return { 'cloud-init': { 'meta-data': metaData, 'user-data': userData } }
  }
  const get = async (path: string) => (await ask('GET', path)).json() as never

  describe('bootparams', () => {
    test('are those of the asking node, in the shape that a kexec takes apart', async () => {
      const { xname, nid, address } = target.node
      await configure(xname, { initrd: 'http://b/i', params: 'quiet a=1&b=2' })
      const [first] = (await get('/boot/v1/bootparams')) as [Record<string, unknown>]
      expect(first).toEqual({
        kernel: { path: 'http://b/k' },
        initrd: ['http://b/i'],
        params: expect.stringMatching(
          RegExp(`^quiet a=1&b=2 xname=${xname} nid=${nid} .*ds=nocloud-net;s=http://${address}`),
        ),
      })
      expect(first['params']).not.toContain('initrd=')
    })
  })

  describe('cloud-init data in boot configurations', () => {
    test('of the node count before those of its role; maps are merged at every depth', async () => {
      const { xname } = target.node
      await configure('Compute', cloud({ a: 1, deep: { x: [1], y: 2 } }, { role: true, who: 'r' }))
      await configure('Global', cloud({ site: 'here' }))
      await configure(xname, cloud({ deep: { x: [3] }, b: "it's" }, { who: 'n' }))
      const data = (await get('/boot/v1/meta-data')) as Record<string, unknown>
      expect(data).toMatchObject({
        a: 1,
        deep: { x: [3], y: 2 },
        b: "it's",
        'local-hostname': xname,
        'shasta-type': 'Compute',
        Global: { site: 'here' },
      })
      expect(data['instance-id']).toMatch(/^i-[0-9a-f]{8}$/)
      expect(await get('/boot/v1/meta-data?key=deep.x')).toEqual([3])
      expect(await get('/boot/v1/meta-data?key=Global.site')).toBe('here')
      for (const key of ['deep.z', 'a.b', 'constructor', 'deep.__proto__', '']) {
        expect([key, (await ask('GET', `/boot/v1/meta-data?key=${key}`)).status]).toEqual([
          key,
          404,
        ])
      }
      const userData = await ask('GET', '/boot/v1/user-data')
      expect(userData.headers['content-type']).toBe('text/yaml')
      expect(userData.body).toMatch(/^#cloud-config\n/)
      const values = parse(userData.body, { version: '1.1' }) as unknown
      expect(values).toEqual({ 'local-hostname': xname, role: true, who: 'n' })
    })

    test('the instance id is the same each time', async () => {
      const first = await get('/boot/v1/meta-data?key=instance-id')
      expect(await get('/boot/v1/meta-data?key=instance-id')).toBe(first)
    })

    test('what a node says when it has booted is kept with its configuration', async () => {
      const { xname } = target.node
      await configure(xname, { params: 'p' })
      const answer = await ask('POST', '/boot/v1/phone-home', phoneHome)
      expect([answer.status, answer.json()]).toEqual([
        200,
        {
          hosts: [xname],
          'cloud-init': {
            'phone-home': { pub_key_rsa: 'ssh-rsa AAAA', instance_id: 'i-1', hostname: 'h' },
          },
        },
      ])
      const [kept] = (await get(`${url}?name=${xname}`)) as [{ 'cloud-init': object }]
      expect(kept['cloud-init']).toMatchObject({ 'phone-home': phoneHome })
      expect((await ask('POST', '/boot/v1/phone-home', 'no json')).status).toBe(400)
    })
  })

  describe('state change notices', () => {
    const script = async () => {
      return (await ask('GET', `/boot/v1/bootscript?mac=${target.node.mac}`)).body
    }

    test('have a node ask again in 10 s, once, and others not at all', async () => {
      const { xname } = target.node
      await configure(xname, {})
      const tell = (body: object) => ask('POST', '/boot/v1/scn', body)
      expect((await tell({ Components: ['x9c0s0b0n0', 'nonsense'], State: 'On' })).status).toBe(200)
      expect(await script()).toContain('kernel --name kernel')
      expect((await tell({ Components: [xname], State: 'Ready', Flag: 'OK' })).status).toBe(200)
      expect(await script()).toMatch(
        /^#!ipxe\nsleep 10\nchain \S+&arch=\$\{buildarch\}&ts=\d+\n\n$/,
      )
      expect(await script()).toContain('kernel --name kernel')
      // Soon after, another notice is not waited for: nobody keeps a node from booting.
      await tell({ Components: [xname], State: 'Off' })
      expect(await script()).toContain('kernel --name kernel')
    })

    test('that cannot be read are refused', async () => {
      for (const body of ['{', '{"Components":1}', '{"Components":[{}]}']) {
        expect([body, (await ask('POST', '/boot/v1/scn', body)).status]).toEqual([body, 400])
      }
      for (const body of ['{}', '{"Components":null}']) {
        expect([body, (await ask('POST', '/boot/v1/scn', body)).status]).toEqual([body, 200])
      }
    })
  })

  describe('paths of gateways', () => {
    test.each(['/apis/bss', '/bss'])('%s stands for the boot service', async (prefix) => {
      const same = async (path: string, own: string) => {
        const [there, here] = [await ask('GET', prefix + path), await ask('GET', own)]
        expect([path, there.status, there.body]).toEqual([path, here.status, here.body])
        return there
      }
      await same('/boot/v1/bootparameters', '/boot/v1/bootparameters')
      await same('/boot/v1/hosts?name=nobody', '/boot/v1/hosts?name=nobody')
      await same('/boot/v1/nothing', '/boot/v1/nothing')
      expect(
        (await same('/meta-data?key=local-hostname', '/boot/v1/meta-data?key=local-hostname'))
          .status,
      ).toBe(200)
      expect((await same('/user-data/', '/boot/v1/user-data')).status).toBe(200)
      const put = await ask('PUT', `${prefix}/boot/v1/bootparameters`, {
        hosts: ['Default'],
        kernel: prefix,
      })
      expect(put.status).toBe(200)
      expect(await get(`${url}?name=Default`)).toMatchObject([{ kernel: prefix }])
    })

    test('a prefix without a path of its service is none', async () => {
      for (const path of [
        '/apis/bss',
        '/bss/',
        '/apis/bss/boot/v11',
        '/bss/../boot/v1/hosts',
        '/apis/bss/hsm/v2',
        '/smd/boot/v1/hosts',
        '/apis/bss//boot/v1/hosts',
      ]) {
        expect([path, (await ask('GET', path)).status]).toEqual([path, 404])
      }
    })
  })
}
