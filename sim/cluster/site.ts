import { Fault, type KeyValueStore, type PeerKey, type Signer } from '../../cell/env/index.ts'
import { limits } from '../../cell/replication/index.ts'
import type { NewCell, RosterBook } from '../../cell/roster/index.ts'
import { type OpenedStore, storeKeys } from '../../cell/store/index.ts'
import { flawedDisk, Host, type Machine, swiftDisk } from '../host/index.ts'
import type { ClusterJudge } from '../judge/index.ts'
import { createSimBus, type SimNetwork } from '../network/index.ts'
import type { SeededRandom } from '../random/index.ts'
import { sharedWork } from '../sharing/index.ts'
import { type SharedVerifier, simSigner } from '../signer/index.ts'
import { SharedShelves, VirtualDisk } from '../store/index.ts'
import { traceLog, type World } from '../world/index.ts'
import { CellProcess, type Line, NoBook } from './cell-process.ts'
import { type Done, Front } from './front.ts'
import { HostBus } from './host-bus.ts'
import type { Lag } from './lag.ts'
import { manyCells } from './limits.ts'
import { evolve } from './next-version.ts'
import type { Plant } from './plant.ts'
import { cabinetOf } from './rack.ts'
import type { Registrar } from './registrar.ts'
import { type RunningCell, SimCell } from './sim-cell.ts'

/** Faults with which a start may end through no fault of the cell's own. */
const passing = new Set(['STORE_FULL', 'STORE_WRITE', 'STORE_CLOSED', 'LIMIT_WRITES'])
/** Faults with which a store may say that it is damaged. */
const damaged = new Set(['STORE_CORRUPT', 'INTEGRITY_STORE', 'INTEGRITY_FEED', 'INTEGRITY_ROSTER'])

/** What a site stands on. */
export interface SitePorts {
  readonly world: World
  readonly network: SimNetwork
  readonly judge: ClusterJudge
  readonly registrar: Registrar
  readonly verifier: SharedVerifier
  readonly random: SeededRandom
  readonly lag: Lag
  readonly gossip: boolean
  readonly plant: Plant
  /** So many machines that their disks have to be simple. */
  readonly cells: number
  isHostile(host: number): boolean
  /** A store does not open; true when that may be: a bit has turned, of this key if named. */
  isDamaged(cell: SimCell, key?: string): boolean
  /** Puts a cell's first records in; called once, before it has said anything. */
  install(cell: SimCell, running: RunningCell): Promise<void>
}

/** The machines of a cluster, and how a cell comes to run on one. */
export class Site {
  readonly cells: SimCell[] = []
  /** What requests have made, by their id. */
  readonly done = new Map<string, Done>()
  /** Keys of records that a next version wrote in a way that this one cannot read. */
  readonly opaque = new Set<string>()
  readonly #ports: SitePorts
  readonly #signers = new Map<number, Signer>()
  readonly #shelves = new SharedShelves()
  readonly #work = sharedWork()
  /** Bytes sent by buses that are gone. */
  #retiredBytes = 0

  constructor(ports: SitePorts) {
    this.#ports = ports
  }

