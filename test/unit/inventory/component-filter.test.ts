import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addComponents,
  type ComponentFilterInput,
  componentFilterOf,
  componentsMatching,
  createGroup,
  createPartition,
  defaultEnumerations,
  extendEnumerations,
  queryComponents,
  queryComponentsByNid,
} from '../../../cell/inventory/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

const enumerations = extendEnumerations(defaultEnumerations, { roles: ['Login'] })
let rack: TestRack

beforeAll(async () => {
  rack = await openRack()
  const components = [
    { id: 'x1c0s0b0', state: 'On', flag: 'Alert' },
    { id: 'x1c0s0b0n0', state: 'Ready', nid: 1, arch: 'X86', class: 'River', subtype: 'any' },
    { id: 'x1c0s0b0n1', state: 'Off', nid: 2, role: 'Login', enabled: false },
    { id: 'x1c0s1b0n0', state: 'On', nid: 10, role: 'Service', subRole: 'Worker' },
    { id: 'x1c0s10b0n0', state: 'On', nid: 11, softwareStatus: 'Ready' },
    { id: 'x1c0s11b0n0', state: 'On', nid: -1 },
  ]
  const rules = { enumerations, nowMs: 1 }
  await rack.change((tx) => addComponents(tx, { components, force: false }, rules))
  const groups = [
    { label: 'gpu', memberIds: ['x1c0s0b0n0', 'x1c0s0b0n1'] },
    { label: 'kube', memberIds: ['x1c0s0b0n1', 'x1c0s1b0n0'] },
    { label: 'null', memberIds: ['x1c0s0b0n0'] },
    { label: 'empty' },
  ]
  await rack.change((tx) => groups.map((group) => createGroup(tx, group, 'c1')))
  await rack.change((tx) => {
    createPartition(tx, { name: 'p1', memberIds: ['x1c0s0b0n1'] }, 'c1')
    createPartition(tx, { name: 'p2.1', memberIds: ['x1c0s1b0n0'] }, 'c1')
  })
  await rack.change((tx) => {
    const before = tx.get('component', 'x1c0s1b0n0')
    if (before) tx.put('component', { ...before, locked: true, reservationDisabled: true })
  })
})
afterAll(() => rack.close())

const short = (id: string) => id.replace('x1c0', '')
const ids = (filter: ComponentFilterInput) =>
  componentsMatching(rack.ledger, componentFilterOf(rack.ledger, filter, enumerations)).map(
    (found) => short(found.id),
  )

const all = ['s0b0', 's0b0n0', 's0b0n1', 's1b0n0', 's10b0n0', 's11b0n0']
const but = (...names: string[]) => all.filter((name) => !names.includes(name))

