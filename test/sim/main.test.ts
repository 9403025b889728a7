import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { wholeCellsMax } from '../../sim/cluster/limits.ts'

const program = fileURLToPath(new URL('../../sim/main.ts', import.meta.url))
/** Cells that are not simulated whole any more. */
const tooMany = String(wholeCellsMax + 1)
const packageFile = new URL('../../package.json', import.meta.url)

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

function simulate(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { maxBuffer: 2 ** 26 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

describe('the simulator as a program', () => {
  it('runs seeds, says how far it is, and closes with one line of JSON', async () => {
    const { code, out, err } = await simulate('run', '--seed', '7', '--seeds', '3')
    expect(code).toBe(0)
    expect(err).toContain('seed 7 to 9')
    expect(err).toContain('3/3 worlds')
    const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }
    const report = JSON.parse(out)
    expect(report).toMatchObject({ seed: 7, seeds: 3, version, held: true })
    expect(report.events).toBeGreaterThan(100)
    expect(report.virtualMs).toBeGreaterThan(1_000)
    expect(report.realMs).toBeGreaterThan(0)
    expect(report.invariants['acknowledged-is-kept']).toBeGreaterThan(3)
    expect(report.traceHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('says nothing but the closing line when asked for JSON', async () => {
    const { code, out, err } = await simulate('run', '--seed', '7', '--seeds', '1', '--json')
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n')).toHaveLength(2)
  })

  it('shows a seed again, line by line, with the trace hash of the run', async () => {
    const run = await simulate('run', '--seed', '7', '--seeds', '1', '--json')
    const { code, out, err } = await simulate('replay', '--seed', '7')
    expect(code, err).toBe(0)
    const lines = out.trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(100)
    expect(lines[0]).toBe('0.000 cell starts, life 0')
    expect(JSON.parse(lines.at(-1) ?? '').traceHash).toBe(JSON.parse(run.out).traceHash)
  })

  it('closes the run of a cluster with what held, how fast and with which trace', async () => {
    const { code, out, err } = await simulate(
      ...['run', '--cells', '3', '--nodes', '2', '--seed', '7', '--virtual-ms', '8000'],
    )
    expect(code, err).toBe(0)
    expect(err).toMatch(/events in .* a second/)
    const line = JSON.parse(out)
    expect(Object.keys(line)).toEqual([
      ...['seed', 'version', 'cells', 'nodes', 'scenario', 'events', 'virtualMs', 'realMs'],
      ...['invariants', 'liveness', 'convergence', 'bytesPerCell', 'rssBytes', 'sometimes'],
      'traceHash',
    ])
    expect(line).toMatchObject({ seed: 7, cells: 3, nodes: 2, scenario: 'power-on' })
    expect(line.invariants).toBe('held')
    expect(Object.keys(line.convergence)).toEqual(['p50', 'p99', 'max'])
  })

  it('says what a cluster is simulated without that is too large for all of it', async () => {
    const { code, out, err } = await simulate('run', '--cells', tooMany, '--seed', '7')
    expect([code, err.includes('too many to be simulated whole')]).toEqual([0, true])
    const line = JSON.parse(out)
    expect(line).toMatchObject({ cells: Number(tooMany), invariants: 'held' })
    expect(line.leftOut.join()).toContain('records')
    expect(line.convergence.max).toBeGreaterThan(0)
  })

  it('writes a page of such a cluster, too, and refuses what would count for nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rackcell-page-'))
    const file = join(folder, 'page.html')
    const large = ['run', '--cells', tooMany, '--seed', '7']
    const run = ['--scenario', 'partition', '--virtual-ms', '6000', '--report', file]
    try {
      const { code, out, err } = await simulate(...large, ...run)
      expect(code, err).toBe(0)
      const page = await readFile(file, 'utf8')
      for (const part of [
        `${tooMany} cells at the level of digests`,
        'Convergence',
        'Coverage',
        'Traffic',
      ])
        expect(page).toContain(part)
      expect(page.match(/<svg/g)).toHaveLength(3)
      expect(page).toMatch(/<td>changes<\/td><td>2<\/td>/)
      expect(page).not.toMatch(/NaN|Infinity|undefined/)
      expect(JSON.parse(out).invariants).toBe('held')
    } finally {
      await rm(folder, { recursive: true })
    }
    for (const [args, says] of [
      [[...large, '--scenario', 'storm'], '--scenario is power-on or partition'],
      [[...large, '--mishaps', '3'], 'leave --mishaps away'],
      [['replay', ...large.slice(1)], '"sim run" shows it again'],
    ] as const) {
      const { code, out, err } = await simulate(...args)
      expect([code, out, err.split('\n')[0]]).toEqual([2, '', expect.stringContaining(says)])
    }
  })

  it('draws a fresh seed, and names it, when none is given', async () => {
    const { code, out, err } = await simulate('run', '--seeds', '1', '--virtual-ms', '100')
    expect(code).toBe(0)
    expect(err).toContain(`seed ${JSON.parse(out).seed}, 100 virtual ms`)
  })

  it('explains itself', async () => {
    expect(await simulate('--help')).toMatchObject({ code: 0, err: '' })
    for (const args of [[], ['run', 'twice'], ['run', '--seed', 'x'], ['replay']]) {
      const { code, out, err } = await simulate(...args)
      expect([code, out], args.join(' ')).toEqual([2, ''])
      expect(err).toContain('rackcell sim replay --seed N')
    }
  })
})
