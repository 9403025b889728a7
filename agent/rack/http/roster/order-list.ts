import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import Value from 'typebox/value'
import { Fault } from '../../../../cell/env/index.ts'
import { hexOf, type Roster, type RosterBook } from '../../../../cell/roster/index.ts'
import type { RackContext } from '../../context.ts'
import { type OwnershipService, RosterHistory } from '../../ownership/index.ts'
import { askCell } from './ask-cell.ts'
import { orderGatherMs } from './limits.ts'

/** Who ordered rosters, as the cell keeps it that published them. */
export const orderListSchema = Type.Object({
  orders: Type.Array(
    Type.Object({ number: Type.Integer(), by: Type.String(), what: Type.String() }),
  ),
})

type OrderRow = Static<typeof orderListSchema>['orders'][number]

/** Orders by the number of their roster. */
export type Orders = ReadonlyMap<number, OrderRow>

/** The orders that this cell keeps itself. */
export async function ownOrders({ writer }: OwnershipService): Promise<readonly OrderRow[]> {
  const orders = await writer.orders()
  return [...orders.values()].map(({ number, by, what }) => ({ number, by, what }))
}

/** The cell that published a roster: whose key signed it, or to whom the root's was brought. */
function publisherOf(roster: Roster, before: Roster | undefined): string {
  const signer = hexOf(roster.document.signer)
  if (signer === hexOf(roster.root)) return roster.editor
  const known = [...(before?.issuers ?? []), ...roster.issuers]
  return known.find(({ key }) => key === signer)?.cell ?? ''
}

/** Cells that published rosters which are kept here, with the numbers of those. */
function publishersOf(book: RosterBook): ReadonlyMap<string, ReadonlySet<number>> {
  const numbers = new Map<string, Set<number>>()
  const rosters = [...new RosterHistory(book).newestFirst()]
  for (const [place, roster] of rosters.entries()) {
    const cell = publisherOf(roster, rosters[place + 1])
    numbers.set(cell, (numbers.get(cell) ?? new Set()).add(roster.number))
  }
  return numbers
}

/**
 * Who ordered the rosters that are kept, as the cells that published them say: the format of a
 * roster has no place for it. Of cells that do not answer in time it is not told; each is believed
 * about its own rosters alone.
 */
export async function gatherOrders(
  rack: RackContext,
  ownership: OwnershipService,
  request: FastifyRequest,
): Promise<Orders> {
  const { book, ledger, view } = rack
  const orders = new Map((await ownOrders(ownership)).map((order) => [order.number, order]))
  const silent = new Set(view.coverage().missing.map(({ cell }) => cell))
  const signal = AbortSignal.timeout(orderGatherMs)
  const asked = [...publishersOf(book)].filter(([cell]) => {
    return cell !== ledger.cell && book.cell(cell) !== undefined && !silent.has(cell)
  })
  const parts = asked.map(async ([cell, numbers]) => {
    for (const order of await ordersAt(rack, cell, { request, signal })) {
      if (numbers.has(order.number)) orders.set(order.number, order)
    }
  })
  await Promise.all(parts)
  return orders
}

async function ordersAt(
  rack: RackContext,
  cell: string,
  how: { readonly request: FastifyRequest; readonly signal: AbortSignal },
): Promise<readonly OrderRow[]> {
  const url = `/cells/v1/roster/orders?cell=${encodeURIComponent(cell)}`
  try {
    const said = await askCell(rack, cell, url, how)
    return Value.Check(orderListSchema, said) ? said.orders : []
  } catch (error) {
    if (error instanceof Fault || how.signal.aborted) return []
    throw error
  }
}
