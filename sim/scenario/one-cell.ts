import type { KeyValueStore } from '../../cell/env/index.ts'
import { auditIndexes, pendingTransactionsMax } from '../../cell/store/index.ts'
import { VirtualClock } from '../clock/index.ts'
import { simSigner, simVerifier } from '../signer/index.ts'
import { type DiskFlaws, VirtualDisk } from '../store/index.ts'
import { World } from '../world/index.ts'
import { BootingNode } from './booting-node.ts'
import { Client } from './client.ts'
import { DiskWatch } from './disk-watch.ts'
import { type InvariantName, Scorecard } from './invariant.ts'
import { eventsMax, jumpMsMax, settleMs, virtualMsDefault } from './limits.ts'
import { SimCell } from './sim-cell.ts'
import { type Climate, drawClimate, Weather } from './weather.ts'
import { Witness } from './witness.ts'

/** What may be chosen of a run; all else comes from the seed. */
export interface OneCellOptions {
  readonly seed: number
  /** How long clients write. */
  readonly virtualMs?: number
  /** Hears every line of the trace. */
  readonly listen?: (line: string) => void
  /** Replaces parts of the climate that the seed draws. */
  readonly climate?: Partial<Climate>
  /** For tests of the harness: a worse disk, something before the disk, fewer judges. */
  readonly flaws?: DiskFlaws
  readonly wrap?: (store: KeyValueStore) => KeyValueStore
  readonly judges?: readonly InvariantName[]
}

/** What a run that held has to say. */
export interface OneCellReport {
  readonly seed: number
  readonly events: number
  readonly virtualMs: number
  /** How often each invariant was judged. */
  readonly invariants: Readonly<Record<string, number>>
  readonly traceHash: string
  readonly changes: number
  readonly starts: number
}

/** A broken invariant, or a run that could not go on, with all that is needed to see it again. */
export class SimulationFailure extends Error {
  override readonly name = 'SimulationFailure'
  readonly seed: number

  constructor(world: World, virtualMs: number, cause: unknown) {
    const more = virtualMs === virtualMsDefault ? '' : ` --virtual-ms ${virtualMs}`
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    super(
      [
        `seed ${world.seed} failed after ${world.nowMs.toFixed(3)} ms: ${reason}`,
        'the last that happened:',
        ...world.trace.tail().map((line) => `  ${line}`),
        `see it again: rackcell sim replay --seed ${world.seed}${more}`,
      ].join('\n'),
      { cause },
    )
    this.seed = world.seed
  }
}

/**
 * One cell of production code with clients that write and nodes that boot, on a machine that fails.
 */
class OneCell {
  readonly world: World
  readonly #disk: VirtualDisk
  readonly #weather: Weather
  readonly #clock: VirtualClock
  readonly #card: Scorecard
  readonly #witness: Witness
  readonly #watch: DiskWatch
  readonly #cell: SimCell
  readonly #climate: Climate
  readonly #virtualMs: number
  #isOver = false

