import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../../cell/env/index.ts'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import type { CellAccess } from './ask.ts'
import { type CellPlan, cabinetsOf, dealCabinets } from './deal.ts'
import type { UpOptions } from './options.ts'

/** What `up` remembers between starts: DATA/up.json. */
export interface UpState {
  readonly cells: readonly CellPlan[]
  readonly sampleLoaded: boolean
}

/** What a start will run. */
export interface StartPlan {
  readonly state: UpState
  /** Nothing of it is on disk: when this start fails, nothing of it shall stay. */
  readonly isNew: boolean
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

/** What an earlier `up` remembered; undefined when there is nothing or it cannot be read. */
function readState(path: string): UpState | undefined {
  try {
    const state = JSON.parse(readFileSync(path, 'utf8')) as Partial<UpState>
    return Array.isArray(state.cells) && state.cells.length > 0 ? (state as UpState) : undefined
  } catch {
    return undefined
  }
}

/**
 * Cells that lie in the folder without a word about them: restored ones, or those of a lost file.
 */
function foundCells(data: string): readonly CellPlan[] {
  const folder = join(data, 'cells')
  if (!existsSync(folder)) return []
  const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'store')))
  return ids.sort().map((id) => ({ id, cabinets: [] }))
}

/**
 * The cells of this folder: those of an earlier start, those found in it, or newly dealt.
 * Faults: NOT_FOUND_FILE, INPUT_CONFIG for the folder of a single cell, INPUT_DISCOVER.
 */
export function planCells(options: UpOptions): StartPlan {
  const known = readState(statePath(options.data))
  if (known) return { state: known, isNew: false }
  if (existsSync(join(options.data, 'store'))) {
    throw new Fault('INPUT_CONFIG', {
      message:
        `${options.data} is the data folder of one cell. Start that with "rackcell cell start ` +
        `--data ${options.data}", or move it to cells/<its name> of a folder for "rackcell up".`,
    })
  }
  const found = foundCells(options.data)
  if (found.length > 0) return { state: { cells: found, sampleLoaded: true }, isNew: false }
  let cabinets: readonly string[] = []
  if (options.sample !== undefined) {
    try {
      cabinets = cabinetsOf(readSample(options.sample))
    } catch (cause) {
      if (cause instanceof Fault) throw cause
      throw new Fault('INPUT_DISCOVER', { cause, message: (cause as Error).message })
    }
  }
  const isNew = !existsSync(join(options.data, 'cells'))
  return { state: { cells: dealCabinets(cabinets, options.cells), sampleLoaded: false }, isNew }
}

/** Forgets the plan of a first start that failed, with the empty stores that it made. */
export function forgetFirstStart(data: string): void {
  rmSync(statePath(data), { force: true })
  rmSync(join(data, 'cells'), { recursive: true, force: true })
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
  target: CellAccess & { readonly cli: string },
): Promise<void> {
  const child = spawn(process.execPath, [target.cli, 'import', 'discover', sample], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      RACKCELL_URL: target.url,
      RACKCELL_TOKEN: target.token,
      ...(target.ca !== undefined && { RACKCELL_CA: target.ca }),
    },
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
