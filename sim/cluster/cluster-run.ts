import { randomHex } from '../../cell/env/index.ts'
import { addCell } from '../../cell/roster/index.ts'
import { pendingTransactionsMax } from '../../cell/store/index.ts'
import { digestTopic } from '../../proto/index.ts'
import { worldBeginMs } from '../clock/index.ts'
import { drawMishaps, type MishapKind } from '../fault/index.ts'
import { Card, ClusterJudge } from '../judge/index.ts'
import { SimNetwork } from '../network/index.ts'
import type { SeededRandom } from '../random/index.ts'
import { sharedVerifier, simVerifier } from '../signer/index.ts'
import { World } from '../world/index.ts'
import { disagreements, viewDifferences } from './agreement.ts'
import type { CellProcess } from './cell-process.ts'
import type { Command } from './command.ts'
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
import { cabinetOf } from './rack.ts'
import { Registrar } from './registrar.ts'
import type { Sample } from './sample.ts'
import type { RunningCell, SimCell } from './sim-cell.ts'
import { Site } from './site.ts'
import { Trouble } from './trouble.ts'

/** Nodes that one command puts into the inventory. */
const nodesPerCommand = 16
/** Share of rough worlds with a hostile cell in them, and how many cells they have at least. */
const hostile = { share: 0.3, cellsMin: 4 }
const sampleEveryMs = 1_000

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
  readonly #hostile: readonly number[]
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
    this.#population = new Population({
      ...{ world, card: this.card, random: random.fork('population'), nodes: options.nodes },
      ...{ cells: this.#site.cells, times: this.#play.times },
      ownerOf: (xname) => this.#newestBook()?.ownerOf(xname),
    })
    this.#trouble = this.#makeTrouble(random.fork('trouble'))
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
    for (const { host, isWanted } of this.#site.cells) if (isWanted) host.switchOn()
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

  /** Lets cells come in one after the other, each with its own rack. */
  #grow(): void {
    const { timeline } = this.world
    const missing = this.#options.cells - this.#play.first
    const virtualMs = this.#options.virtualMs ?? this.#play.virtualMs
    const everyMs = (0.7 * virtualMs) / Math.max(1, missing)
    for (let number = 0; number < missing; number++) {
      timeline.schedule(quietBeginMs + number * everyMs, 'a cell is to join', () => {
        this.world.begin(() => this.#join(this.#site.add()))
      })
    }
  }

  async #join(cell: SimCell): Promise<void> {
    for (;;) {
      const editor = this.#editor()
      if (editor) {
        const papers = this.#site.papersOf(cell)
        try {
          const { life } = editor.machine
          const edit = this.#registrar.edit(editor, (plan) => addCell(plan, papers))
          if (await life.answer(edit)) break
        } catch (error) {
          this.world.note(`${cell.id} cannot join yet: ${(error as Error).message}`)
        }
      }
      if (this.#newestBook()?.cell(cell.id)) break
      await this.#pause(1_000)
    }
    this.card.sometimes('a cell joined')
    this.#switchOn(cell, 0)
  }

  /** The running cell that may sign the next roster, once it knows where it stands. */
  #editor(): CellProcess | undefined {
    const newest = this.#newestBook()
    return this.#site.running().find(({ cell, book, replicator }) => {
      const isReady = replicator.reconciler.state === 'reconciled' || book.cells.length === 1
      return isReady && book.number === newest?.number && book.current.editor === cell
    })
  }

  #newestBook() {
    let newest: CellProcess['book'] | undefined
    for (const { book } of this.#site.running()) {
      if (!newest || book.number > newest.number) newest = book
    }
    return newest
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.world.timeline.schedule(ms, 'pause', resolve)
    })
  }

  /** The inventory of a rack, and at the first cell what nodes boot unless told otherwise. */
  async #install(cell: SimCell, { front }: RunningCell): Promise<void> {
    const random = this.#random.fork(`install ${cell.number}`)
    const commands: Command[] = []
    for (let from = 0; from < this.#options.nodes; from += nodesPerCommand) {
      const length = Math.min(nodesPerCommand, this.#options.nodes - from)
      const nodes = Array.from({ length }, (_, at) => from + at)
      commands.push({ do: 'discover', rack: cell.number, nodes })
    }
    if (cell.number === 0) {
      commands.push({ do: 'boot-role', mark: 'first' })
      for (const label of ['gpu', 'kube']) commands.push({ do: 'group', label, mark: 'first' })
    }
    for (const command of commands) {
      const { status, code } = await front.decideHere(command, randomHex(random, 16))
      if (status >= 300) this.world.note(`${cell.id} was not installed whole: ${code}`)
    }
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
    const missing = this.#site.cells.filter(({ number, host }) => {
      return !host.running && !this.#hostile.includes(number)
    })
    if (missing.length > 0) return missing.map(({ id }) => `${id} does not run`)
    const running = this.#site.running()
    const found = disagreements(running)
    if (found.length > 0 || running.length > manyCells) return found
    const [first, ...others] = running
    return first ? others.flatMap((other) => viewDifferences(first, other)) : []
  }

  /** Everything that there is time for at the end. */
  #judgeEnd(): void {
    const running = this.#site.running()
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
    for (const process of running) {
      for (const { cell } of running) {
        if (cell !== process.cell) this.judge.folds.whole(process, cell)
      }
    }
  }
}

function drawHostile(
  random: SeededRandom,
  { cells, faults, scenario }: ClusterOptions,
): readonly number[] {
  const isOpen = faults === 'high' && cells >= hostile.cellsMin && scenario !== 'grow'
  if (!isOpen || !random.chance(hostile.share)) return []
  // Not the first: it edits the roster.
  return [1 + random.below(cells - 1)]
}
