import { parse } from 'yaml'

/** A cell that `up` runs: its name and the cabinets whose nodes are its own. */
export interface CellPlan {
  readonly id: string
  readonly cabinets: readonly string[]
}

const cabinetPattern = /^x0*(\d+)/i

/** The cabinets of a discovery file in numeric order: x1000, x1001 … */
export function cabinetsOf(text: string): readonly string[] {
  const document: unknown = parse(text)
  const numbers = new Set<number>()
  const lists = document as { bmcs?: unknown; nodes?: unknown } | null
  for (const item of [lists?.bmcs, lists?.nodes].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  )) {
    const xname = (item as { xname?: unknown } | null)?.xname
    const cabinet = typeof xname === 'string' ? cabinetPattern.exec(xname.trim()) : null
    if (cabinet) numbers.add(Number(cabinet[1]))
  }
  return [...numbers].sort((left, right) => left - right).map((number) => `x${number}`)
}

/**
 * Deals cabinets in order over `count` cells, as evenly as they go; a cell is named after its
 * first. One cell alone owns everything, whatever it is called. Without a cabinet left, a cell is
 * named by its place.
 */
export function dealCabinets(cabinets: readonly string[], count: number): readonly CellPlan[] {
  return Array.from({ length: count }, (_, place) => {
    const from = Math.ceil((place * cabinets.length) / count)
    const to = Math.ceil(((place + 1) * cabinets.length) / count)
    const own = cabinets.slice(from, to)
    return { id: own[0] ?? `cell${place + 1}`, cabinets: count === 1 ? [] : own }
  })
}
