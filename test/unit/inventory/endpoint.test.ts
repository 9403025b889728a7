import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addComponents,
  addEndpoints,
  addInterface,
  componentOf,
  defaultEnumerations,
  deleteComponentEndpoint,
  deleteEndpoint,
  deleteEndpoints,
  type EndpointDocument,
  endpointOf,
  interfaceOf,
  patchEndpoint,
  patchInterface,
  patchState,
  putEndpoint,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeEach(async () => {
  rack = await openRack()
})
afterEach(() => rack.close())

const bmc = 'x1c0s0b0'
const node = 'x1c0s0b0n0'
const nodeMac = '02:00:00:00:20:00'

/** A whole BMC; `run` makes the UUIDs of that run of the client. */
const document = (run = 1, system = {}): EndpointDocument => ({
  id: bmc,
  name: 'r7b0',
  fqdn: 'r7b0.mgmt',
  macAddr: '02:00:00:00:10:00',
  ipAddress: '10.0.0.10',
  uuid: `endpoint-${run}`,
  inventory: {
    systems: [
      {
        uri: `https://cell.example/redfish/v1/Systems/${node}`,
        uuid: `system-${run}`,
        name: 'cb01',
        actions: ['On'],
        ports: [{ mac: nodeMac, ip: '10.1.0.1', description: 'Interface 0' }],
        ...system,
      },
    ],
    managers: [
      {
        uri: `https://cell.example/redfish/v1/Managers/${bmc}`,
        uuid: `manager-${run}`,
        ports: [{ mac: '02:00:00:00:10:00', ip: '10.0.0.10' }],
      },
    ],
  },
})

const add = (...documents: EndpointDocument[]) =>
  rack.change((tx) => addEndpoints(tx, { documents, isList: documents.length > 1 }, 1))
const put = (given: EndpointDocument, nowMs = 2) =>
  rack.change((tx) => putEndpoint(tx, { id: bmc, document: given }, nowMs))
const component = (id = node) => componentOf(rack.ledger, id)

