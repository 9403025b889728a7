/** Samples kept at most: beyond it each new one takes the place of an older one, evenly. */
const samplesMax = 400_000

/** A distribution from its samples: the 50th and 99th per cent, and the largest. */
export interface Spread {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/**
 * Collects samples in bounded memory; exact until there are too many, then a thinned-out picture.
 */
export class Quantiles {
  readonly #kept: number[] = []
  #count = 0
  #max = 0
  /** Every `#step`-th sample is kept. */
  #step = 1

  add(value: number): void {
    this.#max = Math.max(this.#max, value)
    if (this.#count++ % this.#step !== 0) return
    this.#kept.push(value)
    if (this.#kept.length < samplesMax) return
    const thinner = this.#kept.filter((_, at) => at % 2 === 0)
    this.#kept.length = 0
    for (const kept of thinner) this.#kept.push(kept)
    this.#step *= 2
  }

  get count(): number {
    return this.#count
  }

  /** What a share of the samples does not exceed; 0 of none. */
  at(share: number): number {
    const sorted = this.#kept.toSorted((left, right) => left - right)
    return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  }

  get spread(): Spread {
    return { count: this.#count, p50: this.at(0.5), p99: this.at(0.99), max: rounded(this.#max) }
  }

  /** Points of the cumulative distribution: value and share, for a plot. */
  curve(points: number): readonly (readonly [number, number])[] {
    const sorted = this.#kept.toSorted((left, right) => left - right)
    if (sorted.length === 0) return []
    return Array.from({ length: points + 1 }, (_, point) => {
      const share = point / points
      const at = Math.min(sorted.length - 1, Math.floor((sorted.length - 1) * share))
      return [rounded(sorted[at] ?? 0), share] as const
    })
  }
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
