import { resolve } from 'node:path'
import { Fault } from '../../../cell/env/fault.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { askProgram } from '../spawned-program.ts'
import type { OptionShape } from './shape.ts'

/** Options of whatever the root has to sign. */
export const rootOptions: readonly OptionShape[] = [
  {
    flags: '--root <file>',
    summary: "the cluster's root: keys/root.key as init made it, wherever it is kept",
    completes: 'file',
  },
  {
    flags: '--passphrase-file <file>',
    summary: "its first line is the root's passphrase; nothing is asked",
    completes: 'file',
  },
]

/** What a cell tells of itself as an issuer. */
export interface IssuerWord {
  readonly cell: string
  readonly request: string
  readonly isIssuer: boolean
  readonly until?: string
}

/** What the root signed, or how that ended. */
interface Signed<Answer> {
  readonly code: ExitCode
  readonly answer?: Answer
}

/** Asks a cell for its proved word about its issuer key. */
export async function issuerWordOf({ client }: Invocation, cell: string): Promise<IssuerWord> {
  const word = await client.get<IssuerWord>('/cells/v1/roster/issuer-request', { query: { cell } })
  if (word.cell === cell) return word
  throw new Fault('NOT_FOUND', { message: `There is no cell ${cell} in the roster.` })
}

/**
 * Has the root sign something about a cell, upon the roster as that cell has it; the root and its
 * passphrase stay in a program of their own on this machine. It says itself what goes wrong with
 * them: then there is its exit code alone. Fault: INPUT_USAGE without a root.
 */
export async function askRoot<Answer>(
  invocation: Invocation,
  what: 'issuer' | 'editor',
  { cell, request }: { readonly cell: string; readonly request: string },
): Promise<Signed<Answer>> {
  const root = invocation.text('root')
  if (root === undefined) {
    throw new Fault('INPUT_USAGE', {
      message: '--root FILE is needed: only the root signs that.',
    })
  }
  const passphrase = invocation.text('passphraseFile')
  const { document: roster } = await invocation.client.get<{ readonly document: string }>(
    '/cells/v1/roster/document',
    { query: { cell } },
  )
  const place = (file: string) => resolve(invocation.folder, file)
  const words = ['root', what, '--root', place(root)]
  if (passphrase !== undefined) words.push('--passphrase-file', place(passphrase))
  const { code, out } = await askProgram({ program: 'rack/offline/main', name: 'roster' }, words, {
    input: JSON.stringify({ cell, request, roster }),
    tell: (text) => invocation.screen.err(text),
  })
  if (code === exitCodes.ok) return { code, answer: JSON.parse(out) as Answer }
  const known = Object.values(exitCodes).find((one) => one === code)
  return { code: known ?? exitCodes.error }
}
