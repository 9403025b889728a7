import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addEndpoints,
  type ComponentEndpointFilterInput,
  componentEndpointsMatching,
  type EndpointFilterInput,
  endpointsMatching,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeAll(async () => {
  rack = await openRack()
  const documents = [
    {
      id: 'x1c0s0b0',
      fqdn: 'a.mgmt',
      uuid: 'ABC',
      macAddr: '02:00:00:00:00:0a',
      ipAddress: '10.0.0.1',
      inventory: {
        systems: [{ uri: '/S/1', systemType: 'Physical' }, { uri: '/S/2' }],
        managers: [{ type: 'BMC' }],
      },
    },
    { id: 'x1c0s1b0', inventory: { systems: [{ uri: '/S/1' }], managers: [] } },
    { id: 'x1m0', fqdn: 'pdu' },
  ]
  await rack.change((tx) => addEndpoints(tx, { documents, isList: true }, 1))
})
afterAll(() => rack.close())

describe('Redfish endpoints', () => {
  it.each<[EndpointFilterInput, string[]]>([
    [{}, ['x1c0s0b0', 'x1c0s1b0', 'x1m0']],
    [{ id: ['X1c0s0b0', 'x1m0', 'x9m0'] }, ['x1c0s0b0', 'x1m0']],
    [{ id: ['!x1m0'] }, ['x1c0s0b0', 'x1c0s1b0']],
    [{ fqdn: ['A.MGMT'] }, ['x1c0s0b0']],
    [{ fqdn: ['!a.mgmt', '!pdu'] }, ['x1c0s1b0']],
    [{ type: ['nodebmc'] }, ['x1c0s0b0', 'x1c0s1b0']],
    [{ type: ['!NodeBMC'] }, ['x1m0']],
    [{ uuid: ['abc'] }, ['x1c0s0b0']],
    [{ macaddr: ['02-00-00-00-00-0A'] }, ['x1c0s0b0']],
    [{ ipaddress: ['10.0.0.1'] }, ['x1c0s0b0']],
    [{ laststatus: ['notyetqueried'], type: ['NodeBMC'] }, ['x1c0s0b0', 'x1c0s1b0']],
    [{ laststatus: ['!NotYetQueried'] }, []],
  ])('%j', (filter, wanted) => {
    expect(endpointsMatching(rack.ledger, filter).map(({ id }) => id)).toEqual(wanted)
  })

  it.each<[EndpointFilterInput]>([[{ id: ['bmc'] }], [{ type: ['Toaster'] }]])(
    'refused: %j',
    (filter) => {
      expect(() => endpointsMatching(rack.ledger, filter)).toThrow(/^bad query param: /)
    },
  )
})

describe('component endpoints', () => {
  it.each<[ComponentEndpointFilterInput, string[]]>([
    [{}, ['x1c0s0b0', 'x1c0s0b0n0', 'x1c0s0b0n1', 'x1c0s1b0n0']],
    [{ id: ['x1c0s0b0n1', 'x1c0s1b0n0'] }, ['x1c0s0b0n1', 'x1c0s1b0n0']],
    [{ redfish_ep: ['x1c0s0b0'], type: ['Node'] }, ['x1c0s0b0n0', 'x1c0s0b0n1']],
    [{ redfish_ep: ['!x1c0s0b0'] }, ['x1c0s1b0n0']],
    [{ redfish_type: ['Physical'] }, ['x1c0s0b0n0']],
    [{ redfish_type: ['Manager'] }, ['x1c0s0b0']],
    [{ redfish_type: ['!ComputerSystem'] }, ['x1c0s0b0']],
  ])('%j', (filter, wanted) => {
    expect(componentEndpointsMatching(rack.ledger, filter).map(({ id }) => id)).toEqual(wanted)
  })
})
