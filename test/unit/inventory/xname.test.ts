import { describe, expect, it } from 'vitest'
import { Fault } from '../../../cell/env/fault.ts'
import { xnameCharsMax, xnameInputCharsMax } from '../../../cell/inventory/limits.ts'
import {
  bmcOf,
  cabinetOf,
  compareXnames,
  defaultNid,
  isDescendantText,
  isWithin,
  normaliseXname,
  parentOf,
  parseXname,
  typeOf,
  xnameOf,
  xnameOfType,
} from '../../../cell/inventory/xname.ts'
import {
  controllerTypes,
  parentTypeOf,
  parseXnameType,
  placeOf,
  redfishEndpointTypes,
  xnameTypes,
} from '../../../cell/inventory/xname-grammar.ts'
import { oracle, typesByOracle } from './xname-oracle.ts'

function faultOf(act: () => unknown): Fault {
  try {
    act()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('normaliseXname', () => {
  it.each([
    ['X0012C0S00B0N0', 'x12c0s0b0n0'],
    ['  x1000c0\t', 'x1000c0'],
    ['x0', 'x0'],
    ['x000', 'x0'],
    ['x100c0s010b00', 'x100c0s10b0'],
    ['P01.002', 'p1.2'],
    ['ALL_Comp', 'all_comp'],
    ['', ''],
  ])('%j becomes %j', (text, name) => {
    expect(normaliseXname(text)).toBe(name)
  })
})

describe('the grammar', () => {
  it('has every type of the reference and no other', () => {
    expect([...xnameTypes].sort()).toEqual(oracle.map(([type]) => type).sort())
  })

  it.each(oracle)('%s is read from its example', (type, _expression, parentType, example) => {
    expect(parseXname(example)).toEqual({ name: normaliseXname(example), type })
    expect(parseXname(example.toUpperCase())?.type).toBe(type)
    expect(typeOf(xnameOf(example))).toBe(type)
    expect(parentTypeOf(type)).toBe(parentType)
  })

  it.each(oracle.filter(([type]) => type !== 'NodeFpga'))(
    '%s has a parent of the type of the table',
    (_type, _expression, parentType, example) => {
      const parent = parentOf(xnameOf(example))
      expect(parent === undefined ? undefined : typeOf(parent)).toBe(parentType)
    },
  )

  it.each([...oracle.map(([, , , example]) => example), 'x1000c0s0v1', 'p2'])(
    'has the limits of the reference in every place of %s',
    (example) => {
      const name = normaliseXname(example)
      const places = [...name.matchAll(/[0-9]+|[a-z.]/g)]
      const numbers = ['0', '1', '2', '3', '4', '7', '8', '9', '10', '9999', '10000', '']
      const letters = [...'abcdefghijklmnopqrstuvwxyz._']
      for (const { 0: found, index } of places) {
        for (const other of /[0-9]/.test(found) ? numbers : letters) {
          const near = name.slice(0, index) + other + name.slice(index + found.length)
          expect([near, parseXname(near)?.type]).toEqual([near, typesByOracle(near)[0]])
        }
      }
    },
  )

  it('reads both spellings of a node power connector', () => {
    expect(parseXname('x1c0s0j1')?.type).toBe('NodePowerConnector')
    expect(parseXname('x1c0s0v2')?.type).toBe('NodePowerConnector')
    expect(placeOf('NodePowerConnector')?.letters).toBe('j')
    expect(placeOf('All')).toBeUndefined()
  })

  it('matches type names in any case', () => {
    expect(parseXnameType('nodebmc')).toBe('NodeBMC')
    expect(parseXnameType(' NODE ')).toBe('Node')
    expect(parseXnameType('allcomp')).toBe('AllComp')
    expect(parseXnameType('INVALID')).toBeUndefined()
    expect(parseXnameType('')).toBeUndefined()
  })

  it('knows what may be a Redfish endpoint', () => {
    expect([...controllerTypes].every((type) => redfishEndpointTypes.has(type))).toBe(true)
    expect([...redfishEndpointTypes].sort()).toEqual([
      'CDUMgmtSwitch',
      'CabinetPDUController',
      'ChassisBMC',
      'MgmtHLSwitch',
      'MgmtSwitch',
      'NodeBMC',
      'RouterBMC',
    ])
  })

  it.each([
    '',
    ' ',
    'x',
    'x10000',
    'x1c8',
    'x1c0b1',
    'x1b1',
    'x1m4',
    'x1c0s0b0n0p4',
    'x1c0s0b0n0r8',
    'x1c0w0',
    'x1c0h1s0',
    'x1c0h1s10',
    'x1c0r0j0',
    'x1c0s0j3',
    's1',
    'sms',
    'p',
    'p1.',
    'p1.2.3',
    '.1',
    'alles',
    'x1c0s0b0n0 x1c0s0b0n1',
    'x1c0s0b0n0\u0000',
    'x-1',
    'x１',
    'c0s0b0n0',
    'x1s0b0n0',
  ])('refuses %j', (text) => {
    expect(parseXname(text)).toBeUndefined()
    expect(faultOf(() => xnameOf(text)).code).toBe('INPUT_XNAME')
  })

  it('refuses long text, by the text and by the name', () => {
    const fits = `x1c0s${'9'.repeat(xnameCharsMax - 5)}`
    expect(parseXname(fits)?.type).toBe('ComputeModule')
    expect(parseXname(`${fits}9`)).toBeUndefined()
    expect(parseXname(`x1c0s${'0'.repeat(xnameInputCharsMax - 6)}7`)?.name).toBe('x1c0s7')
    expect(parseXname(`x1c0s${'0'.repeat(xnameInputCharsMax - 5)}7`)).toBeUndefined()
    const fault = faultOf(() => xnameOf('x'.repeat(1_000_000)))
    expect(fault.message).toContain('1000000 characters, more than 255')
    expect(fault.message.length).toBeLessThan(300)
  })
})

describe('explanations', () => {
  it.each([
    ['x1000c9s0b0n0', 'chassis number must be 0-7, not 9.'],
    ['x10000', 'cabinet number must be 0-9999, not 10000.'],
    ['s1', 'system number must be 0, not 1.'],
    ['x3000c0w0', 'switch number must be 1 or more, not 0.'],
    ['x1000c0s0b', '"b" needs the BMC number after it.'],
    ['x1000c0s0n0', 'after x1000c0s0 the BMC is missing, before the node'],
    ['x1000c0s0n0', 'did you mean x1000c0s0b0n0?'],
    ['x1000n0', 'the chassis, slot and BMC are missing, before the node'],
    ['x1000s4b0n1', 'the chassis is missing, before the slot; did you mean x1000c0s4b0n1?'],
    ['x1000c0q0', 'after x1000c0 (Chassis) "q" is not possible; possible are s (slot)'],
    ['x1000c0s0b0n0p0q1', 'nothing may follow x1000c0s0b0n0p0 (Processor).'],
    ['cb01', 'a name starts with x and the cabinet number'],
    ['7', 'a name starts with x and the cabinet number'],
    ['', '"" is not a valid xname: it is empty.'],
    [`x1c0s${'9'.repeat(70)}`, 'it has 75 characters, more than 63.'],
  ])('of %j: %s', (text, words) => {
    expect(faultOf(() => xnameOf(text)).message).toContain(words)
  })

  it('carry reason and hint as details', () => {
    const { details } = faultOf(() => xnameOf('x1c0s0n0'))
    expect(details).toEqual({
      given: '"x1c0s0n0"',
      reason: 'after x1c0s0 the BMC is missing, before the node',
      hint: 'did you mean x1c0s0b0n0?',
    })
  })

  it('tell a BMC from a node', () => {
    expect(xnameOfType('X1C0S0B0N0', ['Node', 'VirtualNode'])).toBe('x1c0s0b0n0')
    const bmc = faultOf(() => xnameOfType('x1c0s0b0', ['Node']))
    expect(bmc.code).toBe('INPUT_XNAME')
    expect(bmc.message).toBe(
      'x1c0s0b0 names a thing of type NodeBMC, not Node; did you mean its Node x1c0s0b0n0?',
    )
    expect(faultOf(() => xnameOfType('x1c0s0b0n0p1', ['NodeBMC'])).message).toContain(
      'did you mean its NodeBMC x1c0s0b0?',
    )
    expect(faultOf(() => xnameOfType('d0', ['Node'])).details).toEqual({
      given: 'd0',
      type: 'CDU',
      wanted: 'Node',
      reason: 'd0 names a thing of type CDU, not Node',
    })
    expect(faultOf(() => xnameOfType('all', ['Node', 'NodeBMC'])).message).toContain(
      'not Node or NodeBMC.',
    )
  })
})

describe('walking names', () => {
  it('goes up one segment', () => {
    expect(parentOf(xnameOf('x1c0s0b0n0'))).toBe('x1c0s0b0')
    expect(parentOf(xnameOf('x1'))).toBe('s0')
    expect(parentOf(xnameOf('d1'))).toBe('s0')
    expect(parentOf(xnameOf('d1w2'))).toBe('d1')
    expect(parentOf(xnameOf('x1c0s0b0f0'))).toBe('x1c0s0b0')
    for (const top of ['s0', 'sms1', 'p1', 'p1.2', 'all', 'all_comp', 'all_svc']) {
      expect(parentOf(xnameOf(top))).toBeUndefined()
    }
  })

  it('finds the BMC and the cabinet', () => {
    expect(bmcOf(xnameOf('x1c0s0b1n0'))).toBe('x1c0s0b1')
    expect(bmcOf(xnameOf('x1c0s0b1n0p2'))).toBe('x1c0s0b1')
    expect(bmcOf(xnameOf('x1c0s0b1'))).toBe('x1c0s0b1')
    expect(bmcOf(xnameOf('x1c0s0'))).toBeUndefined()
    expect(bmcOf(xnameOf('all'))).toBeUndefined()
    expect(cabinetOf(xnameOf('x1000c0s0b1n0'))).toBe('x1000')
    expect(cabinetOf(xnameOf('x1000'))).toBe('x1000')
    expect(cabinetOf(xnameOf('d0w1'))).toBeUndefined()
  })

  it.each([
    ['x100c0', 'x100', true],
    ['x1000', 'x100', false],
    ['x1000c0s1b0n0', 'x1000c0s1', true],
    ['x1000c0s10b0n0', 'x1000c0s1', false],
    ['x1000', 'x1000', true],
    ['x1000', 'x1000c0', false],
    ['x1000', 'x', false],
    ['x1000c0', 'x1000c', false],
    ['sms1', 's0', true],
    ['all', 's0', true],
    ['p1', 'all', true],
    ['cb01', '', true],
    ['p1.2', 'p1', true],
    ['p11', 'p1', false],
    ['all_comp', 'all_svc', false],
    ['d10w1', 'd1', false],
  ])('isWithin(%j, %j) is %s', (name, prefix, within) => {
    expect(isWithin(name, prefix)).toBe(within)
  })

  it.each([
    ['x0c0s1', 'x0c0s1', true],
    ['x0c0s1b0n0', 'x0c0s1', true],
    ['x0c0s10', 'x0c0s1', false],
    ['x0c0s1-1', 'x0c0s1', false],
    ['p1.2', 'p1', false],
    ['x0c0', 'x0c0s1', false],
    ['d3', 's0', true],
    ['d3', 'all', true],
  ])('isDescendantText(%j, %j) is %s', (name, id, descends) => {
    expect(isDescendantText(name, id)).toBe(descends)
  })

  it('computes the default NID from the position', () => {
    expect(defaultNid(xnameOf('x0c0s0b0n0'))).toBe(16_384)
    expect(defaultNid(xnameOf('x1000c3s5b1n1'))).toBe(1001 * 16_384 + 3 * 2048 + 5 * 32 + 4 + 1)
    expect(defaultNid(xnameOf('x0c0s0b0n1v7'))).toBe(16_385)
    expect(defaultNid(xnameOf('x0c0s0b0'))).toBeUndefined()
    expect(defaultNid(xnameOf('all'))).toBeUndefined()
    expect(defaultNid(xnameOf(`x0c0s${'9'.repeat(20)}b0n0`))).toBeUndefined()
  })

  it('orders naturally', () => {
    const sorted = [
      'a',
      'cb01',
      'cb1',
      'cb2',
      'cb010',
      'cb10',
      'x2',
      'x2c0',
      'x10',
      'x10c0',
      'x10c2',
    ]
    expect([...sorted].reverse().sort(compareXnames)).toEqual(sorted)
    expect(compareXnames('x1', 'x1')).toBe(0)
  })
})
