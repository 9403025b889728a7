import { randomHex } from '../../cell/env/index.ts'
import { pendingTransactionsMax, placeOfKey } from '../../cell/store/index.ts'
import { digestTopic } from '../../proto/index.ts'
import { worldBeginMs } from '../clock/index.ts'
import { drawMishaps, type MishapKind } from '../fault/index.ts'
import { Card, ClusterJudge } from '../judge/index.ts'
import { SimNetwork } from '../network/index.ts'
import type { SeededRandom } from '../random/index.ts'
import { recordText } from '../scenario/index.ts'
import { sharedVerifier, simVerifier } from '../signer/index.ts'
import { World } from '../world/index.ts'
import { disagreements, viewDifferences } from './agreement.ts'
import type { CellProcess } from './cell-process.ts'
import type { Command } from './command.ts'
import { drawHostile } from './hostile.ts'
import { Lag } from './lag.ts'
import {
  agreeEveryMs,
  cellsPerLook,
  eventsMax,
  lookEveryMs,
  manyCells,
  quietBeginMs,
  settleMs,
} from './limits.ts'
import type { ClusterOptions } from './options.ts'
import { type Play, playOf } from './play.ts'
import { Population } from './population.ts'
import { isProposed } from './proposed.ts'
import { cabinetOf, rackOf } from './rack.ts'
import { Registrar } from './registrar.ts'
import type { Sample } from './sample.ts'
import type { RunningCell, SimCell } from './sim-cell.ts'
import { Site } from './site.ts'
import { Steward } from './steward.ts'
import { Trouble } from './trouble.ts'

/** Nodes that one command puts into the inventory. */
const nodesPerCommand = 16
const sampleEveryMs = 1_000
/** How long people wait until everybody has seen what there is to be seen of a fork. */
const forkSeenMs = 70_000
/** Share of racks of a growing cluster that have nodes before they have a cell. */
const adoptedShare = 0.5

/** What is left of a run when it is over. */
export interface RunEnd {
  readonly convergedMs: number
  readonly samples: readonly Sample[]
  readonly lag: Lag
  readonly starts: number
  readonly boots: number
  readonly sentBytes: number
}

/** One simulated cluster from its first power to its last judgement. */
export class ClusterRun {
  readonly world: World
  readonly card: Card
  readonly judge: ClusterJudge
  readonly #options: ClusterOptions
  readonly #play: Play
  readonly #network: SimNetwork
  readonly #registrar: Registrar
  readonly #site: Site
  readonly #population: Population
  readonly #trouble: Trouble
  readonly #lag = new Lag()
  readonly #samples: Sample[] = []
  readonly #steward: Steward
  readonly #hostile: readonly number[]
  /** Racks that the first cell looks after until their own has come. */
  readonly #adopted = new Set<number>()
  readonly #random: SeededRandom
  #isOver = false
  #looks = 0

