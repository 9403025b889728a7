import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../../../cell/env/index.ts'
import {
  coverageHeaders,
  describeNode,
  listGroups,
  listNodes,
  nodeNamed,
  nodeRowMaker,
  parseFields,
  summarise,
} from '../../../cell/view/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeEach(async () => {
  rack = await openRack()
  await rack.change((tx) => {
    for (const at of [0, 1, 2, 9, 10]) {
      const id = `x1000c0s${at}b0n0`
      const hostname = `cb${String(at + 1).padStart(2, '0')}`
      const role = at === 10 ? 'Service' : 'Compute'
      tx.put('component', {
        id,
        type: 'Node',
        enabled: at !== 9,
        state: 'On',
        role,
        hostname,
        nid: at + 1,
      })
      tx.put('ethernetInterface', {
        id: `0200000010${String(at).padStart(2, '0')}`,
        macAddress: `02:00:00:00:10:${String(at).padStart(2, '0')}`,
        lastUpdateMs: 1,
        componentId: id,
        ipAddresses: [{ ipAddress: `10.1.0.${at + 1}` }],
      })
    }
    tx.put('component', { id: 'x1000c0s0b0', type: 'NodeBMC', enabled: true })
    tx.put('group', { label: 'kube', tags: ['a'], creationId: '1', description: 'control plane' })
    for (const member of ['x1000c0s0b0n0', 'x1000c0s10b0n0', 'x1000c0s0b0']) {
      tx.put('membership', { label: 'kube', member, creationId: '1' })
    }
    // Left over from a group of the same label that was deleted.
    tx.put('membership', { label: 'kube', member: 'x1000c0s1b0n0', creationId: '0' })
    tx.put('redfishEndpoint', {
      id: 'x1000c0s0b0',
      type: 'NodeBMC',
      hostname: 'bmc',
      domain: '',
      fqdn: 'bmc.example',
      enabled: true,
      user: 'root',
      rediscoverOnUpdate: false,
    })
    tx.put('endpointSecret', { id: 'x1000c0s0b0', password: 's3cret' })
    tx.put('bootIntent', {
      subject: 'role:Compute',
      kernel: 'http://s/vmlinuz',
      initrd: 'http://s/initrd',
      params: 'console=ttyS0 root=live:http://s/compute.squashfs quiet',
    })
  })
})
afterEach(() => rack.close())

const names = (set: string | undefined) =>
  listNodes(rack.ledger, set).nodes.map(({ hostname }) => hostname)

describe('lists of nodes', () => {
  it('are in natural order and have no controllers', () => {
    expect(names(undefined)).toEqual(['cb01', 'cb02', 'cb03', 'cb10', 'cb11'])
  })

  it.each([
    ['cb[01-03]', ['cb01', 'cb02', 'cb03']],
    ['CB02', ['cb02']],
    ['x1000c0s10b0n0,cb01', ['cb01', 'cb11']],
    ['X01000C0S02B0N0', ['cb03']],
    ['x1000c0s1*', ['cb02', 'cb11']],
    ['cb0*', ['cb01', 'cb02', 'cb03']],
    ['@kube', ['cb01', 'cb11']],
    ['all!@kube', ['cb02', 'cb03', 'cb10']],
    ['cb01,x1000c0s0b0n0', ['cb01']],
    ['', []],
  ])('%s are %j', (set, expected) => expect(names(set)).toEqual(expected))

  it('name what no node is called, controllers too', () => {
    const { nodes, unknown } = listNodes(rack.ledger, 'cb[01-05],x1000c0s0b0,zeus')
    expect(nodes).toHaveLength(3)
    expect(unknown).toEqual(['cb04', 'cb05', 'x1000c0s0b0', 'zeus'])
  })

  it('say nothing of members of a group that are no nodes', () => {
    expect(listNodes(rack.ledger, '@kube').unknown).toEqual([])
  })

  it('refuse a group that is not there', () => {
    expect(() => listNodes(rack.ledger, '@nowhere')).toThrow(Fault)
  })
})

describe('rows', () => {
  it('have the usual columns, and what boots only when asked for', () => {
    const [node] = listNodes(rack.ledger, 'cb01').nodes
    if (!node) throw new Error('no node')
    expect(nodeRowMaker(rack.context.view, parseFields(undefined))(node)).toEqual({
      id: 'x1000c0s0b0n0',
      hostname: 'cb01',
      nid: 1,
      state: 'On',
      enabled: true,
      role: 'Compute',
      groups: ['kube'],
      macs: ['02:00:00:00:10:00'],
      ips: ['10.1.0.1'],
      cell: rack.ledger.cell,
    })
    expect(nodeRowMaker(rack.context.view, parseFields('image, KERNEL'))(node)).toEqual({
      kernel: 'http://s/vmlinuz',
      image: 'http://s/compute.squashfs',
    })
  })

  it('refuse a column that is not there, naming those that are', () => {
    expect(() => parseFields('id,colour')).toThrow(/fields has no "colour"; it takes id, hostname/)
  })
})

describe('one node', () => {
  it('comes with its ports, its controller and what it boots, never a password', () => {
    const node = nodeNamed(rack.ledger, 'cb01')
    if (!node) throw new Error('no node')
    const detail = describeNode(rack.context.view, node)
    expect(detail).toMatchObject({
      type: 'Node',
      kernel: 'http://s/vmlinuz',
      initrd: 'http://s/initrd',
      interfaces: [{ mac: '02:00:00:00:10:00', ips: ['10.1.0.1'] }],
      endpoint: { id: 'x1000c0s0b0', fqdn: 'bmc.example', enabled: true },
    })
    expect(JSON.stringify(detail)).not.toMatch(/s3cret|"root"/)
  })

  it('is found by xname and host name, and is a node', () => {
    expect(nodeNamed(rack.ledger, 'x1000c0s0b0')).toBeUndefined()
    expect(nodeNamed(rack.ledger, 'zeus')).toBeUndefined()
    expect(nodeNamed(rack.ledger, 'CB11')?.id).toBe('x1000c0s10b0n0')
  })
})

it('groups have the members of their present life', () => {
  expect(listGroups(rack.ledger)).toEqual([
    {
      label: 'kube',
      description: 'control plane',
      tags: ['a'],
      members: ['x1000c0s0b0', 'x1000c0s0b0n0', 'x1000c0s10b0n0'],
    },
  ])
})

it('the summary counts nodes by what they are', () => {
  expect(summarise(rack.ledger)).toEqual({
    nodes: 5,
    enabled: 4,
    byState: { On: 5 },
    byFlag: { unset: 5 },
    byRole: { Compute: 4, Service: 1 },
    byArch: { unset: 5 },
    groups: 1,
    controllers: 1,
    interfaces: 5,
  })
})

it('coverage reads as a fraction and an age', () => {
  expect(coverageHeaders({ cells: 159, of: 160, oldestSeconds: 12.44, missing: [] })).toEqual({
    'cell-coverage': '159/160',
    'cell-oldest': '12.4s',
  })
})
