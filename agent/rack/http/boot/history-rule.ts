/**
 * Accesses are remembered where they were answered: at the owner of the node as a rule, and at
 * whatever cell a node asked in its place.
 */
import { componentNamed } from '../../../../cell/boot/index.ts'
import {
  type Answer,
  allCells,
  type ClusterRule,
  jsonOf,
  ownerOfText,
  withJson,
} from '../forward/index.ts'
import type { Access } from './access-log.ts'

interface Query {
  readonly name?: readonly string[]
}

const nameIn = (query: unknown) => (query as Query).name?.[0]

/** The newest access of each node and document. */
function newest(answers: readonly Answer[]): readonly Access[] {
  const rows = new Map<string, Access>()
  for (const row of answers.flatMap((answer) => (jsonOf(answer) ?? []) as readonly Access[])) {
    const key = `${row.endpoint} ${row.name}`
    if ((rows.get(key)?.last_epoch ?? -1) < row.last_epoch) rows.set(key, row)
  }
  return [...rows.values()]
}

/** GET of the history: of one node this cell's part and its owner's, of all everybody's. */
export const historyGathered: ClusterRule = {
  names: () => [],
  isGathered: true,
  needsAll: ({ query }) => nameIn(query) !== undefined,
  shares({ query }, world) {
    const name = nameIn(query)
    if (name === undefined) return allCells(world).map((cell) => ({ cell }))
    const owner = ownerOfText(world, componentNamed(world.view, name)?.id ?? name)
    return [...new Set([world.self, owner])].map((cell) => ({ cell }))
  },
  merge: (answers) => withJson(answers[0] as Answer, newest(answers)),
}