describe('adding', () => {
  it('makes the endpoint and everything below it in one change', async () => {
    expect(await add(document())).toEqual({ ids: [bmc], notes: [] })
    expect(endpointOf(rack.ledger, bmc)).toEqual({
      id: bmc,
      type: 'NodeBMC',
      name: 'r7b0',
      hostname: 'r7b0',
      domain: 'mgmt',
      fqdn: 'r7b0.mgmt',
      enabled: true,
      uuid: 'endpoint-1',
      macAddr: '02:00:00:00:10:00',
      ipAddress: '10.0.0.10',
      rediscoverOnUpdate: false,
      lastDiscoveryStatus: 'NotYetQueried',
    })
    expect(component()).toEqual({
      id: node,
      type: 'Node',
      state: 'On',
      flag: 'OK',
      enabled: true,
      role: 'Compute',
      nid: 2 * 16_384,
      hostname: 'cb01',
      createdMs: 1,
    })
    expect(component(bmc)).toEqual({ id: bmc, type: 'NodeBMC', enabled: true, createdMs: 1 })
    expect(rack.ledger.count('componentEndpoint')).toBe(2)
    expect(interfaceOf(rack.ledger, nodeMac)).toMatchObject({
      componentId: node,
      ipAddresses: [{ ipAddress: '10.1.0.1' }],
    })
    expect(rack.ledger.count('ethernetInterface')).toBe(2)
  })

  it('again with new UUIDs writes nothing, also to a node that has moved on', async () => {
    await add(document())
    await rack.change((tx) => patchState(tx, { ids: [node], state: 'Ready' }))
    const before = await rack.fingerprint()
    expect(await add(document(2))).toEqual({ ids: [bmc], notes: [] })
    expect(await rack.fingerprint()).toBe(before)
  })

  it('again, after an operator changed what it does not tell, writes nothing', async () => {
    await add(document())
    await rack.change((tx) =>
      patchEndpoint(tx, { id: bmc, patch: { user: 'root', password: 'p' } }),
    )
    const before = await rack.fingerprint()
    await add({ id: bmc, fqdn: 'r7b0.mgmt' })
    await add(document(3))
    expect(await rack.fingerprint()).toBe(before)
  })

  it.each<[string, EndpointDocument]>([
    ['name differs', { ...document(2), name: 'other' }],
    ['hostname differs', { ...document(2), fqdn: 'other.mgmt' }],
    ['enabled differs', { ...document(2), enabled: false }],
    ['password differs', { ...document(2), password: 'p' }],
    ['what it says of x1c0s0b0n0 differs', document(2, { actions: ['On', 'ForceOff'] })],
    ['what it says of x1c0s0b0n0 differs', document(2, { ports: [] })],
    ['component x1c0s0b0n1 is not there', document(2, { uri: '/redfish/v1/Systems/x1c0s0b0n1' })],
    [
      'interface 02:00:00:00:20:00 differs',
      document(2, { ports: [{ mac: nodeMac, ip: '10.1.0.2', description: 'Interface 0' }] }),
    ],
  ])('again with a difference is a conflict: %s', async (news, different) => {
    await add(document())
    await expect(add(different)).rejects.toMatchObject({
      code: 'CONFLICT_EXISTS',
      message: `Redfish endpoint ${bmc} exists, and ${news}`,
    })
  })

  it('leaves number, role and state of a node that was there, and gives it its name', async () => {
    const components = [{ id: node, state: 'Off', nid: 7, role: 'Service' }]
    const rules = { enumerations: defaultEnumerations, nowMs: 0 }
    await rack.change((tx) => addComponents(tx, { components, force: false }, rules))
    await add(document())
    expect(component()).toMatchObject({ nid: 7, role: 'Service', state: 'Off', hostname: 'cb01' })
  })

  it('gives no name that another component has', async () => {
    await rack.change((tx) =>
      tx.put('component', { id: 'x9', type: 'Cabinet', enabled: true, hostname: 'cb01' }),
    )
    await add(document())
    expect(component()).not.toHaveProperty('hostname')
  })

  it('takes over an interface that nobody has, with what is known of it', async () => {
    const known = {
      macAddress: nodeMac,
      ipAddresses: [{ ipAddress: '10.1.0.1', network: 'int' }, { ipAddress: '10.1.0.9' }],
    }
    await rack.change((tx) => addInterface(tx, known, 0))
    await add(document())
    expect(interfaceOf(rack.ledger, nodeMac)).toMatchObject({
      componentId: node,
      ipAddresses: [{ ipAddress: '10.1.0.1', network: 'int' }, { ipAddress: '10.1.0.9' }],
    })
  })

  it('a MAC of another component is a conflict that names it, and nothing is written', async () => {
    const known = { macAddress: nodeMac, componentId: 'x9c0s0b0n0' }
    await rack.change((tx) => addInterface(tx, known, 0))
    const before = await rack.fingerprint()
    await expect(add(document())).rejects.toMatchObject({
      code: 'CONFLICT_UNIQUE',
      details: { mac: nodeMac, holder: 'x9c0s0b0n0' },
    })
    expect(await rack.fingerprint()).toBe(before)
  })

  it('one bad endpoint of a list takes all along', async () => {
    await expect(
      add({ id: 'x1c0s1b0' }, { id: 'x1c0s2b0', fqdn: 'x1c0s1b0' }),
    ).rejects.toMatchObject({
      code: 'CONFLICT_UNIQUE',
      message: 'FQDN x1c0s1b0 is in use by Redfish endpoint x1c0s1b0',
    })
    expect(rack.ledger.count('redfishEndpoint')).toBe(0)
  })

  it('a host name that is the xname stands for the ID', async () => {
    await add({ hostname: 'x1c0s1b0', fqdn: 'bmc1.mgmt' })
    expect(endpointOf(rack.ledger, 'x1c0s1b0')).toMatchObject({
      hostname: 'bmc1',
      fqdn: 'bmc1.mgmt',
    })
  })
})

describe('putting', () => {
  it('creates', async () => {
    await put(document())
    expect(component()).toMatchObject({ state: 'On', hostname: 'cb01' })
  })

  it('what is so already, with new UUIDs, writes nothing', async () => {
    await add({ ...document(), user: 'root', password: 'p' })
    const before = await rack.fingerprint()
    await put(document(2))
    expect(await rack.fingerprint()).toBe(before)
  })

  it('replaces the description and keeps the credentials, which cannot be read back', async () => {
    await add({ ...document(), user: 'root', password: 'p', templateId: 't' })
    const { endpoint } = await put({ id: bmc, fqdn: 'new.mgmt' })
    expect(endpoint).toMatchObject({ fqdn: 'new.mgmt', user: 'root' })
    expect(endpoint).not.toHaveProperty('name')
    expect(endpoint).not.toHaveProperty('templateId')
    expect(rack.ledger.get('endpointSecret', bmc)?.password).toBe('p')
  })

  it('adds a second system without losing the first', async () => {
    await add(document())
    const second = { uri: '/redfish/v1/Systems/x1c0s0b0n1', name: 'cb02', ports: [] }
    await put(document(2, second))
    expect(component('x1c0s0b0n1')).toMatchObject({ hostname: 'cb02' })
    expect(rack.ledger.get('componentEndpoint', node)).toBeDefined()
  })

  it('moves the first address of a port, and keeps the others and the state', async () => {
    await add(document())
    await rack.change((tx) => patchState(tx, { ids: [node], state: 'Ready' }))
    const ipAddresses = [{ ipAddress: '10.1.0.1' }, { ipAddress: '10.2.0.1', network: 'hsn' }]
    await rack.change((tx) => patchInterface(tx, { id: nodeMac, patch: { ipAddresses } }, 2))
    await put(document(2, { ports: [{ mac: nodeMac, ip: '10.1.0.2' }] }))
    expect(interfaceOf(rack.ledger, nodeMac)?.ipAddresses).toEqual([
      { ipAddress: '10.1.0.2' },
      { ipAddress: '10.2.0.1', network: 'hsn' },
    ])
    expect(component()).toMatchObject({ state: 'Ready' })
  })

  it('cannot be of another endpoint than its path', async () => {
    const wrong = put({ ...document(), id: 'x1c0s1b0' })
    await expect(wrong).rejects.toMatchObject({ message: expect.stringMatching(/do not match$/) })
  })
})

