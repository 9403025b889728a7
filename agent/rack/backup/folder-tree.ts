import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Fault } from '../../../cell/env/index.ts'
import { syncFolder } from '../adapter/atomic-file.ts'

/** Whether anything lies in a folder; one that does not exist is empty. Faults: CONFLICT_FOLDER. */
export function isEmptyFolder(folder: string): boolean {
  if (!existsSync(folder)) return true
  if (!statSync(folder).isDirectory()) {
    throw new Fault('CONFLICT_FOLDER', { message: `${folder} is not a folder.` })
  }
  // A file system's own folder is nobody's data.
  return readdirSync(folder).every((name) => name === 'lost+found')
}

/** Puts every file and folder below on the disk, deepest first. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else {
      const handle = openSync(path, 'r')
      fsyncSync(handle)
      closeSync(handle)
    }
  }
  syncFolder(folder)
}

/**
 * Gives a tree to the owner of another folder, so that a service can read what root restored for
 * it.
 */
export function giveTree(folder: string, like: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(like)
  if (uid === 0) return
  const give = (path: string) => {
    chownSync(path, uid, gid)
    if (!statSync(path).isDirectory()) return
    for (const name of readdirSync(path)) give(join(path, name))
  }
  give(folder)
}

/** A name beside `folder` that is free. */
function freeName(folder: string): string {
  for (let at = 1; ; at++) {
    const name = `${folder}.before-restore${at === 1 ? '' : `-${at}`}`
    if (!existsSync(name)) return name
  }
}

/**
 * Puts a finished folder in the place of another, which is kept beside it unless it is empty;
 * answers with where it lies. Faults: CONFLICT_FOLDER when the old one cannot be moved.
 */
export function replaceFolder(folder: string, ready: string): string | undefined {
  let kept: string | undefined
  try {
    if (existsSync(folder)) {
      if (readdirSync(folder).length === 0) rmdirSync(folder)
      else {
        kept = freeName(folder)
        renameSync(folder, kept)
      }
    }
    renameSync(ready, folder)
  } catch (cause) {
    if (kept !== undefined && !existsSync(folder)) renameSync(kept, folder)
    const isMount = (cause as NodeJS.ErrnoException).code === 'EBUSY'
    throw new Fault('CONFLICT_FOLDER', {
      cause,
      message: isMount
        ? `${folder} is a mount point and cannot be replaced: name a folder inside it.`
        : `${folder} cannot be replaced: ${(cause as Error).message}`,
    })
  }
  syncFolder(dirname(folder))
  return kept
}
