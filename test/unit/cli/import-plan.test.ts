import { describe, expect, test } from 'vitest'
import {
  findConflicts,
  refuseConflicts,
  withConflicts,
} from '../../../agent/cli/import/conflict.ts'
import { readDiscoverFile } from '../../../agent/cli/import/discover-file.ts'
import type { InventoryState } from '../../../agent/cli/import/inventory-state.ts'
import { uuidOf } from '../../../agent/cli/import/name-uuid.ts'
import { type PlannedItem, planImport } from '../../../agent/cli/import/plan.ts'
import {
  changesOf,
  countOutcomes,
  countsText,
  importExitCode,
} from '../../../agent/cli/import/summary.ts'

const { discovery } = readDiscoverFile(`
bmcs:
  - {name: b1, xname: x1c0s0b0, mac: "02:00:00:00:01:00", ip: 10.1.0.1, fqdn: b1.mgmt}
  - {name: b2, xname: x1c0s1b0, mac: "02:00:00:00:02:00", ip: 10.1.0.2}
nodes:
  - {name: n2, xname: x1c0s0b0n1, nid: 2, groups: [g],
     interfaces: [{mac_addr: "02:00:00:00:01:02", ip_addrs: [10.2.0.2]}]}
  - {name: n1, xname: x1c0s0b0n0, nid: 1, groups: [g],
     interfaces: [{mac_addr: "02:00:00:00:01:01", ip_addrs: [10.2.0.1]}]}
  - {name: n3, xname: x1c0s1b0n0, groups: [g, h],
     interfaces: [{mac_addr: "02:00:00:00:02:01",
                   ip_addrs: [{name: hsn, ip_addr: 10.2.0.3}, 10.3.0.3]}]}
`)

const nothing: InventoryState = {
  components: new Map(),
  endpoints: new Map(),
  interfaces: new Map(),
  groups: new Map(),
  hostnames: new Map(),
}

const port = (ID: string, ComponentID: string, ...ips: (string | [string, string])[]) => {
  const IPAddresses = ips.map((ip) =>
    typeof ip === 'string' ? { IPAddress: ip } : { IPAddress: ip[0], Network: ip[1] },
  )
  return [ID, { ID, ComponentID, IPAddresses }] as const
}

/** What the cell has once the file has been imported. */
const whole: InventoryState = {
  components: new Map([
    ['x1c0s0b0n0', { ID: 'x1c0s0b0n0', NID: 1 }],
    ['x1c0s0b0n1', { ID: 'x1c0s0b0n1', NID: 2 }],
    ['x1c0s1b0n0', { ID: 'x1c0s1b0n0', NID: 77 }],
  ]),
  endpoints: new Map([
    [
      'x1c0s0b0',
      {
        ID: 'x1c0s0b0',
        Name: 'b1',
        FQDN: 'b1.mgmt',
        MACAddr: '020000000100',
        IPAddress: '10.1.0.1',
      },
    ],
    [
      'x1c0s1b0',
      { ID: 'x1c0s1b0', Name: 'b2', MACAddr: '02:00:00:00:02:00', IPAddress: '10.1.0.2' },
    ],
  ]),
  interfaces: new Map([
    port('020000000100', 'x1c0s0b0', '10.1.0.1'),
    port('020000000200', 'x1c0s1b0', '10.1.0.2'),
    port('020000000101', 'x1c0s0b0n0', '10.2.0.1'),
    port('020000000102', 'x1c0s0b0n1', '10.2.0.2'),
    port('020000000201', 'x1c0s1b0n0', ['10.2.0.3', 'hsn'], '10.3.0.3'),
  ]),
  groups: new Map([
    ['g', new Set(['x1c0s0b0n0', 'x1c0s0b0n1', 'x1c0s1b0n0'])],
    ['h', new Set(['x1c0s1b0n0', 'x9c0s0b0n0'])],
  ]),
  hostnames: new Map(),
}

const plain = { overwrite: false, version: 2 } as const
const overwrite = { overwrite: true, version: 2 } as const
const linesOf = (plan: readonly PlannedItem[]) =>
  plan
    .filter(({ action }) => action !== 'same')
    .map(({ action, kind, name, detail }) => `${action} ${kind} ${name}: ${detail}`)

