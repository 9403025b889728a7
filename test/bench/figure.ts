/** One measured figure: a line of JSON on standard output. Nothing is asserted. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What we aim at, e.g. ">= 5000". */
  readonly goal?: string
  readonly met?: boolean
  /** Numbers beside it: percentiles, the peer of the same run and the ratio to it. */
  readonly beside?: Readonly<Record<string, number | string>>
}

const round = (value: number) => Number(value.toPrecision(4))

/** Prints a figure. */
export function print(figure: Figure): void {
  const beside = Object.entries(figure.beside ?? {}).map(([key, value]) => {
    return [key, typeof value === 'number' ? round(value) : value] as const
  })
  const line = {
    ...figure,
    value: round(figure.value),
    ...(beside.length > 0 ? { beside: Object.fromEntries(beside) } : {}),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** A figure with a goal: `at least` or `at most`. */
export function judged(
  figure: Omit<Figure, 'goal' | 'met'>,
  goal: { readonly atLeast: number } | { readonly atMost: number },
): Figure {
  const [sign, bound, met] =
    'atLeast' in goal
      ? ['>=', goal.atLeast, figure.value >= goal.atLeast]
      : ['<=', goal.atMost, figure.value <= goal.atMost]
  return { ...figure, goal: `${sign} ${bound} ${figure.unit}`, met: Boolean(met) }
}

/** The value below which the given share of the sorted samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** The middle of the samples. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}
