import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CellClient } from '../../agent/cli/cell-client.ts'
import { readDiscoverFile } from '../../agent/cli/import/discover-file.ts'
import { executePlan } from '../../agent/cli/import/execute.ts'
import { importDiscover } from '../../agent/cli/import/import-discover.ts'
import { planImport } from '../../agent/cli/import/plan.ts'
import { countOutcomes } from '../../agent/cli/import/summary.ts'
import { type CliCell, openCliCell, sampleFile } from '../fixture/cli.ts'

let rack: CliCell
const requests: string[] = []

beforeAll(async () => {
  rack = await openCliCell()
  rack.cell.app.server.on('request', ({ method, url }) => {
    if (method !== 'GET') requests.push(`${method} ${url}`)
  })
})

beforeEach(() => {
  requests.length = 0
})

afterAll(async () => {
  await rack?.close()
})

const counts = (out: string) =>
  Object.fromEntries(
    out
      .split('\n')
      .map((line) => line.split(/ +/))
      .filter(([what]) => /^(nodes|endpoints|interfaces|groups|memberships)$/.test(what ?? ''))
      .map(([what = '', ...numbers]) => [what, numbers.map(Number)]),
  )

const feed = () => rack.cell.ledger.order('public').seq

describe('a discovery file', () => {
  test('is only looked at in a dry run', async () => {
    const { code, out } = await rack.cli(['import', 'discover', sampleFile, '--dry-run'])
    expect(code).toBe(0)
    expect(out).toMatch(/create +node +cb01 +x1000c0s0b0n0/)
    expect(out).toContain('73 would be changed\n')
    expect([requests, rack.cell.ledger.count('component')]).toEqual([[], 0])
  })

  test('goes in with the requests of the reference client, in its order', async () => {
    const { code, out, err } = await rack.cli(['import', 'discover', sampleFile])
    expect([code, err]).toEqual([0, ''])
    expect(counts(out)).toEqual({
      nodes: [23, 0, 0, 0, 0],
      endpoints: [23, 0, 0, 0, 0],
      interfaces: [23, 0, 0, 0, 0],
      groups: [4, 0, 0, 0, 0],
    })
    expect(out).toContain('73 changed\n')
    expect(requests[0]).toBe('POST /hsm/v2/State/Components')
    expect(requests.slice(1, 24)).toEqual(Array(23).fill('POST /hsm/v2/Inventory/RedfishEndpoints'))
    expect(
      requests.slice(24, 47).every((line) => line.startsWith('PATCH /hsm/v2/Inventory/Eth')),
    ).toBe(true)
    expect(requests.slice(47)).toEqual(Array(4).fill('POST /hsm/v2/groups'))
    const port = rack.cell.ledger.get('ethernetInterface', 'ece7a705a00c')
    expect(port?.ipAddresses).toEqual([{ ipAddress: '10.100.0.5', network: 'internal' }])
  })

  test('changes nothing the second time: no request, no entry in the feed', async () => {
    const before = feed()
    for (const options of [[], ['--overwrite'], ['--discovery-version', '1']]) {
      const { code, out } = await rack.cli(['import', 'discover', sampleFile, ...options])
      expect([code, out]).toEqual([0, expect.stringContaining('\n0 changed\n')])
    }
    expect([requests, feed()]).toEqual([[], before])
  })

  test('that differs is kept, said so, and ends with 3; --overwrite takes it', async () => {
    const edited = readFileSync(sampleFile, 'utf8')
      .replace('ip: 10.101.0.5}', 'ip: 10.101.0.55}')
      .replace('nid: 5\n', 'nid: 55\n')
      .replace('groups: [compute, kube]', 'groups: [compute, kube, first]')
    const file = rack.write('edited.yaml', edited)
    const kept = await rack.cli(['import', 'discover', file])
    expect([kept.code, kept.err]).toEqual([3, expect.stringContaining('--overwrite')])
    expect(kept.out).toMatch(
      /keep +endpoint +x1000c0s4b0 +IP 10\.101\.0\.5, in the file 10\.101\.0\.55/,
    )
    expect(kept.out).toMatch(/keep +node +cb05 +x1000c0s4b0n0: NID 5, in the file 55/)
    expect(rack.cell.ledger.get('component', 'x1000c0s4b0n0')?.nid).toBe(5)
    expect((await rack.cli(['group', 'show', 'first'])).out).toContain('cb01')

    const taken = await rack.cli(['import', 'discover', file, '--overwrite'])
    expect([taken.code, taken.out]).toEqual([0, expect.stringContaining('\n2 changed\n')])
    expect(rack.cell.ledger.get('component', 'x1000c0s4b0n0')?.nid).toBe(55)
    expect(rack.cell.ledger.get('redfishEndpoint', 'x1000c0s4b0')?.ipAddress).toBe('10.101.0.55')
    expect((await rack.cli(['import', 'discover', file])).out).toContain('\n0 changed\n')
  })

  test('in the older form, from standard input, version 1, and JSON for scripts', async () => {
    const text = JSON.stringify({
      nodes: [
        {
          name: 'old1',
          xname: 'x3100c0s0b0n0',
          group: 'old',
          bmc_mac: '02:99:00:00:00:01',
          bmc_ip: '10.77.0.1',
          interfaces: [
            {
              mac_addr: '02:99:00:00:00:02',
              ip_addrs: [{ network: 'hsn', ip_addr: '10.78.0.1' }, { ip_addr: '10.79.0.1' }],
            },
          ],
        },
      ],
    })
    const words = [
      'import',
      'discover',
      '-',
      '--discovery-version',
      '1',
      '--overwrite',
      '-o',
      'json',
    ]
    const { code, out } = await rack.process(words, { input: text })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      dryRun: false,
      counts: [
        { kind: 'node', created: 1 },
        { kind: 'endpoint', created: 1 },
        { kind: 'interface', created: 1 },
        { kind: 'group', created: 1 },
      ],
    })
    expect(rack.cell.ledger.get('ethernetInterface', '029900000002')?.ipAddresses).toEqual([
      { ipAddress: '10.78.0.1', network: 'hsn' },
      { ipAddress: '10.79.0.1' },
    ])
    expect(JSON.parse((await rack.process(words, { input: text })).out).items).toEqual([])
  })

  test('with flaws is refused whole, each with its line', async () => {
    const file = rack.write('bad.yaml', 'nodes:\n  - {xname: x1}\n  - {name: a, xnme: b}\n')
    const { code, err } = await rack.cli(['import', 'discover', file])
    expect(code).toBe(2)
    expect(err).toContain('bad.yaml:2: nodes[0].xname: x1 names a thing of type Cabinet')
    expect(err).toContain('bad.yaml:3: nodes[1].xname: this is missing')
    expect(err).toContain('note: ')
    expect(requests).toEqual([])
    expect((await rack.cli(['import', 'discover', rack.folder])).err).toContain('it is a folder')
  })

  test('with an address or number of somebody else is refused whole, naming both', async () => {
    const file = rack.write(
      'clash.yaml',
      `nodes:
  - {name: clash, xname: x3200c0s0b0n0, interfaces: [{mac_addr: "ec:e7:a7:05:a0:0c"}]}
  - {name: fine, xname: x3200c0s1b0n0, nid: 4, interfaces: [
      {mac_addr: "02:99:00:00:01:01", ip_addrs: [10.100.0.6]}]}`,
    )
    const claims = [
      'NID 4 belongs to x1000c0s3b0n0, in the file to x3200c0s1b0n0',
      'MAC ec:e7:a7:05:a0:0c belongs to x1000c0s4b0n0, in the file to x3200c0s0b0n0',
      'IP 10.100.0.6 belongs to x1000c0s5b0n0 (interface ',
    ]
    const before = feed()
    for (const options of [[], ['--overwrite'], ['--discovery-version', '1', '--overwrite']]) {
      const { code, out, err } = await rack.cli(['import', 'discover', file, ...options])
      expect([code, out]).toEqual([4, ''])
      for (const claim of claims) expect(err).toContain(claim)
    }
    const { code, out } = await rack.cli(['import', 'discover', file, '--dry-run'])
    expect(code).toBe(4)
    expect(counts(out)).toMatchObject({ nodes: [1, 0, 0, 0, 1], interfaces: [0, 0, 0, 0, 2] })
    expect(out).toMatch(/failed +node +fine +NID 4 belongs to x1000c0s3b0n0/)
    expect(out).toContain('nothing would be changed')
    expect([requests, feed()]).toEqual([[], before])
  })

  test('that clashes meanwhile fails there with its ports; the rest goes in', async () => {
    const { discovery } = readDiscoverFile(`nodes:
  - {name: late, xname: x3250c0s0b0n0, interfaces: [{mac_addr: "ec:e7:a7:05:a0:0c"}]}
  - {name: fine, xname: x3250c0s1b0n0, interfaces: [{mac_addr: "02:99:00:00:01:02"}]}`)
    const nothing = { components: new Map(), endpoints: new Map(), interfaces: new Map() }
    const state = { ...nothing, groups: new Map(), hostnames: new Map() }
    const plan = planImport(discovery, state, { overwrite: false, version: 2 })
    const { token } = await rack.cell.issuer.mint({ subject: 'a', role: 'admin', seconds: 60 })
    const client = new CellClient({ urls: [rack.url], token, from: 'the test' })
    const outcomes = await executePlan(client, plan)
    expect(outcomes.map(({ kind, action, status }) => [kind, action, status])).toEqual([
      ['node', 'create', undefined],
      ['node', 'create', undefined],
      ['endpoint', 'failed', 409],
      ['endpoint', 'create', undefined],
      ['interface', 'failed', 409],
      ['interface', 'create', undefined],
    ])
  })

  test('that may not be written stops at once', async () => {
    const file = rack.write('viewer.yaml', 'nodes:\n  - {xname: x3300c0s0b0n0}\n')
    const { code, err } = await rack.cli(['import', 'discover', file], { role: 'viewer' })
    expect([code, err]).toEqual([4, expect.stringContaining('has the role viewer')])
    expect(requests).toHaveLength(1)
  })
})

