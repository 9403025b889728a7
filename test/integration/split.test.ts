import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../fixture/cell-process.ts'
import type { ClusterCell, Reply } from '../fixture/cluster-cell.ts'
import { until } from '../fixture/cluster-patience.ts'
import { GrowingCluster } from '../fixture/growing-cluster.ts'

const folder = temporaryFolder('split')
const cluster = new GrowingCluster(folder.path)

interface NodeSeen {
  readonly id: string
  readonly cell: string
  readonly hostname: string
}

const patch = (id: string) => `/hsm/v2/State/Components/${id}/SoftwareStatus`

/** Statuses that a caller repeats: nothing was done, or it is safe to do again. */
const retryable = new Set([421, 429, 503, 504])

/** Writes to every node in turn, at one cell, until told to stop. */
class Load {
  /** Nodes that are being written. */
  readonly #busy = new Set<string>()
  /** What may be there: what was acknowledged last, or what may have happened or not. */
  readonly acknowledged = new Map<string, string>()
  readonly unknown = new Map<string, string[]>()
  readonly bad: string[] = []
  readonly statuses = new Map<number, number>()
  /** Nodes in one list: too few are lost, too many are there twice. */
  readonly listed = new Map<number, number>()
  #isEnding = false
  #count = 0
  readonly #cell: ClusterCell

  constructor(cell: ClusterCell) {
    this.#cell = cell
  }

  async run(nodes: readonly string[]): Promise<void> {
    await Promise.all([this.#write(nodes), this.#write(nodes.toReversed()), this.#read(nodes)])
  }

  end(): void {
    this.#isEnding = true
  }

  #seen(what: string, reply: Reply): boolean {
    this.statuses.set(reply.status, (this.statuses.get(reply.status) ?? 0) + 1)
    const isGood = reply.status < 300
    if (!isGood && !retryable.has(reply.status)) {
      this.bad.push(`${what}: ${reply.status} ${reply.text.slice(0, 300)}`)
    }
    return isGood
  }

  async #write(nodes: readonly string[]): Promise<void> {
    for (let at = 0; !this.#isEnding; at += 1) {
      const id = nodes[at % nodes.length] ?? ''
      this.#count += 1
      const value = `load-${this.#count}`
      const body = { SoftwareStatus: value }
      if (this.#busy.has(id)) continue
      this.#busy.add(id)
      const reply = await this.#cell.ask('PATCH', patch(id), { body })
      if (this.#seen(`PATCH ${id}`, reply)) this.acknowledged.set(id, value)
      // Whether it has happened is not known, or not yet: the caller was told so.
      else if (reply.status === 504) this.unknown.set(id, [...(this.unknown.get(id) ?? []), value])
      this.#busy.delete(id)
    }
  }

  async #read(nodes: readonly string[]): Promise<void> {
    for (let at = 0; !this.#isEnding; at += 1) {
      const id = nodes[at % nodes.length] ?? ''
      this.#seen(`GET ${id}`, await this.#cell.ask('GET', `/hsm/v2/State/Components/${id}`))
      const script = await this.#cell.ask('GET', `/boot/v1/bootscript?name=${id}`)
      this.#seen(`bootscript ${id}`, script)
      const list = await this.#cell.get<{ nodes: unknown[] }>('/cells/v1/nodes?fields=id')
      this.listed.set(list.nodes.length, (this.listed.get(list.nodes.length) ?? 0) + 1)
    }
  }
}

async function nodesAt(cell: ClusterCell): Promise<readonly NodeSeen[]> {
  return (await cell.get<{ nodes: NodeSeen[] }>('/cells/v1/nodes')).nodes
}

beforeAll(async () => {
  await cluster.found('x1000', { sample: true })
}, 60_000)

afterAll(async () => {
  await cluster.close()
  folder.remove()
})

describe('a lone cell with the sample that becomes three', () => {
  it('splits twice under load: nothing fails for good, nothing is lost', async () => {
    const first = cluster.cell('x1000')
    const before = await nodesAt(first)
    expect(before).toHaveLength(23)
    const load = new Load(first)
    const running = load.run(before.map(({ id }) => id))
    // One with its invitation, one by an order afterwards.
    await cluster.grow('x1001', ['x1001'])
    await cluster.untilOwned('x1001', 'x1001')
    await cluster.grow('x1002')
    const ended = await cluster.order(cluster.cell('x1001'), '/cells/v1/roster/split', {
      from: 'x1000',
      to: 'x1002',
      prefixes: ['x1002'],
    })
    expect(ended).toMatchObject({ state: 'done' })
    await cluster.untilOwned('x1002', 'x1002')
    await until('some writes after it', () => load.acknowledged.size >= 23, { seconds: 20 })
    load.end()
    await running
    expect(load.bad).toEqual([])
    expect([...load.listed.keys()]).toEqual([23])
    await everybodyAgrees(load)
  })

  it('says so when it is so already, and shows what it would change', async () => {
    const order = { to: 'x1002', prefixes: ['x1002'] }
    const again = await cluster.order(cluster.editor, '/cells/v1/roster/split', order)
    expect(again).toMatchObject({ state: 'done' })
    expect(again.roster).toBeUndefined()
    const dry = await cluster.editor.ask('POST', '/cells/v1/roster/split', {
      body: { to: 'x1001', prefixes: ['x1002'], dryRun: true },
    })
    expect(dry.json()).toMatchObject({
      differences: [{ subject: 'prefix x1002', before: 'x1002', after: 'x1001' }],
    })
  })
})

async function everybodyAgrees(load: Load): Promise<void> {
  for (const id of ['x1000', 'x1001', 'x1002']) {
    const cell = cluster.cell(id)
    await until(
      `${id} shows every write`,
      async () => {
        const seen = await nodesAt(cell)
        if (seen.length !== 23) throw new Error(`${seen.length} nodes`)
        const stray = seen.find((node) => node.cell !== node.id.slice(0, 5))
        if (stray) throw new Error(`${stray.id} is at ${stray.cell}`)
        for (const [node, value] of load.acknowledged) {
          const component = await cell.get<{ SoftwareStatus?: string }>(
            `/hsm/v2/State/Components/${node}`,
          )
          const seen = component.SoftwareStatus ?? ''
          if (seen !== value && !load.unknown.get(node)?.includes(seen)) {
            throw new Error(`${node}: ${component.SoftwareStatus}, not ${value}`)
          }
        }
        return true
      },
      { seconds: 20 },
    )
    const conflicts = await cell.get<{ conflicts: unknown[] }>('/cells/v1/conflicts')
    expect(conflicts.conflicts).toEqual([])
  }
}
