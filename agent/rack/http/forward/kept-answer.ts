/** An answer as it is kept with the id of its request: JSON, with the body in base64. */
import type { Merged } from './rule.ts'

/** What is kept, and of which request: another one under the same id is told apart by its hash. */
export interface KeptAnswer extends Merged {
  readonly hash: string
}

/** As bytes for the ledger. */
export function encodeAnswer({ hash, status, headers, body }: KeptAnswer): Uint8Array {
  const text = Buffer.from(body).toString('base64')
  return Buffer.from(JSON.stringify({ hash, status, headers, body: text }))
}

/** As it was kept; undefined for what another version of the program kept. */
export function decodeAnswer(bytes: Uint8Array): KeptAnswer | undefined {
  try {
    const kept = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<
      Record<keyof KeptAnswer, unknown>
    >
    const { hash, status, headers, body } = kept
    if (typeof hash !== 'string' || typeof body !== 'string') return undefined
    if (typeof status !== 'number' || typeof headers !== 'object' || !headers) return undefined
    const lines = headers as KeptAnswer['headers']
    return { hash, status, headers: lines, body: Buffer.from(body, 'base64') }
  } catch {
    return undefined
  }
}
