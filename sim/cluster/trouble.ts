import type { PeerKey } from '../../cell/env/index.ts'
import { type Mishap, mishapText } from '../fault/index.ts'
import type { MachineDisk } from '../host/index.ts'
import type { ClusterJudge } from '../judge/index.ts'
import { DiskSight } from '../judge/index.ts'
import type { SimNetwork } from '../network/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { World } from '../world/index.ts'
import { beginMischief, type MischiefPorts } from './mischief.ts'
import type { SimCell } from './sim-cell.ts'
import { WeatherFront } from './weather-front.ts'

/** What making mishaps happen stands on. */
export interface TroublePorts {
  readonly world: World
  readonly network: SimNetwork
  readonly judge: ClusterJudge
  readonly random: SeededRandom
  /** By number of their machine; they may become more. */
  readonly cells: readonly SimCell[]
  keyOf(cell: SimCell): PeerKey
  readonly mischief: MischiefPorts
  /** Machines that are left alone. */
  isSpared(cell: SimCell): boolean
}

/** A copy of a disk, with what was on it for good. */
interface Backup {
  readonly disk: MachineDisk
  readonly sight: DiskSight
}

/** A wall clock is wrong by so many milliseconds at the most: beyond what intents may be ahead. */
const jumpMsMax = 150_000
/** Clocks run wrong by so much at the most. */
const driftMax = 0.0005
const slowest = 100
/** How long somebody takes to put another disk in, in milliseconds. */
const repairMs = 2_000

/** Makes mishaps happen to machines and to the network between them. */
export class Trouble {
  readonly #ports: TroublePorts
  readonly #weather: WeatherFront
  readonly #endings = new Map<Mishap, () => void>()
  readonly #backups = new Map<SimCell, Backup>()
  #isOver = false
  #begun = 0

  constructor(ports: TroublePorts) {
    this.#ports = ports
    this.#weather = new WeatherFront(ports.network)
  }

  /** Mishaps that came about so far. */
  get begun(): number {
    return this.#begun
  }

  /** Puts everything on the timeline. */
  plan(mishaps: readonly Mishap[]): void {
    const { world } = this.#ports
    for (const mishap of mishaps) {
      world.timeline.schedule(mishap.atMs - world.nowMs, mishapText(mishap), () => {
        if (!this.#isOver) this.#begin(mishap)
      })
    }
  }

  /** Copies of the disks of all machines that run are put aside, as good operators do. */
  backUpAt(atMs: number): void {
    this.#after(atMs, 'all disks are backed up', () => {
      for (const cell of this.#ports.cells) if (cell.host.isOn) this.#backUp(cell)
    })
  }

  /** From now on everything works again: whatever is under way ends. */
  calm(): void {
    this.#isOver = true
    for (const end of [...this.#endings.values()]) end()
    this.#endings.clear()
    this.#ports.network.heal()
    for (const { host } of this.#ports.cells) {
      host.timeline.wake()
      host.disk.fill(false)
      host.fate.slow(1)
      host.fate.expect(undefined)
      host.clock.set()
      host.clock.drift(1)
    }
  }

  /** A machine's store does not open: whether a turned bit, of this key if named, explains it. */
  isRotten({ host: { disk } }: SimCell, key?: string): boolean {
    return key === undefined ? disk.turned.length > 0 : disk.turned.includes(key)
  }

  /** Somebody puts an empty disk into a machine whose store does not open. */
  replaceDisk(cell: SimCell): void {
    if (!this.isRotten(cell)) return
    cell.host.switchOff()
    this.#ports.judge.card.sometimes('bit rot noticed, disk replaced')
    this.#changeDisk(cell, { disk: cell.host.disk.empty(), sight: new DiskSight() })
    this.#after(repairMs, `${cell.id} has a new disk`, () => cell.host.switchOn())
  }

  #begin(mishap: Mishap): void {
    const { world, judge } = this.#ports
    this.#begun++
    judge.card.sometimes(mishap.kind)
    const end = this.#weather.begin(mishap, this.#sides(mishap)) ?? this.#beginAtHost(mishap)
    if (mishap.forMs <= 0) return
    this.#endings.set(mishap, end)
    world.timeline.schedule(mishap.forMs, `mishap ${mishap.number} ends`, () => {
      if (this.#endings.delete(mishap)) end()
    })
  }

  #sides({ hosts }: Mishap): readonly [PeerKey[], PeerKey[]] {
    const { cells, keyOf } = this.#ports
    const some = new Set(hosts)
    const keys = (isIn: boolean) =>
      cells.filter(({ number }) => some.has(number) === isIn).map((cell) => keyOf(cell))
    return [keys(true), keys(false)]
  }

  #beginAtHost(mishap: Mishap): () => void {
    const cell = this.#ports.cells[mishap.hosts[0] ?? 0]
    if (!cell || this.#ports.isSpared(cell)) return () => {}
    const { host } = cell
    switch (mishap.kind) {
      case 'slow-disk':
        host.fate.slow(1 + mishap.amount * slowest)
        return () => host.fate.slow(1)
      case 'full-disk':
        host.disk.fill(true)
        return () => host.disk.fill(false)
      case 'write-fails':
        host.fate.expect('failed')
        return () => {}
      case 'crash-in-write':
        host.fate.expect('crash')
        return () => {}
      case 'power-cut':
        if (host.life) host.powerCut()
        return () => {}
      case 'kill':
        if (host.life) host.kill()
        return () => {}
      case 'stall':
        return this.#stall(cell, mishap.forMs)
      default:
        return this.#beginWithClock(cell, mishap) ?? this.#beginWithDisk(cell, mishap)
    }
  }

  #beginWithClock({ host }: SimCell, { kind, amount }: Mishap): (() => void) | undefined {
    switch (kind) {
      case 'jump':
        // Not on top of earlier jumps: a clock that is ever further ahead is held back for ever.
        host.clock.jump(Math.floor((2 * amount - 1) * jumpMsMax - host.clock.wallErrorMs))
        return () => {}
      case 'freeze':
        host.clock.freeze()
        return () => host.clock.thaw({ isSet: amount < 0.5 })
      case 'drift':
        host.clock.drift(1 + (2 * amount - 1) * driftMax)
        return () => {}
      default:
        return undefined
    }
  }

