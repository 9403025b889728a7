import { Fault } from '../env/index.ts'
import {
  countNames,
  expandNodeSet,
  globMatches,
  type NamePattern,
  type NodeSetTerm,
  parseNodeSet,
  parseXname,
  spellNames,
} from '../inventory/index.ts'
import { globsMax } from './limits.ts'
import type { NodeRow } from './node-row.ts'

/** Whether a node is in a set, told from its own row: id, host name and groups. */
export type NodeSetMatch = (row: NodeRow) => boolean

/**
 * A node set that is asked node by node, as they come; a name or group that is not known yet counts
 * from when it is there. Faults: INPUT_NODE_SET, LIMIT_NODE_SET.
 */
export function nodeSetMatch(text: string): NodeSetMatch {
  const { terms } = parseNodeSet(text)
  const parts = terms.map((term) => ({ operator: term.operator, holds: termMatch(text, term) }))
  return (row) => {
    let isIn = false
    for (const { operator, holds } of parts) isIn = combine(isIn, operator, holds(row))
    return isIn
  }
}

function combine(before: boolean, operator: NodeSetTerm['operator'], named: boolean): boolean {
  switch (operator) {
    case 'union':
      return before || named
    case 'difference':
      return before && !named
    case 'intersection':
      return before && named
    case 'either':
      return before !== named
  }
}

const namesOf = ({ id, hostname }: NodeRow): readonly string[] =>
  [id, hostname].flatMap((name) => (name ? [name.toLowerCase()] : []))

function termMatch(text: string, term: NodeSetTerm): NodeSetMatch {
  const { item } = term
  switch (item.kind) {
    case 'all':
      return () => true
    case 'names': {
      const nobody = { names: () => [], group: () => undefined }
      const alone = { text, terms: [{ ...term, operator: 'union' as const }] }
      const names = new Set(expandNodeSet(alone, nobody).map(canonicalName))
      return (row) => namesOf(row).some((name) => names.has(name))
    }
    case 'glob': {
      const globs = spellFew(item.pattern).map((glob) => glob.toLowerCase())
      return (row) => namesOf(row).some((name) => globs.some((glob) => globMatches(glob, name)))
    }
    case 'group': {
      const labels = new Set(spellFew(item.pattern))
      return ({ groups = [] }) => groups.some((label) => labels.has(label))
    }
  }
}

const canonicalName = (name: string): string => (parseXname(name)?.name ?? name).toLowerCase()

function spellFew(pattern: NamePattern): readonly string[] {
  const names = countNames(pattern)
  if (names <= globsMax) return spellNames(pattern)
  throw new Fault('LIMIT_NODE_SET', {
    message: `The node set has ${names} patterns, more than ${globsMax}.`,
  })
}
