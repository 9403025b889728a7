import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Fault } from '../../../cell/env/fault.ts'
import type { CellStream } from '../cell-client.ts'
import { systemReason } from '../input-file.ts'
import { ProgressLine } from '../output/progress.ts'
import type { Screen } from '../output/screen.ts'
import { sizeText } from '../output/size-text.ts'

/** Takes an answer to disk and says how many bytes it had. */
export type Save = (stream: CellStream, screen: Screen) => Promise<number>

/**
 * Prepares to save an answer under `path`: it grows as `<path>.part`, is synced, and takes the name
 * only when it is whole. A file that is there already is refused before anything is asked of
 * anybody.
 */
export async function saveTo(
  path: string,
  { isForced, mode }: { readonly isForced: boolean; readonly mode: number },
): Promise<Save> {
  if (!isForced && existsSync(path)) {
    throw new Fault('CONFLICT_FILE', { message: `${path} exists already.` })
  }
  return async (stream, screen) => {
    const part = `${path}.part`
    try {
      await rm(part, { force: true })
      const file = await open(part, 'wx', mode)
      const bytes = await writeAll(file, stream, screen)
      await rename(part, path)
      await syncFolder(dirname(path))
      return bytes
    } catch (cause) {
      await rm(part, { force: true })
      throw asFault(cause, path)
    }
  }
}

async function writeAll(
  file: FileHandle,
  { bytes: total = 0, chunks }: CellStream,
  screen: Screen,
): Promise<number> {
  const progress = new ProgressLine(screen, 'receiving')
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      await file.writeFile(chunk)
      bytes += chunk.length
      progress.show(bytes, total, sizeText(bytes))
    }
    await file.sync()
  } finally {
    progress.clear()
    await file.close()
  }
  return bytes
}

/** A rename is on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function asFault(cause: unknown, path: string): unknown {
  if (cause instanceof Fault) return cause
  const { code } = cause as NodeJS.ErrnoException
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code) && code !== 'ECONNRESET') {
    return new Fault('NOT_FOUND_FILE', {
      cause,
      message: `${path} cannot be written: ${systemReason(cause)}.`,
    })
  }
  return new Fault('PEER_UNREACHABLE', {
    cause,
    message: `The cell broke off before the end; ${path} was not written.`,
  })
}
