import type { Signer } from '../../cell/env/index.ts'
import type { Member } from '../../cell/replication/index.ts'
import { digestTopic } from '../../proto/index.ts'
import { VirtualClock } from '../clock/index.ts'
import { calm, createSimBus, SimNetwork } from '../network/index.ts'
import type { SeededRandom } from '../random/index.ts'
import { type Plot, Quantiles, type Spread } from '../report/index.ts'
import { sharedVerifier, simSigner, simVerifier } from '../signer/index.ts'
import { World } from '../world/index.ts'
import { DigestCell } from './digest-cell.ts'
import {
  changeEveryMs,
  connectMs,
  dialsPerCell,
  eventsMax,
  fewerDialsFrom,
  lookEveryMs,
  patienceMs,
} from './limits.ts'
import { type DigestSample, digestPlots } from './plots.ts'

/** What may be chosen of a run of digests. */
export interface DigestOptions {
  readonly seed: number
  readonly cells: number
  /** Changes made one after the other at cells drawn from the seed. */
  readonly changes: number
  /** Gossip lost on each link, per mille. */
  readonly dropPerMille: number
  /** The halves of the cluster do not hear each other while the changes are made. */
  readonly isCut?: boolean
  readonly progress?: (atMs: number) => void
}

/** What a run of digests has to say. */
export interface DigestReport {
  readonly events: number
  readonly virtualMs: number
  /** Milliseconds from the last change (cut: the healing) until everybody had heard of all. */
  readonly settledMs: number
  /** Milliseconds until every cell had heard of a change (cut: counted from the healing on). */
  readonly everywhere: Spread
  /** Milliseconds until some cell had heard of a change, each cell and change counted. */
  readonly each: Spread
  readonly bytesPerCell: number
  /** Connections of a cell, on average. */
  readonly links: number
  readonly traceHash: string
  readonly plots: readonly Plot[]
}

/** Somebody has not heard of a change in time. */
export class DigestFailure extends Error {
  override readonly name = 'DigestFailure'
  readonly events: number
  readonly virtualMs: number

  constructor(message: string, { events, nowMs }: World) {
    super(message)
    this.events = events
    this.virtualMs = Math.round(nowMs)
  }
}

const idOf = (number: number) => `x${1_000 + number}`
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')

/** A change that was made. */
interface Change {
  readonly writer: string
  readonly seq: number
  readonly atMs: number
  missing: number
  /** When the last cell has heard of it. */
  endMs: number
}

/** A cluster of digests while it runs. */
class DigestRun {
  readonly #options: DigestOptions
  readonly world: World
  readonly network: SimNetwork
  readonly #cells: DigestCell[] = []
  readonly #keys = new Map<string, Uint8Array>()
  readonly #changes = new Map<string, Change>()
  readonly #each = new Quantiles()
  /** One for each cell: who waits for many things at a time has long lists to look through. */
  readonly #ended: AbortController[] = []
  readonly #samples: DigestSample[] = []
  #healedMs = 0

  constructor(options: DigestOptions) {
    this.#options = options
    this.world = new World({ seed: options.seed })
    const { timeline, random } = this.world
    const weather = { ...calm, dropPerMille: options.dropPerMille }
    const network = random.fork('network')
    this.network = new SimNetwork({ timeline, random: network, fanout: 'direct', weather })
  }

  async run(): Promise<DigestReport> {
    this.#populate()
    await this.#pass(connectMs)
    const { isCut, changes } = this.#options
    const keys = this.#cells.map(({ bus }) => bus.self)
    const half = keys.length >>> 1
    const heal = isCut ? this.network.partition(keys.slice(0, half), keys.slice(half)) : () => {}
    for (let change = 0; change < changes; change++) {
      this.#change()
      await this.#pass(changeEveryMs)
    }
    heal()
    if (isCut) this.#healedMs = this.world.nowMs
    const lastMs = this.world.nowMs
    await this.#untilHeard()
    for (const ended of this.#ended) ended.abort()
    return this.#report(this.world.nowMs - lastMs)
  }

  #populate(): void {
    const { world, network } = this
    const { cells } = this.#options
    const verifier = sharedVerifier(simVerifier())
    const clock = new VirtualClock(world.timeline)
    const random = world.random.fork('cells')
    const topic = digestTopic('simulated')
    const admission = { hello: () => new Uint8Array(), admit: () => undefined }
    const signers = Array.from({ length: cells }, (_, number) => {
      const signer: Signer = verifier.noting(simSigner(random.fork(`key ${number}`)))
      this.#keys.set(idOf(number), signer.publicKey)
      return signer
    })
    for (const [number, signer] of signers.entries()) {
      const id = idOf(number)
      const bus = createSimBus({ network, key: hex(signer.publicKey), admission, name: id })
      const own = random.fork(id)
      const ended = new AbortController()
      this.#ended.push(ended)
      const ports = {
        ...{ id, bus, clock, random: own, signer, verifier, topic },
        members: this.#membersOf(number, own.fork('members')),
        cells: () => cells,
        keyOf: (cell: string) => this.#keys.get(cell),
        heard: (writer: string, seq: number) => this.#heard(writer, seq),
      }
      // As a simulated activity: what it begins is watched.
      world.begin(async () => {
        this.#cells.push(new DigestCell(ports, ended.signal))
      })
    }
  }

