import type { BootTimes } from './node-machine.ts'
import type { ScenarioName } from './options.ts'

/** How a scenario is played in a cluster of some size. */
export interface Play {
  /** How long people, nodes and faults are busy, in milliseconds. */
  readonly virtualMs: number
  /** Cells that are there from the start. */
  readonly first: number
  readonly times: BootTimes
  /** Cells get their power within this time. */
  readonly powerWithinMs: number
  readonly operators: number
  /** Mean time between two commands of one operator. */
  readonly thinkMs: number
  /** Mean time between two power cycles of nodes, in the whole cluster; undefined = none. */
  readonly cycleMs: number | undefined
  /** The network is cut in two from and until these shares of the time. */
  readonly cut: readonly [number, number] | undefined
  /** Cells come in one by one. */
  readonly grows: boolean
  /** Cells are restarted with the next version one by one. */
  readonly upgrades: boolean
}

/** A cluster of more cells than this has nodes that take as long as real ones. */
const toySize = 24
const toyTimes: BootTimes = {
  postMs: { least: 2_000, most: 8_000 },
  loadMs: { least: 500, most: 2_000 },
}
/** Machines of one make take about as long as each other. */
const realTimes: BootTimes = {
  postMs: { least: 50_000, most: 58_000 },
  loadMs: { least: 6_000, most: 9_000 },
}

/** The play of a scenario. */
export function playOf(
  scenario: ScenarioName,
  { cells, nodes }: { readonly cells: number; readonly nodes: number },
): Play {
  const isToy = cells <= toySize
  const operators = isToy ? 3 : Math.min(12, Math.ceil(cells / 16))
  const base: Play = {
    virtualMs: isToy ? 45_000 : 90_000,
    first: cells,
    times: isToy ? toyTimes : realTimes,
    powerWithinMs: isToy ? 1_500 : 6_000,
    operators,
    thinkMs: isToy ? 1_200 : 6_000,
    cycleMs: undefined,
    cut: undefined,
    grows: false,
    upgrades: false,
  }
  const everyMs = Math.max(20, 60_000 / (cells * nodes))
  switch (scenario) {
    case 'power-on':
      return base
    case 'storm':
      return { ...base, cycleMs: everyMs, thinkMs: base.thinkMs / 3, operators: operators + 2 }
    case 'partition':
      return { ...base, cut: [0.25, 0.7], cycleMs: 4 * everyMs }
    case 'grow':
      return { ...base, first: 1, grows: true, virtualMs: base.virtualMs + 2_500 * cells }
    case 'upgrade':
      return { ...base, upgrades: true, cycleMs: 4 * everyMs }
  }
}