describe('into an empty cell', () => {
  const plan = planImport(discovery, nothing, plain)

  test('everything is created: nodes, endpoints, what those cannot tell, groups', () => {
    expect(linesOf(plan)).toEqual([
      'create node n2: x1c0s0b0n1',
      'create node n1: x1c0s0b0n0',
      'create node n3: x1c0s1b0n0',
      'create endpoint x1c0s0b0: with 2 nodes',
      'create endpoint x1c0s1b0: with 1 nodes',
      'create interface 02:00:00:00:01:01: n1 10.2.0.1',
      'create interface 02:00:00:00:01:02: n2 10.2.0.2',
      'create interface 02:00:00:00:02:01: n3 10.2.0.3 (hsn) 10.3.0.3',
      'create group g: with 3 nodes',
      'create group h: with 1 nodes',
    ])
    expect(plan[0]?.component).toEqual({
      ID: 'x1c0s0b0n1',
      Type: 'Node',
      State: 'On',
      Enabled: true,
      Role: 'Compute',
      NID: 2,
    })
    const ports = plan.filter(({ kind }) => kind === 'interface')
    expect(ports.map(({ request, endpoint }) => [request?.method, endpoint])).toEqual([
      [undefined, 'x1c0s0b0'],
      [undefined, 'x1c0s0b0'],
      ['PATCH', 'x1c0s1b0'],
    ])
    expect(plan[2]?.component).not.toHaveProperty('NID')
  })

  test('an endpoint carries its nodes in the order of their numbers, with their ports', () => {
    const request = plan[3]?.request
    expect(request).toMatchObject({ method: 'POST', path: '/hsm/v2/Inventory/RedfishEndpoints' })
    expect(request).not.toHaveProperty('onConflict')
    expect(request?.body).toMatchObject({
      ID: 'x1c0s0b0',
      Type: 'NodeBMC',
      Name: 'b1',
      FQDN: 'b1.mgmt',
      MACAddr: '02:00:00:00:01:00',
      IPAddress: '10.1.0.1',
      SchemaVersion: 1,
      Systems: [
        {
          uri: 'https://b1.mgmt/redfish/v1/Systems/x1c0s0b0n0',
          name: 'n1',
          ethernet_interfaces: [
            {
              name: 'x1c0s0b0n0',
              description: 'Interface 0 for n1',
              mac: '02:00:00:00:01:01',
              ip: '10.2.0.1',
            },
          ],
        },
        { uri: 'https://b1.mgmt/redfish/v1/Systems/x1c0s0b0n1', name: 'n2' },
      ],
      Managers: [
        {
          uri: 'https://b1.mgmt/redfish/v1/Managers/x1c0s0b0',
          type: 'NodeBMC',
          actions: null,
          ethernet_interfaces: [{ mac: '02:00:00:00:01:00', ip: '10.1.0.1' }],
        },
      ],
    })
  })

  test('two plans are the same, made-up ids included', () => {
    expect(planImport(discovery, nothing, plain)).toEqual(plan)
  })

  test('version 1 writes every port by itself', () => {
    const ports = planImport(discovery, nothing, { overwrite: true, version: 1 }).filter(
      ({ kind }) => kind === 'interface',
    )
    expect(ports.map(({ request }) => request?.method)).toEqual(['POST', 'POST', 'POST'])
    expect(ports[2]?.request).toEqual({
      method: 'POST',
      path: '/hsm/v2/Inventory/EthernetInterfaces',
      body: {
        ComponentID: 'x1c0s1b0n0',
        Type: 'Node',
        Description: 'Interface 0 for n3',
        MACAddress: '02:00:00:00:02:01',
        IPAddresses: [{ IPAddress: '10.2.0.3', Network: 'hsn' }, { IPAddress: '10.3.0.3' }],
      },
      onConflict: {
        method: 'PATCH',
        path: '/hsm/v2/Inventory/EthernetInterfaces/020000000201',
        body: expect.anything(),
      },
    })
  })

  test('with overwriting, an endpoint that appears meanwhile is replaced', () => {
    const [endpoint] = planImport(discovery, nothing, overwrite).filter(
      ({ kind }) => kind === 'endpoint',
    )
    expect(endpoint?.request?.onConflict).toMatchObject({
      method: 'PUT',
      path: '/hsm/v2/Inventory/RedfishEndpoints/x1c0s0b0',
    })
  })
})

describe('into a cell that has it all', () => {
  test.each([plain, overwrite, { overwrite: true, version: 1 } as const])(
    'nothing is done (%o)',
    (options) => {
      const plan = planImport(discovery, whole, options)
      expect(linesOf(plan)).toEqual([])
      expect(plan.every(({ request, component }) => !request && !component)).toBe(true)
    },
  )
})

/** The whole state with one thing different. */
function changed(change: Partial<InventoryState>): InventoryState {
  return { ...whole, ...change }
}