  /** A new machine, switched off. */
  add(): SimCell {
    const { world, random, cells, judge, plant } = this.#ports
    const number = this.cells.length
    const id = cabinetOf(number)
    const isSimple = cells > manyCells
    const host: Host<RunningCell> = new Host({
      world,
      name: id,
      random: random.fork(`machine ${number}`),
      disk: isSimple ? swiftDisk(this.#shelves) : flawedDisk(new VirtualDisk(plant.flaws)),
      run: (machine) => this.#run(cell, machine),
      durable: (operations) => judge.durable(number, operations),
      failed: (error) => this.#failed(cell, error),
    })
    const cell = new SimCell({ id, number, host }, judge.card)
    this.cells.push(cell)
    return cell
  }

  /** What the roster is to say of a machine's cell. */
  papersOf(cell: SimCell): NewCell {
    const { number, id } = cell
    return {
      id,
      publicKey: this.#signerOf(number).publicKey,
      prefixes: [id],
      roles: ['intent-writer'],
      addresses: [addressOf(id)],
    }
  }

  keyOf(cell: SimCell): PeerKey {
    return Buffer.from(this.#signerOf(cell.number).publicKey).toString('hex')
  }

  /** Cells whose process runs and whose owner is honest. */
  running(): CellProcess[] {
    const { isHostile } = this.#ports
    return this.cells.flatMap(({ host, number }) => {
      return host.running && !isHostile(number) ? [host.running.process] : []
    })
  }

  /** Bytes that all cells have sent so far. */
  get sentBytes(): number {
    const { network } = this.#ports
    return this.cells.reduce(
      (sum, cell) => sum + network.traffic(this.keyOf(cell)).sentBytes,
      this.#retiredBytes,
    )
  }

  #signerOf(number: number): Signer {
    const known = this.#signers.get(number)
    if (known) return known
    const { random, judge, verifier } = this.#ports
    const signer = verifier.noting(simSigner(random.fork(`key ${number}`)))
    const watched = judge.ages.watched(signer)
    this.#signers.set(number, watched)
    return watched
  }

  async #run(cell: SimCell, machine: Machine): Promise<RunningCell> {
    const { world, judge, registrar, verifier, gossip, plant, isHostile } = this.#ports
    const store = plant.store?.(machine.store) ?? machine.store
    const fronts = new WeakMap<CellProcess, Front>()
    const frontOf = (process: CellProcess) => {
      const front = fronts.get(process) ?? new Front(process, this.#frontPorts())
      fronts.set(process, front)
      return front
    }
    const process = await CellProcess.start(
      { ...machine, store },
      {
        host: cell.number,
        cell: cell.id,
        signer: this.#signerOf(cell.number),
        issuer: registrar.issuerOf(cell.id),
        verifier,
        reader: registrar.reader,
        log: traceLog(world, { cell: cell.id }),
        options: { suspectMs: limits.suspectAfterMs, darkMs: limits.darkAfterMs, gossip },
        connect: (admission) => this.#connect(cell, admission),
        enrol: () => registrar.book(),
        ...(this.#ports.cells > manyCells && { work: this.#work }),
        mayAnything: isHostile(cell.number),
        ...(cell.isNext && { evolve: (opened, found) => this.#evolve(cell, opened, found) }),
        execute: (running, call, id) => frontOf(running).execute(call, id),
        opened: async (running) => {
          plant.cell?.(running)
          judge.opened(running)
          this.#watch(running)
          if (!cell.isInstalled) await this.#install(cell, running, frontOf(running))
        },
      },
    )
    if (cell.goesAlone) await process.replicator.reconciler.alone()
    cell.goesAlone = false
    return { process, front: frontOf(process), stop: () => process.stop() }
  }

  #evolve(
    cell: SimCell,
    opened: OpenedStore,
    { store, book, wallMs }: { store: KeyValueStore; book: RosterBook; wallMs: number },
  ): Promise<OpenedStore> {
    const signer = this.#signerOf(cell.number)
    const term = book.cell(cell.id)?.term ?? 1
    this.#ports.judge.card.sometimes('a next version started')
    const opaque = (key: string) => {
      this.opaque.add(key)
    }
    return evolve(opened, { store, signer, wallMs, term, roster: book.number, opaque })
  }

  async #install(cell: SimCell, process: CellProcess, front: Front): Promise<void> {
    cell.isInstalled = true
    await this.#ports.install(cell, { process, front, stop: () => process.stop() })
  }

  #frontPorts() {
    const { judge, isHostile, world } = this.#ports
    return { judge, done: this.done, isHostile, nowMs: () => world.nowMs }
  }

  #watch(process: CellProcess): void {
    const { judge, lag, world, cells, isHostile } = this.#ports
    if (isHostile(process.host)) return
    // What all cells show of all others is too much to be looked at in a large cluster.
    const isWatched = process.host % Math.ceil(cells / manyCells) === 0
    const { ledger, replicator, cell, host } = process
    ledger.onCommit((changes) => {
      judge.shown(
        process,
        changes.filter(({ family }) => judge.isIntent(family)).map((one) => ({ ...one, cell })),
      )
    })
    replicator.replicas.onChange((changes) => {
      if (isWatched) judge.shown(process, changes)
      for (const writer of new Set(changes.map((change) => change.cell))) {
        const position = replicator.replicas.position({ cell: writer, feed: 1 })
        if (position) lag.reached(host, writer, position.order, world.nowMs)
      }
    })
  }

  #connect(cell: SimCell, admission: Parameters<typeof createSimBus>[0]['admission']): Line {
    const { network } = this.#ports
    const key = this.keyOf(cell)
    const bus = createSimBus({ network, key, admission, name: cell.id })
    const { timeline } = cell.host
    return {
      bus: new HostBus({ bus, timeline, asked: (protocol) => cell.asked(protocol) }),
      cut: ({ isPowerGone }) => {
        this.#retiredBytes += network.traffic(key).sentBytes
        network.crash(key, isPowerGone ? 'goes' : 'stays')
      },
    }
  }

  #failed(cell: SimCell, error: unknown): void {
    const { judge, world } = this.#ports
    if (error instanceof NoBook) return
    if (!(error instanceof Fault)) {
      world.fail(error)
      return
    }
    if (passing.has(error.code)) return
    judge.card.judge('store-opens', this.#isExplained(cell, error), () => {
      return `${cell.id}: ${error.code} ${error.message} ${JSON.stringify(error.details)}`
    })
  }

  #isExplained(cell: SimCell, { code }: Fault): boolean {
    const { isDamaged } = this.#ports
    // The version is plain text without a checksum, so that every version can read it: a turned
    // bit makes it that of a newer store.
    if (code === 'STORE_VERSION') return isDamaged(cell, storeKeys.version)
    return damaged.has(code) && isDamaged(cell)
  }
}

function addressOf(id: string): string {
  return `/dns4/${id}.sim/tcp/4001`
}
