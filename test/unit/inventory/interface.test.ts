import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addAddress,
  addInterface,
  deleteAddress,
  deleteInterface,
  deleteInterfaces,
  type InterfaceInput,
  type InterfacePatch,
  interfaceOf,
  interfaceType,
  patchAddress,
  patchInterface,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeEach(async () => {
  rack = await openRack()
})
afterEach(() => rack.close())

const mac = '02:00:00:00:20:00'
const id = '020000002000'
const node = 'x1c0s0b0n0'
const whole: InterfaceInput = {
  macAddress: mac,
  description: 'boot port',
  componentId: node,
  ipAddresses: [{ ipAddress: '10.0.0.1', network: 'internal' }, { ipAddress: 'FD00::0:1' }],
}

const add = (input: InterfaceInput, nowMs = 1) =>
  rack.change((tx) => addInterface(tx, input, nowMs))
const patch = (change: InterfacePatch, nowMs = 2) =>
  rack.change((tx) => patchInterface(tx, { id, patch: change }, nowMs))
const read = () => interfaceOf(rack.ledger, id)

describe('adding', () => {
  it('brings MAC, component and addresses to one spelling', async () => {
    expect(await add({ ...whole, macAddress: '0200.0000.2000', componentId: 'X1c0s0b0n00' })).toBe(
      id,
    )
    expect(read()).toEqual({
      id,
      macAddress: mac,
      description: 'boot port',
      componentId: node,
      lastUpdateMs: 1,
      ipAddresses: [{ ipAddress: '10.0.0.1', network: 'internal' }, { ipAddress: 'fd00::1' }],
    })
    expect(interfaceType(read() ?? expect.unreachable())).toBe('Node')
  })

  it('needs a MAC and nothing else', async () => {
    await add({ macAddress: mac })
    expect(read()).toEqual({ id, macAddress: mac, lastUpdateMs: 1, ipAddresses: [] })
    expect(interfaceType(read() ?? expect.unreachable())).toBe('')
  })

  it('an address twice in one document is one address', async () => {
    await add({
      macAddress: mac,
      ipAddresses: [{ ipAddress: '10.0.0.1' }, { ipAddress: '10.0.0.1' }],
    })
    expect(read()?.ipAddresses).toEqual([{ ipAddress: '10.0.0.1' }])
  })

  it.each<[string, InterfaceInput]>([
    ['the same', whole],
    ['the same in another spelling', { ...whole, macAddress: '02-00-00-00-20-00' }],
    ['less than the same', { macAddress: mac, componentId: node }],
  ])('again %s writes nothing', async (_name, input) => {
    await add(whole)
    const before = await rack.fingerprint()
    expect(await add(input, 99)).toBe(id)
    expect(await rack.fingerprint()).toBe(before)
  })

  it.each<[string, Partial<InterfaceInput>]>([
    ['description', { description: '' }],
    ['componentId', { componentId: 'x1c0s1b0n0' }],
    ['ipAddresses', { ipAddresses: [{ ipAddress: '10.0.0.1' }] }],
    ['ipAddresses', { ipAddresses: [] }],
  ])('again with another %s is a conflict that names the holder', async (name, change) => {
    await add(whole)
    await expect(add({ ...whole, ...change })).rejects.toMatchObject({
      code: 'CONFLICT_EXISTS',
      message: expect.stringMatching(new RegExp(`belongs to ${node} .*differs in ${name}$`)),
    })
  })

  it('refuses an address that another interface has, in any spelling, and names it', async () => {
    await add(whole)
    const other = {
      macAddress: '02:00:00:00:20:01',
      ipAddresses: [{ ipAddress: '::ffff:10.0.0.1' }],
    }
    await expect(add(other)).rejects.toMatchObject({
      code: 'CONFLICT_UNIQUE',
      message: `IP address 10.0.0.1 is in use by ${node} (interface ${id})`,
    })
    expect(rack.ledger.count('ethernetInterface')).toBe(1)
  })
})

describe('changing', () => {
  beforeEach(() => add(whole))

  it('replaces what is given and dates it', async () => {
    await patch({ componentId: '', ipAddresses: [{ ipAddress: '10.0.0.2' }] })
    expect(read()).toEqual({
      id,
      macAddress: mac,
      description: 'boot port',
      componentId: '',
      lastUpdateMs: 2,
      ipAddresses: [{ ipAddress: '10.0.0.2' }],
    })
  })

  it('to what it is writes nothing and keeps the date', async () => {
    const before = await rack.fingerprint()
    await patch({ description: 'boot port' }, 99)
    expect(await rack.fingerprint()).toBe(before)
  })

  it('frees the addresses that it drops', async () => {
    await patch({ ipAddresses: [] })
    await add({ macAddress: '02:00:00:00:20:01', ipAddresses: [{ ipAddress: '10.0.0.1' }] })
    expect(rack.ledger.lookup('ethernetInterface', 'ip', '10.0.0.1')).toEqual(['020000002001'])
  })
})

describe('addresses one by one', () => {
  beforeEach(() => add(whole))
  const addressOn = (ipAddress: string, network?: string) =>
    rack.change((tx) => addAddress(tx, { id, address: { ipAddress, network } }, 2))

  it('are added; the same again writes nothing, another network is a conflict', async () => {
    expect(await addressOn('10.0.0.2', 'other')).toEqual({
      ipAddress: '10.0.0.2',
      network: 'other',
    })
    expect(read()?.ipAddresses).toHaveLength(3)
    const before = await rack.fingerprint()
    await addressOn('10.0.0.2', 'other')
    expect(await rack.fingerprint()).toBe(before)
    await expect(addressOn('10.0.0.2', 'third')).rejects.toMatchObject({ code: 'CONFLICT_EXISTS' })
  })

  it('change their network', async () => {
    const change = { id: mac, ip: '10.0.0.1', network: 'renamed' }
    await rack.change((tx) => patchAddress(tx, change, 2))
    expect(read()?.ipAddresses[0]).toEqual({ ipAddress: '10.0.0.1', network: 'renamed' })
  })

  it('are taken away in any spelling', async () => {
    await rack.change((tx) => deleteAddress(tx, { id, ip: 'fd00:0::1' }, 2))
    expect(read()?.ipAddresses).toEqual([{ ipAddress: '10.0.0.1', network: 'internal' }])
    const gone = rack.change((tx) => deleteAddress(tx, { id, ip: 'fd00::1' }, 2))
    await expect(gone).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

it('deleting frees MAC and addresses', async () => {
  await add(whole)
  await rack.change((tx) => deleteInterface(tx, mac))
  expect(read()).toBeUndefined()
  await add({ macAddress: '02:00:00:00:20:01', ipAddresses: [{ ipAddress: '10.0.0.1' }] })
  expect(await rack.change(deleteInterfaces)).toBe(1)
})
