import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../../cell/env/index.ts'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import { type CellPlan, cabinetsOf, dealCabinets } from './deal.ts'
import type { UpOptions } from './options.ts'

/** What `up` remembers between starts: DATA/up.json. */
export interface UpState {
  readonly cells: readonly CellPlan[]
  readonly sampleLoaded: boolean
}

function statePath(data: string): string {
  return join(data, 'up.json')
}

function readSample(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', { cause, message: `The sample ${path} cannot be read.` })
  }
}

/**
 * The cells of this folder: those of the first start, or newly dealt. Faults: NOT_FOUND_FILE,
 * INPUT_*.
 */
export function planCells(options: UpOptions): UpState {
  const path = statePath(options.data)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as UpState
  let cabinets: readonly string[] = []
  if (options.sample !== undefined) {
    try {
      cabinets = cabinetsOf(readSample(options.sample))
    } catch (cause) {
      if (cause instanceof Fault) throw cause
      throw new Fault('INPUT_DISCOVER', { cause, message: (cause as Error).message })
    }
  }
  return { cells: dealCabinets(cabinets, options.cells), sampleLoaded: false }
}

/** Remembers the plan. */
export function keepState(data: string, state: UpState): void {
  writeFileAtomic(statePath(data), `${JSON.stringify(state)}\n`, 0o600)
}

/**
 * Loads a discovery file through the command line, as an operator would. Faults: INPUT_DISCOVER.
 */
export async function loadSample(
  sample: string,
  target: { readonly url: string; readonly token: string; readonly cli: string },
): Promise<void> {
  const child = spawn(process.execPath, [target.cli, 'import', 'discover', sample, '-o', 'json'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, RACKCELL_URL: target.url, RACKCELL_TOKEN: target.token },
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-4_000)
  })
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (status === 0) return
  throw new Fault('INPUT_DISCOVER', { message: `${sample} could not be loaded: ${said.trim()}` })
}
