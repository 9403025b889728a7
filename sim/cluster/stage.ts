import { randomHex } from '../../cell/env/index.ts'
import { digestTopic } from '../../proto/index.ts'
import { worldBeginMs } from '../clock/index.ts'
import { Card, ClusterJudge } from '../judge/index.ts'
import { SimNetwork } from '../network/index.ts'
import type { SeededRandom } from '../random/index.ts'
import { sharedVerifier, simVerifier } from '../signer/index.ts'
import { World } from '../world/index.ts'
import type { Command } from './command.ts'
import { Lag } from './lag.ts'
import { eventsMax, manyCells } from './limits.ts'
import type { ClusterOptions } from './options.ts'
import { Overseer } from './overseer.ts'
import { type Play, playOf } from './play.ts'
import { Population } from './population.ts'
import { cabinetOf, rackOf } from './rack.ts'
import { Registrar } from './registrar.ts'
import type { RunningCell, SimCell } from './sim-cell.ts'
import { Site } from './site.ts'
import { Steward } from './steward.ts'
import { Trouble } from './trouble.ts'

/** Nodes that one command puts into the inventory. */
const nodesPerCommand = 16
/** Share of rough worlds with a hostile cell in them, and how many cells they have at least. */
const hostileWorlds = { share: 0.3, cellsMin: 4 }
/** Share of racks of a growing cluster that have nodes before they have a cell. */
const adoptedShare = 0.5

/** Everything that a run is played with: world, network, machines, nodes, people, judges. */
export class Stage {
  readonly options: ClusterOptions
  readonly play: Play
  readonly virtualMs: number
  readonly world: World
  readonly random: SeededRandom
  readonly card: Card
  readonly judge: ClusterJudge
  readonly network: SimNetwork
  readonly site: Site
  readonly population: Population
  readonly steward: Steward
  readonly overseer: Overseer
  readonly trouble: Trouble
  readonly lag = new Lag()
  /** Machines whose owner is hostile. */
  readonly hostile: readonly number[]
  /** Racks that the first cell looks after until their own has come. */
  readonly adopted = new Set<number>()
  /** People and faults have had their time. */
  isOver = false

  constructor(options: ClusterOptions) {
    const { seed, cells, listen } = options
    const world = new World({ seed, ...(listen && { listen }) })
    const random = world.random
    this.options = options
    this.random = random
    this.play = playOf(options.scenario, options)
    this.virtualMs = options.virtualMs ?? this.play.virtualMs
    this.world = world
    this.hostile = drawHostile(random.fork('hostile'), options)
    this.card = new Card((broken) => world.fail(broken), options.judges)
    const isHostile = (host: number) => this.hostile.includes(host)
    const nowMs = () => world.nowMs
    this.judge = new ClusterJudge({ card: this.card, nowMs, cellOf: cabinetOf, isHostile })
    const fanout = cells > manyCells ? 'direct' : 'mesh'
    const { timeline } = world
    this.network = new SimNetwork({ timeline, random: random.fork('network'), fanout })
    const verifier = sharedVerifier(simVerifier())
    const registrar = new Registrar(random.fork('registrar'), verifier)
    const shared = { world, judge: this.judge, registrar, network: this.network }
    this.site = new Site({
      ...{ ...shared, verifier, cells, isHostile, lag: this.lag },
      ...{ random: random.fork('site'), gossip: options.gossip ?? true },
      plant: options.plant ?? {},
      isDamaged: (cell, key) => this.#isDamaged(cell, key),
      install: (cell, running) => this.#install(cell, running),
    })
    this.steward = new Steward({ ...shared, site: this.site })
    this.overseer = new Overseer({
      ...{ ...shared, site: this.site, steward: this.steward },
      ...{ random: random.fork('overseer'), wanted: () => this.wanted() },
    })
    if (this.play.grows) this.#adopt(random.fork('adopted'))
    this.population = this.#populate(random.fork('population'))
    const first = Array.from({ length: this.play.first }, () => this.site.add())
    registrar.found(
      first.map((cell) => this.site.papersOf(cell)),
      worldBeginMs,
    )
    this.trouble = this.#makeTrouble(random.fork('trouble'), registrar.book().cluster)
  }