test('the importer can be called, and tells how far it is', async () => {
  const { token } = await rack.cell.issuer.mint({ subject: 'up', role: 'admin', seconds: 60 })
  const told: number[] = []
  const outcomes = await importDiscover({
    url: `${rack.url}/`,
    token,
    text: 'nodes:\n  - {name: m1, xname: x3400c0s0b0n0, groups: [m]}\n',
    report: ({ done, total }) => told.push(done / total),
  })
  expect(countOutcomes(outcomes).map(({ kind, created }) => [kind, created])).toEqual([
    ['node', 1],
    ['endpoint', 1],
    ['group', 1],
  ])
  expect(told).toEqual([1 / 3, 2 / 3, 1])
})

describe('nodes.conf of Warewulf', () => {
  const conf = `
nodeprofiles:
  default: {image name: rocky, kernel: {args: [quiet]}, ipmi: {username: ADMIN, password: hush}}
nodes:
  ww1:
    profiles: [default]
    ipmi: {ipaddr: 10.88.0.1}
    network devices: {default: {hwaddr: "02:88:00:00:00:01", ipaddr: 10.89.0.1}}
  ww2:
    profiles: [default]
    network devices: {default: {hwaddr: "02:88:00:00:00:02", ipaddr: 10.89.0.2}}
`

  test('goes in with places, groups, BMCs, boot parameters; the rest is named', async () => {
    const file = rack.write('nodes.conf', conf)
    const words = ['import', 'warewulf', file, '--cabinet', 'x3500', '--kernel', 'http://k']
    const { code, out, err } = await rack.cli(words)
    expect(code).toBe(0)
    expect(counts(out)).toMatchObject({ nodes: [2, 0, 0, 0, 0], groups: [1, 0, 0, 0, 0] })
    expect(err).toContain('boot parameters of x3500c0s[0-1]b0n0: set')
    expect(err).toContain('not carried over: images of ww[1-2]')
    expect((await rack.cli(['node', 'list', 'ww*'])).out).toMatch(
      /ww1 +x3500c0s0b0n0 .* default +10\.89\.0\.1/,
    )
    expect((await rack.cli(['boot', 'show', 'ww1'])).out).toContain('params: quiet')
    expect(rack.cell.ledger.get('endpointSecret', 'x3500c0s0b0')?.password).toBe('hush')
  })

  test('changes nothing the second time; places stay when a node is put between', async () => {
    const more = conf.replace('nodes:\n', 'nodes:\n  ww0: {profiles: [default]}\n')
    const file = rack.write('nodes.conf', more)
    const before = feed()
    const words = ['import', 'warewulf', file, '--cabinet', 'x3500', '--kernel', 'http://k']
    const { out, err } = await rack.cli([...words, '--dry-run'])
    expect(out).toMatch(/create +node +ww0 +x3500c0s2b0n0/)
    expect(err).toContain('boot parameters of x3500c0s2b0n0: would be set')
    expect(feed()).toBe(before)
    expect((await rack.cli(words)).code).toBe(0)
    const again = await rack.cli(words)
    expect(again.out).toContain('\n0 changed\n')
    expect(again.err).toContain('boot parameters of x3500c0s[0-2]b0n0: unchanged')
  })

  test('without --kernel says that kernel arguments stay behind', async () => {
    const { err } = await rack.cli(['import', 'warewulf', rack.write('nodes.conf', conf)])
    expect(err).toContain(
      'not carried over: kernel arguments of x3500c0s[0-1]b0n0 (give --kernel): quiet',
    )
  })
})
