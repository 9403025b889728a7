import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../../cell/env/index.ts'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import { makeFolder } from '../adapter/make-folder.ts'

/** Whether a process with this id runs, and is an `up`: process ids are used again. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('up/main')
  } catch {
    return true
  }
}

/**
 * Makes the data folder, and takes it for this `up`; the returned function gives it back.
 * Faults: STORE_LOCKED naming the other process, NOT_FOUND_FILE when the folder cannot be made.
 */
export function takeFolder(data: string): () => void {
  const path = join(data, 'up.pid')
  try {
    makeFolder(data, 0o700)
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The data folder ${data} cannot be made: ${(cause as Error).message}`,
    })
  }
  let holder = Number.NaN
  try {
    holder = Number(readFileSync(path, 'utf8'))
  } catch {
    // Nobody has it.
  }
  if (Number.isInteger(holder) && holder > 0 && holder !== process.pid && isOurs(holder)) {
    throw new Fault('STORE_LOCKED', {
      message: `Another rackcell (process ${holder}) uses ${data}.`,
      details: { pid: holder },
    })
  }
  writeFileAtomic(path, `${process.pid}\n`, 0o600)
  return () => rmSync(path, { force: true })
}