  #adopt(random: SeededRandom): void {
    for (let rack = this.play.first; rack < this.options.cells; rack++) {
      if (random.chance(adoptedShare)) this.adopted.add(rack)
    }
  }

  #populate(random: SeededRandom): Population {
    const { world, card, site, play, options } = this
    return new Population({
      ...{ world, card, random, nodes: options.nodes, cells: site.cells, times: play.times },
      isRebased: (key) => this.judge.isRebased(key),
      ownerOf: (xname) => this.steward.newestBook()?.ownerOf(xname),
    })
  }

  #makeTrouble(random: SeededRandom, cluster: string): Trouble {
    const { world, judge, site, network } = this
    const { cells } = site
    const racks = Array.from({ length: this.options.cells }, (_, rack) => rack)
    return new Trouble({
      ...{ world, judge, random, cells, network },
      keyOf: (cell) => site.keyOf(cell),
      // Of a next version only its words count here; how it starts again is its own business.
      isSpared: (cell) => !cell.host.isOn || cell.isNext,
      mischief: { world, random, racks, topic: digestTopic(cluster) },
    })
  }

  isHostileCell(id: string): boolean {
    return this.hostile.includes(rackOf(id))
  }

  /** Honest cells that are meant to run. */
  wanted(): SimCell[] {
    return this.site.cells.filter(({ isWanted, id }) => isWanted && !this.isHostileCell(id))
  }

  /** A machine gets its power, and the nodes of its rack with it. */
  switchOn(cell: SimCell, delayMs: number): void {
    this.population.fill(cell.number)
    cell.isWanted = true
    this.world.timeline.schedule(delayMs, `${cell.id} gets power`, () => {
      cell.host.switchOn()
      this.population.power(cell.number)
    })
  }

  /** Lets events happen until a moment. Throws when there are more than a run may have. */
  run(untilMs: number): Promise<void> {
    const { world, options } = this
    return world.run({ untilMs, eventsMax: (options.eventsMax ?? eventsMax) - world.events })
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.world.timeline.schedule(ms, 'pause', resolve)
    })
  }

  /** Lets something happen later, whose end nobody waits for. */
  later(atMs: number, what: string, act: () => Promise<void>): void {
    this.world.timeline.schedule(atMs, what, () => this.world.begin(act))
  }

  /** The inventory of a rack, and at the first cell what nodes boot unless told otherwise. */
  async #install(cell: SimCell, { front }: RunningCell): Promise<void> {
    const random = this.random.fork(`install ${cell.number}`)
    const commands = this.#inventoryOf(cell.number)
    if (cell.number === 0) {
      for (const rack of this.adopted) commands.push(...this.#inventoryOf(rack))
      commands.push({ do: 'boot-role', mark: 'first' })
      for (const label of ['gpu', 'kube']) commands.push({ do: 'group', label, mark: 'first' })
    }
    for (const command of commands) {
      const { status, code } = await front.decideHere(command, randomHex(random, 16))
      if (status >= 300) this.world.note(`${cell.id} was not installed whole: ${code}`)
    }
  }

  #inventoryOf(rack: number): Command[] {
    const commands: Command[] = []
    for (let from = 0; from < this.options.nodes; from += nodesPerCommand) {
      const length = Math.min(nodesPerCommand, this.options.nodes - from)
      const nodes = Array.from({ length }, (_, at) => from + at)
      commands.push({ do: 'discover', rack, nodes })
    }
    return commands
  }

  #isDamaged(cell: SimCell, key?: string): boolean {
    const isRotten = this.trouble.isRotten(cell, key)
    if (isRotten) {
      this.world.timeline.schedule(0, `${cell.id} gets another disk`, () =>
        this.trouble.replaceDisk(cell),
      )
    }
    return isRotten
  }
}

function drawHostile(
  random: SeededRandom,
  { cells, faults, scenario }: ClusterOptions,
): readonly number[] {
  const isOpen = faults === 'high' && cells >= hostileWorlds.cellsMin && scenario !== 'grow'
  if (!isOpen || !random.chance(hostileWorlds.share)) return []
  // Not the first: it edits the roster.
  return [1 + random.below(cells - 1)]
}
