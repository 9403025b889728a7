import type { SeededRandom } from '../random/index.ts'
import {
  crashStages,
  type Fate,
  type Loss,
  type WriteFacts,
  type WriteFate,
} from '../store/index.ts'

/** How rough a world is: drawn once per seed, so that some seeds are calm and some are not. */
export interface Climate {
  /** Share of writes in which the machine dies. */
  readonly crashShare: number
  /** Share of writes that fail. */
  readonly failShare: number
  /** Share of writes that wait for a stalled disk. */
  readonly stallShare: number
  readonly syncMs: number
  /** Mean times between the things that just happen. */
  readonly powerCutMs: number
  readonly fullDiskMs: number
  readonly clockJumpMs: number
}

/** Draws the climate of a seed. */
export function drawClimate(random: SeededRandom): Climate {
  return {
    crashShare: random.pick([0, 0.01, 0.04]),
    failShare: random.pick([0, 0.01, 0.03]),
    stallShare: random.pick([0, 0.01]),
    syncMs: random.between(0.5, 12),
    powerCutMs: random.between(700, 4_000),
    fullDiskMs: random.between(2_000, 10_000),
    clockJumpMs: random.between(500, 5_000),
  }
}

/** Longest stall of a disk that still works, in milliseconds. */
const stallMsMax = 1_500

/** The fate of every access to a disk, from a seed. */
export class Weather implements Fate {
  readonly #random: SeededRandom
  readonly #climate: Climate
  #isCalm = false

  constructor(random: SeededRandom, climate: Climate) {
    this.#random = random
    this.#climate = climate
  }

  /** From now on nothing goes wrong. */
  calm(): void {
    this.#isCalm = true
  }

  ofWrite(_write: WriteFacts): WriteFate {
    const random = this.#random
    const { crashShare, failShare, stallShare, syncMs: meanMs } = this.#climate
    const writeMs = random.exponential(0.2)
    const dice = random.fraction()
    const stallMs = random.chance(stallShare) ? random.between(100, stallMsMax) : 0
    const syncMs = random.exponential(meanMs) + (this.#isCalm ? 0 : stallMs)
    const share = random.pick([0, 1, random.fraction()])
    const stage = random.pick(crashStages)
    if (this.#isCalm) return { kind: 'done', writeMs, syncMs }
    if (dice < crashShare) return { kind: 'crash', writeMs, syncMs, stage, share }
    if (dice < crashShare + failShare) return { kind: 'failed', writeMs, share }
    return { kind: 'done', writeMs, syncMs }
  }

  readMs(): number {
    return this.#random.exponential(0.05)
  }

  /** What the next power cut does to the bytes that were not synced. */
  loss(): Loss {
    const share = this.#random.fraction()
    const kind = this.#random.pick(['drop', 'keep', 'tear', 'tear', 'hole'] as const)
    return kind === 'drop' || kind === 'keep' ? { kind } : { kind, share }
  }
}
