import { randomHex } from '../../cell/env/index.ts'
import { drawMishaps, type MishapKind } from '../fault/index.ts'
import type { SeededRandom } from '../random/index.ts'
import { manyCells, quietBeginMs } from './limits.ts'
import type { SimCell } from './sim-cell.ts'
import type { Stage } from './stage.ts'

/** Mishaps that need disks with bytes on them. */
const diskKinds: readonly MishapKind[] = ['bit-flip', 'old-disk', 'lost-disk', 'clone', 'fork']
/** Shares of the time at which things happen to a growing cluster. */
const growth = { joinsUntil: 0.5, giveAt: 0.6, leaveAt: 0.7 }
/** Shares of the time from and until which cells are restarted with the next version. */
const rolling = { from: 0.3, until: 0.7 }
/** How long a cell is cut off before somebody replaces it as dead, as shares of the time. */
const thoughtDead = { least: 0.05, most: 0.2 }
/** What they do there meanwhile, without knowing it. */
const changesInCut = 4
const states = ['Off', 'On', 'Standby'] as const
/** How long people wait until everybody has seen what there is to be seen of a fork. */
const forkSeenMs = 70_000

/** What happens in a scenario, from the first power on until everything is to work again. */
export class Course {
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** Puts everything on the timeline. */
  begin(): void {
    const { site, play, random, population, world, adopted } = this.#stage
    const power = random.fork('power')
    for (const cell of site.cells) this.#stage.switchOn(cell, power.between(0, play.powerWithinMs))
    for (const rack of adopted) {
      population.fill(rack)
      world.timeline.schedule(quietBeginMs, `rack ${rack} gets power`, () => population.power(rack))
    }
    if (play.grows) this.#grow()
    if (play.cut) this.#cut(play.cut)
    if (play.upgrades) this.#upgrade()
    const isOver = () => this.#stage.isOver
    population.employ(play.operators, play.thinkMs, isOver)
    if (play.cycleMs !== undefined) population.cycle(play.cycleMs, isOver)
    this.#beginTrouble()
  }

