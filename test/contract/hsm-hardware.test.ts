/** The wire of hardware, its parts, its history (reference 1.8), and of what no cell does yet. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { openRack, type TestRack, testTokens } from '../fixture/rack.ts'

let rack: TestRack
beforeEach(async () => {
  rack = await openRack({ apis: [createHsmApi], auth: 'tokens' })
})
afterEach(() => rack.close())

const node = 'x1c0s0b0n0'
const cpu = `${node}p0`
const base = '/hsm/v2/Inventory'

async function call(method: string, path: string, body?: unknown, token = testTokens.admin) {
  const answer = await rack.app.inject({
    method: method as 'GET',
    url: `${base}${path}`,
    headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  const json = () => JSON.parse(answer.body) as never
  return { status: answer.statusCode, text: answer.body, headers: answer.headers, json }
}

const nodeFru = {
  Manufacturer: 'Acme',
  PartNumber: 'N 1',
  SerialNumber: 'A-1',
  SystemType: 'Physical',
}
const nodeBody = {
  ID: node,
  Type: 'ignored',
  Ordinal: 99,
  NodeLocationInfo: { Id: 'Self', MemorySummary: { TotalSystemMemoryGiB: 256 } },
  PopulatedFRU: { FRUID: 'ignored', Subtype: 'River', NodeFRUInfo: nodeFru },
}
const cpuBody = {
  ID: cpu,
  ProcessorLocationInfo: { Socket: 'P0' },
  PopulatedFRU: { ProcessorFRUInfo: { Manufacturer: 'Acme', Model: 'C', SerialNumber: 'B1' } },
}
const nodeFruId = 'Node.Acme.N1.A1'
const cpuFruId = 'Processor.Acme.B1'

const nodeAnswer = {
  ID: node,
  Type: 'Node',
  Ordinal: 0,
  Status: 'Populated',
  HWInventoryByLocationType: 'HWInvByLocNode',
  NodeLocationInfo: nodeBody.NodeLocationInfo,
  PopulatedFRU: {
    FRUID: nodeFruId,
    Type: 'Node',
    Subtype: 'River',
    HWInventoryByFRUType: 'HWInvByFRUNode',
    NodeFRUInfo: nodeFru,
  },
}

const report = (...Hardware: object[]) => call('POST', '/Hardware', { Hardware })

describe('Inventory/Hardware', () => {
  it('takes a report and answers with the properties as they came', async () => {
    const told = await report(nodeBody, cpuBody)
    expect([told.status, told.text]).toEqual([200, '{"code":0,"message":"Created 2 entries"}\n'])
    expect((await call('GET', `/Hardware/X1C0S0B0N0`)).json()).toEqual(nodeAnswer)
    const list = (await call('GET', '/Hardware?Type=node')).json()
    expect(list).toEqual([nodeAnswer])
    expect((await call('GET', '/Hardware/?SerialNumber=B1')).json()).toMatchObject([{ ID: cpu }])
    expect((await call('GET', '/Hardware?partition=NULL')).json()).toHaveLength(2)
  })

  it('takes members in any case, the other name of a NIC, and an empty place', async () => {
    const nic = {
      id: `${node}h0`,
      HSNNICLocationInfo: { Id: '1' },
      populatedFru: { hsnnicfruinfo: { SerialNumber: 'S', Manufacturer: 'M' } },
    }
    const empty = { ID: `${node}d0`, Status: 'Empty', MemoryLocationInfo: {} }
    expect((await call('POST', '/Hardware', { hardware: [nic, empty] })).status).toBe(200)
    expect((await call('GET', `/Hardware/${node}h0`)).json()).toMatchObject({
      HWInventoryByLocationType: 'HWInvByLocHSNNIC',
      NodeHsnNicLocationInfo: { Id: '1' },
      PopulatedFRU: { FRUID: 'NodeHsnNic.M.S', HWInventoryByFRUType: 'HWInvByFRUHSNNIC' },
    })
    const told: object = (await call('GET', `/Hardware/${node}d0`)).json()
    expect(told).toMatchObject({ Status: 'Empty' })
    expect(told).not.toHaveProperty('PopulatedFRU')
  })

  it.each([
    ['no part', { ...nodeBody, PopulatedFRU: undefined }, 400, 'PopulatedFRU must be populated'],
    ['a part without properties', { ...nodeBody, PopulatedFRU: {} }, 400, 'FRU info is empty'],
    ['no place', { ID: node, PopulatedFRU: {} }, 400, 'Component location info is empty'],
    ['no name', { ...nodeBody, ID: '../../etc' }, 400, 'not a valid xname'],
    ['text for properties', { ...nodeBody, NodeLocationInfo: 'x' }, 500, 'error decoding JSON'],
  ])('refuses %s', async (_, body, status, words) => {
    const told = await report(body)
    expect([told.status, told.text]).toEqual([status, expect.stringContaining(words)])
    expect(rack.ledger.count('hardwareLocation')).toBe(0)
  })

  it.each([
    ['/Hardware?id=bogus', 'bad query param: bad xname ID'],
    ['/Hardware?type=Toaster', 'not a valid HMS Type'],
    ['/Hardware?partition=p7', 'no such partition'],
    [`/Hardware/Query/${node}?format=Hierarchical`, 'Invalid format'],
    [`/Hardware/Query/${node}?children=maybe`, 'not a valid boolean'],
    ['/Hardware/Query/bogus', 'invalid xname'],
    ['/Hardware/History?starttime=yesterday', 'RFC 3339'],
    ['/HardwareByFRU/History?eventtype=Stolen', 'not an event type'],
    ['/HardwareByFRU?type=Toaster', 'not a valid HMS Type'],
    ['/DiscoveryStatus/x', 'unsigned integer'],
  ])('%s is 400', async (path, words) => {
    const told = await call('GET', path)
    expect([told.status, told.text]).toEqual([400, expect.stringContaining(words)])
  })

  it('is deleted one by one and as a whole, and its history stays', async () => {
    await report(nodeBody, cpuBody)
    expect((await call('DELETE', `/Hardware/${cpu}`)).text).toContain('deleted 1 entry')
    for (const method of ['GET', 'DELETE']) {
      const told = await call(method, `/Hardware/${cpu}`)
      expect([told.status, told.text]).toEqual([404, expect.stringContaining('no such xname.')])
    }
    expect((await call('DELETE', '/Hardware')).text).toContain('deleted 1 entries')
    expect((await call('DELETE', '/Hardware')).text).toContain('no entries to delete')
    expect((await call('GET', '/Hardware')).text).toBe('[]\n')
    const { History } = (await call('GET', `/Hardware/History/${cpu}`)).json() as { History: [] }
    expect(History).toMatchObject([{ EventType: 'Detected' }, { EventType: 'Removed' }])
  })

  it('asks who calls', async () => {
    expect((await call('GET', '/Hardware', undefined, '')).status).toBe(401)
    const told = await call('POST', '/Hardware', { Hardware: [] }, testTokens.viewer)
    expect(told.status).toBe(403)
  })
})

describe('Inventory/Hardware/Query', () => {
  beforeEach(async () => {
    await report(cpuBody, nodeBody)
  })

  it('lists by kind, with the parts of a node in their node', async () => {
    const told = (await call('GET', '/Hardware/Query/all')).json()
    expect(told).toEqual({
      XName: 'all',
      Format: 'NestNodesOnly',
      Nodes: [{ ...nodeAnswer, Processors: [expect.objectContaining({ ID: cpu })] }],
    })
    expect((await call('GET', `/Hardware/Query/${cpu}`)).json()).toEqual({
      XName: cpu,
      Format: 'NestNodesOnly',
      Processors: [expect.objectContaining({ ID: cpu, Ordinal: 0 })],
    })
  })

  it('lists all of it flat when asked to', async () => {
    expect((await call('GET', `/Hardware/Query/s0?format=FullyFlat`)).json()).toEqual({
      XName: 's0',
      Format: 'FullyFlat',
      Nodes: [nodeAnswer],
      Processors: [expect.objectContaining({ ID: cpu })],
    })
    const alone = (await call('GET', `/Hardware/Query/${node}?children=false`)).json()
    expect(alone).toEqual({ XName: node, Format: 'NestNodesOnly', Nodes: [nodeAnswer] })
    const none = (await call('GET', '/Hardware/Query/x8')).json()
    expect(none).toEqual({ XName: 'x8', Format: 'NestNodesOnly' })
  })
})

describe('Inventory/HardwareByFRU', () => {
  it('lists parts, also when they are in no place any more', async () => {
    await report(nodeBody, cpuBody)
    await report({ ID: cpu, Status: 'Empty', ProcessorLocationInfo: {} })
    const part = {
      FRUID: cpuFruId,
      Type: 'Processor',
      Subtype: '',
      HWInventoryByFRUType: 'HWInvByFRUProcessor',
      ProcessorFRUInfo: cpuBody.PopulatedFRU.ProcessorFRUInfo,
      LastLocation: cpu,
      LastSeen: expect.stringMatching(/^\d{4}-.*Z$/),
    }
    expect((await call('GET', `/HardwareByFRU/${cpuFruId}`)).json()).toEqual(part)
    expect((await call('GET', '/HardwareByFRU?manufacturer=Acme&type=Processor')).json()).toEqual([
      part,
    ])
    expect((await call('GET', '/HardwareByFRU')).json()).toHaveLength(2)
  })

  it('are deleted one by one and as a whole', async () => {
    await report(nodeBody, cpuBody)
    expect((await call('DELETE', `/HardwareByFRU/${nodeFruId}`)).status).toBe(200)
    expect((await call('GET', `/Hardware/${node}`)).json()).toMatchObject({ Status: 'Empty' })
    for (const method of ['GET', 'DELETE']) {
      const told = await call(method, `/HardwareByFRU/${nodeFruId}`)
      expect([told.status, told.text]).toEqual([404, expect.stringContaining('no such FRU ID.')])
    }
    expect((await call('DELETE', '/HardwareByFRU')).text).toContain('deleted 1 entries')
    expect((await call('DELETE', '/HardwareByFRU')).status).toBe(404)
  })
})

describe('history', () => {
  it('is told by place and by part', async () => {
    await report(cpuBody)
    await report({ ID: cpu, Status: 'Empty', ProcessorLocationInfo: {} })
    const event = (EventType: string) => ({
      ID: cpu,
      FRUID: cpuFruId,
      Timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      EventType,
    })
    const History = [event('Detected'), event('Removed')]
    expect((await call('GET', `/Hardware/History/${cpu}`)).json()).toEqual({ ID: cpu, History })
    expect((await call('GET', '/Hardware/History')).json()).toEqual({
      Components: [{ ID: cpu, History }],
    })
    const ofPart = { ID: cpuFruId, History }
    const byPart = `/HardwareByFRU/History/${cpuFruId}`
    expect((await call('GET', byPart)).json()).toEqual(ofPart)
    expect((await call('GET', '/HardwareByFRU/History?EventType=removed')).json()).toEqual({
      Components: [{ ID: cpuFruId, History: [event('Removed')] }],
    })
  })

  it('of what is unknown is empty', async () => {
    expect((await call('GET', '/Hardware/History/x9c0')).json()).toEqual({
      ID: 'x9c0',
      History: [],
    })
    expect((await call('GET', '/HardwareByFRU/History/no%2Fne')).json()).toEqual({
      ID: 'no/ne',
      History: [],
    })
    expect((await call('GET', '/Hardware/History')).json()).toEqual({ Components: [] })
  })

  it.each([
    [`/Hardware/History/${cpu}`, 2],
    ['/Hardware/History', 3],
    [`/HardwareByFRU/History/${cpuFruId}`, 2],
    ['/HardwareByFRU/History', 3],
  ])('DELETE %s forgets what it names', async (path, count) => {
    await report(cpuBody, nodeBody)
    await report({ ID: cpu, Status: 'Empty', ProcessorLocationInfo: {} })
    expect((await call('DELETE', path)).text).toContain(`deleted ${count} entries`)
    expect((await call('DELETE', path)).status).toBe(404)
  })
})

describe('what comes along with a Redfish endpoint', () => {
  it('is hardware of its nodes, as "magellan send" tells it', async () => {
    const system = {
      uri: '/redfish/v1/Systems/1',
      uuid: 'u',
      manufacturer: 'Acme',
      serial: 'A-1',
      processor_count: 2,
      memory_total: 512,
      bios_version: null,
    }
    const body = { ID: 'x1c0s0b0', SchemaVersion: 1, Systems: [system], Managers: [] }
    for (let run = 0; run < 2; run += 1) {
      expect((await call('POST', '/RedfishEndpoints', body)).status).toBe(201)
    }
    expect((await call('GET', `/Hardware/${node}`)).json()).toMatchObject({
      NodeLocationInfo: {
        ProcessorSummary: { Count: 2 },
        MemorySummary: { TotalSystemMemoryGiB: 512 },
      },
      PopulatedFRU: { FRUID: 'Node.Acme.A1' },
    })
  })

  it('is the outlets of a PDU, in the form of the reference', async () => {
    const outlet = {
      original_id: 'BA35',
      id_suffix: 'p1v35',
      name: 'Link1_Outlet_35',
      state: 'On',
      socket_type: 'Cx',
    }
    const PDUInventory = {
      Model: 'PRO2',
      SerialNumber: 'S',
      FirmwareVersion: '1',
      Outlets: [outlet],
    }
    const told = await call('POST', '/RedfishEndpoints', { ID: 'x3000m0', PDUInventory })
    expect(told.status).toBe(201)
    expect((await call('GET', '/ComponentEndpoints/x3000m0p1v35')).json()).toEqual({
      ID: 'x3000m0p1v35',
      Type: 'CabinetPDUPowerConnector',
      RedfishType: 'Outlet',
      RedfishSubtype: 'Cx',
      OdataID: '/jaws/monitor/outlets/BA35',
      RedfishEndpointID: 'x3000m0',
      Enabled: true,
      RedfishEndpointFQDN: 'x3000m0',
      RedfishURL: 'x3000m0/jaws/monitor/outlets/BA35',
      ComponentEndpointType: 'ComponentEndpointOutlet',
      RedfishOutletInfo: {
        Name: 'Link1_Outlet_35',
        Actions: {
          '#Outlet.PowerControl': {
            'PowerState@Redfish.AllowableValues': ['On', 'Off'],
            target: '/jaws/control/outlets/BA35',
          },
        },
      },
    })
  })
})

describe('what only asking a controller would tell', () => {
  it('are services: their lists are empty', async () => {
    const none = { ServiceEndpoints: [] }
    for (const path of ['', '/UpdateService', '?service=UpdateService&redfish_ep=x1c0s0b0']) {
      expect((await call('GET', `/ServiceEndpoints${path}`)).json()).toEqual(none)
    }
    const one = '/ServiceEndpoints/UpdateService/RedfishEndpoints/x1c0s0b0'
    for (const method of ['GET', 'DELETE']) {
      const told = await call(method, one)
      expect([told.status, told.text]).toEqual([404, expect.stringContaining('no such service')])
    }
    expect((await call('DELETE', '/ServiceEndpoints')).status).toBe(404)
  })

  it('is discovery: refused with what to do instead, and never begun', async () => {
    const told = await call('POST', '/Discover', { xnames: [], force: false })
    expect([told.status, told.text]).toEqual([501, expect.stringContaining('magellan send')])
    const [status] = (await call('GET', '/DiscoveryStatus')).json() as object[]
    expect(status).toMatchObject({ ID: 0, Status: 'NotStarted' })
    expect((await call('GET', '/DiscoveryStatus/0')).json()).toEqual(status)
    expect((await call('GET', '/DiscoveryStatus/1')).status).toBe(404)
    for (const body of [{ xnames: 'all' }, { force: 'yes' }, { xnames: [1] }]) {
      const refused = await call('POST', '/Discover', body)
      expect([refused.status, refused.text]).toEqual([
        400,
        expect.stringContaining('POST body was not understood'),
      ])
    }
  })
})
