import { Fault } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'

/**
 * A request that names a cell is for that one. A name that the roster does not have is NOT_FOUND:
 * otherwise whoever mistypes one would have this cell do it.
 */
export function requireCell({ book }: Pick<RackContext, 'book'>, cell: string | undefined): void {
  if (cell === undefined || book.cell(cell)) return
  const known = book.cells.map(({ id }) => id).join(', ')
  throw new Fault('NOT_FOUND', { message: `There is no cell ${cell}; there are: ${known}.` })
}