  /** Some others for each; the next one for sure, so that all hang together. */
  #membersOf(number: number, random: SeededRandom): readonly Member[] {
    const { cells } = this.#options
    const others = new Set([(number + 1) % cells])
    const dials = cells < fewerDialsFrom ? dialsPerCell : dialsPerCell / 2
    for (let dial = 1; dial < dials; dial++) others.add(random.below(cells))
    others.delete(number)
    return [...others].map((other) => {
      const id = idOf(other)
      return { id, key: hex(this.#keys.get(id)), addresses: [`/dns4/${id}.sim/tcp/4001`] }
    })
  }

  #change(): void {
    const { world } = this
    const cell = world.random.fork(`change ${this.#changes.size}`).pick(this.#cells)
    world.begin(async () => {
      const seq = cell.write()
      const [atMs, missing] = [world.nowMs, this.#cells.length - 1]
      const change = { writer: cell.id, seq, atMs, missing, endMs: 0 }
      this.#changes.set(`${cell.id}/${seq}`, change)
    })
  }

  #heard(writer: string, seq: number): void {
    const { nowMs } = this.world
    const change = this.#changes.get(`${writer}/${seq}`)
    if (!change) return
    change.missing--
    change.endMs = nowMs
    this.#each.add(nowMs - Math.max(change.atMs, this.#healedMs))
  }

  async #pass(ms: number): Promise<void> {
    const { world } = this
    const endMs = world.nowMs + ms
    while (world.nowMs < endMs) {
      await world.run({ untilMs: Math.min(endMs, world.nowMs + lookEveryMs), eventsMax })
      this.#look()
      this.#options.progress?.(world.nowMs)
    }
  }

  #look(): void {
    const others = Math.max(1, this.#cells.length - 1)
    const shares = this.#newest().map(({ missing }) => 1 - missing / others)
    const sum = shares.reduce((total, share) => total + share, 0)
    this.#samples.push({
      ...{ atMs: this.world.nowMs, bytes: this.#sentBytes() },
      heard: shares.length === 0 ? 1 : sum / shares.length,
      heardLeast: Math.min(1, ...shares),
    })
  }

  #sentBytes(): number {
    return this.#cells.reduce((sum, { bus }) => sum + this.network.traffic(bus.self).sentBytes, 0)
  }

  async #untilHeard(): Promise<void> {
    const endMs = this.world.nowMs + patienceMs
    const open = () => this.#newest().filter(({ missing }) => missing > 0)
    while (open().length > 0 && this.world.nowMs < endMs) await this.#pass(lookEveryMs)
    const [first] = open()
    if (!first) return
    const { writer, seq, missing } = first
    throw new DigestFailure(
      `seed ${this.#options.seed}: ${missing} cells have not heard of change ${seq} of ${writer}`,
      this.world,
    )
  }

  /** Changes that no later one of the same cell stands for. */
  #newest(): Change[] {
    const newest = new Map<string, Change>()
    for (const change of this.#changes.values()) newest.set(change.writer, change)
    return [...newest.values()]
  }

  #report(settledMs: number): DigestReport {
    const everywhere = new Quantiles()
    for (const { atMs, endMs, missing } of this.#changes.values()) {
      if (missing === 0) everywhere.add(endMs - Math.max(atMs, this.#healedMs))
    }
    const count = this.#cells.length
    return {
      events: this.world.events,
      virtualMs: Math.round(this.world.nowMs),
      settledMs,
      ...{ everywhere: everywhere.spread, each: this.#each.spread },
      bytesPerCell: Math.round(this.#sentBytes() / count),
      links: (2 * this.network.linkCount) / count,
      traceHash: this.world.trace.digest(),
      plots: digestPlots(this.#samples, { cells: count, convergence: this.#each.curve(200) }),
    }
  }
}

/** Runs a cluster of digests. Throws DigestFailure when somebody never hears of a change. */
export function runDigests(options: DigestOptions): Promise<DigestReport> {
  return new DigestRun(options).run()
}
