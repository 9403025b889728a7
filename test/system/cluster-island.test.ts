/** Three real cells, two of which die: what the third still does, and that all agree afterwards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { seenBy, TestCluster } from '../fixture/cluster.ts'
import type { ClusterCell, Reply } from '../fixture/cluster-cell.ts'
import { median, report } from '../fixture/cluster-figure.ts'
import { type ClusterNode, loadNodes, succeeded } from '../fixture/cluster-nodes.ts'
import { until } from '../fixture/cluster-patience.ts'

const folder = temporaryFolder('island')
let cluster: TestCluster
let nodes: readonly ClusterNode[]
let last: ClusterCell

beforeAll(async () => {
  const args = ['--cluster-suspect-seconds', '3', '--cluster-dark-seconds', '5']
  cluster = await TestCluster.start({ folder: folder.path, cells: 3, args })
  nodes = await loadNodes(cluster, 8)
  await cluster.untilAgreed()
  last = cluster.cell('x1002')
})

afterAll(async () => {
  await cluster?.close()
  folder.remove()
})

const own = () => nodes.filter(({ cell }) => cell === 'x1002')
const foreign = () => nodes.filter(({ cell }) => cell !== 'x1002')
const setState = (node: ClusterNode, State: string) =>
  [`/hsm/v2/State/Components/${node.xname}/StateData`, { body: { State } }] as const

/** A whole boot of a node as far as it asks the cell: the script and three documents, in order. */
async function boot({ mac, ip }: ClusterNode): Promise<number> {
  const script = await last.ask('GET', `/boot/v1/bootscript?mac=${mac}`, { isOpen: true })
  expect(succeeded(script).text).toContain('http://10.0.0.1/vmlinuz')
  let tookMs = script.tookMs
  for (const document of ['meta-data', 'user-data', 'vendor-data']) {
    const answer = await last.ask('GET', `/cloud-init/${document}`, { isOpen: true, from: ip })
    tookMs += succeeded(answer).tookMs
  }
  return tookMs
}

/** How long a boot takes in the middle, in milliseconds. */
async function bootMs(rounds: number): Promise<number> {
  const samples: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const node of own()) samples.push(await boot(node))
  }
  return median(samples)
}

/** The other two return, and all three agree on everything. */
async function comeBack(): Promise<void> {
  const back = performance.now()
  await cluster.restart('x1001')
  await cluster.restart('x1000')
  await cluster.untilWhole()
  const agreedMs = await cluster.untilAgreed({ seconds: 90 })
  report('island: all three agree again', {
    afterReadyMs: agreedMs,
    afterFirstStartMs: performance.now() - back,
  })
  for (const cell of cluster.cells) {
    const { nodes: rows } = await cell.get<{ nodes: { id: string }[] }>(
      `/cells/v1/nodes?filter=${encodeURIComponent('state == "Ready"')}&fields=id`,
    )
    expect(rows.map(({ id }) => id).sort()).toEqual(
      own()
        .map(({ xname }) => xname)
        .sort(),
    )
    const { groups } = await cell.get<{ groups: { label: string }[] }>('/cells/v1/groups')
    expect(groups.map(({ label }) => label).sort()).toEqual(['compute', 'island'])
  }
  const isPlain = async () => {
    const { cells } = await seenBy(last)
    return cells.every(({ fork, marks }) => fork === undefined && marks.length === 0)
  }
  await until('nobody is marked with anything', isPlain, { seconds: 30 })
}

describe('an island', () => {
  test('goes on alone, says so, and is no island any more when the others are back', async () => {
    await bootMs(5)
    const beforeMs = await bootMs(25)
    await Promise.all([cluster.cell('x1000').kill(), cluster.cell('x1001').kill()])

    // At once, while nobody is known to be dead; and at every moment until that is known.
    const samples = [await bootMs(25)]
    const dark = await until(
      'the others are dark',
      async () => {
        samples.push(await bootMs(1))
        const answer = await last.ask('GET', '/cells/v1/nodes')
        return answer.headers['cell-coverage'] === '1/3' && answer
      },
      { seconds: 30 },
    )
    samples.push(await bootMs(25))
    const ratio = Math.max(...samples.filter((_, at) => at === 0 || at === samples.length - 1))
    report('island: boot with both others dead over boot before', {
      ratio: ratio / beforeMs,
      beforeMs,
      worstRoundMs: Math.max(...samples),
      darkAfterMs: dark.tookMs,
    })
    expect(ratio / beforeMs).toBeLessThan(5)
    // No single wait for a peer hides in it: the shortest of those is 2 s.
    expect(Math.max(...samples)).toBeLessThan(1_500)

    const shown = dark.value.json() as {
      nodes: { id: string; state: string; age?: number }[]
      coverage: { missing: { cell: string; silentSeconds: number }[] }
    }
    expect(shown.nodes).toHaveLength(nodes.length)
    expect(shown.nodes.every(({ state }) => state === 'On')).toBe(true)
    expect(shown.coverage.missing.map(({ cell }) => cell)).toEqual(['x1000', 'x1001'])
    expect(shown.coverage.missing.every(({ silentSeconds }) => silentSeconds >= 5)).toBe(true)

    // It takes what is its own, and what concerns everybody.
    for (const node of own()) succeeded(await last.ask('PATCH', ...setState(node, 'Ready')))
    succeeded(await last.ask('POST', '/hsm/v2/groups', { body: { label: 'island' } }))

    // What belongs to the dead is refused soon, and says whose it is.
    for (const node of foreign().slice(0, 12)) {
      const refused = await last.ask('PATCH', ...setState(node, 'Ready'))
      expect([refused.status, refused.json().detail ?? refused.text]).toEqual([
        503,
        expect.stringContaining(node.cell),
      ])
      expect(refused.tookMs).toBeLessThan(2_000)
    }

    await comeBack()
  })
})

