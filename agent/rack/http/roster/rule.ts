import type { RackContext } from '../../context.ts'
import type { ClusterRule } from '../forward/index.ts'

/** The cell that edits the roster decides. */
export function byEditor({ book }: RackContext): ClusterRule {
  return { names: () => [], shares: () => [{ cell: book.current.editor }] }
}

/** The cell that the query or the body names answers; without one, the cell that was asked. */
export function byNamedCell({ book }: RackContext): ClusterRule {
  return {
    names: () => [],
    shares: ({ query, body }, { self }) => {
      const { cell: asked } = (query ?? {}) as { readonly cell?: string }
      const { cell = asked } = (body ?? {}) as { readonly cell?: string }
      return [{ cell: cell !== undefined && book.cell(cell) ? cell : self }]
    },
  }
}
