import type { SeededRandom } from '../random/index.ts'
import type { ClusterOptions } from './options.ts'

/** Share of rough worlds with a hostile cell in them, and how many cells they have at least. */
const hostile = { share: 0.3, cellsMin: 4 }

/** Cells that will lie, by place: none in a small cluster, never the editor of the roster. */
export function drawHostile(
  random: SeededRandom,
  { cells, faults, scenario }: ClusterOptions,
): readonly number[] {
  const isOpen = faults === 'high' && cells >= hostile.cellsMin && scenario !== 'grow'
  if (!isOpen || !random.chance(hostile.share)) return []
  // Not the first: it edits the roster.
  return [1 + random.below(cells - 1)]
}
