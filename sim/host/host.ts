import type { Clock, KeyValueStore, StoreOperation } from '../../cell/env/index.ts'
import { HostClock, HostTimeline } from '../clock/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { World } from '../world/index.ts'
import { DiskFate } from './disk-fate.ts'
import { Life } from './life.ts'
import type { MachineDisk, OpenStore } from './machine-disk.ts'
import { StoreTap } from './store-tap.ts'

/** What a process finds when it starts. */
export interface Machine {
  readonly life: Life
  readonly store: KeyValueStore
  readonly clock: Clock
  readonly random: SeededRandom
}

/** A process that runs: what `run` of the host has made of the machine. */
export interface Process {
  /** Ends in order; of a process that is killed the life's signal tells. */
  stop(): Promise<void>
}

/** What a host stands on. */
export interface HostPorts<Running extends Process> {
  readonly world: World
  readonly name: string
  readonly random: SeededRandom
  readonly disk: MachineDisk
  /** Makes the process; throws when it cannot start, and is then called again after a while. */
  run(machine: Machine): Promise<Running>
  /** What is on the disk for good. */
  durable(operations: readonly StoreOperation[]): void
  /** The process could not start: decides whether it is worth another try, or throws. */
  failed(error: unknown): void
}

/** How soon a supervisor starts a process again, in milliseconds; it backs off while it fails. */
const restartMs = { least: 200, most: 1_500, backOffMax: 16 }

/**
 * A machine with a disk, clocks that may be wrong and one process, which its supervisor starts
 * again whenever it dies. The machine can stand still, lose its power, and get another disk.
 */
export class Host<Running extends Process> {
  readonly name: string
  readonly timeline: HostTimeline
  readonly clock: HostClock
  readonly fate: DiskFate
  readonly #ports: HostPorts<Running>
  readonly #random: SeededRandom
  /** Batches whose end nobody has seen. */
  #openBatches: (readonly StoreOperation[])[] = []
  #disk: MachineDisk
  #life: Life | undefined
  #store: OpenStore | undefined
  #running: Running | undefined
  #lives = 0
  #failures = 0
  #isOn = false

  constructor(ports: HostPorts<Running>) {
    const { world, name, random, disk } = ports
    this.name = name
    this.#ports = ports
    this.#random = random.fork('host')
    this.#disk = disk
    this.timeline = new HostTimeline(world.timeline)
    this.clock = new HostClock(this.timeline, Math.floor(random.fork('uptime').between(0, 1e9)))
    this.fate = new DiskFate(random.fork('disk'))
  }

  /** The process, once it has started. */
  get running(): Running | undefined {
    return this.#running
  }

  get life(): Life | undefined {
    return this.#life
  }

  get isOn(): boolean {
    return this.#isOn
  }

  /** Starts made so far. */
  get starts(): number {
    return this.#lives
  }

  /** Whether there are writes of which nobody knows whether they are on the disk. */
  get hasOpenWrites(): boolean {
    return this.#openBatches.length > 0
  }

  get disk(): MachineDisk {
    return this.#disk
  }

  /** Power comes on. */
  switchOn(): void {
    if (this.#isOn) return
    this.#isOn = true
    this.#start()
  }

  /** Power goes: what was not synced is at the mercy of the disk. */
  powerCut(): void {
    this.#note('power cut')
    this.#end({ isPowerGone: true })
    this.#disk.powerCut(this.fate)
    this.#startSoon()
  }

  /** The process is killed; what it wrote stays with the kernel. */
  kill(): void {
    this.#note('process killed')
    this.#end({ isPowerGone: false })
    this.#startSoon()
  }

  /** Power goes and stays away. */
  switchOff(): void {
    if (!this.#isOn) return
    this.#note('switched off')
    this.#isOn = false
    this.#end({ isPowerGone: true })
    this.#disk.powerCut(this.fate)
  }

  /** Ends the process in order, and leaves the machine off. */
  async stop(): Promise<void> {
    this.#isOn = false
    const [life, running, store] = [this.#life, this.#running, this.#store]
    await running?.stop()
    await store?.close()
    life?.end()
    this.#life = undefined
    this.#running = undefined
  }

  /** Another disk; only while the machine is off. */
  putDisk(disk: MachineDisk): void {
    this.#disk = disk
    this.#openBatches = []
  }

  /** Lets something reach the process after `delayMs`, later when the machine stands still. */
  arrive(delayMs: number, what: string, act: () => void): void {
    this.timeline.schedule(delayMs, what, act)
  }

  #note(what: string): void {
    this.#ports.world.note(`${this.name}: ${what}`)
  }

  #end(how: { readonly isPowerGone: boolean }): void {
    this.#store?.abandon()
    this.#life?.end(how)
    this.#life = undefined
    this.#running = undefined
  }

  #startSoon(): void {
    const { least, most, backOffMax } = restartMs
    const factor = Math.min(backOffMax, 2 ** this.#failures)
    const delayMs = this.#random.between(least, most) * factor
    this.#ports.world.timeline.schedule(delayMs, `${this.name} supervisor`, () => this.#start())
  }

  #start(): void {
    if (!this.#isOn || this.#life) return
    const { world } = this.#ports
    const life = new Life(this.#lives++)
    this.#life = life
    this.#note(`starts, life ${life.number}`)
    world.begin(async () => {
      try {
        const running = await this.#run(life)
        if (life.isOver) return
        this.#failures = 0
        this.#running = running
        this.#note(`is up, life ${life.number}`)
      } catch (error) {
        // What a dead process still does happens nowhere.
        if (life.isOver) return
        this.#ports.failed(error)
        this.#failures++
        this.#end({ isPowerGone: false })
        this.#startSoon()
      }
    })
  }

  async #run(life: Life): Promise<Running> {
    const { durable, run } = this.#ports
    const crash = () => {
      if (!life.isOver) this.powerCut()
    }
    const store = this.#disk.open({ timeline: this.timeline, fate: this.fate, crash })
    this.#store = store
    const tap = new StoreTap(store, durable, this.#openBatches)
    await tap.reopen()
    const random = this.#ports.random.fork(`life ${life.number}`)
    return await run({ life, store: tap, clock: life.clockOf(this.clock), random })
  }
}