interface Sent {
  readonly id: string
  readonly mac: string
  readonly answer: Reply
}

describe('an owner that stands still', () => {
  const path = '/hsm/v2/Inventory/EthernetInterfaces'
  const atOnce = 96
  const node = 'x1000c0s0b0n0'

  const macOf = (round: number, at: number) => {
    return [2, 0, 1, 0, round, at].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  }

  /** Takes a record away: done twice, the second time finds nothing. */
  const remove = async (mac: string): Promise<Sent> => {
    const id = `remove ${mac}`
    const answer = await last.ask('DELETE', `${path}/${mac}`, { headers: { 'request-id': id } })
    return { id, mac, answer }
  }

  const macsAt = async (cell: ClusterCell) => {
    const rows = await cell.get<{ ID: string }[]>(`${path}?ComponentID=${node}`)
    return new Set(rows.map(({ ID }) => ID))
  }

  /** Sends so many at once, and stops the owner after its first answer until all are told. */
  async function removeAndFreeze(round: number): Promise<readonly Sent[]> {
    const owner = cluster.cell('x1000')
    const macs = Array.from({ length: atOnce }, (_, at) => macOf(round, at))
    for (const MACAddress of macs) {
      succeeded(await owner.ask('POST', path, { body: { MACAddress, ComponentID: node } }))
    }
    await cluster.untilAgreed()
    const sending = macs.map(remove)
    await Promise.any(sending)
    owner.freeze()
    const sent = await Promise.all(sending)
    // Its connections live on: it takes now what it was sent.
    owner.thaw()
    await cluster.untilWhole()
    return sent
  }

  test('does once what was sent to it, whatever the sender was told', async () => {
    const sent: Sent[] = []
    const told = (status: number) => sent.filter(({ answer }) => answer.status === status)
    let late: readonly Sent[] = []
    for (let round = 0; round < 10 && late.length === 0; round++) {
      sent.push(...(await removeAndFreeze(round)))
      const left = await macsAt(cluster.cell('x1000'))
      late = told(504).filter(({ mac }) => !left.has(mac))
    }
    // Which of them the owner had taken when it stopped is chance; no other answer is.
    expect(sent.filter(({ answer }) => ![200, 503, 504].includes(answer.status))).toEqual([])
    expect(late.length).toBeGreaterThan(0)
    for (const { answer, id } of told(504)) {
      expect(answer.json().detail).toMatch(/x1000.* outcome: unknown\. .*Request-Id: /)
      expect(answer.headers['request-id'], id).toMatch(/^[0-9a-f]{32}$/)
    }
    for (const { answer } of told(503)) expect(answer.json().detail).toContain('Nothing was done')
    report('an owner that hangs: what senders were told', {
      answered: told(200).length,
      surelyNot: told(503).length,
      unknown: told(504).length,
      doneAllTheSame: late.length,
    })
    for (const { mac } of sent) {
      const { answer } = await remove(mac)
      expect([answer.status, answer.text]).toEqual([200, expect.any(String)])
    }
    await cluster.untilAgreed()
    // The port that the node came with is left.
    for (const cell of cluster.cells) expect((await macsAt(cell)).size).toBe(1)
  })

  test('is not waited for when it is known to be gone', async () => {
    const owner = cluster.cell('x1000')
    owner.freeze()
    let inARow = 0
    const gone = await until(
      'ten writes in a row are refused at once',
      async () => {
        const answer = await last.ask('PATCH', ...setState(nodes[0] as ClusterNode, 'Off'))
        expect([503, 504]).toContain(answer.status)
        inARow = answer.tookMs < 500 ? inARow + 1 : 0
        return inARow === 10
      },
      { seconds: 90, everyMs: 500 },
    )
    report('an owner that hangs: ten writes in a row are refused at once', {
      afterMs: gone.tookMs,
    })
    owner.thaw()
    await cluster.untilWhole()
    succeeded(await last.ask('PATCH', ...setState(nodes[0] as ClusterNode, 'Off')))
    await cluster.untilAgreed()
  })
})
