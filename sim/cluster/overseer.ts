import { randomHex } from '../../cell/env/index.ts'
import type { Pardon } from '../../cell/roster/index.ts'
import type { ClusterJudge } from '../judge/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { World } from '../world/index.ts'
import type { CellProcess } from './cell-process.ts'
import type { Command } from './command.ts'
import { nodeName } from './rack.ts'
import type { SimCell } from './sim-cell.ts'
import type { Site } from './site.ts'
import type { Steward } from './steward.ts'

/** What looking after forks stands on. */
export interface OverseerPorts {
  readonly world: World
  readonly judge: ClusterJudge
  readonly random: SeededRandom
  readonly site: Site
  readonly steward: Steward
  /** Honest cells that are meant to run. */
  wanted(): readonly SimCell[]
}

/** Mean time between two looks at the list of cells, in milliseconds. */
const lookMs = 2_500
/** Share of forks that somebody settles when they are seen; the others wait for the end. */
const promptShare = 0.75
/** How long somebody takes from seeing a fork to saying which branch goes on, in milliseconds. */
const decideMs = { least: 300, most: 5_000 }
/** Share of pardons that name the head from which the cell is to go on. */
const namedShare = 0.5
/** Digits of a hash that somebody types. */
const typedDigits = 16
/** How often somebody looks whether a pardoned cell works again, in milliseconds. */
const careEveryMs = 1_000
/** A cell that is still two after so many looks is pardoned again. */
const looksPerPardon = 10

/**
 * Somebody who looks at the list of cells now and then, at whatever cell is at hand, finds those
 * that contradict themselves there, says which branch goes on, and sees to it that the cell works
 * again.
 */
export class Overseer {
  readonly #ports: OverseerPorts
  readonly #random: SeededRandom
  /** Cells that somebody looks after now. */
  readonly #cared = new Set<SimCell>()
  /** The disks with which cells were pardoned last. */
  readonly #disks = new Map<SimCell, SimCell['host']['disk']>()
  /** Cells whose forks are left until the end. */
  readonly #left = new Set<SimCell>()

  constructor(ports: OverseerPorts) {
    this.#ports = ports
    this.#random = ports.random
  }

  /** Cells that do not work again yet. */
  get busy(): readonly string[] {
    return [...this.#cared].map(({ id }) => id)
  }

  /** Looks now and then, also when trouble is over. */
  begin(): void {
    const { world } = this.#ports
    world.timeline.schedule(this.#random.exponential(lookMs), 'somebody looks at the cells', () => {
      this.#look()
      this.begin()
    })
  }

  #look(): void {
    const { judge, site, wanted, world } = this.#ports
    const running = site.running()
    if (running.length === 0) return
    const at = this.#random.pick(running)
    for (const cell of wanted()) {
      if (this.#cared.has(cell) || this.#left.has(cell) || !isListedAsForked(at, cell.id)) continue
      if (!this.#random.chance(promptShare)) {
        this.#left.add(cell)
        continue
      }
      judge.card.sometimes('a fork was seen in the list of cells')
      world.note(`somebody saw at ${at.cell} that ${cell.id} contradicts itself`)
      const delayMs = this.#random.between(decideMs.least, decideMs.most)
      world.begin(() => this.settle(cell, delayMs))
    }
  }

  /** Pardons a cell after a while, and looks after it until it works again, or is there no more. */
  async settle(cell: SimCell, delayMs: number): Promise<void> {
    if (this.#cared.has(cell)) return
    this.#cared.add(cell)
    this.#left.delete(cell)
    await this.#pause(delayMs)
    for (let looks = 0; this.#isMember(cell); looks++) {
      if (this.#ports.steward.isForked(cell)) {
        if (looks % looksPerPardon === 0) await this.#pardon(cell)
      } else if (await this.#works(cell)) break
      await this.#pause(careEveryMs)
    }
    this.#cared.delete(cell)
  }

  async #pardon(cell: SimCell): Promise<void> {
    const { judge, steward } = this.#ports
    const isNamed = this.#random.chance(namedShare)
    // As "cell show" prints it; what is not known there is not typed.
    const head = () => {
      const { process } = cell.host.running ?? {}
      if (!isNamed || process?.replicator.reconciler.state !== 'quarantined') return undefined
      const { headHash } = process.ledger.position('public') ?? {}
      return headHash && Buffer.from(headHash).toString('hex').slice(0, typedDigits)
    }
    await steward.pardon(cell, head)
    this.#disks.set(cell, cell.host.disk)
    if (isNamed) judge.card.sometimes('a pardon named its head')
  }

  /** Whether a cell is whole again, which is put to the test with a change. */
  async #works(cell: SimCell): Promise<boolean> {
    const { judge, world } = this.#ports
    const { process } = cell.host.running ?? {}
    if (process?.replicator.reconciler.state !== 'reconciled') return false
    const pardon = newestPardon(process)
    if (pardon && process.ledger.boot < pardon.boot) return false
    if (pardon && judge.acknowledgedOf(cell.id).isParted) {
      // What the pardon named may be gone with a disk that was changed since.
      const pardoned = cell.host.disk === this.#disks.get(cell) ? pardon.headHash : undefined
      judge.settle(process, { boot: pardon.boot, pardoned })
    }
    const told = await cell.submit(this.#trial(process, cell), randomHex(this.#random, 16))
    world.note(`a change to see whether ${cell.id} works again: ${told?.status}`)
    if (told === undefined || told.status >= 300) return false
    if (pardon) judge.card.sometimes('a pardoned cell took a change')
    return true
  }

  /** A change that the cell itself decides. */
  #trial({ book }: CellProcess, { id, number }: SimCell): Command {
    const isOwner = book.ownerOf(nodeName(number, 0).xname) === id
    if (isOwner) return { do: 'discover', rack: number, nodes: [0] }
    return { do: 'cloud-group', label: 'trial', mark: `m${this.#random.uint32()}` }
  }

  #isMember({ id, isWanted }: SimCell): boolean {
    return isWanted && this.#ports.steward.newestBook()?.cell(id) !== undefined
  }

  #pause(ms: number): Promise<void> {
    const { timeline } = this.#ports.world
    return new Promise((resolve) => {
      timeline.schedule(ms, 'somebody waits', resolve)
    })
  }
}

/** Whether somebody who asks this cell for the list of cells sees that one contradict itself. */
function isListedAsForked({ cell, replicator }: CellProcess, id: string): boolean {
  if (id === cell && replicator.reconciler.state === 'quarantined') return true
  return replicator.replicas.forkOf(id) !== undefined
}

function newestPardon({ book, cell }: CellProcess): Pardon | undefined {
  const pardons = [...book.pardonsOf(cell)].sort((left, right) => right.boot - left.boot)
  return pardons[0]
}
