import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDiscoverFile } from '../../../agent/cli/import/discover-file.ts'
import { Fault } from '../../../cell/env/fault.ts'

const sample = readFileSync(
  resolve(import.meta.dirname, '../../../agent/rack/sample/sample-cluster.yaml'),
  'utf8',
)

/** The message of the fault that the text meets. */
function flawsOf(text: string): string {
  try {
    readDiscoverFile(text, 'f.yaml')
  } catch (error) {
    if (error instanceof Fault && error.code === 'INPUT_DISCOVER') return error.message
    throw error
  }
  throw new Error('the text was taken')
}

describe('the form with BMCs apart', () => {
  test('is read whole: the sample', () => {
    const { discovery, warnings } = readDiscoverFile(sample)
    expect(discovery.bmcs).toHaveLength(23)
    expect(discovery.nodes).toHaveLength(23)
    expect(warnings).toEqual([])
    expect(discovery.nodes[4]).toEqual({
      xname: 'x1000c0s4b0n0',
      name: 'cb05',
      nid: 5,
      bmc: 'x1000c0s4b0',
      groups: ['compute', 'kube'],
      interfaces: [
        { mac: 'ec:e7:a7:05:a0:0c', addresses: [{ ip: '10.100.0.5', network: 'internal' }] },
      ],
    })
    expect(discovery.bmcs[4]).toEqual({
      xname: 'x1000c0s4b0',
      name: 'cb05-bmc',
      mac: '02:00:10:00:00:05',
      ip: '10.101.0.5',
    })
  })

  test('brings everything to canonical spelling', () => {
    const { discovery } = readDiscoverFile(`
bmcs: [{name: B, xname: X01000C0S0B0, mac: 02-00-10-00-00-0A, ip: "::ffff:10.0.0.1", fqdn: b.mgmt}]
nodes:
  - {xname: X1000c0s0b00n0, bmc: B, group: Compute, groups: [compute, GPU],
     interfaces: [{mac_addr: 0200.2000.00AB,
                   ip_addrs: [10.1.0.1, {ip_addr: "FD00::0005", name: hsn}]}]}`)
    expect(discovery.bmcs).toEqual([
      { xname: 'x1000c0s0b0', name: 'B', mac: '02:00:10:00:00:0a', ip: '10.0.0.1', fqdn: 'b.mgmt' },
    ])
    expect(discovery.nodes).toEqual([
      {
        xname: 'x1000c0s0b0n0',
        name: 'x1000c0s0b0n0',
        bmc: 'x1000c0s0b0',
        groups: ['compute', 'gpu'],
        interfaces: [
          {
            mac: '02:00:20:00:00:ab',
            addresses: [{ ip: '10.1.0.1' }, { ip: 'fd00::5', network: 'hsn' }],
          },
        ],
      },
    ])
  })

  test('links a node to its BMC by name, by xname, or by its own position', () => {
    const { discovery } = readDiscoverFile(`
bmcs: [{name: left, xname: x1c0s0b0, mac: "02:00:00:00:00:01"}]
nodes:
  - {xname: x1c0s0b0n0, bmc: left}
  - {xname: x1c0s0b0n1, bmc: x1c0s0b0}
  - {xname: x1c0s0b0n2}
  - {xname: x1c0s1b0n0}`)
    expect(discovery.nodes.map(({ bmc }) => bmc)).toEqual([
      'x1c0s0b0',
      'x1c0s0b0',
      'x1c0s0b0',
      'x1c0s1b0',
    ])
    expect(discovery.bmcs.map(({ name }) => name)).toEqual(['left', 'x1c0s1b0'])
  })

  test('may be JSON, with tabs, and may use anchors and merge keys', () => {
    const json = '{\n\t"nodes": [\n\t\t{"xname": "x1c0s0b0n0", "nid": 7}\n\t]\n}'
    expect(readDiscoverFile(json).discovery.nodes[0]?.nid).toBe(7)
    const yaml = `
nodes:
  - &one {xname: x1c0s0b0n0, groups: [a]}
  - {<<: *one, xname: x1c0s0b0n1}`
    expect(readDiscoverFile(yaml).discovery.nodes[1]?.groups).toEqual(['a'])
  })

  test('takes a MAC address for one that YAML takes for a number', () => {
    const text = 'bmcs: [{xname: x1c0s0b0, mac: 020010000001, name: 0123}]\nnodes: []'
    expect(readDiscoverFile(text).discovery.bmcs[0]).toMatchObject({
      mac: '02:00:10:00:00:01',
      name: '0123',
    })
  })
})

