import { readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Fault, type Log } from '../../../cell/env/index.ts'
import { syncFolder, writeFileAtomic } from '../adapter/atomic-file.ts'

/** Where a data folder lies, as told apart from a copy of it. */
interface Place {
  readonly machine: string
  readonly path: string
  readonly inode: number
}

interface Seal {
  readonly from: Place
  readonly sealed: string
}

const sealFile = (data: string) => join(data, 'sealed.json')

/** Machines without an id of their own are told apart by their names. */
function machine(): string {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim() || hostname()
  } catch {
    return hostname()
  }
}

function placeOf(data: string): Place {
  const path = realpathSync(data)
  return { machine: machine(), path, inode: statSync(path).ino }
}

function readSeal(data: string): Seal | undefined {
  const path = sealFile(data)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Fault('NOT_FOUND_FILE', { cause, message: `The seal ${path} cannot be read.` })
  }
  try {
    const { from, sealed } = JSON.parse(text) as Seal
    const isSeal = typeof from.machine === 'string' && typeof from.path === 'string'
    if (isSeal && typeof from.inode === 'number') return { from, sealed }
  } catch {
    // Refused like any other text that is no seal.
  }
  throw new Fault('STORE_MOVED', { message: `The seal ${path} is damaged.` })
}

/** Seals a data folder: its cell starts elsewhere once, and no more here. */
export function sealFolder(data: string, nowMs: number): void {
  const seal: Seal = { from: placeOf(data), sealed: new Date(nowMs).toISOString() }
  writeFileAtomic(sealFile(data), `${JSON.stringify(seal)}\n`, 0o600)
}

/** Takes the seal away; false when there was none. */
export function unsealFolder(data: string): boolean {
  if (!readSeal(data)) return false
  rmSync(sealFile(data))
  syncFolder(data)
  return true
}

/**
 * To be called before a cell starts: refuses the folder that was sealed, and opens the copy of it,
 * once. Faults: STORE_MOVED, NOT_FOUND_FILE.
 */
export function openSealedFolder(data: string, log: Log): void {
  const seal = readSeal(data)
  if (!seal) return
  const here = placeOf(data)
  const { from, sealed } = seal
  if (from.machine === here.machine && from.path === here.path && from.inode === here.inode) {
    throw new Fault('STORE_MOVED', {
      message: `${data} was sealed at ${sealed}: its cell moves to another place.`,
    })
  }
  rmSync(sealFile(data))
  syncFolder(data)
  log.info({ part: 'ownership', from: from.path, to: here.path }, 'the cell has moved here')
}