  constructor(options: ClusterOptions) {
    const { seed, cells, listen } = options
    const world = new World({ seed, ...(listen && { listen }) })
    const random = world.random
    this.#options = options
    this.#random = random
    this.#play = playOf(options.scenario, options)
    this.world = world
    this.#hostile = drawHostile(random.fork('hostile'), options)
    this.card = new Card((broken) => world.fail(broken), options.judges)
    const isHostile = (host: number) => this.#hostile.includes(host)
    const cellOf = (host: number) => cabinetOf(host)
    this.judge = new ClusterJudge({
      ...{ card: this.card, nowMs: () => world.nowMs, cellOf, isHostile },
    })
    const fanout = cells > manyCells ? 'direct' : 'mesh'
    this.#network = new SimNetwork({
      ...{ timeline: world.timeline, random: random.fork('network'), fanout },
    })
    const verifier = sharedVerifier(simVerifier())
    this.#registrar = new Registrar(random.fork('registrar'), verifier)
    this.#site = new Site({
      ...{ world, verifier, cells, isHostile },
      ...{ network: this.#network, judge: this.judge, registrar: this.#registrar },
      ...{ random: random.fork('site'), lag: this.#lag, gossip: options.gossip ?? true },
      isDamaged: (cell) => this.#isDamaged(cell),
      install: (cell, running) => this.#install(cell, running),
    })
    this.#steward = new Steward({
      ...{ world, judge: this.judge, registrar: this.#registrar, site: this.#site },
    })
    if (this.#play.grows) this.#adopt(random.fork('adopted'))
    this.#population = new Population({
      ...{ world, card: this.card, random: random.fork('population'), nodes: options.nodes },
      ...{ cells: this.#site.cells, times: this.#play.times },
      ownerOf: (xname) => this.#steward.newestBook()?.ownerOf(xname),
    })
    this.#trouble = this.#makeTrouble(random.fork('trouble'))
  }

  #adopt(random: SeededRandom): void {
    for (let rack = this.#play.first; rack < this.#options.cells; rack++) {
      if (random.chance(adoptedShare)) this.#adopted.add(rack)
    }
  }

  #makeTrouble(random: SeededRandom): Trouble {
    const { world, judge } = this
    const { cells } = this.#site
    const racks = Array.from({ length: this.#options.cells }, (_, rack) => rack)
    return new Trouble({
      ...{ world, judge, random, cells, network: this.#network },
      keyOf: (cell) => this.#site.keyOf(cell),
      isSpared: (cell) => !cell.host.isOn,
      mischief: { world, random, racks, topic: digestTopic(this.#clusterId()) },
    })
  }

  #clusterId(): string {
    this.#found()
    return this.#registrar.book().cluster
  }

  /** Machines and papers for the cells that are there from the start. */
  #found(): void {
    const cells = Array.from({ length: this.#play.first }, () => this.#site.add())
    const papers = cells.map((cell) => this.#site.papersOf(cell))
    this.#registrar.found(papers, worldBeginMs)
  }

  get mishapsBegun(): number {
    return this.#trouble.begun
  }

  /** Plays everything. Throws what broke. */
  async run(): Promise<RunEnd> {
    const { world } = this
    const virtualMs = this.#options.virtualMs ?? this.#play.virtualMs
    this.judge.onBatch((cell, batch, feed) => {
      if (feed === 'public') this.#lag.wrote(cell, batch)
    })
    world.onQuiet(() => this.#lookAtQueues())
    this.#beginCells()
    this.#beginPeople()
    this.#beginTrouble(virtualMs)
    this.#beginLooking()
    await this.#until(virtualMs)
    this.#isOver = true
    this.#trouble.calm()
    this.world.begin(() => this.#tidyUp())
    const convergedMs = await this.#settle()
    this.#judgeEnd()
    world.note('end of the run')
    if (world.failure) throw world.failure.error
    return {
      convergedMs,
      samples: this.#samples,
      lag: this.#lag,
      starts: this.#site.cells.reduce((sum, { host }) => sum + host.starts, 0),
      boots: this.#population.boots,
      sentBytes: this.#site.sentBytes,
    }
  }

  async #until(atMs: number): Promise<void> {
    await this.world.run({ untilMs: atMs, eventsMax })
  }

  #beginCells(): void {
    const random = this.#random.fork('power')
    for (const cell of this.#site.cells) {
      this.#switchOn(cell, random.between(0, this.#play.powerWithinMs))
    }
    for (const rack of this.#adopted) {
      this.#population.fill(rack)
      this.world.timeline.schedule(quietBeginMs, `rack ${rack} gets power`, () =>
        this.#population.power(rack),
      )
    }
    if (this.#play.grows) this.#grow()
    if (this.#play.cut) this.#cut(this.#play.cut)
  }

  #switchOn(cell: SimCell, delayMs: number): void {
    this.#population.fill(cell.number)
    cell.isWanted = true
    this.world.timeline.schedule(delayMs, `${cell.id} gets power`, () => {
      cell.host.switchOn()
      this.#population.power(cell.number)
    })
  }

  #beginPeople(): void {
    const { operators, thinkMs, cycleMs } = this.#play
    const isOver = () => this.#isOver
    this.#population.employ(operators, thinkMs, isOver)
    if (cycleMs !== undefined) this.#population.cycle(cycleMs, isOver)
  }

  #beginTrouble(virtualMs: number): void {
    const { cells, faults, mishaps } = this.#options
    const simple: readonly MishapKind[] = ['bit-flip', 'old-disk', 'lost-disk', 'clone', 'fork']
    const drawn = drawMishaps(this.#random.fork('mishaps'), {
      level: faults,
      hosts: this.#play.first,
      byzantine: this.#hostile,
      fromMs: quietBeginMs,
      untilMs: virtualMs,
      without: cells > manyCells ? simple : [],
    })
    this.#trouble.plan(drawn.slice(0, mishaps ?? drawn.length))
  }

  /** Cuts the cluster in two for a while. */
  #cut([from, until]: readonly [number, number]): void {
    const { timeline } = this.world
    const virtualMs = this.#options.virtualMs ?? this.#play.virtualMs
    timeline.schedule(from * virtualMs, 'the cluster is cut in two', () => {
      const keys = this.#site.cells.map((cell) => this.#site.keyOf(cell))
      const half = keys.length >>> 1
      const heal = this.#network.partition(keys.slice(0, half), keys.slice(half))
      timeline.schedule((until - from) * virtualMs, 'the cut heals', heal)
    })
  }

  /** Lets cells come in one after the other, gives racks to others, takes a cell out. */
  #grow(): void {
    const { cells } = this.#options
    const virtualMs = this.#options.virtualMs ?? this.#play.virtualMs
    const random = this.#random.fork('grow')
    const everyMs = (0.6 * virtualMs) / Math.max(1, cells - this.#play.first)
    for (let number = this.#play.first; number < cells; number++) {
      const atMs = quietBeginMs + (number - this.#play.first) * everyMs
      this.#later(atMs, 'a cell is to join', () => this.#join(this.#site.add()))
    }
    this.#later(0.75 * virtualMs, 'a rack is to change hands', async () => {
      const all = this.#wanted()
      if (all.length > 1) await this.#steward.give(random.pick(all).id, random.pick(all))
    })
    this.#later(0.85 * virtualMs, 'a cell is to leave', () => this.#takeOut(random))
  }

  #later(atMs: number, what: string, act: () => Promise<void>): void {
    this.world.timeline.schedule(atMs, what, () => this.world.begin(act))
  }

  /** Honest cells that are meant to run. */
  #wanted(): SimCell[] {
    return this.#site.cells.filter(({ isWanted, number }) => {
      return isWanted && !this.#hostile.includes(number)
    })
  }

  /** A rack whose nodes somebody else looks after already is handed over; another one is new. */
  async #join(cell: SimCell): Promise<void> {
    const isTaken = this.#adopted.has(cell.number)
    await this.#steward.join(cell, isTaken ? [] : [cell.id])
    cell.isInstalled = isTaken
    this.#switchOn(cell, 0)
    if (isTaken) await this.#steward.give(cell.id, cell)
  }

  /** Takes a cell out that does not edit the roster: asked, or as one that is dead. */
  async #takeOut(random: SeededRandom): Promise<void> {
    const all = this.#wanted()
    const [heir] = all
    const leaving = all.length > 2 ? random.pick(all.slice(1)) : undefined
    if (!leaving || !heir) return
    const isDead = random.chance(0.5)
    const key = this.#site.keyOf(leaving)
    const others = all.filter((cell) => cell !== leaving).map((cell) => this.#site.keyOf(cell))
    const heal = isDead ? this.#network.partition([key], others) : () => {}
    leaving.isWanted = false
    if (isDead) await this.#pause(random.between(4_000, 12_000))
    if (isDead) this.judge.outcomes.replaced()
    await this.#steward.takeOut(leaving, heir, { isDead })
    heal()
    leaving.hasLeft = true
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.world.timeline.schedule(ms, 'pause', resolve)
    })
  }

  /** The inventory of a rack, and at the first cell what nodes boot unless told otherwise. */
  async #install(cell: SimCell, { front }: RunningCell): Promise<void> {
    const random = this.#random.fork(`install ${cell.number}`)
    const commands: Command[] = this.#inventoryOf(cell.number)
    if (cell.number === 0) {
      for (const rack of this.#adopted) commands.push(...this.#inventoryOf(rack))
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
    for (let from = 0; from < this.#options.nodes; from += nodesPerCommand) {
      const length = Math.min(nodesPerCommand, this.#options.nodes - from)
      const nodes = Array.from({ length }, (_, at) => from + at)
      commands.push({ do: 'discover', rack, nodes })
    }
    return commands
  }

  #isDamaged(cell: SimCell): boolean {
    const isRotten = this.#trouble.isRotten(cell)
    if (isRotten) {
      this.world.timeline.schedule(0, `${cell.id} gets another disk`, () =>
        this.#trouble.replaceDisk(cell),
      )
    }
    return isRotten
  }

  #lookAtQueues(): void {
    // One cell per event: in turn, so that no event costs more in a larger cluster.
    const { cells } = this.#site
    const process = cells[this.#looks++ % cells.length]?.host.running?.process
    if (!process) return
    const { ledger, replicator, cell } = process
    const { waiting } = ledger
    this.card.judge('queues-are-bounded', waiting <= pendingTransactionsMax, () => {
      return `${waiting} transactions wait at ${cell}`
    })
    const { wanted } = replicator.puller
    this.card.judge('queues-are-bounded', wanted <= 2 * process.book.cells.length, () => {
      return `${cell} fetches ${wanted} feeds of ${process.book.cells.length} cells`
    })
  }

  #beginLooking(): void {
    const { timeline } = this.world
    let turn = 0
    const look = () => {
      timeline.schedule(lookEveryMs, 'look', () => {
        const running = this.#site.running()
        for (let at = 0; at < Math.min(cellsPerLook, running.length); at++) {
          const process = running[turn++ % running.length]
          if (process) this.judge.lookAt(process)
        }
        look()
      })
    }
    look()
    const sample = () => {
      timeline.schedule(sampleEveryMs, 'sample', () => {
        this.#samples.push(this.#sample())
        this.#options.progress?.(this.world.nowMs)
        sample()
      })
    }
    sample()
  }

  #sample(): Sample {
    const running = this.#site.running()
    const step = Math.max(1, Math.floor(running.length / cellsPerLook))
    const looked = running.filter((_, at) => at % step === 0)
    const shares: number[] = []
    let oldestSeconds = 0
    let [pairs, current] = [0, 0]
    for (const process of looked) {
      const coverage = process.view.coverage()
      shares.push(coverage.cells / Math.max(1, coverage.of))
      oldestSeconds = Math.max(oldestSeconds, coverage.oldestSeconds ?? 0)
      for (const { id } of process.book.cells) {
        if (id === process.cell) continue
        const position = process.replicator.replicas.position({ cell: id, feed: 1 })
        if (position) this.#lag.reached(process.host, id, position.order, this.world.nowMs)
        pairs++
        if (this.#lag.behind(process.host, id) === 0) current++
      }
    }
    return {
      atMs: this.world.nowMs,
      ready: this.#population.up,
      bytes: this.#site.sentBytes,
      coverageMin: shares.reduce((least, share) => Math.min(least, share), 1),
      coverageMean: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length),
      oldestSeconds,
      current: pairs === 0 ? 1 : current / pairs,
    }
  }

  /** Everything runs that should; what people have to settle they settle. */
  async #tidyUp(): Promise<void> {
    for (const { host, isWanted } of this.#site.cells) if (isWanted) host.switchOn()
    const { cells } = this.#site
    for (const number of this.#hostile) {
      const cell = cells[number]
      if (cell) await this.#steward.revoke(cell)
    }
    const parted = this.#wanted().filter(({ id }) => this.judge.acknowledgedOf(id).isParted)
    if (parted.length === 0) return
    await this.#pause(forkSeenMs)
    await this.#steward.pardon(parted.filter((cell) => this.#steward.isForked(cell)))
  }

  /** Waits until all cells agree; answers with how long it took. */
  async #settle(): Promise<number> {
    const { world } = this
    const beganMs = world.nowMs
    let why: readonly string[] = []
    while (world.nowMs - beganMs < settleMs) {
      await this.#until(world.nowMs + agreeEveryMs)
      why = this.#whyNot()
      if (why.length === 0) break
    }
    this.card.judge('views-agree', why.length === 0, () => why.slice(0, 6).join('; '))
    return world.nowMs - beganMs
  }

  #whyNot(): readonly string[] {
    if (this.#steward.busy > 0) return [`${this.#steward.busy} orders are not carried out`]
    const missing = this.#wanted().filter(({ host }) => !host.running)
    if (missing.length > 0) return missing.map(({ id }) => `${id} does not run`)
    const running = this.#agreeing()
    const isHostile = (id: string) => this.#hostile.includes(rackOf(id))
    const found = disagreements(running, isHostile)
    if (found.length > 0 || running.length > manyCells) return found
    const [first, ...others] = running
    return first ? others.flatMap((other) => viewDifferences(first, other, isHostile)) : []
  }

  /** What became of everything that anybody was told has happened, at whoever owns it now. */
  #judgeOutcomes(running: readonly CellProcess[]): void {
    const [first] = running
    if (!first) return
    this.judge.outcomes.judge(
      (key) => {
        const place = placeOfKey(key)
        if (!place) return undefined
        for (const { ledger } of running) {
          const value: unknown = ledger.get(place.family, place.id)
          if (value !== undefined) return recordText(value)
        }
        return undefined
      },
      (key, text) => isProposed(running, key, text),
    )
  }

  /** Cells that must come to agree. */
  #agreeing(): CellProcess[] {
    const { cells } = this.#site
    return this.#site.running().filter(({ host }) => cells[host]?.isWanted)
  }

  /** Everything that there is time for at the end. */
  #judgeEnd(): void {
    const running = this.#agreeing()
    for (const process of running) {
      this.judge.lookAt(process)
      const acknowledged = this.judge.acknowledgedOf(process.cell)
      acknowledged.judge((chronicle) => {
        const feeds = this.judge.feedsOf(process.cell)
        const feed = chronicle === feeds.public ? 'public' : 'close'
        const position = process.ledger.position(feed)
        return position && chronicle.batch(position.headHash)
      }, 'at the end')
    }
    if (running.length > manyCells) return
    this.#judgeOutcomes(running)
    for (const process of running) {
      for (const { cell } of running) {
        if (cell !== process.cell) this.judge.folds.whole(process, cell)
      }
    }
  }
}
