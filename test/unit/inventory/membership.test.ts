import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  addComponents,
  componentOf,
  createGroup,
  createPartition,
  defaultEnumerations,
  groupsOf,
  membershipsOf,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
const node = 'x1c0s0b0n0'

beforeEach(async () => {
  rack = await openRack()
  const components = [{ id: node, state: 'On' }]
  const rules = { enumerations: defaultEnumerations, nowMs: 1 }
  await rack.change((tx) => addComponents(tx, { components, force: false }, rules))
})
afterEach(() => rack.close())

const row = () => {
  const component = componentOf(rack.ledger, node)
  return component && membershipsOf(rack.ledger, component)
}

it('a component in no group has a row', () => {
  expect(row()).toEqual({ id: node, groupLabels: [], partitionName: '' })
})

it('labels are sorted', async () => {
  for (const label of ['kube', 'compute', 'gpu']) {
    await rack.change((tx) => createGroup(tx, { label, memberIds: [node] }, 'c'))
  }
  expect(row()).toEqual({ id: node, groupLabels: ['compute', 'gpu', 'kube'], partitionName: '' })
})

it('its partition is named while that exists as it was created', async () => {
  await rack.change((tx) => createPartition(tx, { name: 'p3.1', memberIds: [node] }, 'c1'))
  expect(row()?.partitionName).toBe('p3.1')
  await rack.change((tx) => tx.put('partition', { name: 'p3.1', tags: [], creationId: 'c2' }))
  expect(row()?.partitionName).toBe('')
  await rack.change((tx) => tx.delete('partition', 'p3.1'))
  expect(row()?.partitionName).toBe('')
})

it('a membership counts only while its group exists as it was created', async () => {
  await rack.change((tx) => {
    tx.put('membership', { label: 'gone', member: node, creationId: 'c1' })
    tx.put('membership', { label: 'anew', member: node, creationId: 'c1' })
    tx.put('group', { label: 'anew', tags: [], creationId: 'c2' })
  })
  expect(row()?.groupLabels).toEqual([])
  expect(groupsOf(rack.ledger, node)).toEqual([])
})
