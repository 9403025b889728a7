/** Answers that say how many entries a change touched: several cells' counts make one. */
import {
  type Answer,
  allCells,
  type ClusterRule,
  jsonOf,
  type Merged,
  withJson,
} from '../forward/index.ts'
import { message } from './answer.ts'

/** How many entries a cell's answer says that it touched. */
function countIn(answer: Answer): number {
  const { message: text = '' } = (jsonOf(answer) ?? {}) as { readonly message?: string }
  return Number(/ (\d+) entr/.exec(text)?.[1] ?? 0)
}

/** One answer of several that say `<verb> <n> entries`. */
function counted(answers: readonly Answer[], verb: string): Merged {
  const [first] = answers as readonly [Answer]
  const count = answers.reduce((sum, answer) => sum + countIn(answer), 0)
  return withJson(first, message(`${verb} ${count} entries`))
}

/** What several cells created or modified of one list. */
export const enteredEverywhere = (answers: readonly Answer[]): Merged => {
  return counted(answers, 'Created or modified')
}

/**
 * Deletes a whole collection at every cell. A cell without entries says 404; that is the answer
 * only when all of them do.
 */
export const deletedEverywhere: ClusterRule = {
  names: () => [],
  shares: (_, world) => allCells(world).map((cell) => ({ cell })),
  tolerates: ({ status }) => status === 404,
  merge: (answers) => counted(answers, 'deleted'),
}