describe('into a cell that has something else', () => {
  const other = changed({
    components: new Map([...whole.components, ['x1c0s0b0n0', { ID: 'x1c0s0b0n0', NID: 9 }]]),
    interfaces: new Map([
      ...whole.interfaces,
      port('020000000101', 'x1c0s0b0n0', '10.2.0.99'),
      port('020000000201', 'x1c0s1b0n0', '10.2.0.3'),
    ]),
    groups: new Map([['g', new Set(['x1c0s0b0n0'])]]),
  })

  test('what differs is kept, what is missing is added', () => {
    expect(linesOf(planImport(discovery, other, plain))).toEqual([
      'keep node n1: x1c0s0b0n0: NID 9, in the file 1',
      'keep endpoint x1c0s0b0: port 02:00:00:00:01:01 has 10.2.0.99, in the file 10.2.0.1',
      'keep interface 02:00:00:00:01:01: n1 10.2.0.1',
      'keep interface 02:00:00:00:02:01: n3 10.2.0.3 (hsn) 10.3.0.3',
      'create membership g: x1c0s0b0n1',
      'create membership g: x1c0s1b0n0',
      'create group h: with 1 nodes',
    ])
  })

  test('a label of dots alone does not get into a path', () => {
    const dots = { ...discovery, nodes: discovery.nodes.map((n) => ({ ...n, groups: ['..'] })) }
    const state = changed({ groups: new Map([['..', new Set<string>()]]) })
    expect(() => planImport(dots, state, plain)).toThrow('needs something else than dots')
  })

  test('overwriting changes it', () => {
    const plan = planImport(discovery, other, overwrite)
    expect(linesOf(plan).slice(0, 4)).toEqual([
      'change node n1: x1c0s0b0n0: NID 9, in the file 1',
      'change endpoint x1c0s0b0: port 02:00:00:00:01:01 has 10.2.0.99, in the file 10.2.0.1',
      'change interface 02:00:00:00:01:01: n1 10.2.0.1',
      'change interface 02:00:00:00:02:01: n3 10.2.0.3 (hsn) 10.3.0.3',
    ])
    expect(plan.find(({ name }) => name === 'x1c0s0b0')?.request).toMatchObject({ method: 'PUT' })
    expect(plan.find(({ name }) => name === '02:00:00:00:02:01')?.request).toMatchObject({
      method: 'PATCH',
      body: { IPAddresses: [{ IPAddress: '10.2.0.3', Network: 'hsn' }, { IPAddress: '10.3.0.3' }] },
    })
  })

  test.each([
    [{ Name: 'old' }, 'name old, in the file b1'],
    [{ FQDN: 'old.mgmt' }, 'FQDN old.mgmt, in the file b1.mgmt'],
    [{ MACAddr: '02:00:00:00:01:ff' }, 'MAC 02:00:00:00:01:ff, in the file 02:00:00:00:01:00'],
    [{ IPAddress: '' }, 'IP unset, in the file 10.1.0.1'],
  ])('an endpoint with %o differs', (fields, reason) => {
    const known = { ...whole.endpoints.get('x1c0s0b0'), ID: 'x1c0s0b0', ...fields }
    const state = changed({ endpoints: new Map([...whole.endpoints, ['x1c0s0b0', known]]) })
    expect(linesOf(planImport(discovery, state, plain))).toContain(
      `keep endpoint x1c0s0b0: ${reason}`,
    )
  })

  test('a port of nobody is taken by its endpoint', () => {
    const interfaces = new Map([...whole.interfaces, port('020000000101', '', '10.2.0.1')])
    const endpoints = new Map(whole.endpoints)
    endpoints.delete('x1c0s0b0')
    expect(linesOf(planImport(discovery, changed({ interfaces, endpoints }), plain))).toEqual([
      'create endpoint x1c0s0b0: with 2 nodes',
      'change interface 02:00:00:00:01:01: n1 10.2.0.1',
    ])
  })

  test('ports of a kept endpoint are left alone', () => {
    const interfaces = new Map(whole.interfaces)
    interfaces.delete('020000000201')
    expect(linesOf(planImport(discovery, changed({ interfaces }), plain))).toEqual([
      'keep endpoint x1c0s1b0: port 02:00:00:00:02:01 of x1c0s1b0n0 is not there',
      'keep interface 02:00:00:00:02:01: n3 10.2.0.3 (hsn) 10.3.0.3',
    ])
  })
})

