import { describe, expect, test } from 'vitest'
import {
  discoveryOfWarewulf,
  hostnameOf,
  labelOfProfile,
} from '../../../agent/cli/import/warewulf-discovery.ts'
import { readWarewulfFile } from '../../../agent/cli/import/warewulf-file.ts'
import { cleanList, laidOver, profilesInOrder } from '../../../agent/cli/import/warewulf-profile.ts'

describe('profiles', () => {
  const profiles = (tree: Record<string, readonly string[]>) =>
    new Map(Object.entries(tree).map(([name, below]) => [name, { profiles: below }]))

  test.each([
    ['in the order of the node', { a: [], b: [] }, ['a', 'b'], ['a', 'b']],
    [
      'a nested one before the one that names it',
      { a: ['b'], b: ['c'], c: [] },
      ['a'],
      ['c', 'b', 'a'],
    ],
    ['each once', { a: ['c'], b: ['c'], c: [] }, ['a', 'b'], ['c', 'a', 'b']],
    ['a circle once around', { a: ['b'], b: ['a'] }, ['a'], ['b', 'a']],
    ['without one that is negated', { a: [], b: ['~a'] }, ['a', 'b'], ['b']],
    ['a negation of what is not there is nothing', { a: ['~z'] }, ['a'], ['a']],
  ])('%s', (_, tree, names, order) => {
    expect(profilesInOrder(names, profiles(tree))).toEqual(order)
  })

  test('are laid over each other: mappings join, lists are appended, values are replaced', () => {
    expect(
      laidOver(
        { a: { x: 1, y: 1 }, l: [1], v: 'old', k: 1 },
        { a: { y: 2 }, l: [2], v: 'new', k: '' },
      ),
    ).toEqual({
      a: { x: 1, y: 2 },
      l: [1, 2],
      v: 'new',
      k: 1,
    })
  })

  test('a list has each item once, and none that is negated behind it', () => {
    expect(cleanList(['quiet', 'a', '~quiet', 'a', 'b', '~zz'])).toEqual(['a', 'b'])
  })
})

const conf = `
nodeprofiles:
  base: {init: /sbin/init, tags: {site: here}}
  default:
    profiles: [base]
    comment: for all
    image name: rocky
    runtime overlay: [hosts]
    kernel: {args: [quiet, crashkernel=no]}
    ipmi: {username: ADMIN, password: secret}
    network devices: {default: {netmask: 255.255.0.0}}
  GPU nodes: {kernel: {args: [nvidia=1, ~quiet]}}
nodes:
  n1:
    profiles: [default]
    ipmi: {ipaddr: 10.2.0.1}
    network devices:
      data: {hwaddr: "02:00:00:00:00:12", ipaddr: 10.1.0.1/16, ip6addr: "fd00::1"}
      default: {hwaddr: "02:00:00:00:00:11", ipaddr: 10.0.0.1}
      ib0: {type: infiniband, ipaddr: 10.9.0.1,
            hwaddr: "20:00:55:04:01:fe:80:00:00:00:00:00:00:00:02:c9:02:00:23:13:92"}
  n2.cluster:
    profiles: [default, GPU nodes]
    network devices: {default: {hwaddr: 020000000021}}
  n10:
    tags: {XNAME: X3000c0s20b0n0}
`

