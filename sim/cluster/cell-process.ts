import { neighboursOf } from '../../agent/rack/neighbours/index.ts'
import {
  ChangingOwnership,
  neighbourhoodOf,
  OwnershipService,
} from '../../agent/rack/ownership/index.ts'
import { keepStoreOpen } from '../../agent/rack/store/open-cell-store.ts'
import type { Admission, Bus, KeyValueStore, Log, Signer, Verifier } from '../../cell/env/index.ts'
import { standingOf, unchanging } from '../../cell/ownership/index.ts'
import {
  type Answered,
  type FeedWork,
  Replicator,
  type ReplicatorOptions,
} from '../../cell/replication/index.ts'
import {
  admissionRefusal,
  BookStore,
  type RosterBook,
  type RosterReader,
} from '../../cell/roster/index.ts'
import { Ledger, type OpenedStore, openStore, type Standing } from '../../cell/store/index.ts'
import { type ClusterView, UnionView } from '../../cell/view/index.ts'
import type { Machine, Process } from '../host/index.ts'
import type { Sight } from '../judge/index.ts'

/** A bus, and how it ends when its process dies. */
export interface Line {
  readonly bus: Bus
  /** The process is dead; with `isPowerGone` its machine can tell nobody. */
  cut(how: { readonly isPowerGone: boolean }): void
}

/** What a cell's process stands on, besides its machine. */
export interface CellPorts {
  /** Number of the machine. */
  readonly host: number
  readonly cell: string
  readonly signer: Signer
  /** The issuer's key that lies beside it; it counts where the roster names it. */
  readonly issuer: Signer
  readonly verifier: Verifier
  readonly reader: RosterReader
  readonly log: Log
  readonly options: ReplicatorOptions
  /** Work that is done once for all cells; undefined = each does its own. */
  readonly work?: FeedWork
  connect(admission: Admission): Line
  /** The book of a cluster for a cell whose disk has none; undefined = nobody can give it now. */
  enrol(): RosterBook | undefined
  /** What comes before the roster in deciding what the cell may write. */
  readonly mayAnything?: boolean
  /** Decides a forwarded call. */
  execute(cell: CellProcess, call: Uint8Array, requestId: string): Promise<Answered>
  /** The disk was read; nothing has been said to others yet. */
  opened(cell: CellProcess): Promise<void> | void
  /** It runs the next version: what that writes at its first start. */
  evolve?(
    opened: OpenedStore,
    found: { readonly store: KeyValueStore; readonly book: RosterBook; readonly wallMs: number },
  ): Promise<OpenedStore>
}

/** Why a cell cannot start yet. */
export class NoBook extends Error {
  override readonly name = 'NoBook'
}

/** The production code of one cell, wired as the rack agent wires it, on a simulated machine. */
export class CellProcess implements Process, Sight {
  readonly host: number
  readonly cell: string
  readonly ledger: Ledger
  readonly book: RosterBook
  readonly books: BookStore
  readonly replicator: Replicator
  readonly ownership: OwnershipService
  readonly view: ClusterView
  readonly bus: Bus
  readonly machine: Machine

  private constructor(parts: Omit<CellProcess, 'cell' | 'stop'>) {
    this.host = parts.host
    this.cell = parts.ledger.cell
    this.ledger = parts.ledger
    this.book = parts.book
    this.books = parts.books
    this.replicator = parts.replicator
    this.ownership = parts.ownership
    this.machine = parts.machine
    this.bus = parts.bus
    this.view = parts.view
  }

  /** Reads the disk, joins the others, and goes to work. */
  static async start(machine: Machine, ports: CellPorts): Promise<CellProcess> {
    const { cell, signer, verifier, log, reader } = ports
    const { clock, random, life } = machine
    const { store } = machine
    const reload = () =>
      openStore(store, {
        ...{ cell, verifier, log, random: random.fork('store') },
        publicKey: signer.publicKey,
        backup: () => Promise.reject(new Error('there is nothing to migrate')),
      })
    const found = await reload()
    const books = new BookStore(store)
    const book = (await books.load(reader)) ?? (await enrolled(books, ports))
    const wallMs = clock.wallMs()
    const opened = (await ports.evolve?.(found, { store, book, wallMs })) ?? found
    const changing = new ChangingOwnership({ store, book, cell }, () => clock.monotonicMs())
    await changing.load()
    const rules = ports.mayAnything ? { ...unchanging, isOwnWork: true } : changing
    const standing = (): Standing =>
      standingOf(book, cell, { changing: rules, reader: () => ledger })
    const ledger: Ledger = new Ledger({ store, clock, signer, log, standing }, opened)
    const line = ports.connect({
      hello: () => book.hello({ cell, incarnation: opened.incarnation, program: 'sim' }),
      admit: (peer, hello) =>
        admissionRefusal({ hello, peer, wallMs: clock.wallMs() }, book, verifier),
    })
    const { bus } = line
    life.signal.addEventListener('abort', () => line.cut(life), { once: true })
    const peersRandom = random.fork('peers')
    const replicator: Replicator = new Replicator(
      {
        ...{ bus, clock, log, store, signer, verifier, ledger, book },
        random: peersRandom,
        ...(ports.work && { work: ports.work }),
        keepBook: () => books.save(book),
        execute: (call, { requestId }) => ports.execute(running, call, requestId),
      },
      ports.options,
    )
    const neighbours = neighboursOf({ ledger, book, replicator, clock })
    const view: UnionView = new UnionView(ledger, {
      ...neighbours,
      conflicts: () => [...neighbours.conflicts(), ...ownership.proposals()],
    })
    const ownership = new OwnershipService(
      {
        ...{ clock, random: random.fork('ownership'), log, verifier, signer, store },
        ...{ ledger, book, books, bus, issuer: ports.issuer },
        neighbourhood: neighbourhoodOf(replicator),
      },
      { changing, view: () => view },
    )
    const parts = { host: ports.host, ledger, book, books, replicator, machine, bus }
    const running = new CellProcess({ ...parts, view, ownership })
    await ports.opened(running)
    await replicator.start()
    await ownership.start()
    // It lives as long as the process, which nobody waits for.
    void keepStoreOpen(ledger, { store, reload }, { clock, log }, life.signal)
    return running
  }

  async stop(): Promise<void> {
    await this.ownership.stop()
    this.replicator.stop()
    await this.bus.close()
    await this.ledger.close()
  }
}

async function enrolled(books: BookStore, ports: CellPorts): Promise<RosterBook> {
  const book = ports.enrol()
  if (!book) throw new NoBook('nobody has a book of the cluster for it')
  await books.save(book)
  return book
}
