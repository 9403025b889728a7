/** Positions of feeds as clients see them: `Cell-Head: x1001/1.3.1412, x1002/1.1.7`. */
import { Fault } from '../../../../cell/env/index.ts'
import { compareOrders, orderText } from '../../../../cell/store/index.ts'
import type { CellHead } from '../../peers.ts'
import { marksMax } from './limits.ts'

/** `x1001/1.3.1412`; the numbers fit what the store counts with. */
const grammar = /^([a-z0-9][a-z0-9.-]{0,62})\/(\d{1,15})\.(\d{1,15})\.(\d{1,15})$/

function refuse(text: string): never {
  throw new Fault('INPUT_HEADER', {
    message: `Cell-At-Least has ${JSON.stringify(text.slice(0, 64))}; it is written x1001/1.3.1412`,
    details: { header: 'Cell-At-Least' },
  })
}

/** One position as text. */
export function headText({ cell, order }: CellHead): string {
  return `${cell}/${orderText(order)}`
}

/** Of several positions of one cell the newest, in the order in which the cells came. */
export function newestHeads(heads: readonly CellHead[]): readonly CellHead[] {
  const newest = new Map<string, CellHead>()
  for (const head of heads) {
    const before = newest.get(head.cell)
    if (!before || compareOrders(before.order, head.order) < 0) newest.set(head.cell, head)
  }
  return [...newest.values()]
}

/** The positions that a header names, each cell once. Fault: INPUT_HEADER. */
export function parseHeads(header: string): readonly CellHead[] {
  const texts = header
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean)
  if (texts.length > marksMax) refuse(`${texts.length} positions`)
  const heads = texts.map((text) => {
    const [, cell, term, boot, seq] = grammar.exec(text) ?? refuse(text)
    const order = { term: Number(term), boot: Number(boot), seq: Number(seq) }
    return { cell: cell ?? '', order }
  })
  return newestHeads(heads)
}

/** As `parseHeads`, for what another cell answered: what cannot be read says nothing. */
export function headsOf(header: string | undefined): readonly CellHead[] {
  try {
    return parseHeads(header ?? '')
  } catch {
    return []
  }
}