describe('filters', () => {
  it.each<[ComponentFilterInput, string[]]>([
    [{}, all],
    [{ id: ['X1C0S00B0N0', 'x1c0s1b0n0', 'x9'] }, ['s0b0n0', 's1b0n0']],
    [{ id: ['!x1c0s0b0n0'] }, but('s0b0n0')],
    [{ id: ['x1c0s0b0n0', '!x1c0s0b0n0'] }, []],
    [{ type: ['node'] }, but('s0b0')],
    [{ type: ['!node'] }, ['s0b0']],
    [{ type: ['Node', 'NodeBMC'] }, all],
    [{ type: ['Node', '!NodeBMC'] }, but('s0b0')],
    [{ type: [''] }, []],
    [{ state: ['ready', 'off'] }, ['s0b0n0', 's0b0n1']],
    [{ state: ['!On'] }, ['s0b0n0', 's0b0n1']],
    [{ flag: ['alert'] }, ['s0b0']],
    [{ enabled: ['FALSE'] }, ['s0b0n1']],
    [{ enabled: ['!0'] }, but('s0b0n1')],
    [{ softwarestatus: ['Ready'] }, ['s10b0n0']],
    [{ softwarestatus: ['ready'] }, []],
    [{ softwarestatus: [''] }, but('s10b0n0')],
    [{ role: ['login', 'service'] }, ['s0b0n1', 's1b0n0']],
    [{ role: [''] }, ['s0b0']],
    [{ role: ['!', '!login'] }, ['s0b0n0', 's1b0n0', 's10b0n0', 's11b0n0']],
    [{ subrole: ['worker'] }, ['s1b0n0']],
    [{ subrole: [''] }, but('s1b0n0')],
    [{ subtype: ['any'] }, ['s0b0n0']],
    [{ arch: ['x86'] }, ['s0b0n0']],
    [{ arch: [''] }, but('s0b0n0')],
    [{ class: ['RIVER'] }, ['s0b0n0']],
    [{ locked: ['true'] }, ['s1b0n0']],
    [{ locked: ['f'] }, but('s1b0n0')],
    [{ reservation_disabled: ['1'] }, ['s1b0n0']],
    [{ type: ['Node'], state: ['On'], role: ['Service'] }, ['s1b0n0']],
  ])('%j', (filter, wanted) => {
    expect(ids(filter)).toEqual(wanted)
  })

  it.each<[ComponentFilterInput, string[]]>([
    [{ nid: ['1', '11'] }, ['s0b0n0', 's10b0n0']],
    [{ nid: ['!1'] }, but('s0b0n0')],
    [{ nid: [''] }, ['s0b0', 's11b0n0']],
    [{ nid_start: ['2'], nid_end: ['10'] }, ['s0b0n1', 's1b0n0']],
    [{ nid_start: ['1', '11'], nid_end: ['1', '11'] }, ['s0b0n0', 's10b0n0']],
    [{ nid_start: ['10'] }, ['s1b0n0', 's10b0n0']],
    [{ nid_end: ['2'] }, ['s0b0n0', 's0b0n1']],
    [{ nid_start: ['10'], nid: ['1'] }, ['s0b0n0', 's1b0n0', 's10b0n0']],
    [{ nid_start: ['1'], nid_end: ['10'], nid: ['!2'] }, ['s0b0n0', 's1b0n0']],
  ])('numbers: %j', (filter, wanted) => {
    expect(ids(filter)).toEqual(wanted)
  })

  it.each<[ComponentFilterInput, string[]]>([
    [{ group: ['GPU'] }, ['s0b0n0', 's0b0n1']],
    [{ group: ['gpu', 'kube'] }, ['s0b0n0', 's0b0n1', 's1b0n0']],
    [{ group: ['empty'] }, []],
    [{ group: ['NULL'] }, ['s0b0', 's10b0n0', 's11b0n0']],
    [{ group: ['null'] }, ['s0b0n0']],
    [{ group: ['NULL', 'kube'] }, but('s0b0n0')],
    [{ partition: ['NULL'] }, but('s0b0n1', 's1b0n0')],
    [{ partition: ['P1'] }, ['s0b0n1']],
    [{ partition: ['p1', 'p2.1'] }, ['s0b0n1', 's1b0n0']],
    [{ partition: ['p1', 'NULL'] }, but('s1b0n0')],
    [{ partition: ['p1', 'p2.1'], group: ['kube'], state: ['On'] }, ['s1b0n0']],
    [{ group: ['gpu'], partition: ['NULL'] }, ['s0b0n0']],
    [{ group: ['gpu'], state: ['Off'] }, ['s0b0n1']],
  ])('places: %j', (filter, wanted) => {
    expect(ids(filter)).toEqual(wanted)
  })

  it.each<[ComponentFilterInput]>([
    [{ state: ['!'] }],
    [{ role: ['Cook'] }],
    [{ group: ['!gpu'] }],
    [{ partition: ['p9'] }],
    [{ partition: ['!p1'] }],
    [{ partition: ['null'] }],
    [{ group: ['gpu', 'kube'], partition: ['NULL', 'NULL'] }],
    [{ nid_end: ['x'] }],
    [{ locked: [''] }],
  ])('refused: %j', (filter) => {
    expect(() => ids(filter)).toThrow(expect.objectContaining({ code: 'INPUT_QUERY' }))
  })
})

describe('queries', () => {
  const query = (texts: string[], filter: ComponentFilterInput = {}) =>
    queryComponents(rack.ledger, { ids: texts, filter }, enumerations).map(({ id }) => short(id))

  it('by id are exact without a type', () => {
    expect(query(['x1c0s0b0'])).toEqual(['s0b0'])
    expect(query(['x1c0s0b0', 'x1c0s1b0n0'], { state: ['On'] })).toEqual(['s0b0', 's1b0n0'])
  })

  it('by id with a type include what is below, and s1 is not s10', () => {
    expect(query(['x1c0s1'], { type: ['Node'] })).toEqual(['s1b0n0'])
    expect(query(['x1c0s0', 'x1c0s11'], { type: ['Node'] })).toEqual([
      's0b0n0',
      's0b0n1',
      's11b0n0',
    ])
    expect(query(['x1c0s0b0'], { type: ['NodeBMC'] })).toEqual(['s0b0'])
  })

  it.each(['all', 's0', 'ALL'])('for %s are everything that passes', (id) => {
    expect(query([id])).toEqual(all)
    expect(query(['x9', id], { state: ['Off'] })).toEqual(['s0b0n1'])
  })

  it('by number take ranges, and never what has no number', () => {
    const byNid = (ranges: string[]) =>
      queryComponentsByNid(rack.ledger, { ranges, filter: {} }, enumerations).map(({ id }) =>
        short(id),
      )
    expect(byNid(['1-10'])).toEqual(['s0b0n0', 's0b0n1', 's1b0n0'])
    expect(byNid(['2', '11-11'])).toEqual(['s0b0n1', 's10b0n0'])
    expect(byNid(['0-999999999'])).toEqual(but('s0b0', 's11b0n0'))
  })
})
