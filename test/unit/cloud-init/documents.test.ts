import { beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  addGroup,
  type CloudNode,
  groupFile,
  labelsOf,
  mergeDefaults,
  metaData,
  metaDataValues,
  nodeAt,
  nodeNamed,
  setGroup,
  setInstance,
  vendorData,
} from '../../../bootstrap/cloud-init/index.ts'
import type { Ledger, Transaction } from '../../../cell/store/index.ts'
import { openLedger } from '../../fixture/ledger.ts'
import { addNodes, cb05, type TestNode, tester } from '../../fixture/nodes.ts'

const ownBase = 'http://cell/cloud-init'

let ledger: Ledger

beforeEach(async () => {
  ledger = (await openLedger()).ledger
  await addNodes(ledger, cb05)
})

const change = (decide: (tx: Transaction) => void) => ledger.transact(tester, decide)

function node(address = '10.100.0.5'): CloudNode {
  const sighting = nodeAt(ledger, address)
  if (sighting.kind !== 'node') throw new Error(`${address} is a ${sighting.kind}`)
  return sighting.node
}

interface V1 {
  readonly [key: string]: unknown
  readonly vendor_data: Readonly<Record<string, unknown>>
}

function valuesOf(asking = node()): { top: Record<string, unknown>; v1: V1 } {
  const top = metaDataValues(ledger, asking, ownBase)
  return { top, v1: (top['instance_data'] as { v1: V1 }).v1 }
}

describe('who asks', () => {
  test('is found by address, in any spelling of it', async () => {
    const wide: TestNode = { xname: 'x9c0s0b0n0', macs: ['02:00:00:00:00:01'], ips: ['fd00::a:5'] }
    await addNodes(ledger, wide)
    const id = (address: string) => node(address).component.id
    expect(id('10.100.0.5')).toBe('x1000c0s4b0n0')
    expect(id('::ffff:10.100.0.5')).toBe('x1000c0s4b0n0')
    expect(id('FD00:0:0::000A:5')).toBe('x9c0s0b0n0')
    expect(id('fd00::a:5%eth0')).toBe('x9c0s0b0n0')
  })

  test('is a stranger by any other address, and half known without a component', async () => {
    for (const address of ['10.100.0.6', '', 'junk', '10.100.0.5/24', '010.100.0.5']) {
      expect(nodeAt(ledger, address)).toEqual({ kind: 'stranger' })
    }
    await change((tx) => tx.delete('component', cb05.xname))
    expect(nodeAt(ledger, '10.100.0.5')).toEqual({ kind: 'no-component', id: cb05.xname })
    expect(() => nodeNamed(ledger, cb05.xname)).toThrow(`there is no node ${cb05.xname}`)
  })
})

describe('host names', () => {
  const names = () => {
    const { top, v1 } = valuesOf()
    return [top['local-hostname'], top['hostname'], v1['local_hostname'], v1['hostname']]
  }

  test('are the short name of the inventory while the cluster has no naming', async () => {
    expect(names()).toEqual(Array(4).fill('cb05'))
    await change((tx) =>
      tx.put('component', { id: cb05.xname, type: 'Node', enabled: true, nid: 5 }),
    )
    expect(names()).toEqual(Array(4).fill('nid0005'))
    await change((tx) => tx.put('component', { id: cb05.xname, type: 'Node', enabled: true }))
    expect(names()).toEqual(Array(4).fill(cb05.xname))
  })

  test('follow the naming of the cluster, then what is set for the node', async () => {
    await change((tx) => mergeDefaults(tx, { clusterName: 'demo' }))
    expect(names()).toEqual(Array(4).fill('de0005'))
    await change((tx) => mergeDefaults(tx, { shortName: 'n', nidLength: 6 }))
    expect(names()).toEqual(Array(4).fill('n000005'))
    await change((tx) => setInstance(tx, cb05.xname, { localHostname: 'login' }))
    expect(names()).toEqual(['login', 'n000005', 'login', 'n000005'])
    await change((tx) => setInstance(tx, cb05.xname, { hostname: 'login.example' }))
    expect(names()).toEqual(['n000005', 'login.example', 'n000005', 'login.example'])
  })
})