  #beginWithDisk(cell: SimCell, mishap: Mishap): () => void {
    switch (mishap.kind) {
      case 'bit-flip':
        this.#rot(cell)
        return () => {}
      case 'lost-disk':
        this.#swapDisk(cell, { disk: cell.host.disk.empty(), sight: new DiskSight() })
        return () => {}
      case 'old-disk':
        this.#swapDisk(cell, this.#backups.get(cell))
        return () => {}
      case 'clone':
      case 'fork':
        this.#restoreAlone(cell)
        return () => {}
      default:
        return beginMischief(cell, mishap, this.#ports.mischief)
    }
  }

  /** The machine stands still: nothing reaches it, and nothing in it goes on. */
  #stall(cell: SimCell, forMs: number): () => void {
    const { network, keyOf } = this.#ports
    cell.host.timeline.stall(forMs)
    const key = keyOf(cell)
    network.down(key)
    return () => network.up(key)
  }

  #rot(cell: SimCell): void {
    const { judge, random, world } = this.#ports
    cell.host.switchOff()
    const key = cell.host.disk.rot(random)
    if (key !== undefined) {
      world.note(`${cell.id}: a bit of ${key} has turned`)
      judge.diskOf(cell.number).forgetReplicas()
    }
    this.#after(repairMs, `${cell.id} comes back`, () => cell.host.switchOn())
  }

  #swapDisk(cell: SimCell, backup: Backup | undefined): void {
    if (!backup) {
      this.#backUp(cell)
      return
    }
    cell.host.switchOff()
    this.#changeDisk(cell, backup)
    this.#backups.delete(cell)
    this.#after(repairMs, `${cell.id} has another disk`, () => cell.host.switchOn())
  }

  #changeDisk(cell: SimCell, { disk, sight }: Backup): void {
    const { judge, cells } = this.#ports
    judge.diskChanged(cell.number, sight, (host) => cells[host]?.host.isOn === true)
    cell.host.putDisk(disk)
  }

  /** An old disk, and somebody who says that nobody knows better: the cell contradicts itself. */
  #restoreAlone(cell: SimCell): void {
    const backup = this.#backups.get(cell)
    if (!backup) {
      this.#backUp(cell)
      return
    }
    this.#swapDisk(cell, backup)
    this.#ports.judge.part(cell.id)
    cell.goesAlone = true
  }

  #backUp(cell: SimCell): void {
    const { host, number } = cell
    // A backup is taken of what is on the disk for good.
    if (host.hasOpenWrites) return
    const sight = this.#ports.judge.diskOf(number).copy()
    this.#backups.set(cell, { disk: host.disk.copy(), sight })
  }

  #after(delayMs: number, what: string, act: () => void): void {
    this.#ports.world.timeline.schedule(delayMs, what, act)
  }
}
