import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addComponents,
  componentOf,
  componentOfNid,
  defaultEnumerations,
  patchEnabled,
  patchFlag,
  patchNids,
  patchRole,
  patchSoftwareStatus,
  patchState,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
const ready = 'x1c0s0b0n0'
const off = 'x1c0s1b0n0'
const locked = 'x1c0s2b0n0'
const missing = 'x1c0s9b0n0'

beforeEach(async () => {
  rack = await openRack()
  const components = [
    { id: ready, state: 'Ready', nid: 1 },
    { id: off, state: 'Off', nid: 2, role: 'Service', subRole: 'Worker' },
    { id: locked, state: 'On', nid: 3, flag: 'Locked' },
  ]
  const rules = { enumerations: defaultEnumerations, nowMs: 1 }
  await rack.change((tx) => addComponents(tx, { components, force: false }, rules))
})
afterEach(() => rack.close())

const read = (id: string) => componentOf(rack.ledger, id)

describe('state', () => {
  const patch = (ids: string[], state: string, more: { flag?: string; force?: boolean } = {}) =>
    rack.change((tx) => patchState(tx, { ids, state, ...more }))

  it('changes where it is allowed; others and unknown ones are passed over', async () => {
    expect(await patch([ready, off, missing], 'standby')).toEqual([ready])
    expect(read(ready)).toMatchObject({ state: 'Standby', flag: 'OK' })
    expect(read(off)).toMatchObject({ state: 'Off' })
  })

  it('goes everywhere with force', async () => {
    expect(await patch([ready, off], 'Empty', { force: true, flag: 'Alert' })).toEqual([ready, off])
    expect(read(off)).toMatchObject({ state: 'Empty', flag: 'Alert' })
  })

  it('that is refused outright changes nothing of the list', async () => {
    await expect(patch([ready, off], 'Populated')).rejects.toMatchObject({ code: 'INPUT_BODY' })
    expect(read(ready)).toMatchObject({ state: 'Ready' })
  })

  it('leaves a Locked flag', async () => {
    await patch([locked], 'Off', { flag: 'Warning' })
    expect(read(locked)).toMatchObject({ state: 'Off', flag: 'Locked' })
  })

  it('that is so already writes nothing', async () => {
    const before = await rack.fingerprint()
    expect(await patch([ready], 'Ready')).toEqual([])
    expect(await rack.fingerprint()).toBe(before)
  })

  it('of a component that never had one takes force', async () => {
    await rack.change((tx) =>
      tx.put('component', { id: 'x1c0s0b0', type: 'NodeBMC', enabled: true }),
    )
    expect(await patch(['x1c0s0b0'], 'Ready')).toEqual([])
    expect(await patch(['x1c0s0b0'], 'Ready', { force: true })).toEqual(['x1c0s0b0'])
  })
})

describe('other fields', () => {
  it('flag, also a locked one', async () => {
    expect(await rack.change((tx) => patchFlag(tx, { ids: [locked], flag: 'ok' }))).toEqual([
      locked,
    ])
    expect(read(locked)?.flag).toBe('OK')
  })

  it('enabled', async () => {
    await rack.change((tx) => patchEnabled(tx, { ids: [ready, missing], enabled: false }))
    expect(read(ready)?.enabled).toBe(false)
    expect(read(missing)).toBeUndefined()
  })

  it('software status, which may be emptied', async () => {
    await rack.change((tx) => patchSoftwareStatus(tx, { ids: [ready], softwareStatus: 'Up' }))
    expect(read(ready)?.softwareStatus).toBe('Up')
    await rack.change((tx) => patchSoftwareStatus(tx, { ids: [ready], softwareStatus: '' }))
    expect(read(ready)?.softwareStatus).toBe('')
  })

  it('role, which clears a sub-role that is not given', async () => {
    const set = (role: string, subRole?: string) =>
      rack.change((tx) => patchRole(tx, { ids: [off], role, subRole }, defaultEnumerations))
    await set('management', 'master')
    expect(read(off)).toMatchObject({ role: 'Management', subRole: 'Master' })
    await set('management')
    expect(read(off)).toMatchObject({ role: 'Management', subRole: '' })
  })

  it('numbers, of several at once, and away', async () => {
    const numbers = [
      { id: ready, nid: 2 },
      { id: off, nid: '1' },
      { id: locked, nid: -1 },
      { id: missing, nid: 9 },
    ]
    expect(await rack.change((tx) => patchNids(tx, numbers))).toEqual([ready, off, locked])
    expect(componentOfNid(rack.ledger, 2)?.id).toBe(ready)
    expect(componentOfNid(rack.ledger, 1)?.id).toBe(off)
    expect(componentOfNid(rack.ledger, 3)).toBeUndefined()
    expect(read(locked)).not.toHaveProperty('nid')
  })
})
