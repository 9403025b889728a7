import { describe, expect, it } from 'vitest'
import { flags, type State, states } from '../../../cell/inventory/enumeration.ts'
import { refusalOf, transition } from '../../../cell/inventory/state-machine.ts'

/** The reference's table, row by row. */
const allowed: Readonly<Record<State, string>> = {
  Off: 'Off On Standby Halt Ready',
  On: 'On Off Standby Halt',
  Standby: 'Standby Ready',
  Halt: 'Halt Ready',
  Ready: 'Ready On Off Standby Halt',
  Unknown: '',
  Empty: '',
  Populated: '',
}

const forceOnly: readonly State[] = ['Unknown', 'Empty', 'Populated']

describe('transition', () => {
  it.each(states)('to %s, unforced, is open from the states of the table alone', (state) => {
    for (const from of states) {
      const { kind } = transition({ state: from, flag: 'OK' }, { state, force: false })
      if (forceOnly.includes(state)) expect(kind).toBe('refused')
      else if (!allowed[state].split(' ').includes(from)) expect(kind).toBe('skipped')
      else expect(kind).toBe(from === state ? 'unchanged' : 'changed')
    }
  })

  it.each(states)('to %s, forced, is open from everywhere', (state) => {
    for (const from of states) {
      expect(transition({ state: from, flag: 'OK' }, { state, force: true })).toEqual({
        kind: from === state ? 'unchanged' : 'changed',
        to: { state, flag: 'OK' },
      })
    }
  })

  it('refuses with the words of the reference, whatever the component', () => {
    const refused = { kind: 'refused', reason: 'operation not allowed and not forced.' }
    for (const state of forceOnly) {
      expect(transition({ state, flag: 'OK' }, { state, force: false })).toEqual(refused)
      expect(refusalOf({ state, force: false })).toBe(refused.reason)
      expect(refusalOf({ state, force: true })).toBeUndefined()
    }
    expect(refusalOf({ state: 'On', force: false })).toBeUndefined()
  })

  it('says why a component is skipped', () => {
    const skipped = transition({ state: 'Ready', flag: 'OK' }, { state: 'On', force: false })
    expect(skipped).toEqual({ kind: 'skipped', reason: 'On/OK cannot follow Ready' })
  })

  it('sets the flag to OK when none is given', () => {
    const to = { state: 'Off', flag: 'OK' }
    expect(transition({ state: 'On', flag: 'Alert' }, { state: 'Off', force: false })).toEqual({
      kind: 'changed',
      to,
    })
    expect(transition({ state: 'Off', flag: 'Alert' }, { state: 'Off', force: false })).toEqual({
      kind: 'changed',
      to,
    })
  })

  it('keeps a Locked flag, and calls that unchanged when the state is the same', () => {
    for (const force of [false, true]) {
      for (const flag of [undefined, ...flags]) {
        const wanted = { state: 'Off', flag, force } as const
        expect(transition({ state: 'On', flag: 'Locked' }, wanted)).toEqual({
          kind: 'changed',
          to: { state: 'Off', flag: 'Locked' },
        })
        expect(transition({ state: 'Off', flag: 'Locked' }, wanted).kind).toBe('unchanged')
      }
    }
  })

  it('warns only components that are Ready, unless forced', () => {
    const wanted = { state: 'Ready', flag: 'Warning' } as const
    for (const state of states) {
      const unforced = transition({ state, flag: 'OK' }, { ...wanted, force: false })
      expect(unforced.kind).toBe(state === 'Ready' ? 'changed' : 'skipped')
      expect(transition({ state, flag: 'OK' }, { ...wanted, force: true }).kind).toBe('changed')
    }
    expect(
      transition({ state: 'On', flag: 'OK' }, { ...wanted, flag: 'Alert', force: false }).kind,
    ).toBe('changed')
  })
})
