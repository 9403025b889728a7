import { describe, expect, it } from 'vitest'
import {
  archs,
  classes,
  defaultEnumerations,
  extendEnumerations,
  flags,
  netTypes,
  normaliseArch,
  normaliseClass,
  normaliseFlag,
  normaliseNetType,
  normaliseRole,
  normaliseState,
  normaliseSubRole,
  serviceValues,
  states,
} from '../../../cell/inventory/enumeration.ts'

describe('normalising', () => {
  it.each([
    ['state', normaliseState, states],
    ['flag', normaliseFlag, flags],
    ['architecture', normaliseArch, archs],
    ['net type', normaliseNetType, netTypes],
    ['class', normaliseClass, classes],
    ['role', normaliseRole, defaultEnumerations.roles],
    ['sub-role', normaliseSubRole, defaultEnumerations.subRoles],
  ] as const)('gives the canonical %s for any case', (_what, normalise, values) => {
    for (const value of values) {
      expect(normalise(value.toLowerCase())).toBe(value)
      expect(normalise(` ${value.toUpperCase()} `)).toBe(value)
    }
    for (const bad of ['', 'nonsense', values.join(), '__proto__']) {
      expect(normalise(bad)).toBeUndefined()
    }
  })

  it('knows the old name of Warning', () => {
    expect(normaliseFlag('WARN')).toBe('Warning')
  })

  it('tells UNKNOWN of an architecture from Unknown of a state', () => {
    expect(normaliseArch('unknown')).toBe('UNKNOWN')
    expect(normaliseState('unknown')).toBe('Unknown')
  })
})

describe('extending', () => {
  const extended = extendEnumerations(defaultEnumerations, {
    roles: ['Gpu', 'COMPUTE', ' ', 'gpu'],
    subRoles: ['Login'],
  })

  it('adds what is new and keeps known spellings', () => {
    expect(extended.roles).toEqual([...defaultEnumerations.roles, 'Gpu'])
    expect(normaliseRole('GPU', extended)).toBe('Gpu')
    expect(normaliseRole('compute', extended)).toBe('Compute')
    expect(normaliseRole('gpu')).toBeUndefined()
    expect(normaliseSubRole('login', extended)).toBe('Login')
  })

  it('changes nothing when there is nothing to add', () => {
    expect(extendEnumerations(defaultEnumerations, {})).toEqual(defaultEnumerations)
  })
})

describe('serviceValues', () => {
  it('has the keys and oddities of the reference', () => {
    const values = serviceValues()
    expect(Object.keys(values)).toEqual([
      'Arch',
      'Class',
      'Flag',
      'NetType',
      'Role',
      'SubRole',
      'State',
      'Type',
    ])
    expect(values.Flag.filter((flag) => flag === 'Warning')).toHaveLength(2)
    expect(new Set(values.Flag)).toEqual(new Set(flags))
    for (const type of [
      'INVALID',
      'All',
      'AllComp',
      'AllSvc',
      'Partition',
      'System',
      'SMSBox',
      'Node',
    ]) {
      expect(values.Type).toContain(type)
    }
    expect(new Set(values.Type).size).toBe(values.Type.length)
  })

  it('shows the roles of the site', () => {
    const extended = extendEnumerations(defaultEnumerations, { roles: ['Gpu'] })
    expect(serviceValues(extended).Role).toContain('Gpu')
  })
})
