import { rosterDifferences, shortPrint } from '../../../../cell/ownership/index.ts'
import {
  clusterIdOf,
  type Roster,
  type RosterBook,
  readStatement,
} from '../../../../cell/roster/index.ts'
import { type Order, orderText } from '../../../../cell/store/index.ts'
import type { OwnershipService } from '../../ownership/index.ts'
import { RosterHistory } from '../../ownership/index.ts'
import type { Orders } from './order-list.ts'

const time = (wallMs: number) => new Date(wallMs).toISOString()
const cutOf = (cut: Order | undefined) => (cut ? { cut: orderText(cut) } : {})

/** The roster in force with everything beside it, for people. */
export function rosterRow(
  book: RosterBook,
  self: string,
  {
    ownership,
    verifier,
    orders,
  }: {
    readonly ownership: OwnershipService
    readonly verifier: Parameters<typeof readStatement>[1]['verifier']
    readonly orders: Orders
  },
) {
  const { current } = book
  const trust = { root: book.root, cluster: clusterIdOf(book.root), verifier }
  const statements = book
    .content()
    .statements.map((document) => readStatement(document, trust))
    .filter((statement) => typeof statement !== 'string')
  const inForce = new Set(book.issuers.map(({ key }) => key))
  return {
    ...frameOf(current),
    seenBy: self,
    cells: current.cells.map((cell) => ({
      id: cell.id,
      key: shortPrint(cell.key),
      owns: cell.prefixes,
      roles: cell.roles,
      subnets: cell.subnets,
      addresses: cell.addresses,
      guardians: cell.guardians,
      term: cell.term,
      until: time(cell.certificate.notAfterMs),
      revoked: book.revocationOf(cell.key) !== undefined,
    })),
    issuers: current.issuers.map(({ cell, key }) => ({
      cell,
      key: shortPrint(key),
      inForce: inForce.has(key),
    })),
    revocations: statements.flatMap(({ matter }) => {
      if (matter.kind !== 'revocation') return []
      const { cell, reason, cut } = matter.revocation
      return [{ cell, key: shortPrint(matter.key), reason, ...cutOf(cut) }]
    }),
    pardons: statements.flatMap(({ matter }) => {
      if (matter.kind !== 'pardon') return []
      return [{ cell: matter.pardon.cell, order: orderText(matter.pardon.order) }]
    }),
    forks: book.forkSights.map(({ number, sides, isSettled }) => ({
      number,
      sides,
      settled: isSettled,
    })),
    versions: versionsOf(book, orders),
    waiting: ownership.wanted().map(({ cell, prefixes }) => ({ cell, prefixes })),
  }
}

function frameOf({ cluster, name, number, id, editor, root, demo, wallMs }: Roster) {
  const print = shortPrint(clusterIdOf(root))
  return { cluster, name, number, hash: id, editor, root: print, demo, signed: time(wallMs) }
}

function versionsOf(book: RosterBook, orders: Orders) {
  return [...new RosterHistory(book).newestFirst()].map((roster) => {
    const { number, id, wallMs, editor, cells, handoffs } = roster
    const order = orders.get(number)
    const ordered = order ? { by: order.by, what: order.what } : {}
    const facts = { number, hash: id, signed: time(wallMs), editor }
    return { ...facts, cells: cells.length, moves: handoffs.length, ...ordered }
  })
}

/** What differs between two rosters, each as a cell sees it; before the first there is number 0. */
export function diffRow(
  from: { readonly roster: Roster | undefined; readonly cell: string },
  to: { readonly roster: Roster; readonly cell: string },
) {
  return {
    from: { number: from.roster?.number ?? 0, cell: from.cell },
    to: { number: to.roster.number, cell: to.cell },
    differences: rosterDifferences(from.roster, to.roster),
  }
}
