import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addEndpoints,
  type EndpointDocument,
  eventsAt,
  hardwareAt,
  putEndpoint,
  reportHardware,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeEach(async () => {
  rack = await openRack()
})
afterEach(() => rack.close())

const bmc = 'x1c0s0b0'
const node = `${bmc}n0`
const told = {
  manufacturer: 'Acme',
  model: 'N1',
  serial: 'S-1',
  biosVersion: '1.0',
  processorCount: 2,
  processorType: 'C',
  memoryGib: 512,
}
const document = (hardware: object): EndpointDocument => ({
  id: bmc,
  inventory: { systems: [{ uri: '/redfish/v1/Systems/1', name: 'cn01', hardware }], managers: [] },
})
const add = (hardware: object) => {
  const documents = [document(hardware)]
  return rack.change((tx) => addEndpoints(tx, { documents, isList: false }, 1))
}
const put = (hardware: object) => {
  return rack.change((tx) => putEndpoint(tx, { id: bmc, document: document(hardware) }, 2))
}
const part = () => hardwareAt(rack.ledger, node)?.fru
const kinds = () => eventsAt(rack.ledger, node).map(({ kind }) => kind)

describe('an endpoint that tells what its nodes are made of', () => {
  it('makes their hardware known', async () => {
    await add(told)
    const found = hardwareAt(rack.ledger, node)
    expect(found?.fru?.id).toBe('Node.Acme.S1')
    expect(JSON.parse(found?.location.infoJson ?? '')).toEqual({
      Id: node,
      Name: 'cn01',
      ProcessorSummary: { Count: 2, Model: 'C' },
      MemorySummary: { TotalSystemMemoryGiB: 512 },
    })
    expect(JSON.parse(found?.fru?.infoJson ?? '')).toEqual({
      Manufacturer: 'Acme',
      Model: 'N1',
      SerialNumber: 'S-1',
      BiosVersion: '1.0',
    })
    expect(kinds()).toEqual(['Detected'])
  })

  it('tells of another part when the node was replaced, and refuses to add it again', async () => {
    await add(told)
    await add(told)
    await expect(add({ ...told, serial: 'S-2' })).rejects.toMatchObject({
      code: 'CONFLICT_EXISTS',
      message: expect.stringContaining(`the hardware of ${node} differs`),
    })
    await put({ ...told, serial: 'S-2' })
    expect(part()?.serialNumber).toBe('S-2')
    expect(kinds()).toEqual(['Detected', 'Removed', 'Added'])
  })

  it('does not replace what a report of hardware said of that part', async () => {
    const info = { Manufacturer: 'Acme', PartNumber: 'P', SerialNumber: 'S-1' }
    const input = { id: node, infos: { Node: {} }, fru: { infos: { Node: info } } }
    await rack.change((tx) => reportHardware(tx, [input], 1))
    await add(told)
    await put(told)
    expect([part()?.id, kinds()]).toEqual(['Node.Acme.P.S1', ['Detected']])
  })

  it('may tell later, when the endpoint itself is known', async () => {
    await add({})
    expect(part()).toBeUndefined()
    await add(told)
    expect(part()?.serialNumber).toBe('S-1')
  })

  it('is taken whatever that is', async () => {
    await add({ manufacturer: 7, serial: 'S'.repeat(5_000), model: {}, memoryGib: 'much' })
    expect(part()?.serialNumber).toHaveLength(128)
  })
})
