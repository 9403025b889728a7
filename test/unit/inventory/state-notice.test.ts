import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  addComponents,
  defaultEnumerations,
  forgetNotices,
  noteChanges,
  noticesFor,
  patchFlag,
  patchNids,
  patchState,
  payloadsOf,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
const ids = ['x1c0s0b0n0', 'x1c0s1b0n0', 'x1c0s2b0n0']
const [node = ''] = ids

beforeEach(async () => {
  rack = await openRack()
  rack.ledger.alsoDecide(noteChanges)
  const components = ids.map((id) => ({ id, state: 'On' }))
  const rules = { enumerations: defaultEnumerations, nowMs: 1 }
  await rack.change((tx) => addComponents(tx, { components, force: false }, rules))
  const lists = { roles: [], subRoles: [], softwareStatus: [] }
  const subscription = { id: 1, subscriber: 'me', url: 'http://h/', ...lists }
  await rack.change((tx) => tx.put('subscription', { ...subscription, states: ['Off', 'Ready'] }))
})
afterEach(() => rack.close())

const set = (state: string, ...of: string[]) => {
  return rack.change((tx) => patchState(tx, { ids: of, state, force: true }))
}
const waiting = (limit = 9) => noticesFor(rack.ledger, 1, limit)

it('nothing is noted without a subscriber, or of what nobody asked for', async () => {
  expect(waiting()).toEqual([])
  await set('Standby', ...ids)
  await rack.change((tx) => patchNids(tx, [{ id: node, nid: 77 }]))
  expect(waiting()).toEqual([])
})

it('what changes again before it is told is told once, as it is then', async () => {
  await set('Off', ...ids)
  await set('Ready', node)
  expect(waiting()).toHaveLength(3)
  expect(payloadsOf(rack.ledger, waiting())).toEqual([
    { Components: ids.slice(1), State: 'Off', Flag: 'OK' },
    { Components: [node], State: 'Ready', Flag: 'OK' },
  ])
})

it('a flag that changes is a change of the state that it stands with', async () => {
  await set('Ready', node)
  await rack.change((tx) => forgetNotices(tx, waiting()))
  await rack.change((tx) => patchFlag(tx, { ids: [node], flag: 'Warning' }))
  const told = { Components: [node], State: 'Ready', Flag: 'Warning' }
  expect(payloadsOf(rack.ledger, waiting())).toEqual([told])
})

it('what changes while it is told is kept', async () => {
  await set('Off', ...ids)
  const delivered = waiting()
  await set('Ready', node)
  await rack.change((tx) => forgetNotices(tx, delivered))
  expect(waiting().map(({ component }) => component)).toEqual([node])
})

it('notices are taken so many at a time; of what is deleted nothing is told', async () => {
  await set('Off', ...ids)
  expect(waiting(2)).toHaveLength(2)
  await rack.change((tx) => tx.delete('component', node))
  const [payload] = payloadsOf(rack.ledger, waiting())
  expect(payload?.Components).toEqual(ids.slice(1))
})
