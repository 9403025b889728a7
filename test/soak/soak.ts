/**
 * Cells that work, come and go for as long as one likes, and what they hold of the machine
 * meanwhile. One of them is never restarted: its heap, its handles and its streams tell of leaks.
 */
import { resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { SeededRandom } from '../../sim/random/index.ts'
import { loopback, TestCluster } from '../fixture/cluster.ts'
import type { ClusterCell } from '../fixture/cluster-cell.ts'
import { type Metrics, metric, metricsOf } from '../fixture/cluster-metric.ts'
import { type ClusterNode, loadNodes } from '../fixture/cluster-nodes.ts'
import { until } from '../fixture/cluster-patience.ts'
import { usageOf } from '../fixture/cluster-usage.ts'
import { EventStream } from '../fixture/event-stream.ts'
import type { Held } from './inside.ts'
import { soakCells as cells, type SoakResult } from './soak-result.ts'

/** How to soak. */
export interface SoakOptions {
  readonly folder: string
  readonly minutes: number
  readonly seed: number
  /** Preloads a leak into the cell that stays: the soak has to find it. */
  readonly leaks?: boolean
}

/** What the cell that stayed held at one moment. */
interface Look {
  readonly minute: number
  readonly held: Held
  /** Requests over HTTP that it has answered. */
  readonly answered: number
  readonly handles: number
  readonly streams: number
  readonly connections: number
}

const perCell = 16
const lookEverySeconds = 8
const churnEverySeconds = 10
/** The old generation of each cell may hold so much: twice what it begins with. */
const heapMiBMax = 128
/** Until then code is compiled and optimized: this share of a soak, and at least so long. */
const warmShare = 1 / 3
const warmMinutes = 1

/** Runs the soak. The cluster is gone when it ends. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { folder, minutes, seed, leaks = false } = options
  const args = ['--log-level', 'warn', '--cluster-suspect-seconds', '3']
  // A leak comes up against the end of the heap.
  const limit = `--max-old-space-size=${heapMiBMax}`
  const inside = resolve(import.meta.dirname, 'inside.ts')
  const watched = `${limit} --expose-gc --disable-warning=ExperimentalWarning --import=${inside}`
  const planted = leaks ? ['RACKCELL_SOAK_LEAK=1'] : []
  const cluster = await TestCluster.start({
    folder,
    cells,
    args: [...args, '--cluster-dark-seconds', '6'],
    places: Array.from({ length: cells }, (_, at) => ({
      ...loopback,
      wrapper: ['env', ...planted, `NODE_OPTIONS=${at === 0 ? watched : limit}`],
    })),
  })
  try {
    const nodes = await loadNodes(cluster, perCell)
    await cluster.untilAgreed()
    return await new Soak(cluster, nodes, SeededRandom.fromSeed(seed)).run(minutes)
  } finally {
    await cluster.close()
  }
}

class Soak {
  readonly #cluster: TestCluster
  readonly #nodes: readonly ClusterNode[]
  readonly #random: SeededRandom
  readonly #stays: ClusterCell
  readonly #looks: Look[] = []
  readonly #wrong: string[] = []
  #requests = 0
  #unreachable = 0
  #churns = 0
  #isOver = false

  constructor(cluster: TestCluster, nodes: readonly ClusterNode[], random: SeededRandom) {
    this.#cluster = cluster
    this.#nodes = nodes
    this.#random = random
    this.#stays = cluster.cells[0] as ClusterCell
  }

  async run(minutes: number): Promise<SoakResult> {
    const begunMs = performance.now()
    const elapsed = () => (performance.now() - begunMs) / 60_000
    const begin = await this.#look(0)
    const working = Array.from({ length: 6 }, () => this.#work())
    const watching = this.#watch()
    let lookedAt = 0
    let churnedAt = 0
    const round = async () => {
      if (elapsed() * 60 - lookedAt >= lookEverySeconds) {
        lookedAt = elapsed() * 60
        this.#looks.push(await this.#look(elapsed()))
      }
      if (elapsed() * 60 - churnedAt >= churnEverySeconds && elapsed() < minutes - 0.25) {
        churnedAt = elapsed() * 60
        await this.#churn()
      }
      return elapsed() >= minutes
    }
    await until('the soak is over', round, { seconds: minutes * 60 + 120, everyMs: 250 })
    this.#isOver = true
    await Promise.all([...working, watching])
    const agreedMs = await this.#cluster.untilAgreed({ seconds: 120 })
    return await this.#result(begin, agreedMs)
  }

  #below(limit: number): number {
    return this.#random.uint32() % limit
  }

  #anyCell(): ClusterCell {
    return this.#cluster.cells[this.#below(cells)] as ClusterCell
  }

  /** One client after the other's manner: writes, lists, boots; at any cell for any node. */
  async #work(): Promise<void> {
    while (!this.#isOver) {
      const node = this.#nodes[this.#below(this.#nodes.length)] as ClusterNode
      const cell = this.#anyCell()
      if (cell.isRunning) await this.#ask(cell, node)
      // The cells shall have time for each other, too: it is no benchmark.
      await until('its turn', () => true, { seconds: 1, everyMs: 1 })
    }
  }

  async #ask(cell: ClusterCell, { xname, mac }: ClusterNode): Promise<void> {
    const body = { State: ['On', 'Off', 'Ready'][this.#below(3)] }
    const choices = [
      () => cell.ask('PATCH', `/hsm/v2/State/Components/${xname}/StateData`, { body }),
      () => cell.ask('GET', `/boot/v1/bootscript?mac=${mac}`, { isOpen: true }),
      () => cell.ask('GET', `/cells/v1/nodes/${xname}`),
      () => cell.ask('GET', '/cells/v1/nodes?filter=state%20%3D%3D%20%22Ready%22'),
    ] as const
    this.#requests++
    try {
      const { status, text } = await (choices[this.#below(choices.length)] ?? choices[0])()
      if (![503, 504].includes(status) && status >= 300) this.#wrong.push(`${status} ${text}`)
    } catch {
      this.#unreachable++
    }
  }

  /** Readers of events that come, stay for a little, and hang up without a word. */
  async #watch(): Promise<void> {
    while (!this.#isOver) {
      try {
        const headers = { authorization: `Bearer ${this.#cluster.token}` }
        const stream = await EventStream.open(this.#stays.url, '/cells/v1/events', headers)
        const isEnough = () => stream.events.length > 20 || this.#isOver
        await stream.until(isEnough, 'events', 5).catch(() => {})
        stream.close()
      } catch {
        this.#unreachable++
      }
    }
  }

  /** Something happens to one of those that do not stay. */
  async #churn(): Promise<void> {
    const victim = this.#cluster.cells[1 + this.#below(cells - 1)] as ClusterCell
    const how = this.#below(3)
    this.#churns++
    if (how === 2) {
      victim.freeze()
      const begunMs = performance.now()
      const isLong = () => performance.now() - begunMs > 4_000
      await until('it stood still', isLong, { seconds: 10 })
      victim.thaw()
      return
    }
    await (how === 0 ? victim.kill() : victim.stop())
    await this.#cluster.restart(victim.id)
  }

  async #look(minute: number): Promise<Look> {
    const now: Metrics = await metricsOf(this.#stays)
    return {
      minute,
      held: await this.#stays.probe<Held>({ type: 'held' }),
      answered: metric(now, 'rackcell_http_requests_total'),
      handles: usageOf(this.#stays).handles,
      streams: metric(now, 'rackcell_peer_streams'),
      connections: metric(now, 'rackcell_peer_connections'),
    }
  }

  async #result(begin: Look, agreedMs: number): Promise<SoakResult> {
    // Two connections with one peer are left alone for ten seconds.
    const isCalm = async () => {
      const look = await this.#look(Infinity)
      return look.connections === cells - 1 && look
    }
    const { value: end } = await until('one connection each', isCalm, { seconds: 60, everyMs: 500 })
    const lastMinute = this.#looks.at(-1)?.minute ?? 0
    const warmFrom = Math.max(warmMinutes, lastMinute * warmShare)
    const warm = this.#looks.filter(({ minute }) => minute >= warmFrom)
    const growth = (of: (look: Look) => number, along = ({ minute }: Look) => minute) => {
      return slopeOf(warm.map((look) => [along(look), of(look)] as const))
    }
    const metrics = await metricsOf(this.#stays)
    return {
      requests: this.#requests,
      wrong: this.#wrong,
      unreachable: this.#unreachable,
      churns: this.#churns,
      heapMiBPerMinute: growth(({ held }) => held.heapBytes) / 2 ** 20,
      heapMiBWarm: (warm[0]?.held.heapBytes ?? 0) / 2 ** 20,
      heapMiBEnd: (warm.at(-1)?.held.heapBytes ?? 0) / 2 ** 20,
      outsideMiBPerMinute: growth(({ held }) => held.outsideBytes) / 2 ** 20,
      objectsPerRequest: keptPerRequest(warm),
      objectsEnd: end.held.objects,
      timersEnd: end.held.resources['Timeout'] ?? 0,
      handlesBegin: begin.handles,
      handlesEnd: end.handles,
      streamsPerConnection: end.streams / end.connections,
      connections: end.connections,
      phantoms: metric(metrics, 'rackcell_links_mended_total{why="phantom"}'),
      agreedMs,
    }
  }
}

/** Requests below which objects that come and go weigh more than what one of them may keep. */
const requestsMin = 1_500

/** Objects that were added while the cell was warm, per request that it answered meanwhile. */
function keptPerRequest(warm: readonly Look[]): number {
  const [first, last] = [warm[0], warm.at(-1)]
  if (!first || !last) return 0
  const perMinute = slopeOf(warm.map(({ minute, held }) => [minute, held.objects] as const))
  const answered = Math.max(requestsMin, last.answered - first.answered)
  return (perMinute * (last.minute - first.minute)) / answered
}

/** Slope of the line of least squares. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => {
    return values.reduce((sum, value) => sum + value, 0) / values.length
  }
  const x = mean(points.map(([each]) => each))
  const y = mean(points.map(([, each]) => each))
  const across = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0)
  const along = points.reduce((sum, [px]) => sum + (px - x) ** 2, 0)
  return along === 0 ? 0 : across / along
}
