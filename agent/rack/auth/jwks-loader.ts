import { readFile, stat } from 'node:fs/promises'
import { jwksBytesMax } from './limits.ts'

/** Reads the text of a JWKS; throws when it cannot. */
export type LoadJwks = () => Promise<string>

async function readBounded(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of answer.body ?? []) {
    length += chunk.length
    if (length > jwksBytesMax) throw new Error(`it is larger than ${jwksBytesMax} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function fetchJwks(url: string, timeoutMs: number): Promise<string> {
  const signal = AbortSignal.timeout(timeoutMs)
  let answer: Response
  try {
    answer = await fetch(url, {
      signal,
      redirect: 'error',
      headers: { accept: 'application/jwk-set+json, application/json' },
    })
  } catch (error) {
    const { name, cause, message } = error as Error
    if (name === 'TimeoutError') throw new Error(`no answer within ${timeoutMs / 1_000} s`)
    throw new Error(cause instanceof Error ? cause.message || String(cause) : message)
  }
  if (!answer.ok) {
    await answer.body?.cancel()
    throw new Error(`it answered with status ${answer.status}`)
  }
  return await readBounded(answer)
}

async function readJwks(path: string): Promise<string> {
  const { size } = await stat(path)
  if (size > jwksBytesMax) throw new Error(`it is larger than ${jwksBytesMax} bytes`)
  return await readFile(path, 'utf8')
}

/** Loads from an http(s) URL or from a file, as the setting says. */
export function jwksLoader(place: string, { timeoutMs }: { readonly timeoutMs: number }): LoadJwks {
  if (/^https?:\/\//i.test(place)) return () => fetchJwks(place, timeoutMs)
  return () => readJwks(place)
}