describe('nodes.conf', () => {
  const nodes = readWarewulfFile(conf)

  test('gives each node what its profiles and itself say', () => {
    expect(nodes[0]).toEqual({
      name: 'n1',
      profiles: ['base', 'default'],
      xname: undefined,
      interfaces: [
        { mac: '02:00:00:00:00:11', addresses: [{ ip: '10.0.0.1', network: 'default' }] },
        {
          mac: '02:00:00:00:00:12',
          addresses: [
            { ip: '10.1.0.1', network: 'data' },
            { ip: 'fd00::1', network: 'data' },
          ],
        },
      ],
      bmc: { ip: '10.2.0.1', user: 'ADMIN', password: 'secret' },
      kernelArgs: ['quiet', 'crashkernel=no'],
      leftBehind: [
        'comments',
        'images',
        'overlays',
        'init',
        'tags',
        'network device ib0 (no Ethernet MAC address)',
      ],
    })
    expect(nodes[1]).toMatchObject({
      profiles: ['base', 'default', 'GPU nodes'],
      kernelArgs: ['crashkernel=no', 'nvidia=1'],
      interfaces: [{ mac: '02:00:00:00:00:21', addresses: [] }],
    })
    expect(nodes[2]).toMatchObject({ xname: 'x3000c0s20b0n0', kernelArgs: [], leftBehind: [] })
  })

  test('takes what older versions wrote', () => {
    const [node] = readWarewulfFile(`
WW_INTERNAL: 43
nodeprofiles: {default: {kernel args: quiet a=b, ipmi username: root}}
nodes:
  n1:
    profiles: [default]
    container name: rocky
    ipmi ipaddr: 10.2.0.1
    kernel: {args: console=ttyS0, override: 5.14}
    primary network: data
    network devices: {a: {hwaddr: "02:00:00:00:00:11"}, data: {hwaddr: "02:00:00:00:00:12"}}`)
    expect(node).toMatchObject({
      kernelArgs: ['quiet', 'a=b', 'console=ttyS0'],
      bmc: { ip: '10.2.0.1', user: 'root' },
      leftBehind: ['images', 'kernel versions'],
      interfaces: [{ mac: '02:00:00:00:00:12' }, { mac: '02:00:00:00:00:11' }],
    })
  })

  test.each([
    ['nodeprofiles: {}', 'there is no "nodes"'],
    ['nodes:\n  n1: {profiles: [nope]}', 'f:2: nodes.n1.profiles: there is no profile "nope"'],
    ['nodes:\n  n1: {tags: {xname: x1}}', 'x1 names a thing of type Cabinet'],
    ['nodes:\n  n1: {network devices: {default: {hwaddr: zz}}}', '"zz" is not a MAC address'],
    ['nodes:\n  n1: {ipmi: {ipaddr: 10.0.0.300}}', '"10.0.0.300" is not an IP address'],
    [
      'nodes:\n  n1: {tags: {xname: x1c0s0b0n0}}\n  n2: {tags: {xname: x1c0s0b0n0}}',
      'f:3: nodes.n2.tags.xname: the xname x1c0s0b0n0 is used already in line 2',
    ],
    ['nodes: [', 'f:1: '],
  ])('%j is refused by line and reason', (text, reason) => {
    expect(() => readWarewulfFile(text, 'f')).toThrow(reason)
  })
})

describe('places', () => {
  const nodes = readWarewulfFile(conf)
  const empty = { start: 'x3000', known: new Map<string, string>(), taken: new Set<string>() }

  test('are those of tags, then free slots from the start, names in natural order', () => {
    const { discovery } = discoveryOfWarewulf(nodes, empty)
    expect(discovery.nodes.map(({ name, xname }) => `${name} ${xname}`)).toEqual([
      'n1 x3000c0s0b0n0',
      'n2 x3000c0s1b0n0',
      'n10 x3000c0s20b0n0',
    ])
    expect(discovery.bmcs[0]).toEqual({
      xname: 'x3000c0s0b0',
      name: 'n1-bmc',
      ip: '10.2.0.1',
      user: 'ADMIN',
      password: 'secret',
    })
  })

  test('do not move when the cell knows the node by its name', () => {
    const { discovery } = discoveryOfWarewulf(nodes, {
      start: 'x3000',
      known: new Map([['n2', 'x3000c0s0b0n0']]),
      taken: new Set(['x3000c0s0b0n0', 'x3000c0s1b0n0']),
    })
    expect(discovery.nodes.map(({ xname }) => xname)).toEqual([
      'x3000c0s2b0n0',
      'x3000c0s0b0n0',
      'x3000c0s20b0n0',
    ])
  })

  test('go on in the next cabinet, and may start in a slot', () => {
    const many = readWarewulfFile(
      `nodes:\n${Array.from({ length: 3 }, (_, index) => `  m${index}: {}`).join('\n')}`,
    )
    const { discovery } = discoveryOfWarewulf(many, { ...empty, start: 'x3000c0s62' })
    expect(discovery.nodes.map(({ xname }) => xname)).toEqual([
      'x3000c0s62b0n0',
      'x3000c0s63b0n0',
      'x3001c0s0b0n0',
    ])
    expect(() => discoveryOfWarewulf(many, { ...empty, start: 'rack1' })).toThrow(
      '"rack1" is no place to start at',
    )
    expect(() => discoveryOfWarewulf([], { ...empty, start: 'zz' })).toThrow(
      '"zz" is no place to start at',
    )
  })

  test('profiles become groups, kernel arguments go together, the rest is named', () => {
    const { discovery, commandLines, leftBehind } = discoveryOfWarewulf(nodes, empty)
    expect(discovery.nodes[1]?.groups).toEqual(['base', 'default', 'gpu-nodes'])
    expect([...commandLines]).toEqual([
      ['quiet crashkernel=no', ['x3000c0s0b0n0']],
      ['crashkernel=no nvidia=1', ['x3000c0s1b0n0']],
    ])
    expect(leftBehind.get('images')).toEqual(['n1', 'n2.cluster'])
    expect(leftBehind.get('domains of host names')).toEqual(['n2.cluster'])
  })
})

test('names are spelled as the cell will have them', () => {
  expect(hostnameOf('N0000.cluster')).toBe('n0000')
  expect(labelOfProfile('GPU nodes/A')).toBe('gpu-nodes-a')
})
