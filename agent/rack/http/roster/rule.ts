import type { RackContext } from '../../context.ts'
import type { ClusterRule } from '../forward/index.ts'

/** The cell that edits the roster decides. */
export function byEditor({ book }: RackContext): ClusterRule {
  return { names: () => [], shares: () => [{ cell: book.current.editor }] }
}

/** The cell that the query names, or else the one that edits the roster. */
export function byNamedOrEditor({ book }: RackContext): ClusterRule {
  return {
    names: () => [],
    shares: ({ query }) => {
      const { cell = book.current.editor } = (query ?? {}) as { readonly cell?: string }
      return [{ cell: book.cell(cell) ? cell : book.current.editor }]
    },
  }
}
