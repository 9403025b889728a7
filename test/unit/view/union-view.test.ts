import { beforeEach, expect, it } from 'vitest'
import { type FamilyName, type Reader, type RecordOf, Tables } from '../../../cell/store/index.ts'
import {
  type CellTables,
  loneNeighbours,
  nodeRowMaker,
  type OwnTables,
  parseFields,
  readBoot,
  UnionView,
} from '../../../cell/view/index.ts'

const mac = '02:00:00:00:00:01'
const node = 'x1001c0s0b0n0'

/** One cell's tables, which count how often they are asked. */
class Said implements OwnTables, CellTables, Reader {
  readonly cell: string
  readonly tables = new Tables()
  asked = 0

  constructor(cell: string) {
    this.cell = cell
  }

  say(family: FamilyName, id: string, value: unknown): void {
    this.tables.apply(family, id, { value, hash: '' })
  }

  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined {
    this.asked += 1
    return this.tables.get(family, id)
  }

  list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    return this.tables.list(family)
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    this.asked += 1
    return this.tables.lookup(family, index, value)
  }

  count(family: FamilyName): number {
    return this.tables.count(family)
  }

  onCommit(): () => void {
    return () => {}
  }
}

let own: Said
let owner: Said
let others: Said[]
let view: UnionView

beforeEach(() => {
  own = new Said('x1000')
  owner = new Said('x1001')
  others = Array.from({ length: 50 }, (_, at) => new Said(`x${1_002 + at}`))
  const tables = () => [owner, ...others]
  const order = () => ({ term: 1, boot: 1, seq: 1 })
  view = new UnionView(own, {
    ...loneNeighbours({ cell: 'x1000', order }),
    tables,
    tableOf: (cell) => tables().find((said) => said.cell === cell),
    ownerOf: (xname) => xname.slice(0, 5),
  })
  const port = { id: '020000000001', macAddress: mac, lastUpdateMs: 1, ipAddresses: [] }
  owner.say('component', node, { id: node, type: 'Node', enabled: true, nid: 7, role: 'Compute' })
  owner.say('ethernetInterface', port.id, { ...port, componentId: node })
  own.say('bootIntent', 'role:Compute', { subject: 'role:Compute', kernel: 'by-role' })
})

const kernelOf = (identity: object) => readBoot(view, identity).resolution.choice?.kernel

it('a row asks the owner of its node, however many cells there are', () => {
  const rowOf = nodeRowMaker(view, parseFields('kernel,initrd,image,groups,macs,ips'))
  const [component] = [...owner.list('component')]
  expect(component && rowOf(component)).toMatchObject({ kernel: 'by-role', macs: [mac] })
  expect(others.reduce((sum, { asked }) => sum + asked, 0)).toBe(0)
  expect(owner.asked).toBeLessThan(40)
})

it('what others hold for the MAC or number of a node boots nothing and is not shown', () => {
  for (const subject of [`mac:${mac}`, 'nid:7']) {
    others[0]?.say('bootHost', subject, { subject, kernel: 'evil' })
    own.say('bootHost', subject, { subject, kernel: 'mistaken' })
    expect(view.get('bootHost', subject)).toBeUndefined()
    expect(view.holdersOf('bootHost', subject)).toEqual(['x1000', 'x1002'])
  }
  expect([...view.list('bootHost')]).toEqual([])
  for (const identity of [{ mac }, { nid: 7 }, { name: node }]) {
    expect(kernelOf(identity)).toBe('by-role')
  }
  owner.say('bootHost', 'nid:7', { subject: 'nid:7', kernel: 'own' })
  expect(view.get('bootHost', 'nid:7')?.kernel).toBe('own')
  expect(kernelOf({ mac })).toBe('own')
})

it('a rack that is on its way is read here until it is seen at its new owner', () => {
  const moved = 'x1009c0s0b0n0'
  own.say('component', moved, { id: moved, type: 'Node', enabled: true, nid: 9, role: 'Compute' })
  own.say('bootHost', 'nid:9', { subject: 'nid:9', kernel: 'before' })
  expect(kernelOf({ nid: 9 })).toBe('before')
  expect(view.get('bootHost', 'nid:9')?.kernel).toBe('before')
  const [, ...rest] = others
  const next = rest.find(({ cell }) => cell === 'x1009')
  next?.say('component', moved, { id: moved, type: 'Node', enabled: true, nid: 9 })
  next?.say('bootHost', 'nid:9', { subject: 'nid:9', kernel: 'after' })
  expect(kernelOf({ nid: 9 })).toBe('after')
})