  constructor(options: OneCellOptions) {
    const { seed, listen, flaws, wrap = (store) => store, judges } = options
    const world = new World({ seed, ...(listen && { listen }) })
    const random = world.random
    this.world = world
    this.#virtualMs = options.virtualMs ?? virtualMsDefault
    this.#climate = { ...drawClimate(random.fork('climate')), ...options.climate }
    this.#disk = new VirtualDisk(flaws)
    this.#weather = new Weather(random.fork('weather'), this.#climate)
    this.#clock = new VirtualClock(world.timeline)
    this.#card = new Scorecard(judges)
    this.#witness = new Witness(this.#card)
    this.#watch = new DiskWatch(this.#disk, this.#card)
    this.#cell = new SimCell({
      world,
      disk: this.#disk,
      weather: this.#weather,
      clock: this.#clock,
      random: random.fork('cell'),
      signer: simSigner(random.fork('key')),
      verifier: simVerifier(),
      witness: this.#witness,
      card: this.#card,
      wrap,
    })
  }

  async run(): Promise<OneCellReport> {
    const { world } = this
    world.onQuiet(() => this.#judgeQuiet())
    this.#cell.start()
    this.#beginPeople()
    this.#beginTrouble()
    await world.run({ untilMs: this.#virtualMs, eventsMax })
    this.#isOver = true
    this.#weather.calm()
    this.#disk.isFull = false
    await world.run({ untilMs: this.#virtualMs + settleMs, eventsMax })
    world.begin(() => this.#judgeEnd())
    await world.run({ untilMs: this.#virtualMs + 2 * settleMs, eventsMax })
    return {
      seed: world.seed,
      events: world.events,
      virtualMs: this.#virtualMs,
      invariants: this.#card.judged,
      traceHash: world.trace.digest(),
      changes: this.#witness.attempts,
      starts: this.#cell.starts,
    }
  }

  #beginPeople(): void {
    const { world } = this
    const random = world.random.fork('people')
    const isOver = () => this.#isOver
    const ports = { world, cell: this.#cell, witness: this.#witness, random }
    for (let number = 3 + random.below(6); number > 0; number--) {
      new Client(number, ports).begin(isOver)
    }
    const watching = { ...ports, watch: this.#watch, card: this.#card }
    for (let number = 2 + random.below(4); number > 0; number--) {
      new BootingNode(number, watching).begin(isOver)
    }
  }

  #beginTrouble(): void {
    const { powerCutMs, fullDiskMs, clockJumpMs } = this.#climate
    const random = this.world.random.fork('trouble')
    this.#repeat('outage', powerCutMs, () => {
      if (random.chance(0.7)) this.#cell.powerCut(this.#weather.loss())
      else this.#cell.kill()
    })
    this.#repeat('disk full', fullDiskMs, () => {
      this.#disk.isFull = true
      const room = () => {
        this.#disk.isFull = false
      }
      this.world.timeline.schedule(random.between(50, 1_000), 'disk has room', room)
    })
    this.#repeat('clock jump', clockJumpMs, () => {
      this.#clock.jump(Math.floor(random.between(-jumpMsMax, jumpMsMax)))
    })
  }

  /** Lets `act` happen again and again, without memory, every `meanMs` on average. */
  #repeat(name: string, meanMs: number, act: () => void): void {
    const random = this.world.random.fork(name)
    const next = () => {
      this.world.timeline.schedule(random.exponential(meanMs), name, () => {
        if (this.#isOver) return
        act()
        next()
      })
    }
    next()
  }

  #judgeQuiet(): void {
    const waiting = this.#cell.ledger?.waiting ?? 0
    this.#card.judge('queues-are-bounded', waiting <= pendingTransactionsMax, () => `${waiting}`)
    this.#watch.look()
  }

  /** Stops in order, opens once more, and audits what lies there. */
  async #judgeEnd(): Promise<void> {
    const ledger = this.#cell.ledger
    this.#card.judge('store-opens', ledger?.health.state === 'open', () => {
      return `the cell is ${ledger?.health.state ?? 'down'} long after the last trouble`
    })
    await this.#cell.stop()
    await this.#cell.inspect(async (store, { tables }) => {
      const { missing, surplus } = await auditIndexes(store, tables)
      this.#card.judge('indexes-agree', missing.length + surplus.length === 0, () => {
        return `missing ${missing}, surplus ${surplus}`
      })
    })
    this.world.note('end of the run')
  }
}

/** Runs one world. Throws SimulationFailure when an invariant breaks. */
export async function runOneCell(options: OneCellOptions): Promise<OneCellReport> {
  const scenario = new OneCell(options)
  try {
    return await scenario.run()
  } catch (error) {
    throw new SimulationFailure(scenario.world, options.virtualMs ?? virtualMsDefault, error)
  }
}