describe('disabling and removing', () => {
  beforeEach(() => add({ ...document(), password: 'p' }))

  it('a disabled endpoint empties what is below it, an enabled one brings it back', async () => {
    await rack.change((tx) => patchEndpoint(tx, { id: bmc, patch: { enabled: false } }))
    expect(component()).toMatchObject({ state: 'Empty', flag: 'OK' })
    await rack.change((tx) => patchEndpoint(tx, { id: bmc, patch: { enabled: true } }))
    expect(component()).toMatchObject({ state: 'On', flag: 'OK', nid: 2 * 16_384 })
  })

  it('a PUT disables as well', async () => {
    await put({ ...document(2), enabled: false })
    expect(component()).toMatchObject({ state: 'Empty' })
    await put(document(3))
    expect(component()).toMatchObject({ state: 'On' })
  })

  it('what is below a disabled endpoint is known and not there, until it is enabled', async () => {
    await rack.change(deleteEndpoints)
    await rack.change((tx) => {
      for (const { id } of tx.list('component')) tx.delete('component', id)
    })
    await add({ ...document(2), enabled: false })
    expect(component()).toMatchObject({ state: 'Empty', hostname: 'cb01', role: 'Compute' })
    const before = await rack.fingerprint()
    await put({ ...document(3), enabled: false })
    expect(await rack.fingerprint()).toBe(before)
    await put(document(4))
    expect(component()).toMatchObject({ state: 'On', flag: 'OK' })
  })

  it('deleting takes password and offers along, and empties the components', async () => {
    expect(await rack.change((tx) => deleteEndpoint(tx, bmc))).toBe(true)
    for (const family of ['redfishEndpoint', 'endpointSecret', 'componentEndpoint'] as const) {
      expect(rack.ledger.count(family), family).toBe(0)
    }
    expect(component()).toMatchObject({ state: 'Empty' })
    expect(component(bmc)).toMatchObject({ state: 'Empty' })
    expect(interfaceOf(rack.ledger, nodeMac)?.componentId).toBe(node)
    expect(await rack.change((tx) => deleteEndpoint(tx, bmc))).toBe(false)
  })

  it('added again, what was gone is there again under its number', async () => {
    await rack.change(deleteEndpoints)
    await add(document(2))
    expect(component()).toMatchObject({
      state: 'On',
      flag: 'OK',
      nid: 2 * 16_384,
      hostname: 'cb01',
    })
    expect(component(bmc)?.state).toBe('')
  })

  it('deleting one offer empties its component only', async () => {
    await rack.change((tx) => deleteComponentEndpoint(tx, node))
    expect(component()).toMatchObject({ state: 'Empty' })
    expect(component(bmc)).not.toHaveProperty('state')
  })
})

describe('changing', () => {
  beforeEach(() => add(document()))

  it('one part of the names moves the FQDN', async () => {
    const changed = await rack.change((tx) =>
      patchEndpoint(tx, { id: bmc, patch: { domain: 'new' } }),
    )
    expect(changed).toMatchObject({ hostname: 'r7b0', domain: 'new', fqdn: 'r7b0.new' })
    expect(rack.ledger.lookup('redfishEndpoint', 'fqdn', 'r7b0.mgmt')).toEqual([])
  })

  it('an FQDN of another endpoint is a conflict', async () => {
    await add({ id: 'x1c0s1b0', fqdn: 'taken.mgmt' })
    const change = rack.change((tx) =>
      patchEndpoint(tx, { id: bmc, patch: { fqdn: 'Taken.mgmt' } }),
    )
    await expect(change).rejects.toMatchObject({ code: 'CONFLICT_UNIQUE' })
  })
})
