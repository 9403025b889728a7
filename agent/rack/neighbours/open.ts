import {
  type Bus,
  type Clock,
  Fault,
  type KeyValueStore,
  type Log,
  type Random,
  randomHex,
  type Signer,
  type Verifier,
} from '../../../cell/env/index.ts'
import { ownWork, Replicator } from '../../../cell/replication/index.ts'
import { admissionRefusal, type BookStore, type RosterBook } from '../../../cell/roster/index.ts'
import type { Ledger } from '../../../cell/store/index.ts'
import type { Neighbours } from '../../../cell/view/index.ts'
import { digestTopic } from '../../../proto/index.ts'
import { type BusDiagnostics, createLibp2pBus } from '../adapter/libp2p/index.ts'
import { softMemo } from '../adapter/soft-memo.ts'
import type { RackConfig } from '../config/index.ts'
import { headsOf } from '../http/forward/index.ts'
import type { ForwardedCall, Peers } from '../peers.ts'
import { decodeCall } from './call.ts'
import { neighboursOf } from './neighbours.ts'
import { peersOf } from './peers.ts'

/** What being among peers stands on. */
export interface OpenParts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly signer: Signer
  readonly verifier: Verifier
  readonly store: KeyValueStore
  readonly ledger: Ledger
  readonly book: RosterBook
  readonly books: BookStore
  readonly incarnation: string
  readonly version: string
  /** Secret of the cell's key, 32 bytes: it is the identity on the network, too. */
  readonly seed: Uint8Array
  readonly config: RackConfig['cluster']
}

/** What a route answered to a call of another cell. */
export interface Executed {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

type Execute = (call: ForwardedCall) => Promise<Executed>

/** A cell that listens for its peers; `serve` begins to take part. */
export interface Joined {
  readonly bus: Bus & { diagnostics(): BusDiagnostics }
  readonly replicator: Replicator
  readonly neighbours: Neighbours
  readonly peers: Peers
  /** Takes part from now on; calls of other cells are decided by `execute`. */
  serve(execute: Execute): Promise<void>
  stop(): Promise<void>
}

/** Opens the bus for the cells of the roster and puts replication on it; nothing is sent yet. */
export async function joinPeers(parts: OpenParts): Promise<Joined> {
  const { book, ledger, config, clock } = parts
  const admission = {
    hello: () => helloOf(parts),
    admit: (peer: string, hello: Uint8Array) =>
      admissionRefusal({ hello, peer, wallMs: clock.wallMs() }, book, parts.verifier),
  }
  const bus = await createLibp2pBus({
    seed: parts.seed,
    listen: config.listen,
    announce: config.announce,
    topics: [digestTopic(book.cluster)],
    admission,
    clock,
    log: parts.log.child({ part: 'bus' }),
  })
  let execute: Execute | undefined
  const replicator = new Replicator(
    {
      ...parts,
      bus,
      work: { ...ownWork, memo: softMemo },
      log: parts.log.child({ part: 'peers' }),
      random: parts.random.fork(`peers-${randomHex(parts.random, 4)}`),
      keepBook: () => parts.books.save(book),
      async execute(bytes) {
        if (!execute) throw new Fault('STORE_CLOSED')
        const answer = await execute(decodeCall(bytes))
        const own = headsOf(answer.headers['cell-head']).find(({ cell }) => cell === ledger.cell)
        return { ...answer, order: own?.order }
      },
    },
    {
      suspectMs: config.suspectSeconds * 1_000,
      darkMs: config.darkSeconds * 1_000,
      gossip: config.gossip,
    },
  )
  return {
    bus,
    replicator,
    neighbours: neighboursOf({ ledger, book, replicator, clock }),
    peers: peersOf({ ledger, book, replicator }),
    async serve(decide) {
      execute = decide
      await replicator.start()
    },
    async stop() {
      replicator.stop()
      await bus.close()
    },
  }
}

function helloOf({ book, ledger, incarnation, version }: OpenParts): Uint8Array {
  return book.hello({ cell: ledger.cell, incarnation, program: version })
}