  #beginTrouble(): void {
    const { options, play, random, hostile, overseer, trouble, virtualMs } = this.#stage
    const hasDisks = options.cells <= manyCells
    if (hasDisks && options.faults === 'high') {
      trouble.backUpAt(quietBeginMs)
      overseer.begin()
    }
    const drawn = drawMishaps(random.fork('mishaps'), {
      level: options.faults,
      hosts: play.first,
      byzantine: hostile,
      fromMs: quietBeginMs,
      untilMs: virtualMs,
      without: hasDisks ? [] : diskKinds,
    })
    trouble.plan(drawn.slice(0, options.mishaps ?? drawn.length))
  }

  /** Cuts the cluster in two for a while. */
  #cut([from, until]: readonly [number, number]): void {
    const { world, site, network, virtualMs } = this.#stage
    world.timeline.schedule(from * virtualMs, 'the cluster is cut in two', () => {
      const keys = site.cells.map((cell) => site.keyOf(cell))
      const half = keys.length >>> 1
      const heal = network.partition(keys.slice(0, half), keys.slice(half))
      world.timeline.schedule((until - from) * virtualMs, 'the cut heals', heal)
    })
  }

  /** Lets cells come in one after the other, gives racks to others, takes a cell out. */
  #grow(): void {
    const { options, play, site, steward, virtualMs } = this.#stage
    const random = this.#stage.random.fork('grow')
    const missing = options.cells - play.first
    const everyMs = (growth.joinsUntil * virtualMs) / Math.max(1, missing)
    for (let number = 0; number < missing; number++) {
      const atMs = quietBeginMs + number * everyMs
      this.#stage.later(atMs, 'a cell is to join', () => this.#join(site.add()))
    }
    this.#stage.later(growth.giveAt * virtualMs, 'a rack is to change hands', async () => {
      const all = this.#stage.wanted()
      if (all.length > 1) await steward.give(random.pick(all).id, random.pick(all))
    })
    this.#stage.later(growth.leaveAt * virtualMs, 'a cell is to leave', () => this.#takeOut(random))
  }

  /** A rack whose nodes somebody else looks after already is handed over; another one is new. */
  async #join(cell: SimCell): Promise<void> {
    const { adopted, steward } = this.#stage
    const isTaken = adopted.has(cell.number)
    await steward.join(cell, isTaken ? [] : [cell.id])
    cell.isInstalled = isTaken
    this.#stage.switchOn(cell, 0)
    if (isTaken) await steward.give(cell.id, cell)
  }

  /** Takes a cell out that does not edit the roster: asked, or as one that is dead. */
  async #takeOut(random: SeededRandom): Promise<void> {
    const { site, network, judge, steward, virtualMs } = this.#stage
    const all = this.#stage.wanted()
    const [heir] = all
    const leaving = all.length > 2 ? random.pick(all.slice(1)) : undefined
    if (!leaving || !heir) return
    const isDead = random.chance(0.5)
    const others = all.filter((cell) => cell !== leaving).map((cell) => site.keyOf(cell))
    leaving.isWanted = false
    if (!isDead) return await steward.takeOut(leaving, heir, { isDead })
    const heal = network.partition([site.keyOf(leaving)], others)
    const cutMs = random.between(thoughtDead.least, thoughtDead.most) * virtualMs
    this.#workOn(leaving, random, cutMs)
    await this.#stage.pause(cutMs)
    judge.outcomes.replaced()
    await steward.takeOut(leaving, heir, { isDead })
    heal()
  }

  /** What was ordered last may have been lost with the editor's disk: people see who is there. */
  async #takeOutAgain(): Promise<void> {
    const { site, steward, judge } = this.#stage
    const [heir] = this.#stage.wanted()
    for (const cell of site.cells) {
      const isThere = steward.newestBook()?.cell(cell.id) !== undefined
      const isMeantToBe = cell.isWanted || this.#stage.isHostileCell(cell.id)
      if (!heir || isMeantToBe || !isThere) continue
      judge.card.sometimes('a cell that had been taken out was there again')
      await steward.takeOut(cell, heir, { isDead: !cell.host.isOn })
    }
  }

  /** People in a room that is cut off go on with their work there. */
  #workOn(cell: SimCell, random: SeededRandom, cutMs: number): void {
    const { world, options } = this.#stage
    for (let at = 0; at < changesInCut; at++) {
      const node = random.below(options.nodes)
      const command = { do: 'state', rack: cell.number, node, state: random.pick(states) } as const
      const id = randomHex(random, 16)
      this.#stage.later(random.between(0, cutMs), `somebody works on at ${cell.id}`, async () => {
        const told = await cell.submit(command, id)
        world.note(`somebody at ${cell.id}: state of ${node}: ${told?.status}`)
      })
    }
  }

  /** Restarts half of the cells with the next version, one after the other. */
  #upgrade(): void {
    const { site, virtualMs } = this.#stage
    const cells = site.cells.filter(({ id, number }) => {
      return number % 2 === 1 && !this.#stage.isHostileCell(id)
    })
    const spanMs = (rolling.until - rolling.from) * virtualMs
    for (const [at, cell] of cells.entries()) {
      const atMs = rolling.from * virtualMs + (at / cells.length) * spanMs
      this.#stage.later(atMs, `${cell.id} is to get the next version`, async () => {
        const { process } = cell.host.running ?? {}
        // Its first word has a number at once: only a cell that knows its place may say it.
        if (process?.replicator.reconciler.state !== 'reconciled') return
        // Whoever dropped a branch of it needs all of it, and this version cannot hand that on.
        const isOdd = process.book.pardonsOf(cell.id).length > 0
        if (isOdd || this.#stage.judge.acknowledgedOf(cell.id).isParted) return
        await cell.host.stop()
        cell.isNext = true
        cell.host.switchOn()
      })
    }
  }

  /** Trouble is over: everything runs that should, and people settle what is theirs to settle. */
  async tidyUp(): Promise<void> {
    const { trouble, site, steward, overseer, judge, hostile, world } = this.#stage
    trouble.calm()
    for (const { host, isWanted } of site.cells) if (isWanted) host.switchOn()
    for (const number of hostile) {
      const cell = site.cells[number]
      if (cell) await steward.revoke(cell)
    }
    // Not waited for: an editor that contradicts itself takes nobody out before that is settled.
    world.begin(() => this.#takeOutAgain())
    const parted = this.#stage.wanted().filter(({ id }) => judge.acknowledgedOf(id).isParted)
    if (parted.length === 0) return
    await this.#stage.pause(forkSeenMs)
    for (const cell of this.#stage.wanted()) {
      if (steward.isForked(cell)) world.begin(() => overseer.settle(cell, 0))
    }
  }
}
