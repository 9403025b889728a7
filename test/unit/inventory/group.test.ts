import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addComponents,
  addMember,
  createGroup,
  defaultEnumerations,
  deleteGroup,
  type GroupInput,
  groupLabelsOf,
  groupOf,
  membersOf,
  patchGroup,
  removeMember,
  setMembers,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
const [first, second, third] = ['x1c0s9b0n0', 'x1c0s10b0n0', 'x1c0s11b0n0'] as const
let creations = 0

beforeEach(async () => {
  rack = await openRack()
  const components = [first, second, third].map((id) => ({ id, state: 'On' }))
  const rules = { enumerations: defaultEnumerations, nowMs: 1 }
  await rack.change((tx) => addComponents(tx, { components, force: false }, rules))
})
afterEach(() => rack.close())

const create = (input: GroupInput) => {
  creations += 1
  return rack.change((tx) => createGroup(tx, input, `creation-${creations}`))
}
const members = (label: string) => {
  const group = groupOf(rack.ledger, label)
  return group && membersOf(rack.ledger, group)
}

describe('creating', () => {
  it('brings label, tags and members to one spelling, members in natural order', async () => {
    const memberIds = ['X1c0s10b0n0', first, first]
    const input = { label: 'GPU', tags: ['Big', 'big'], exclusiveGroup: 'Kind', memberIds }
    expect(await create(input)).toBe('gpu')
    expect(groupOf(rack.ledger, ' gPu ')).toMatchObject({ tags: ['big'], exclusiveGroup: 'kind' })
    expect(members('gpu')).toEqual([first, second])
  })

  it('the same again writes nothing, whatever the order of tags and members', async () => {
    await create({ label: 'gpu', description: 'd', tags: ['a', 'b'], memberIds: [first, second] })
    const before = await rack.fingerprint()
    await create({ label: 'gpu', description: 'd', tags: ['b', 'a'], memberIds: [second, first] })
    expect(await rack.fingerprint()).toBe(before)
  })

  it.each<[string, GroupInput]>([
    ['description', { description: 'other', memberIds: [first], tags: ['a'] }],
    ['tags', { description: 'd', memberIds: [first], tags: [] }],
    ['exclusive group', { description: 'd', memberIds: [first], tags: ['a'], exclusiveGroup: 'k' }],
    ['members', { description: 'd', memberIds: [first, second], tags: ['a'] }],
  ])('another %s is a conflict that names it', async (name, input) => {
    await create({ label: 'gpu', description: 'd', tags: ['a'], memberIds: [first] })
    await expect(create({ label: 'gpu', ...input })).rejects.toMatchObject({
      code: 'CONFLICT_EXISTS',
      message: `group gpu exists and differs in ${name}`,
    })
  })

  it('a label made anew starts without the members of the old one', async () => {
    await create({ label: 'gpu', memberIds: [first] })
    // A membership that was left behind, as by a cell that had not heard of the end of the group.
    await rack.change((tx) => {
      deleteGroup(tx, 'gpu')
      tx.put('membership', { label: 'gpu', member: second, creationId: 'creation-0' })
    })
    await create({ label: 'gpu', memberIds: [third] })
    expect(members('gpu')).toEqual([third])
    expect(groupLabelsOf(rack.ledger, second)).toEqual([])
    await rack.change((tx) => addMember(tx, 'gpu', second))
    expect(members('gpu')).toEqual([second, third])
  })
})

describe('an exclusive set', () => {
  beforeEach(async () => {
    await create({ label: 'gpu', exclusiveGroup: 'kind', memberIds: [first] })
    await create({ label: 'cpu', exclusiveGroup: 'kind', memberIds: [second] })
    await create({ label: 'rack', memberIds: [first, second] })
  })

  it('refuses a component that is in another group of it, by every way of joining', async () => {
    const conflict = { code: 'CONFLICT_EXCLUSIVE', details: { member: second, group: 'cpu' } }
    await expect(
      create({ label: 'fpga', exclusiveGroup: 'kind', memberIds: [second] }),
    ).rejects.toMatchObject(conflict)
    await expect(rack.change((tx) => addMember(tx, 'gpu', second))).rejects.toMatchObject(conflict)
    await expect(rack.change((tx) => setMembers(tx, 'gpu', [first, second]))).rejects.toMatchObject(
      conflict,
    )
    await expect(
      rack.change((tx) => patchGroup(tx, 'gpu', { memberIds: [second] })),
    ).rejects.toMatchObject(conflict)
    expect(members('gpu')).toEqual([first])
  })

  it('lets a component move once it has left', async () => {
    await rack.change((tx) => removeMember(tx, 'cpu', second))
    await rack.change((tx) => addMember(tx, 'gpu', second))
    expect(groupLabelsOf(rack.ledger, second)).toEqual(['gpu', 'rack'])
  })

  it('ends with its group', async () => {
    await rack.change((tx) => deleteGroup(tx, 'cpu'))
    await rack.change((tx) => addMember(tx, 'gpu', second))
    expect(members('gpu')).toEqual([first, second])
  })
})

describe('members', () => {
  beforeEach(() => create({ label: 'gpu', memberIds: [first, second] }))

  it('are set exactly, keeping those that stay', async () => {
    const kept = rack.ledger.get('membership', `gpu/${second}`)
    expect(await rack.change((tx) => setMembers(tx, 'gpu', [third, second]))).toEqual([
      third,
      second,
    ])
    expect(members('gpu')).toEqual([second, third])
    expect(rack.ledger.get('membership', `gpu/${second}`)).toBe(kept)
  })

  it('set to what they are write nothing', async () => {
    const before = await rack.fingerprint()
    await rack.change((tx) => setMembers(tx, 'gpu', [second, first]))
    expect(await rack.fingerprint()).toBe(before)
  })

  it('in a PATCH are added, none is taken away', async () => {
    await rack.change((tx) => patchGroup(tx, 'gpu', { description: 'new', memberIds: [third] }))
    expect(members('gpu')).toEqual([first, second, third])
    expect(groupOf(rack.ledger, 'gpu')?.description).toBe('new')
  })

  it('go with the group', async () => {
    await rack.change((tx) => deleteGroup(tx, 'gpu'))
    expect(rack.ledger.count('membership')).toBe(0)
  })
})
