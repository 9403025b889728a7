import type { SeededRandom } from '../random/index.ts'
import { crashStages, type Fate, type Loss, type WriteFate } from '../store/index.ts'

/** Mean times of a disk that works, in milliseconds. */
const usual = { writeMs: 0.2, syncMs: 2, readMs: 0.05 }

/** What the next write of a disk will meet. */
export type WriteTrouble = 'failed' | 'crash'

/**
 * The fate of every access to one machine's disk: as usual, unless something is about to happen.
 */
export class DiskFate implements Fate {
  readonly #random: SeededRandom
  #slowness = 1
  #next: WriteTrouble | undefined

  constructor(random: SeededRandom) {
    this.#random = random
  }

  /** Everything takes this many times as long from now on. */
  slow(factor: number): void {
    this.#slowness = factor
  }

  /** What becomes of the next write; undefined = nothing special. */
  expect(trouble: WriteTrouble | undefined): void {
    this.#next = trouble
  }

  ofWrite(): WriteFate {
    const random = this.#random
    const writeMs = random.exponential(usual.writeMs) * this.#slowness
    const syncMs = this.syncMs()
    const trouble = this.#next
    if (trouble === undefined) return { kind: 'done', writeMs, syncMs }
    this.#next = undefined
    const share = random.pick([0, 1, random.fraction()])
    if (trouble === 'failed') return { kind: 'failed', writeMs, share }
    return { kind: 'crash', writeMs, syncMs, share, stage: random.pick(crashStages) }
  }

  /** How long a flush takes. */
  syncMs(): number {
    return this.#random.exponential(usual.syncMs) * this.#slowness
  }

  readMs(): number {
    return this.#random.exponential(usual.readMs) * this.#slowness
  }

  /** What a power cut does to the bytes that were not synced. */
  loss(): Loss {
    const share = this.#random.fraction()
    const kind = this.#random.pick(['drop', 'keep', 'tear', 'tear', 'hole'] as const)
    return kind === 'drop' || kind === 'keep' ? { kind } : { kind, share }
  }
}
