import type { Line, Plot } from '../report/index.ts'

/** The cluster at one moment. */
export interface Sample {
  readonly atMs: number
  /** Nodes that are up. */
  readonly ready: number
  /** Bytes that all cells have sent so far. */
  readonly bytes: number
  /** Least share of the cluster that any running cell covers, and the mean. */
  readonly coverageMin: number
  readonly coverageMean: number
  /** Age of the oldest part that any running cell shows, in seconds. */
  readonly oldestSeconds: number
  /** Share of the looked-at pairs of cells in which one has all that the other wrote. */
  readonly current: number
}

const seconds = (ms: number) => ms / 1_000

function line(
  samples: readonly Sample[],
  name: string,
  value: (sample: Sample) => number,
  isRight = false,
): Line {
  const points = samples.map((sample) => [seconds(sample.atMs), value(sample)] as const)
  return { name, points, isRight }
}

/** Bytes per second and cell, from one sample to the next. */
function rates(samples: readonly Sample[], cells: number): readonly (readonly [number, number])[] {
  return samples.slice(1).map((sample, at) => {
    const before = samples[at] ?? sample
    const lasted = seconds(sample.atMs - before.atMs) || 1
    return [
      seconds(sample.atMs),
      Math.max(0, sample.bytes - before.bytes) / lasted / cells,
    ] as const
  })
}

/** The plots of a run: convergence, bytes, boots, coverage and age. */
export function plotsOf(
  samples: readonly Sample[],
  {
    cells,
    convergence,
  }: {
    readonly cells: number
    readonly convergence: readonly (readonly [number, number])[]
  },
): readonly Plot[] {
  const across = 'virtual seconds'
  return [
    {
      title: 'Convergence',
      note: 'Share of changes that had reached another cell after so many milliseconds, every cell and change counted.',
      across: 'milliseconds after it was on its writer’s disk, logarithmic',
      up: 'share of changes × cells',
      isLog: true,
      lines: [{ name: 'reached', points: convergence }],
    },
    {
      title: 'Currency',
      note: 'How many pairs of cells were up to date with each other: it dips while something is cut off.',
      across,
      up: 'share of pairs',
      lines: [line(samples, 'up to date', ({ current }) => current)],
    },
    {
      title: 'Traffic',
      note: 'What each cell sent, on average.',
      across,
      up: 'bytes per second and cell',
      lines: [{ name: 'sent', points: rates(samples, cells) }],
    },
    {
      title: 'Boots',
      note: 'Nodes that had come all the way up.',
      across,
      up: 'nodes',
      lines: [line(samples, 'up', ({ ready }) => ready)],
    },
    {
      title: 'Coverage and age',
      note: 'How much of the cluster an answer covered, and how old its oldest part was.',
      across,
      up: 'share of cells',
      right: 'seconds',
      lines: [
        line(samples, 'coverage, least', ({ coverageMin }) => coverageMin),
        line(samples, 'coverage, mean', ({ coverageMean }) => coverageMean),
        line(samples, 'oldest part (right)', ({ oldestSeconds }) => oldestSeconds, true),
      ],
    },
  ]
}