describe('what is in use by something else', () => {
  const found = (
    change: Partial<InventoryState>,
    options: typeof plain | typeof overwrite = plain,
  ) =>
    findConflicts(discovery, changed(change), options).map(
      ({ kind, name, detail }) => `${kind} ${name}: ${detail}`,
    )

  test('is nothing in an empty cell, or in one that has it all', () => {
    expect(findConflicts(discovery, nothing, plain)).toEqual([])
    expect(found({})).toEqual([])
    expect(found({}, overwrite)).toEqual([])
  })

  test('a MAC address, of a node and of a BMC', () => {
    const interfaces = new Map([
      ...whole.interfaces,
      port('020000000101', 'x9c0s0b0n0'),
      port('020000000200', 'x9c0s0b0'),
      port('020000000201', '', '10.2.0.3'),
    ])
    expect(found({ interfaces })).toEqual([
      'endpoint x1c0s1b0: MAC 02:00:00:00:02:00 belongs to x9c0s0b0, in the file to x1c0s1b0',
      'interface 02:00:00:00:01:01: MAC 02:00:00:00:01:01 belongs to x9c0s0b0n0, ' +
        'in the file to x1c0s0b0n0',
    ])
  })

  test('an IP address on another port, and an FQDN', () => {
    const interfaces = new Map([port('0299', 'x9c0s0b0n0', '10.3.0.3', '10.1.0.1')])
    const endpoints = new Map([['x9c0s0b0', { ID: 'x9c0s0b0', FQDN: 'b1.mgmt' }]])
    expect(found({ interfaces, endpoints })).toEqual([
      'endpoint x1c0s0b0: IP 10.1.0.1 belongs to x9c0s0b0n0 (interface 0299), ' +
        'in the file to x1c0s0b0 (02:00:00:00:01:00)',
      'endpoint x1c0s0b0: FQDN b1.mgmt belongs to x9c0s0b0, in the file to x1c0s0b0',
      'interface 02:00:00:00:02:01: IP 10.3.0.3 belongs to x9c0s0b0n0 (interface 0299), ' +
        'in the file to x1c0s1b0n0 (02:00:00:00:02:01)',
    ])
  })

  test('a NID, unless the file gives its holder another one and overwrites', () => {
    const other = ['x9c0s0b0n0', { ID: 'x9c0s0b0n0', NID: 2 }] as const
    const components = new Map([...whole.components, other])
    const taken = 'node n2: NID 2 belongs to x9c0s0b0n0, in the file to x1c0s0b0n1'
    expect(found({ components })).toEqual([taken])
    expect(found({ components }, overwrite)).toEqual([taken])
    const swapped = new Map([
      ['x1c0s0b0n0', { ID: 'x1c0s0b0n0', NID: 2 }],
      ['x1c0s0b0n1', { ID: 'x1c0s0b0n1', NID: 1 }],
    ])
    expect(found({ components: swapped })).toHaveLength(2)
    expect(found({ components: swapped }, overwrite)).toEqual([])
  })

  test('is shown as failed by a dry run and refused with a list of bounded length', () => {
    const conflict = { kind: 'interface', name: '02:00:00:00:01:01', detail: 'no' } as const
    const plan = planImport(discovery, whole, plain)
    const shown = withConflicts(plan, [conflict])
    expect(shown.filter(({ action }) => action === 'failed')).toEqual([
      { ...conflict, action: 'failed', status: 409 },
    ])
    expect([shown.length, importExitCode(shown)]).toEqual([plan.length, 4])
    expect(() => refuseConflicts([])).not.toThrow()
    expect(() => refuseConflicts(Array(23).fill(conflict))).toThrow(
      /(?:\n {2}no){20}\n {2}and 3 more$/,
    )
  })
})

describe('the summary', () => {
  const outcome = (action: 'create' | 'change' | 'same' | 'keep' | 'failed', status?: number) =>
    ({ kind: 'node', name: 'n', action, detail: '', ...(status && { status }) }) as const

  test('counts by kind', () => {
    const counts = countOutcomes([outcome('create'), outcome('same'), outcome('failed', 409)])
    expect(counts).toEqual([
      { kind: 'node', created: 1, changed: 0, unchanged: 1, kept: 0, failed: 1 },
    ])
    expect(changesOf(counts)).toBe(1)
    expect(countsText(counts)).toContain('nodes        1        0          1     0       1')
  })

  test('ends with what a script should know', () => {
    expect(importExitCode([outcome('create'), outcome('same')])).toBe(0)
    expect(importExitCode([outcome('create'), outcome('keep')])).toBe(3)
    expect(importExitCode([outcome('keep'), outcome('failed', 409)])).toBe(4)
    expect(importExitCode([outcome('failed', 400)])).toBe(2)
    expect(importExitCode([outcome('failed')])).toBe(1)
  })
})

test('a UUID is the same for the same name and looks like one', () => {
  expect(uuidOf('system x1c0s0b0n0')).toBe(uuidOf('system x1c0s0b0n0'))
  expect(uuidOf('a')).not.toBe(uuidOf('b'))
  expect(uuidOf('a')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
})
