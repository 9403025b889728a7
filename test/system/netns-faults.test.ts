/**
 * Ten real cells, each in a network namespace, while their network, clocks and disks are harmed.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { seenBy, type TestCluster } from '../fixture/cluster.ts'
import type { ClusterCell } from '../fixture/cluster-cell.ts'
import { clockAhead, clockOffsetMissing } from '../fixture/cluster-clock.ts'
import { report, spread } from '../fixture/cluster-figure.ts'
import { atRest, convergence } from '../fixture/cluster-measure.ts'
import { metric, metricsOf } from '../fixture/cluster-metric.ts'
import { loadNodes, makeChange, succeeded } from '../fixture/cluster-nodes.ts'
import { until } from '../fixture/cluster-patience.ts'
import { watchUsage } from '../fixture/cluster-usage.ts'
import { type CellNetwork, cellPort, ManyCells } from '../fixture/many-cells.ts'
import { harm, heal, quicken, slow } from '../fixture/packet-filter.ts'
import { openRelay, type Relay } from '../fixture/relay.ts'
import { requirement } from '../requirement.ts'

const missing =
  requirement({ root: true, command: 'ip', package: 'iproute2' }) ??
  requirement({ command: 'tc', package: 'iproute2' }) ??
  requirement({ command: 'nft', package: 'nftables' }) ??
  requirement({ other: clockOffsetMissing }) ??
  requirement({ command: 'mount', package: 'mount' })

const cells = 10
/** The cell whose clock is ahead, the one with the small disk, the one at a distance. */
const [ahead, small, distant] = [7, 8, 9]
const delayMs = 40
const diskMiB = 64

