import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addEndpoints,
  type EndpointDocument,
  patchEndpoint,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeEach(async () => {
  rack = await openRack()
})
afterEach(() => rack.close())

const pdu = 'x3000m0'
const outlet = {
  originalId: 'BA35',
  suffix: 'p1v35',
  name: 'Link1_Outlet_35',
  state: 'off',
  socketType: 'Cx',
}
const document = (outlets: object[] = [outlet], id = pdu): EndpointDocument => ({
  id,
  inventory: { systems: [], managers: [], pdu: { model: 'PRO2', outlets } },
})
const add = (given = document()) => {
  return rack.change((tx) => addEndpoints(tx, { documents: [given], isList: false }, 1))
}
const component = (id: string) => rack.ledger.get('component', id)

describe('the outlets that come along with a PDU', () => {
  it('are components that can be switched', async () => {
    expect((await add()).notes).toEqual([])
    expect(component(pdu)).toMatchObject({ type: 'CabinetPDUController', state: 'On', flag: 'OK' })
    expect(component(`${pdu}p1v35`)).toMatchObject({
      type: 'CabinetPDUPowerConnector',
      state: 'Off',
    })
    const offer = rack.ledger.get('componentEndpoint', `${pdu}p1v35`)
    expect(offer).toMatchObject({
      redfishType: 'Outlet',
      redfishSubtype: 'Cx',
      odataId: '/jaws/monitor/outlets/BA35',
      redfishEndpointId: pdu,
      redfishUrl: `${pdu}/jaws/monitor/outlets/BA35`,
      componentEndpointType: 'ComponentEndpointOutlet',
      infoName: 'RedfishOutletInfo',
    })
    expect(JSON.parse(offer?.infoJson ?? '')).toEqual({
      Name: 'Link1_Outlet_35',
      Actions: {
        '#Outlet.PowerControl': {
          'PowerState@Redfish.AllowableValues': ['On', 'Off'],
          target: '/jaws/control/outlets/BA35',
        },
      },
    })
    expect(rack.ledger.get('componentEndpoint', pdu)).toMatchObject({ redfishType: 'Manager' })
  })

  it('stay as they are when they are told again', async () => {
    await add()
    const before = await rack.fingerprint()
    await add()
    expect(await rack.fingerprint()).toBe(before)
    await expect(add(document([{ ...outlet, originalId: 'BA36' }]))).rejects.toMatchObject({
      code: 'CONFLICT_EXISTS',
    })
  })

  it('are gone while their PDU is disabled', async () => {
    await add()
    for (const [enabled, state] of [
      [false, 'Empty'],
      [true, 'On'],
    ] as const) {
      await rack.change((tx) => patchEndpoint(tx, { id: pdu, patch: { enabled } }))
      expect(component(pdu)?.state).toBe(state)
    }
  })

  it.each([
    ['another place', { ...outlet, suffix: '' }],
    ['no place', { ...outlet, suffix: '../p1' }],
    ['a path', { ...outlet, originalId: '../../x' }],
    ['no id', { ...outlet, originalId: undefined }],
  ])('are passed over when they name %s', async (_, given) => {
    const { notes } = await add(document([given, outlet]))
    expect(notes).toEqual([expect.stringContaining('outlet passed over')])
    expect(rack.ledger.count('componentEndpoint')).toBe(2)
  })

  it('are passed over for an endpoint that is none', async () => {
    const { notes } = await add(document([outlet], 'x1c0s0b0'))
    expect(notes).toEqual([expect.stringContaining('PDUInventory passed over')])
    expect(rack.ledger.count('componentEndpoint')).toBe(0)
  })
})