describe('the older form', () => {
  const node = (fields: string) => `  - {bmc_mac: "02:00:00:00:00:01", bmc_ip: 10.0.0.1, ${fields}}`

  test('tells the BMC with the node', () => {
    const ports =
      '[{mac_addr: "02:00:00:00:00:02", ip_addrs: [{network: mgmt, ip_addr: 10.1.0.1}]}]'
    const fields = `name: n1, xname: x1c0s0b0n0, group: compute, interfaces: ${ports}`
    const { discovery } = readDiscoverFile(`nodes:\n${node(`${fields}, bmc_fqdn: b.mgmt`)}`)
    expect(discovery.bmcs).toEqual([
      { xname: 'x1c0s0b0', name: 'n1', mac: '02:00:00:00:00:01', ip: '10.0.0.1', fqdn: 'b.mgmt' },
    ])
    expect(discovery.nodes[0]?.groups).toEqual(['compute'])
    expect(discovery.nodes[0]?.interfaces[0]?.addresses).toEqual([
      { ip: '10.1.0.1', network: 'mgmt' },
    ])
  })

  test('lets nodes share a BMC when they agree on it', () => {
    const { discovery } = readDiscoverFile(
      `nodes:\n${node('xname: x1c0s0b0n0')}\n${node('xname: x1c0s0b0n1')}`,
    )
    expect(discovery.bmcs).toHaveLength(1)
    const other = '  - {bmc_mac: "02:00:00:00:00:09", bmc_ip: 10.0.0.1, xname: x1c0s0b0n1}'
    expect(flawsOf(`nodes:\n${node('xname: x1c0s0b0n0')}\n${other}`)).toContain(
      'f.yaml:3: nodes[1].bmc_mac: x1c0s0b0 was told to have 02:00:00:00:00:01 before',
    )
  })
})

