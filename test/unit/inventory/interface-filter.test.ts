import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  addInterface,
  type InterfaceFilterInput,
  interfacesMatching,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeAll(async () => {
  rack = await openRack()
  const inputs = [
    {
      macAddress: '02:00:00:00:00:0a',
      componentId: 'x1c0s0b0n0',
      ipAddresses: [{ ipAddress: '10.0.0.1', network: 'int' }],
    },
    {
      macAddress: '02:00:00:00:00:0b',
      componentId: 'x1c0s0b0n0',
      ipAddresses: [{ ipAddress: '10.0.0.2' }, { ipAddress: 'fd00::2', network: 'ext' }],
    },
    { macAddress: '02:00:00:00:00:0c', componentId: 'x1c0s0b0' },
    { macAddress: '02:00:00:00:00:0d' },
  ]
  for (const [at, input] of inputs.entries()) {
    await rack.change((tx) => addInterface(tx, input, (at + 1) * 1_000))
  }
})
afterAll(() => rack.close())

it.each<[InterfaceFilterInput, string]>([
  [{}, 'abcd'],
  [{ id: ['02000000000a'] }, 'a'],
  [{ id: ['02-00-00-00-00-0A', '0200.0000.000b'] }, 'ab'],
  [{ macaddress: ['02:00:00:00:00:0C'] }, 'c'],
  [{ macaddress: ['020000:00000c'] }, 'c'],
  [{ macaddress: ['not one'] }, ''],
  [{ id: ['02000000000a'], macaddress: ['02000000000b'] }, ''],
  [{ ipaddress: ['10.0.0.1', 'FD00:0::2'] }, 'ab'],
  [{ ipaddress: [''] }, 'cd'],
  [{ ipaddress: ['', '10.0.0.1'] }, 'acd'],
  [{ network: ['int', 'ext'] }, 'ab'],
  [{ network: [''] }, 'bcd'],
  [{ componentid: ['X1c0s0b0n0'] }, 'ab'],
  [{ componentid: [''] }, 'd'],
  [{ componentid: ['', 'x1c0s0b0'] }, 'cd'],
  [{ type: ['node'] }, 'ab'],
  [{ type: ['NodeBMC', ''] }, 'cd'],
  [{ componentid: ['x1c0s0b0n0'], network: ['int'] }, 'a'],
  [{ olderThanMs: 2_000 }, 'ab'],
  [{ newerThanMs: 3_000 }, 'cd'],
  [{ newerThanMs: 2_000, olderThanMs: 3_000 }, 'bc'],
])('%j', (filter, wanted) => {
  const found = interfacesMatching(rack.ledger, filter).map(({ id }) => id.slice(-1))
  expect(found.sort().join('')).toBe(wanted)
})
