/**
 * Numbers of nodes. A node that nobody numbers gets the number of its position (reference 1.2): it
 * is the same at whichever cell it is worked out, needs nobody's consent, and stays when the node
 * is added again. The reference numbers nodes that come out of an endpoint by their place below
 * their BMC, so that every BMC has a node 1; clients that name hosts or look nodes up by number
 * cannot work with that. Positions beyond what the formula was made for (five nodes below a BMC,
 * say) share numbers: the second one to come is numbered from a range that no position reaches,
 * rather than with a neighbour's number.
 */
import { Fault } from '../env/index.ts'
import type { Reader } from '../store/index.ts'
import { nidMax, nidOverflowMin } from './limits.ts'
import { quoted } from './quoted.ts'
import { defaultNid, type Xname } from './xname.ts'

const numbered = ['component', 'nodeMap'] as const

/** Gives numbers to the new nodes of one change. */
export type NidAllotter = (node: Xname) => number

/**
 * An allotter over `reader`, which must show what the change wrote so far. Numbers in `reserved`
 * are spoken for: the change gives them itself, to components that may not be written yet.
 */
export function nidAllotter(
  reader: Reader,
  reserved: ReadonlySet<number | null | undefined> = new Set(),
): NidAllotter {
  let overflow = nidOverflowMin
  const isFree = (nid: number) => {
    if (reserved.has(nid)) return false
    // What a node map promises to a node that is yet to come is not free either.
    return numbered.every((name) => reader.lookup(name, 'nid', String(nid)).length === 0)
  }
  return (node) => {
    const position = defaultNid(node)
    if (position !== undefined && position < nidOverflowMin && isFree(position)) return position
    while (!isFree(overflow)) overflow += 1
    return overflow
  }
}

/**
 * The number that a client wrote, as a JSON number or as text; `undefined` for a negative one,
 * which means "none". Fault: INPUT_BODY.
 */
export function givenNid(given: number | string): number | undefined {
  const text = String(given).trim()
  const nid = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (!(nid <= nidMax)) {
    throw new Fault('INPUT_BODY', {
      message: `NID ${quoted(text)} is not an integer up to ${nidMax}`,
    })
  }
  return nid < 0 ? undefined : nid
}
