import { publicFeed, type Replicator } from '../../../cell/replication/index.ts'
import type { RosterBook } from '../../../cell/roster/index.ts'
import type { Ledger } from '../../../cell/store/index.ts'
import type { CellHead, Peers } from '../peers.ts'
import { encodeCall } from './call.ts'

/** What forwarding by the routes stands on. */
export interface PeerParts {
  readonly ledger: Ledger
  readonly book: RosterBook
  readonly replicator: Replicator
}

const markOf = ({ cell, order }: CellHead) => ({
  cell,
  feed: publicFeed,
  order,
  headHash: new Uint8Array(),
})

/** The other cells for the routes. */
export function peersOf({ ledger, book, replicator }: PeerParts): Peers {
  const never = new AbortController().signal
  return {
    self: ledger.cell,
    get roster() {
      return book.number
    },
    ownerOf: (xname) => book.ownerOf(xname),
    others: () => book.cells.map(({ id }) => id).filter((id) => id !== ledger.cell),
    headOf(cell) {
      const position = replicator.replicas.position({ cell, feed: publicFeed })
      return position && { cell, order: position.order }
    },
    async forward(cell, call, { requestId, atLeast, signal = never }) {
      const answered = await replicator.forward(cell, {
        id: requestId,
        call: encodeCall(call),
        atLeast: atLeast.map(markOf),
        signal,
      })
      const { status, headers, body, order } = answered
      return { cell, status, headers, body, head: order && { cell, order } }
    },
    reachRoster: (number, signal = never) => replicator.reachRoster(number, signal),
    reach: (heads, signal = never) => replicator.reach(heads.map(markOf), signal),
  }
}
