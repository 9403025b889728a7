import { publicFeed, type Replicator } from '../../../cell/replication/index.ts'
import type { Neighbourhood } from './ports.ts'

/** The other cells as replication knows them. */
export function neighbourhoodOf(replicator: Replicator): Neighbourhood {
  const { replicas, reconciler } = replicator
  const never = new AbortController().signal
  const empty = new Uint8Array()
  return {
    headOf: (cell) => replicas.position({ cell, feed: publicFeed }),
    tableOf: (cell) => replicas.tableOf(cell),
    bootSeen: (cell) => replicator.bootSeen(cell),
    reach: (marks, signal) => {
      const wanted = marks.map(({ cell, order }) => {
        return { cell, feed: publicFeed, order, headHash: empty }
      })
      return replicator.reach(wanted, signal)
    },
    addressesOf: (cell) => replicator.addressesOf(cell),
    reachRoster: (number) => replicator.reachRoster(number, never),
    lost: (loss) => replicator.losses.add(loss),
    isReconciled: () => reconciler.state === 'reconciled',
  }
}
