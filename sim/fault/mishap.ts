import type { SeededRandom } from '../random/index.ts'

/** Everything that can go wrong, by what it happens to. */
export const mishapKinds = {
  network: ['loss', 'duplicates', 'reorder', 'delay', 'partition', 'one-way', 'flapping'],
  disk: ['slow-disk', 'full-disk', 'write-fails', 'crash-in-write', 'power-cut', 'bit-flip'],
  clock: ['jump', 'freeze', 'drift'],
  process: ['kill', 'stall'],
  copy: ['old-disk', 'lost-disk', 'clone'],
  byzantine: ['forgery', 'fork', 'replay', 'flood', 'future'],
} as const

export type MishapKind = (typeof mishapKinds)[keyof typeof mishapKinds][number]

/**
 * One thing that goes wrong, drawn before the world begins: what it is does not depend on the run.
 */
export interface Mishap {
  /** Place in the schedule, from 0: a run may be told to let only the first few come about. */
  readonly number: number
  readonly atMs: number
  readonly kind: MishapKind
  /** Machines that it happens to, or that stand on one side of a cut. */
  readonly hosts: readonly number[]
  readonly forMs: number
  /** How bad it is, between 0 and 1. */
  readonly amount: number
}

/** How rough a world is. */
export type FaultLevel = 'none' | 'low' | 'high'

export const faultLevels: readonly FaultLevel[] = ['none', 'low', 'high']

/** What is drawn how often, by level; what is not named does not happen. */
const weights: Readonly<Record<FaultLevel, Readonly<Partial<Record<MishapKind, number>>>>> = {
  none: {},
  low: {
    ...{ loss: 3, delay: 2, reorder: 1, duplicates: 1, 'one-way': 1, flapping: 1 },
    ...{ kill: 3, stall: 3, 'slow-disk': 1, jump: 1 },
  },
  high: {
    ...{ loss: 3, duplicates: 2, reorder: 2, delay: 2, partition: 3, 'one-way': 3, flapping: 2 },
    ...{ 'slow-disk': 2, 'full-disk': 2, 'write-fails': 2, 'crash-in-write': 4, 'power-cut': 3 },
    ...{ 'bit-flip': 1, jump: 2, freeze: 1, drift: 1, kill: 3, stall: 3 },
    ...{ 'old-disk': 1, 'lost-disk': 1, clone: 1 },
  },
}

/** How long each kind lasts, in milliseconds; the others are over at once. */
const lasting: Readonly<Partial<Record<MishapKind, readonly [number, number]>>> = {
  loss: [2_000, 20_000],
  duplicates: [2_000, 20_000],
  reorder: [2_000, 20_000],
  delay: [2_000, 20_000],
  partition: [3_000, 45_000],
  'one-way': [2_000, 20_000],
  flapping: [3_000, 20_000],
  'slow-disk': [2_000, 15_000],
  'full-disk': [500, 8_000],
  freeze: [2_000, 30_000],
  stall: [1_000, 20_000],
  clone: [5_000, 30_000],
  forgery: [10_000, 20_000],
  replay: [10_000, 20_000],
  flood: [2_000, 10_000],
}

/** Kinds that happen to a whole side of the network. */
const sided = new Set<MishapKind>(['partition', 'one-way', 'flapping'])

/** Mean time between two mishaps of a small cluster, by level, in milliseconds. */
const meanGapMs: Readonly<Record<FaultLevel, number>> = { none: Infinity, low: 6_000, high: 3_500 }
/** Beyond this many cells mishaps come more often in proportion. */
const smallCluster = 10

/** What a schedule is drawn for. */
export interface MishapWorld {
  readonly level: FaultLevel
  readonly hosts: number
  /** Machines whose owner is hostile. */
  readonly byzantine: readonly number[]
  readonly fromMs: number
  readonly untilMs: number
  /** Kinds that do not suit the scenario. */
  readonly without?: readonly MishapKind[]
}

/** Draws everything that will go wrong, in the order of time. */
export function drawMishaps(random: SeededRandom, world: MishapWorld): readonly Mishap[] {
  const { level, hosts, byzantine, fromMs, untilMs, without = [] } = world
  const all = Object.entries(weights[level]) as [MishapKind, number][]
  const bag = all
    .filter(([kind]) => !without.includes(kind))
    .flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind))
  if (bag.length === 0) return []
  const gapMs = meanGapMs[level] / Math.max(1, hosts / smallCluster)
  const mishaps: Mishap[] = []
  for (let atMs = fromMs + random.exponential(gapMs); atMs < untilMs; ) {
    const isHostile = byzantine.length > 0 && random.chance(0.2)
    const kind = isHostile ? random.pick(mishapKinds.byzantine) : random.pick(bag)
    const [least, most] = lasting[kind] ?? [0, 0]
    const forMs = Math.min(random.between(least, most), untilMs - atMs)
    const targets = isHostile ? [random.pick(byzantine)] : drawHosts(random, kind, hosts)
    const amount = random.fraction()
    mishaps.push({ number: mishaps.length, atMs, kind, hosts: targets, forMs, amount })
    atMs += random.exponential(gapMs)
  }
  return mishaps
}

function drawHosts(random: SeededRandom, kind: MishapKind, hosts: number): readonly number[] {
  if (!sided.has(kind)) return [random.below(hosts)]
  const share = random.pick([0, 0.5, random.fraction()])
  const side = Array.from({ length: hosts }, (_, host) => host).filter(() => random.chance(share))
  return side.length > 0 && side.length < hosts ? side : [random.below(hosts)]
}

/** A mishap in a few words, for the trace. */
export function mishapText({ number, kind, hosts, forMs, amount }: Mishap): string {
  const shown = hosts.length > 8 ? `${hosts.length} hosts` : hosts.join(',')
  return `mishap ${number} ${kind} of ${shown} for ${forMs.toFixed(0)} by ${amount.toFixed(3)}`
}
