import { readFile, stat } from 'node:fs/promises'
import { Fault } from '../../cell/env/fault.ts'
import { inputFileBytesMax } from './limits.ts'

/** A file's text and what to call it in errors; `-` is standard input. */
export async function readInput(
  path: string,
): Promise<{ readonly text: string; readonly name: string }> {
  if (path === '-') return { text: await readStandardInput(), name: 'standard input' }
  try {
    const { size } = await stat(path)
    if (size > inputFileBytesMax) throw tooLarge(path)
    return { text: await readFile(path, 'utf8'), name: path }
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw new Fault('NOT_FOUND_FILE', { cause, message: `${path}: ${systemReason(cause)}.` })
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > inputFileBytesMax) throw tooLarge('standard input')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function tooLarge(name: string): Fault {
  return new Fault('LIMIT_BODY', {
    message: `${name} has more than ${inputFileBytesMax / 1024 / 1024} MiB.`,
  })
}

/** What the system said of a file, as a person would. */
export function systemReason(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read or written by you'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'ENOSPC') return 'the disk is full'
  if (code === 'ENOTDIR') return 'a part of its path is no folder'
  return message
}
