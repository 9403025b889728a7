import type { Plot } from '../report/index.ts'

/** The cluster of digests at one moment. */
export interface DigestSample {
  readonly atMs: number
  /** Bytes that all cells have sent so far. */
  readonly bytes: number
  /** Share of cells × changes made so far that have been heard of. */
  readonly heard: number
  /** Least share of the cells that has heard of any one change. */
  readonly heardLeast: number
}

const seconds = (ms: number) => ms / 1_000

/** Bytes per second and cell, from one sample to the next. */
function rates(samples: readonly DigestSample[], cells: number) {
  return samples.slice(1).map((sample, at) => {
    const before = samples[at] ?? sample
    const lasted = seconds(sample.atMs - before.atMs) || 1
    return [seconds(sample.atMs), (sample.bytes - before.bytes) / lasted / cells] as const
  })
}

/** The plots of a run of digests: convergence, coverage and bytes. */
export function digestPlots(
  samples: readonly DigestSample[],
  {
    cells,
    convergence,
  }: {
    readonly cells: number
    readonly convergence: readonly (readonly [number, number])[]
  },
): readonly Plot[] {
  const across = 'virtual seconds'
  const over = (value: (sample: DigestSample) => number) =>
    samples.map((sample) => [seconds(sample.atMs), value(sample)] as const)
  return [
    {
      title: 'Convergence',
      note: 'Share of changes that another cell had heard of after so many milliseconds, every cell and change counted.',
      across: 'milliseconds after it was written, logarithmic',
      up: 'share of changes × cells',
      isLog: true,
      lines: [{ name: 'heard', points: convergence }],
    },
    {
      title: 'Coverage',
      note: 'How many cells had heard of the changes made so far: it dips with each of them, and stays down while cells are cut off.',
      across,
      up: 'share of cells',
      lines: [
        { name: 'of all changes, mean', points: over(({ heard }) => heard) },
        { name: 'of the change that fewest have heard of', points: over((at) => at.heardLeast) },
      ],
    },
    {
      title: 'Traffic',
      note: 'What each cell sent, on average.',
      across,
      up: 'bytes per second and cell',
      lines: [{ name: 'sent', points: rates(samples, cells) }],
    },
  ]
}
