import { readdir, readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type ClusterOptions,
  type ClusterReport,
  runCluster,
  scenarios,
} from '../../sim/cluster/index.ts'
import { faultLevels } from '../../sim/fault/index.ts'
import { clusterInvariants } from '../../sim/judge/index.ts'

/** A world in which something broke once. */
interface Regression {
  readonly seed: number
  /** The version with which it broke. */
  readonly version: string
  readonly invariant: string
  readonly options: Omit<ClusterOptions, 'seed'>
  readonly broke: string
  readonly cause: string
  readonly fix: string
}

const folder = new URL('../../sim/regressions/', import.meta.url)
const table = new URL('../../docs/simulator-regressions.md', import.meta.url)
/** On a busy machine such a world takes a while, in milliseconds. */
const replayMsMax = 600_000

const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
const regressions = new Map<string, Regression>()

beforeAll(async () => {
  for (const name of names) {
    regressions.set(name, JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Regression)
  }
})

/** Worlds that were played: some of them broke more than once. */
const played = new Map<string, Promise<ClusterReport>>()

function play({ seed, options }: Regression): Promise<ClusterReport> {
  const world = JSON.stringify({ seed, ...options })
  const before = played.get(world)
  if (before) return before
  const now = runCluster({ ...options, seed })
  played.set(world, now)
  return now
}

const rowOf = (name: string, { seed, invariant, broke, cause, fix }: Regression) =>
  `| [${seed}](../sim/regressions/${name}) | ${invariant} | ${broke} | ${cause} | ${fix} |`

describe('what broke in the simulator once', () => {
  it('stands in the public table, row by row', async () => {
    const lines = (await readFile(table, 'utf8')).split('\n')
    const rows = lines.filter((line) => line.startsWith('| ['))
    expect(rows).toEqual([...regressions].map(([name, one]) => rowOf(name, one)))
  })

  it.each(names)('%s says what it was', (name) => {
    const { version, invariant, options, ...said } = regressions.get(name) ?? ({} as Regression)
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Object.keys(clusterInvariants)).toContain(invariant)
    expect(Object.keys(scenarios)).toContain(options.scenario)
    expect(faultLevels).toContain(options.faults)
    for (const text of [said.broke, said.cause, said.fix]) expect(text).toMatch(/^[A-Z][^|\n]+\.$/)
  })

  it.each(names)(
    '%s holds',
    async (name) => {
      const { invariants } = await play(regressions.get(name) ?? ({} as Regression))
      expect(invariants['views-agree']).toBe(1)
    },
    replayMsMax,
  )
})
