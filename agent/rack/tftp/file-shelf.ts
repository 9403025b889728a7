/** The files of a folder, as clients ask for them; the ones in use are kept in memory. */
import { open, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { LRUCache } from 'lru-cache'
import { cacheBytesMax, fileBytesMax } from './limits.ts'

interface Kept {
  readonly bytes: Uint8Array
  /** Size and time of change: another one is another file. */
  readonly stamp: string
}

/** Reads files below one folder. Links that lead out of it count as missing. */
export class FileShelf {
  readonly #folder: string
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: cacheBytesMax,
    sizeCalculation: ({ bytes }) => bytes.length + 1,
  })

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The file of a checked path; undefined when there is none, or it is too large to be sent. */
  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      const root = await realpath(this.#folder)
      const real = await realpath(join(root, path))
      if (!real.startsWith(`${root}${sep}`)) return undefined
      await using file = await open(real)
      const { size, mtimeMs } = await file.stat()
      const stamp = `${size} ${mtimeMs}`
      const kept = this.#kept.get(real)
      if (kept?.stamp === stamp) return kept.bytes
      if (size > fileBytesMax) return undefined
      const bytes = await file.readFile()
      this.#kept.set(real, { bytes, stamp })
      return bytes
    } catch {
      return undefined
    }
  }
}
