import { beforeEach, expect, test } from 'vitest'
import { Duplicates } from '../../../cell/replication/duplicates.ts'
import { type FamilyName, Tables } from '../../../cell/store/index.ts'

const node = 'x1001c0s0b0n0'
const mac = '02:00:00:00:00:01'
const port = { id: '020000000001', macAddress: mac, lastUpdateMs: 1, ipAddresses: [] }

class Said extends Tables {
  readonly cell: string
  constructor(cell: string) {
    super()
    this.cell = cell
  }
}

let a: Said
let b: Said
let duplicates: Duplicates

beforeEach(() => {
  a = new Said('a')
  b = new Said('b')
  duplicates = new Duplicates({
    tables: () => [a, b],
    ownerOf: (xname) => (xname.startsWith('x1001') ? 'b' : 'a'),
  })
})

function say(tables: Said, family: FamilyName, id: string, value: unknown): void {
  tables.apply(family, id, value === undefined ? undefined : { value, hash: '' })
  duplicates.changed([{ family, id }], tables)
}

const shown = () =>
  duplicates.list().map(({ kind, id, versions }) => {
    return [kind, id, ...versions.map(({ cell, value }) => [cell, value !== undefined])]
  })

test('a boot configuration for a MAC that nobody has is no conflict; two of them are', () => {
  say(a, 'bootHost', `mac:${mac}`, { subject: `mac:${mac}`, kernel: 'a' })
  expect(shown()).toEqual([])
  say(b, 'bootHost', `mac:${mac}`, { subject: `mac:${mac}`, kernel: 'b' })
  expect(shown()).toEqual([['duplicate', `mac:${mac}`, ['a', true], ['b', true]]])
})

test('one for a MAC of another cell’s node is a stray beside what the owner says', () => {
  say(a, 'bootHost', `mac:${mac}`, { subject: `mac:${mac}`, kernel: 'a' })
  say(b, 'ethernetInterface', port.id, { ...port, componentId: node })
  expect(shown()).toEqual([['stray', `mac:${mac}`, ['b', false], ['a', true]]])
  say(b, 'bootHost', `mac:${mac}`, { subject: `mac:${mac}`, kernel: 'b' })
  expect(shown()).toEqual([['stray', `mac:${mac}`, ['b', true], ['a', true]]])
  say(a, 'bootHost', `mac:${mac}`, undefined)
  expect(shown()).toEqual([])
})

test('one for a number of another cell’s node is a stray while the node has it', () => {
  say(a, 'bootHost', 'nid:7', { subject: 'nid:7', kernel: 'a' })
  say(b, 'component', node, { id: node, type: 'Node', enabled: true, nid: 7 })
  expect(shown()).toEqual([['stray', 'nid:7', ['b', false], ['a', true]]])
  say(b, 'component', node, { id: node, type: 'Node', enabled: true, nid: 8 })
  expect(shown()).toEqual([])
})

test('what the owner of the node says alone is none', () => {
  say(b, 'ethernetInterface', port.id, { ...port, componentId: node })
  say(b, 'bootHost', `mac:${mac}`, { subject: `mac:${mac}`, kernel: 'b' })
  expect(shown()).toEqual([])
})

test('a port that a stranger gives to another cell’s node makes nobody its owner', () => {
  say(a, 'ethernetInterface', port.id, { ...port, componentId: node })
  say(b, 'bootHost', `mac:${mac}`, { subject: `mac:${mac}`, kernel: 'b' })
  expect(shown()).toEqual([])
})

test('a rack that changes hands is in two tables, and is no conflict', () => {
  const moved = { id: node, type: 'Node', enabled: true, nid: 7, hostname: 'cb01' }
  say(a, 'component', node, moved)
  say(b, 'component', node, moved)
  say(a, 'ethernetInterface', port.id, { ...port, componentId: node })
  say(b, 'ethernetInterface', port.id, { ...port, componentId: node })
  expect(shown()).toEqual([])
  // A node of another rack with the same number is one.
  say(a, 'component', 'x1000c0s0b0n0', { ...moved, id: 'x1000c0s0b0n0', hostname: 'ca01' })
  expect(shown()).toEqual([['duplicate', 'x1000c0s0b0n0', ['a', true], ['b', true]]])
})

test('two cells that promise one number to nodes of theirs are shown until one gives it up', () => {
  say(a, 'nodeMap', 'x1000c0s0b0n0', { id: 'x1000c0s0b0n0', nid: 7 })
  expect(shown()).toEqual([])
  say(b, 'nodeMap', node, { id: node, nid: 7 })
  expect(shown()).toEqual([['duplicate', 'x1000c0s0b0n0', ['a', true], ['b', true]]])
  expect(duplicates.list()[0]?.over).toEqual({ index: 'nid', value: '7' })
  say(b, 'nodeMap', node, { id: node, nid: 8 })
  expect(shown()).toEqual([])
})