describe.skipIf(missing)('ten cells in namespaces', () => {
  const folder = temporaryFolder('netns')
  const disk = join(folder.path, `x${1_000 + small}`)
  let relay: Relay
  let many: ManyCells
  let cluster: TestCluster

  beforeAll(async () => {
    mkdirSync(disk)
    const size = `size=${diskMiB}m`
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', disk], { stdio: 'pipe' })
    many = await ManyCells.start({
      folder: folder.path,
      cells,
      args: ['--cluster-suspect-seconds', '4', '--cluster-dark-seconds', '8'],
      prepare: async ({ ends, hostAddress }) => {
        const end = ends[distant] as CellNetwork
        const target = { host: end.address, port: cellPort }
        relay = await openRelay({ host: hostAddress, target, delayMs })
        // Whatever does not come through the relay does not reach the distant cell.
        harm(end, { from: ends.filter((each) => each !== end).map(({ address }) => address) })
      },
      adapt: (place, at, { hostAddress }) => {
        const { wrapper = [], args = [] } = place
        if (at === ahead) {
          return { ...place, wrapper: [...wrapper, ...clockAhead(20)] }
        }
        if (at === small) return { ...place, args: [...args, '--data-free-bytes-min', '8388608'] }
        if (at !== distant) return place
        const announced = `/ip4/${hostAddress}/tcp/${relay.port}`
        return { ...place, announced, args: [...args, '--cluster-announce', announced] }
      },
      patience: { seconds: 240 },
    })
    cluster = many.cluster
    await loadNodes(cluster, 4)
    await cluster.untilAgreed({ seconds: 120 })
  })

  afterAll(async () => {
    await many?.close()
    await relay?.close()
    execFileSync('umount', [disk], { stdio: 'pipe' })
    folder.remove()
  })

  afterEach(async () => {
    for (const [at, end] of many.networks.ends.entries()) if (at !== distant) heal(end)
  })

  async function converge(what: string, owners: readonly ClusterCell[], times: number) {
    const samples = await convergence(cluster, { owners, times, seconds: 60 })
    report(`10 cells: a change visible at all, ${what}`, spread(samples))
  }

  const at = (place: number) => cluster.cells[place] as ClusterCell

  test('agree, at rest and in steady work, through a distant one too', async () => {
    report('10 cells: each at rest', await atRest(cluster.cells, 10))
    const steady = await watchUsage(cluster.cells, () =>
      converge('a distant one among them', [at(0), at(4), at(distant)], 8),
    )
    report('10 cells: each with about one change after the other', steady)
    expect(relay.connections).toBeGreaterThan(0)
    expect(relay.bytes).toBeGreaterThan(10_000)
  })

  test('with 5 % of all packets lost', async () => {
    for (const [place, end] of many.networks.ends.entries()) {
      if (place !== distant) harm(end, { lossPercent: 5 })
    }
    await converge('5 % loss', [at(0), at(3), at(5)], 6)
    await cluster.untilAgreed({ seconds: 90 })
  })

  test('with one direction between two halves dead: what both reach carries it', async () => {
    const { ends } = many.networks
    const [left, right] = [ends.slice(0, 4), ends.slice(4, distant)]
    // TCP needs both directions, so no two of different halves hear each other any more.
    for (const end of left) harm(end, { from: right.map(({ address }) => address) })
    await until(
      'no connection between the halves is left',
      async () => (await connectionsOf(at(0))) <= left.length,
      { seconds: 60, everyMs: 500 },
    )
    await change(at(1))
    await change(at(5))
    const agreedMs = await cluster.untilAgreed({ seconds: 120 })
    const wholeMs = await cluster.untilWhole({ seconds: 60 })
    report('10 cells: agree with one direction between halves dead', { agreedMs, wholeMs })
    for (const end of left) heal(end)
    await until('they are connected again', async () => (await connectionsOf(at(0))) >= cells - 1, {
      seconds: 120,
      everyMs: 500,
    })
  })

  test('with a cable out for longer than it takes to be dark, and in again', async () => {
    const [gone] = many.networks.ends.slice(2, 3)
    const victim = at(2)
    if (!gone) throw new Error('there is no third cell')
    many.networks.setLink(gone, 'down')
    await change(victim)
    await change(at(3))
    const { tookMs } = await until(
      'the others call it dark',
      async () => (await stateOf(at(0), victim.id)) === 'dark',
      { seconds: 60 },
    )
    const alone = (await seenBy(victim)).coverage
    many.networks.setLink(gone, 'up')
    const agreedMs = await cluster.untilAgreed({ seconds: 120 })
    const wholeMs = await cluster.untilWhole({ seconds: 60 })
    report('10 cells: a cable out and in again', { darkAfterMs: tookMs, agreedMs, wholeMs })
    expect(alone.of).toBe(cells)
  })

  test('through a slow link', async () => {
    const [, end] = many.networks.ends
    if (!end) throw new Error('there is no second cell')
    slow(end, 256)
    try {
      await converge('one behind 256 kbit/s', [at(1), at(6)], 4)
    } finally {
      quicken(end)
    }
  })

  test('with one killed and one that stands still, amid writes', async () => {
    const [killed, frozen] = [at(4), at(5)]
    await change(killed)
    await killed.kill()
    frozen.freeze()
    for (let time = 0; time < 5; time++) await change(at(6))
    frozen.thaw()
    await cluster.restart(killed.id)
    const agreedMs = await cluster.untilAgreed({ seconds: 120 })
    const wholeMs = await cluster.untilWhole({ seconds: 60 })
    report('10 cells: one was killed, one stood still', { agreedMs, wholeMs })
  })

  test('with a clock 20 s ahead: its intent counts, and ages are true', async () => {
    const group = { label: 'from-the-future' }
    succeeded(await at(ahead).ask('POST', '/hsm/v2/groups', { body: group }))
    await cluster.untilAgreed({ seconds: 60 })
    const { cells: seen } = await seenBy(at(0))
    const silent = seen.find(({ id }) => id === at(ahead).id)?.silentSeconds ?? Infinity
    expect(silent).toBeLessThan(10)
    expect(await at(0).get('/cells/v1/conflicts')).toMatchObject({ conflicts: [] })
  })

  test('with a full disk: refuses changes, hears the others, and takes changes again', async () => {
    const victim = at(small)
    const ballast = join(disk, 'ballast')
    const free = Number(
      execFileSync('df', ['--output=avail', '-k', disk]).toString().split('\n')[1],
    )
    writeFileSync(ballast, Buffer.alloc((free - 512) * 1_024))
    await until(
      'changes are refused',
      async () => (await victim.ask('PATCH', ...stateChange(victim))).status === 507,
      { seconds: 10 },
    )
    const boot = await victim.ask('GET', `/boot/v1/bootscript?name=${victim.id}c0s0b0n0`, {
      isOpen: true,
    })
    expect(succeeded(boot).text).toContain('vmlinuz')
    await change(at(0))
    execFileSync('rm', [ballast])
    await until(
      'it takes changes again',
      async () => (await victim.ask('PATCH', ...stateChange(victim))).status < 300,
      { seconds: 60, everyMs: 500 },
    )
    const agreedMs = await cluster.untilAgreed({ seconds: 90 })
    report('10 cells: one had a full disk', { agreedMs })
  })

  let turns = 0

  /** A change each time: what is so already is answered without a write. */
  function stateChange(cell: ClusterCell) {
    const State = ++turns % 2 === 0 ? 'On' : 'Off'
    return [`/hsm/v2/State/Components/${cell.id}c0s0b0n0/StateData`, { body: { State } }] as const
  }

  async function connectionsOf(cell: ClusterCell): Promise<number> {
    return metric(await metricsOf(cell), 'rackcell_peer_connections')
  }

  let nid = 100_000

  /** One change of a node of its own that is acknowledged. */
  async function change(cell: ClusterCell): Promise<void> {
    const path = `/hsm/v2/State/Components/${cell.id}c0s0b0n0/NID`
    await makeChange(cell, 'PATCH', path, { NID: ++nid })
  }

  async function stateOf(cell: ClusterCell, id: string): Promise<string | undefined> {
    return (await seenBy(cell)).cells.find((each) => each.id === id)?.state
  }
})
