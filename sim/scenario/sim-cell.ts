import { keepStoreOpen } from '../../agent/rack/store/open-cell-store.ts'
import { Fault, type KeyValueStore, type Signer, type Verifier } from '../../cell/env/index.ts'
import { Ledger, type OpenedStore, openStore } from '../../cell/store/index.ts'
import type { VirtualClock } from '../clock/index.ts'
import type { SeededRandom } from '../random/index.ts'
import { CrashStore, type Fate, type Loss, type VirtualDisk } from '../store/index.ts'
import { traceLog, type World } from '../world/index.ts'
import type { Scorecard } from './invariant.ts'
import { textsOf } from './record-text.ts'
import type { Witness } from './witness.ts'

/** The client's connection broke: what it asked for may have happened or not. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/** What a simulated cell stands on. */
export interface SimCellPorts {
  readonly world: World
  readonly disk: VirtualDisk
  /** What becomes of every write, and of what was not synced when the power fails. */
  readonly weather: Fate & { loss(): Loss }
  readonly clock: VirtualClock
  readonly random: SeededRandom
  readonly signer: Signer
  readonly verifier: Verifier
  readonly witness: Witness
  readonly card: Scorecard
  /** Puts something between the ledger and the disk: for tests of the harness. */
  readonly wrap: (store: KeyValueStore) => KeyValueStore
}

/** Faults that an opening cell may meet through no fault of its own; it tries again. */
const passing = new Set(['STORE_FULL', 'STORE_WRITE', 'STORE_CLOSED'])
/** How soon a supervisor starts a process again, in milliseconds. */
const restartMs = { least: 20, most: 400 }

/** One process of a cell, from its start to its death. */
class Life {
  readonly number: number
  readonly #end = new AbortController()
  store: CrashStore | undefined
  ledger: Ledger | undefined

  constructor(number: number) {
    this.number = number
  }

  get signal(): AbortSignal {
    return this.#end.signal
  }

  end(): void {
    this.store?.abandon()
    this.#end.abort(new ConnectionLost('the process has ended'))
  }

  /** The answer, or ConnectionLost when the process dies first. */
  answer<Result>(asked: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const lose = () => reject(this.signal.reason)
      this.signal.addEventListener('abort', lose, { once: true })
      const forget = () => this.signal.removeEventListener('abort', lose)
      asked.then(resolve, reject).finally(forget)
    })
  }
}

/** A machine with a disk on which the production ledger runs, dies and starts again. */
export class SimCell {
  readonly #ports: SimCellPorts
  #life: Life | undefined
  #lives = 0
  /** The newest boot under which a start was finished. */
  #boot = 0
  #isEnding = false

  constructor(ports: SimCellPorts) {
    this.#ports = ports
  }

  /** The ledger when the cell answers. */
  get ledger(): Ledger | undefined {
    return this.#life?.ledger
  }

  /** Starts made so far. */
  get starts(): number {
    return this.#lives
  }

  /** Starts the process; it starts itself again whenever it dies. */
  start(): void {
    const life = new Life(this.#lives++)
    this.#life = life
    this.#ports.world.note(`cell starts, life ${life.number}`)
    this.#ports.world.begin(async () => {
      try {
        await this.#live(life)
      } catch (error) {
        // What a dead process still does happens nowhere.
        if (error !== life.signal.reason) throw error
      }
    })
  }

  /**
   * Asks the cell for something. Throws ConnectionLost when it is down, or dies before it answers.
   */
  async ask<Result>(act: (ledger: Ledger) => Promise<Result>): Promise<Result> {
    const life = this.#life
    if (!life?.ledger) throw new ConnectionLost('the cell is down')
    return await life.answer(act(life.ledger))
  }

  /** The power fails: the process ends, and what was not synced is at the mercy of `loss`. */
  powerCut(loss: Loss): void {
    this.#ports.world.note(`power cut, ${loss.kind}`)
    this.#end()
    this.#ports.disk.powerCut(loss)
  }

  /** The process is killed; what it wrote stays with the kernel. */
  kill(): void {
    this.#ports.world.note('process killed')
    this.#end()
  }

  /** Stops in order, and stays down. */
  async stop(): Promise<void> {
    this.#isEnding = true
    const life = this.#life
    await life?.ledger?.close()
    await life?.store?.close()
    life?.end()
    this.#life = undefined
  }

  /** Opens the disk once more, with nothing else running, and shows what is there. */
  async inspect<Result>(look: (store: KeyValueStore, opened: OpenedStore) => Promise<Result>) {
    const store = this.#newStore()
    await store.reopen()
    const result = await look(store, await this.#openStore(store))
    await store.close()
    return result
  }

  #end(): void {
    this.#life?.end()
    this.#life = undefined
    if (this.#isEnding) return
    const delayMs = this.#ports.random.between(restartMs.least, restartMs.most)
    this.#ports.world.timeline.schedule(delayMs, 'supervisor', () => {
      if (!this.#life && !this.#isEnding) this.start()
    })
  }

  async #live(life: Life): Promise<void> {
    const { world, clock, signer, wrap } = this.#ports
    life.store = this.#newStore()
    await life.store.reopen()
    const store = wrap(life.store)
    const log = traceLog(world, { life: life.number })
    for (;;) {
      try {
        const opened = await this.#openStore(store)
        life.ledger = new Ledger({ store, clock, signer, log }, opened)
        break
      } catch (error) {
        this.#requirePassing(error)
        await clock.sleep(restartMs.most, life.signal)
        await store.reopen()
      }
    }
    world.note(`cell is up, life ${life.number}`)
    const reload = () => this.#openStore(store)
    await keepStoreOpen(life.ledger, { store, reload }, { clock, log }, life.signal)
  }

  #newStore(): CrashStore {
    const { world, disk, weather } = this.#ports
    const crash = () => this.powerCut(weather.loss())
    return new CrashStore({ timeline: world.timeline, disk, fate: weather, crash })
  }

  /** The production opening, and the judgement of what it found. */
  async #openStore(store: KeyValueStore): Promise<OpenedStore> {
    const { world, card, witness, random, signer, verifier } = this.#ports
    try {
      const opened = await openStore(store, {
        cell: 'x1000',
        publicKey: signer.publicKey,
        verifier,
        random,
        log: traceLog(world),
        backup: () => Promise.reject(new Error('there is nothing to migrate')),
      })
      const { boot, feeds } = opened
      const order = feeds.public.last?.head.order ?? { term: 1, boot, seq: 0 }
      card.judge('store-opens', true, () => '')
      card.judge('indexes-agree', opened.indexesMended === 0, () => {
        return `${opened.indexesMended} entries had to be mended`
      })
      card.judge('order-goes-on', boot > this.#boot, () => {
        return `boot ${boot} was counted after boot ${this.#boot}`
      })
      this.#boot = boot
      witness.judgeStart(textsOf(opened.tables), order)
      return opened
    } catch (error) {
      // The supervisor of the store would only log it.
      if (!(error instanceof Fault && passing.has(error.code))) world.fail(asViolation(card, error))
      throw error
    }
  }

  #requirePassing(error: unknown): void {
    if (!(error instanceof Fault && passing.has(error.code))) throw error
  }
}

/** A fault that refuses a store is a violation; anything else stays what it is. */
function asViolation(card: Scorecard, error: unknown): unknown {
  if (!(error instanceof Fault)) return error
  try {
    card.judge('store-opens', false, () => `${error.code} ${JSON.stringify(error.details)}`)
    return error
  } catch (violation) {
    return violation
  }
}
