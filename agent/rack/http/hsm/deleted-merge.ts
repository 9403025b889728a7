/** Whole collections are deleted at every cell; the answer counts what all of them deleted. */
import { type Answer, allCells, type ClusterRule, jsonOf, withJson } from '../forward/index.ts'
import { message } from './answer.ts'

/** How many entries a cell's answer says that it deleted. */
function countIn(answer: Answer): number {
  const { message: text = '' } = (jsonOf(answer) ?? {}) as { readonly message?: string }
  return Number(/^deleted (\d+) /.exec(text)?.[1] ?? 0)
}

/** A cell without entries says 404; that is the answer only when all of them do. */
export const deletedEverywhere: ClusterRule = {
  names: () => [],
  shares: (_, world) => allCells(world).map((cell) => ({ cell })),
  tolerates: ({ status }) => status === 404,
  merge(answers) {
    const [first] = answers as readonly [Answer]
    const count = answers.reduce((sum, answer) => sum + countIn(answer), 0)
    return withJson(first, message(`deleted ${count} entries`))
  },
}
