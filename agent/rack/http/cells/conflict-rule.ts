import type { Static } from 'typebox'
import Value from 'typebox/value'
import { type Answer, allCells, type ClusterRule, jsonOf, withJson } from '../forward/index.ts'
import { conflictSchema } from './cluster-schema.ts'

type Row = Static<typeof conflictSchema>

function rowsIn(answer: Answer): readonly Row[] {
  const { conflicts } = (jsonOf(answer) ?? {}) as { readonly conflicts?: unknown }
  if (!Array.isArray(conflicts)) return []
  return conflicts.filter((row): row is Row => Value.Check(conflictSchema, row))
}

/**
 * What cells say differently is known everywhere; only writes of replaced owners lie at the new
 * ones. Of the others, therefore, nothing else is taken.
 */
export const gatheredConflicts: ClusterRule = {
  names: () => [],
  isGathered: true,
  shares: (_, world) => allCells(world).map((cell) => ({ cell })),
  merge(answers) {
    const [own, ...others] = answers as readonly [Answer, ...Answer[]]
    const known = new Map(rowsIn(own).map((row) => [row.id, row]))
    for (const row of others.flatMap(rowsIn)) {
      if (row.kind === 'proposal' && !known.has(row.id)) known.set(row.id, row)
    }
    const whole = (jsonOf(own) ?? {}) as object
    return withJson(own, { ...whole, conflicts: [...known.values()] })
  },
}
