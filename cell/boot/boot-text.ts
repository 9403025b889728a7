/**
 * What may stand in a boot script. A script is lines, so a line break in a stored value would let
 * its writer add commands; and iPXE ends a command at certain words wherever they stand. Both are
 * refused when a value is written, so that a script can be put together without looking again.
 */
import { Fault } from '../env/index.ts'
import { bootUrlCharsMax, paramsCharsMax } from './limits.ts'

/** Control characters, and what else ends a line for some reader. */
const control = /[\p{Cc}\u2028\u2029]/u

/** Words that end a command of iPXE; what follows would be run, or lost as a comment. */
const commandEnds: ReadonlySet<string> = new Set(['||', '&&', ';', '#'])

function refuse(message: string): never {
  throw new Fault('INPUT_BODY', { message: `Bad Request: ${message}` })
}

function checked(what: string, text: string, charsMax: number): string {
  const trimmed = text.trim()
  if (trimmed.length > charsMax) refuse(`${what} is longer than ${charsMax} characters`)
  if (control.test(trimmed)) refuse(`${what} has a line break or another control character`)
  if (!trimmed.isWellFormed()) refuse(`${what} is not valid Unicode`)
  return trimmed
}

/** The URL of a kernel or an initrd, without blanks at its ends. Fault: INPUT_BODY. */
export function bootUrlOf(what: 'kernel' | 'initrd', text: string): string {
  const url = checked(`the ${what} URL`, text, bootUrlCharsMax)
  if (/\s/.test(url)) refuse(`the ${what} URL has a blank: write %20`)
  return url
}

/** Kernel parameters, without blanks at their ends. Fault: INPUT_BODY. */
export function bootParamsOf(text: string): string {
  const params = checked('params', text, paramsCharsMax)
  const end = params.split(/\s+/).find((word) => commandEnds.has(word))
  if (end !== undefined) refuse(`params has the word "${end}", at which the loader ends a command`)
  return params
}
