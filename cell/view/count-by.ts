import { Fault } from '../env/index.ts'
import { countsMax } from './limits.ts'
import type { NodeField, NodeRow } from './node-row.ts'

/** How many nodes have these values; a field that is absent has none. */
export type NodeCount = NodeRow & { readonly nodes: number }

/**
 * Counts nodes by the values of some fields together. A node counts under each element of a list
 * (its groups), and once without the field when the list is empty. Fault: LIMIT_FILTER for more
 * than `countsMax` different combinations.
 */
export class NodeTally {
  readonly #fields: readonly NodeField[]
  readonly #counts = new Map<string, { readonly row: NodeRow; nodes: number }>()

  constructor(fields: readonly NodeField[]) {
    this.#fields = fields
  }

  add(row: NodeRow): void {
    for (const combination of this.#combinations(row)) {
      const key = JSON.stringify(this.#fields.map((field) => combination[field] ?? null))
      const found = this.#counts.get(key)
      if (found) found.nodes++
      else this.#open(key, combination)
    }
  }

  /** Most nodes first, then by the values. */
  counts(): readonly NodeCount[] {
    return [...this.#counts]
      .sort(([leftKey, left], [rightKey, right]) => {
        if (left.nodes !== right.nodes) return right.nodes - left.nodes
        return leftKey < rightKey ? -1 : 1
      })
      .map(([, { row, nodes }]) => ({ ...row, nodes }))
  }

  #open(key: string, row: NodeRow): void {
    if (this.#counts.size >= countsMax) {
      throw new Fault('LIMIT_FILTER', {
        message: `There are more than ${countsMax} combinations of ${this.#fields.join(', ')}.`,
        details: { field: 'by' },
      })
    }
    this.#counts.set(key, { row, nodes: 1 })
  }

  #combinations(row: NodeRow): readonly NodeRow[] {
    let combinations: Record<string, unknown>[] = [{}]
    for (const field of this.#fields) {
      const value = row[field]
      const values = Array.isArray(value) ? [...new Set(value)] : [value]
      const taken = values.length === 0 ? [undefined] : values
      combinations = combinations.flatMap((each) =>
        taken.map((one) => (one === undefined ? each : { ...each, [field]: one })),
      )
    }
    return combinations as readonly NodeRow[]
  }
}