describe('meta-data', () => {
  test('puts the values of the node over those of the cluster, adds its keys', async () => {
    await change((tx) => {
      mergeDefaults(tx, { region: 'eu', availabilityZone: 'row-3', cloudProvider: 'own' })
      mergeDefaults(tx, { publicKeys: ['ssh a', 'ssh b'], region: '' })
      setInstance(tx, cb05.xname, {
        region: 'us',
        publicKeys: ['ssh b', 'ssh c'],
        instanceType: 'big',
      })
    })
    expect(valuesOf().v1).toMatchObject({
      region: 'us',
      availability_zone: 'row-3',
      cloud_provider: 'own',
      cloud_name: 'own',
      instance_type: 'big',
      public_keys: ['ssh a', 'ssh b', 'ssh c'],
    })
  })

  test('says where the node is, and leaves out what is empty', () => {
    const { top, v1 } = valuesOf()
    expect(v1.vendor_data).toMatchObject({
      nid: 5,
      role: 'Compute',
      rack: 'x1000',
      cabinet: 'x1000',
      location: cb05.xname,
      interfaces: [{ mac: 'ec:e7:a7:05:a0:0c', addresses: ['10.100.0.5'] }],
    })
    expect(Object.keys(top)).toEqual(['instance-id', 'local-hostname', 'hostname', 'instance_data'])
    expect(v1.vendor_data).not.toHaveProperty('sub_role')
  })

  test('has an empty map for a node in no group', async () => {
    await addNodes(ledger, { xname: 'x9c0s0b0n0', macs: ['02:00:00:00:00:01'], ips: ['10.9.0.1'] })
    expect(valuesOf(node('10.9.0.1')).v1.vendor_data['groups']).toEqual({})
    expect(vendorData(ledger, node('10.9.0.1'), ownBase)).toBe('#include\n')
  })

  test('shows the IPv4 address that asks, else the first one known', async () => {
    const ips = ['fd00::9', '10.9.0.1', '10.9.0.2']
    await addNodes(ledger, { xname: 'x9c0s0b0n0', macs: ['02:00:00:00:00:01'], ips })
    expect(valuesOf(node('10.9.0.2')).v1['local_ipv4']).toBe('10.9.0.2')
    expect(valuesOf(node('fd00::9')).v1['local_ipv4']).toBe('10.9.0.1')
    expect(valuesOf(nodeNamed(ledger, 'x9c0s0b0n0')).v1['local_ipv4']).toBe('10.9.0.1')
  })

  test('keeps texts texts for a reader of YAML 1.1, and values values', async () => {
    const tricky = {
      no: 'no',
      on: 'on',
      time: '12:30:45',
      octal: '0123',
      version: '1.0',
      date: '2026-11-20',
      nothing: '~',
      empty: '',
      text: 'a: b # c',
      lines: 'a\nb\n',
      real: [1, 2.5, true, null, { deep: ['10:20:30:40:50:59'] }],
    }
    await change((tx) => setGroup(tx, { name: 'kube', metaData: tricky }))
    const document = metaData(ledger, node(), ownBase)
    const read = parse(document, { version: '1.1' }) as Record<string, unknown>
    expect(read).toEqual(metaDataValues(ledger, node(), ownBase))
    expect(document).toContain('"10:20:30:40:50:59"')
  })

  test('a group that only the inventory knows has the placeholder', async () => {
    await change((tx) => addGroup(tx, { name: 'kube', description: 'pods', metaData: { a: 1 } }))
    expect(valuesOf().v1.vendor_data['groups']).toEqual({
      compute: { Description: 'No description Found' },
      kube: { Description: 'pods', a: 1 },
    })
  })
})

describe('base URLs', () => {
  test('the node wins over the cluster, the cluster over where the node came', async () => {
    const list = () => vendorData(ledger, node(), ownBase).split('\n').slice(1, 2)
    expect(list()).toEqual(['http://cell/cloud-init/compute.yaml'])
    await change((tx) => mergeDefaults(tx, { baseUrl: 'http://cluster/' }))
    expect(list()).toEqual(['http://cluster/compute.yaml'])
    await change((tx) => setInstance(tx, cb05.xname, { cloudInitBaseUrl: 'https://node/ci//' }))
    expect(list()).toEqual(['https://node/ci/compute.yaml'])
    expect(valuesOf().v1.vendor_data['cloud_init_base_url']).toBe('https://node/ci')
    const neighbour = { component: { ...node().component, id: 'x9c0s0b0n0' } }
    expect(metaData(ledger, neighbour, ownBase)).toContain('cloud_init_base_url: http://cluster\n')
  })

  test.each(['http://a/\nhttp://evil/', 'http://a b/', 'ftp://a/', 'a', 'http://'])(
    '%j is refused',
    async (baseUrl) => {
      await expect(change((tx) => mergeDefaults(tx, { baseUrl }))).rejects.toMatchObject({
        code: 'INPUT_BODY',
      })
      const own = { cloudInitBaseUrl: baseUrl }
      await expect(change((tx) => setInstance(tx, cb05.xname, own))).rejects.toMatchObject({
        code: 'INPUT_BODY',
      })
    },
  )
})

describe('group files', () => {
  const text = '## template: jinja\n#cloud-config\nruncmd: ["echo \u00e4"]\n'

  test.each([
    ['plain', text],
    ['base64', Buffer.from(text).toString('base64')],
    [
      'base64',
      `${Buffer.from(text)
        .toString('base64')
        .replace(/(.{20})/g, '$1\n')}\n`,
    ],
  ])('are served byte for byte from %s', async (encoding, content) => {
    await change((tx) => addGroup(tx, { name: 'kube', file: { content, encoding } }))
    expect(Buffer.from(groupFile(ledger, node(), 'kube')).toString()).toBe(text)
  })

  test('are empty, not missing, for a group without one; missing for others', async () => {
    await change((tx) => addGroup(tx, { name: 'kube', metaData: { a: 1 } }))
    expect(labelsOf(ledger, node())).toEqual(['compute', 'kube'])
    for (const label of labelsOf(ledger, node())) {
      expect(groupFile(ledger, node(), label)).toHaveLength(0)
    }
    await change((tx) =>
      addGroup(tx, { name: 'gpu', file: { content: 'secret', encoding: 'plain' } }),
    )
    expect(() => groupFile(ledger, node(), 'gpu')).toThrow('is not a member of group "gpu"')
  })

  test.each([
    [{ name: '' }, 'name is required'],
    [{ name: 'a/b' }, 'is not valid'],
    [{ name: 'a\nb' }, 'is not valid'],
    [{ name: 'a', file: { content: 'x', encoding: 'gzip' } }, 'unsupported encoding: gzip'],
    [{ name: 'a', file: { content: '%%%', encoding: 'base64' } }, 'failed to decode base64'],
    [{ name: 'a', file: { content: 'abc', encoding: 'base64' } }, 'failed to decode base64'],
  ])('%j is refused', async (input, message) => {
    await expect(change((tx) => setGroup(tx, input))).rejects.toThrow(message)
    expect(ledger.count('cloudGroup')).toBe(0)
  })
})
