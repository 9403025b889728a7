import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addComponents,
  type ComponentInput,
  componentOf,
  componentOfNid,
  createGroup,
  defaultEnumerations,
  deleteComponent,
  deleteComponents,
  groupOf,
  membersOf,
  putComponent,
  xnameOf,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeEach(async () => {
  rack = await openRack()
})
afterEach(() => rack.close())

const rules = { enumerations: defaultEnumerations, nowMs: 1_000 }
const node = 'x1000c0s0b0n0'

const add = (components: readonly ComponentInput[], force = false) =>
  rack.change((tx) => addComponents(tx, { components, force }, rules))
const put = (component: ComponentInput, id = node) =>
  rack.change((tx) => putComponent(tx, { id, component }, rules))
const read = (id = node) => componentOf(rack.ledger, id)

describe('a new component', () => {
  it('is completed: type, flag, enabled, role and the number of its position', async () => {
    await add([{ id: 'X1000c0s00b0n0', state: 'on' }])
    expect(read()).toEqual({
      id: node,
      type: 'Node',
      state: 'On',
      flag: 'OK',
      enabled: true,
      role: 'Compute',
      nid: 1001 * 16_384,
      createdMs: 1_000,
    })
  })

  it('that is no node gets neither role nor number', async () => {
    await add([{ id: 'x1000c0w1', state: 'On' }])
    expect(read('x1000c0w1')).toEqual({
      id: 'x1000c0w1',
      type: 'MgmtSwitch',
      state: 'On',
      flag: 'OK',
      enabled: true,
      createdMs: 1_000,
    })
  })

  it('keeps what it is given, in canonical spelling', async () => {
    await add([
      {
        id: node,
        state: 'READY',
        flag: 'warn',
        enabled: false,
        softwareStatus: 'AdminStatus',
        role: 'application',
        subRole: 'worker',
        nid: '42',
        subtype: 'any',
        netType: 'sling',
        arch: 'arm',
        class: 'hill',
      },
    ])
    expect(read()).toEqual({
      id: node,
      type: 'Node',
      state: 'Ready',
      flag: 'Warning',
      enabled: false,
      softwareStatus: 'AdminStatus',
      role: 'Application',
      subRole: 'Worker',
      nid: 42,
      subtype: 'any',
      netType: 'Sling',
      arch: 'ARM',
      class: 'Hill',
      createdMs: 1_000,
    })
  })
})

describe('numbers', () => {
  it('zero is the zero of a client that knows none, a negative one asks for none', async () => {
    await add([
      { id: node, state: 'On', nid: 0 },
      { id: 'x1000c0s1b0n0', state: 'On', nid: -1 },
    ])
    expect(read()?.nid).toBe(1001 * 16_384)
    expect(read('x1000c0s1b0n0')).not.toHaveProperty('nid')
  })

  it('of positions that the formula does not tell apart are told apart', async () => {
    await add([
      { id: 'x1000c0s0b0n4', state: 'On' },
      { id: 'x1000c0s0b1n0', state: 'On' },
      { id: 'x1000c0s0b0n0v0', state: 'On' },
      { id: node, state: 'On' },
    ])
    const nids = ['x1000c0s0b0n4', 'x1000c0s0b1n0', 'x1000c0s0b0n0v0', node].map(
      (id) => read(id)?.nid ?? -1,
    )
    expect(new Set(nids).size).toBe(4)
    expect(Math.min(...nids)).toBeGreaterThan(0)
  })

  it("that are given in the same request are in nobody's way", async () => {
    const position = 1001 * 16_384
    await add([
      { id: node, state: 'On' },
      { id: 'x1000c0s9b0n0', state: 'On', nid: position },
    ])
    expect(read('x1000c0s9b0n0')?.nid).toBe(position)
    expect(read()?.nid).not.toBe(position)
  })

  it('find the first component in natural order that has them', async () => {
    await add([
      { id: 'x1000c0s10b0n0', state: 'On', nid: 7 },
      { id: 'x1000c0s9b0n0', state: 'On', nid: 7 },
    ])
    expect(componentOfNid(rack.ledger, 7)?.id).toBe('x1000c0s9b0n0')
    expect(componentOfNid(rack.ledger, 8)).toBeUndefined()
  })
})

describe('a component that is there', () => {
  const given = { id: node, state: 'On', role: 'Service', nid: 5, arch: 'X86', softwareStatus: 's' }

  it('is left alone without force, and nothing is written', async () => {
    await add([given])
    const before = await rack.fingerprint()
    await add([{ ...given, state: 'Off', nid: 6 }])
    expect(await rack.fingerprint()).toBe(before)
  })

  it('takes over with force what is given, and keeps the rest', async () => {
    await add([given])
    await add([{ id: node, state: 'Off', nid: 6, role: 'Storage', enabled: false }], true)
    expect(read()).toMatchObject({
      state: 'Off',
      nid: 6,
      role: 'Storage',
      enabled: false,
      arch: 'X86',
      softwareStatus: 's',
    })
  })

  it('forced to what it is, is not written', async () => {
    await add([given])
    const before = await rack.fingerprint()
    await add([given], true)
    expect(await rack.fingerprint()).toBe(before)
  })

  it('put again, loses what is described and left out, and keeps number and role', async () => {
    await add([{ ...given, subtype: 'any', class: 'River', netType: 'Sling', subRole: 'Worker' }])
    await put({ state: 'Off' })
    expect(read()).toMatchObject({
      state: 'Off',
      flag: 'OK',
      role: 'Service',
      nid: 5,
      subRole: 'Worker',
    })
    for (const field of ['arch', 'subtype', 'class', 'netType'] as const) {
      expect(read()?.[field], field).toBe('')
    }
  })

  it('put with another number has that number, and is found by it', async () => {
    await add([given])
    await put({ state: 'On', nid: 9 })
    expect(componentOfNid(rack.ledger, 9)?.id).toBe(node)
    expect(componentOfNid(rack.ledger, 5)).toBeUndefined()
  })

  it('put where there was none is created', async () => {
    await put({ state: 'On' })
    expect(read()).toMatchObject({ state: 'On', role: 'Compute', nid: expect.any(Number) })
  })
})

describe('deleting', () => {
  it('takes the memberships along: a new component of that name starts without', async () => {
    await add([{ id: node, state: 'On' }])
    await rack.change((tx) => createGroup(tx, { label: 'gpu', memberIds: [node] }, 'c1'))
    expect(await rack.change((tx) => deleteComponent(tx, xnameOf(node)))).toBe(true)
    await add([{ id: node, state: 'On' }])
    const group = groupOf(rack.ledger, 'gpu')
    expect(group && membersOf(rack.ledger, group)).toEqual([])
    expect(rack.ledger.count('membership')).toBe(0)
  })

  it('counts', async () => {
    await add([
      { id: node, state: 'On' },
      { id: 'x1000c0s1b0n0', state: 'On' },
    ])
    expect(await rack.change(deleteComponents)).toBe(2)
    expect(await rack.change(deleteComponents)).toBe(0)
    expect(await rack.change((tx) => deleteComponent(tx, xnameOf(node)))).toBe(false)
  })
})
