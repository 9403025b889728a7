import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../../cell/env/index.ts'
import { decodeBook, type RosterBook, type RosterReader } from '../../../cell/roster/index.ts'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import { bookFileBytesMax } from './limits.ts'

/** What lies in a keys folder beside the seeds of the cell and of its issuer. */
export const clusterFiles = {
  /** Seed of a root without a passphrase: a trial's. */
  demoRoot: 'root.seed',
  /** The root, encrypted with a passphrase. */
  root: 'root.key',
  /** A book of the cluster, laid there by whoever made the cell or let it in. */
  book: 'cluster.pb',
} as const

/** The path of one of them. */
export function clusterFile(keysFolder: string, name: keyof typeof clusterFiles): string {
  return join(keysFolder, clusterFiles[name])
}

/** A file's bytes; undefined when it is not there. Faults: NOT_FOUND_FILE, INTEGRITY_ROSTER. */
export function readBookFile(keysFolder: string): Uint8Array | undefined {
  const path = clusterFile(keysFolder, 'book')
  try {
    const { size } = statSync(path)
    if (size > bookFileBytesMax) throw new Error(`it has ${size} bytes`)
    return readFileSync(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The book of the cluster ${path} cannot be read: ${(cause as Error).message}`,
    })
  }
}

/** The book that lies in a keys folder. Faults: NOT_FOUND_FILE, INTEGRITY_ROSTER. */
export function openBookFile(keysFolder: string, reader: RosterReader): RosterBook | undefined {
  const bytes = readBookFile(keysFolder)
  return bytes && decodeBook(bytes, reader)
}

/** Lays a book into a keys folder: at its next start the cell takes part in that cluster. */
export function writeBookFile(keysFolder: string, bytes: Uint8Array): void {
  writeFileAtomic(clusterFile(keysFolder, 'book'), bytes, 0o600)
}