describe('a flaw', () => {
  test.each([
    ['nodes:\n  - name: a', 'f.yaml:2: nodes[0].xname: this is missing'],
    [
      'nodes:\n  - xname: x1000c0',
      'f.yaml:2: nodes[0].xname: x1000c0 names a thing of type Chassis',
    ],
    [
      'bmcs:\n  - xname: x1c0s0b0n0\nnodes: []',
      'f.yaml:2: bmcs[0].xname: x1c0s0b0n0 names a thing of type Node',
    ],
    ['nodes:\n  - xname: nonsense', '"nonsense" is not a valid xname'],
    ['nodes:\n  - {xname: x1c0s0b0n0, nid: 0}', 'a NID counts from 1'],
    ['nodes:\n  - {xname: x1c0s0b0n0, nid: 1.5}', '"1.5" is no whole number'],
    ['nodes:\n  - {xname: x1c0s0b0n0, bmc: other}', 'there is no "other" among the bmcs'],
    [
      'bmcs: [{name: b, xname: x1c0s9b0}]\nnodes:\n  - {xname: x1c0s0b0n0, bmc: b}',
      'x1c0s0b0n0 is below x1c0s0b0, and "b" is x1c0s9b0',
    ],
    ['nodes:\n  - {xname: x1c0s0b0n0, groups: [a b]}', 'groups[0]: the group "a b" is not valid'],
    ['nodes: {a: 1}', 'nodes: this takes a list'],
    ['nodes: [3]', 'nodes[0]: this takes fields'],
    ['nodes: [{xname: [a]}]', 'nodes[0].xname: this takes text'],
    ['{}', 'there is neither "bmcs" nor "nodes"'],
    ['', 'there is neither "bmcs" nor "nodes"'],
    ['just text', 'this takes fields'],
    ['nodes: [', 'f.yaml:1: '],
    ['a: 1\na: 2', 'f.yaml:2: '],
    [
      'nodes: [{xname: x1c0s0b0n0, interfaces: [{ip_addrs: []}]}]',
      'interfaces[0].mac_addr: this is missing',
    ],
    [
      'nodes:\n  - {xname: x1c0s0b0n0, interfaces: [{mac_addr: 020000000001, ip_addrs: [{name: a}]}]}',
      'ip_addrs[0].ip_addr: this is missing',
    ],
  ])('in %j says where and why', (text, reason) => {
    expect(flawsOf(text)).toContain(reason)
  })

  test.each([
    ['xname: x1c0s0b0n0', 'xname: X1C0S0B0N0', 'the xname x1c0s0b0n0 is used already in line 2'],
    [
      'xname: x1c0s0b0n0, nid: 4',
      'xname: x1c0s1b0n0, nid: 4',
      'the NID 4 is used already in line 2',
    ],
    ['xname: x1c0s0b0n0, name: a', 'xname: x1c0s1b0n0, name: A', 'the node name a is used already'],
    [
      'xname: x1c0s0b0n0, interfaces: [{mac_addr: "020000000001"}]',
      'xname: x1c0s1b0n0, interfaces: [{mac_addr: "02:00:00:00:00:01"}]',
      'the MAC address 02:00:00:00:00:01 is used already in line 2',
    ],
    [
      'xname: x1c0s0b0n0, interfaces: [{mac_addr: "020000000001", ip_addrs: [10.0.0.1]}]',
      'xname: x1c0s1b0n0, interfaces: [{mac_addr: "020000000002", ip_addrs: [10.0.0.1]}]',
      'the IP address 10.0.0.1 is used already in line 2',
    ],
  ])('is a second %s', (first, second, reason) => {
    const message = flawsOf(`nodes:\n  - {${first}}\n  - {${second}}`)
    expect(message).toContain('f.yaml:3: nodes[1]')
    expect(message).toContain(reason)
  })

  test('is told with all others, in the order of lines, and the rest is counted', () => {
    const nodes = Array.from({ length: 30 }, (_, index) => `  - {name: n${index}}`).join('\n')
    const lines = flawsOf(`nodes:\n${nodes}`).split('\n')
    expect(lines[0]).toBe('30 things are wrong in f.yaml; nothing was sent:')
    expect(lines[1]).toContain('f.yaml:2: nodes[0].xname')
    expect(lines).toHaveLength(22)
    expect(lines.at(-1)).toBe('  and 10 more')
  })

  test('comes with the keys that nobody reads', () => {
    expect(flawsOf('nodes:\n  - {xnme: x1c0s0b0n0}')).toContain(
      'note: f.yaml:2: nodes[0].xnme: nobody reads this',
    )
  })
})

test('a key that nobody reads is a warning when nothing is wrong', () => {
  const { warnings } = readDiscoverFile('nodes:\n  - {xname: x1c0s0b0n0, colour: red}')
  expect(warnings).toMatchObject([{ line: 2, where: 'nodes[0].colour' }])
})

test('aliases upon aliases are refused, not unfolded', () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const inner =
      level === 0
        ? 'x'
        : Array(10)
            .fill(`*l${level - 1}`)
            .join(', ')
    return `l${level}: &l${level} [${inner}]`
  })
  expect(flawsOf(levels.join('\n'))).toContain(
    'its aliases (*name) repeat more than 10000 values; write some of them out',
  )
})

test('any text is an inventory or a fault that says so', () => {
  const word = fc.constantFrom(
    ...[
      'nodes',
      'bmcs',
      'xname',
      'x1c0s0b0n0',
      'x1c0s0b0',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
    ],
    ...[
      'mac',
      '02:00:00:00:00:01',
      '"',
      '&a',
      '*a',
      '<<',
      'null',
      '!!map',
      '\t',
      '#',
      '|',
      'interfaces',
    ],
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
  )
  fc.assert(
    fc.property(text, (given) => {
      try {
        readDiscoverFile(given)
      } catch (error) {
        expect(error).toBeInstanceOf(Fault)
      }
    }),
    { numRuns: 300 },
  )
})
