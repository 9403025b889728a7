import { type ClusterOptions, type ScenarioName, scenarios } from '../cluster/index.ts'
import { SeededRandom } from '../random/index.ts'

const names = Object.keys(scenarios) as readonly ScenarioName[]
const cellsRange = [3, 9] as const
const nodesRange = [4, 16] as const
/** Share of worlds that are as rough as they get. */
const roughShare = 0.85

/** What a seed plays when it is to decide for itself. */
export function drawOptions(seed: number, virtualMs?: number): ClusterOptions {
  const random = SeededRandom.fromSeed(seed).fork('fuzz')
  const within = ([least, most]: readonly [number, number]) =>
    least + random.below(most - least + 1)
  const [cells, nodes] = [within(cellsRange), within(nodesRange)]
  const scenario = random.pick(names)
  const faults = random.chance(roughShare) ? 'high' : 'low'
  return { seed, cells, nodes, scenario, faults, ...(virtualMs !== undefined && { virtualMs }) }
}
