/**
 * Names of groups, of their exclusive sets, and their tags: one grammar for all three (reference
 * 1.11).
 */
import { Fault } from '../env/index.ts'
import { labelCharsMax } from './limits.ts'
import { quoted } from './quoted.ts'

/** Never dots alone: clients take such a segment out of a URL (RFC 3986, 5.2.4). */
const grammar = /^(?!\.+$)[-a-z0-9:._]+$/

/** The label in lower case; undefined when it is none. */
export function parseLabel(text: string): string | undefined {
  const label = text.trim().toLowerCase()
  return label.length <= labelCharsMax && grammar.test(label) ? label : undefined
}

/** As `parseLabel`, and a Fault that says what is wrong. */
export function labelOf(text: string, what: string): string {
  const label = parseLabel(text)
  if (label !== undefined) return label
  const grammarText = `up to ${labelCharsMax} letters, digits and - : . _ make one, never dots alone`
  throw new Fault('INPUT_BODY', {
    message: `${what} ${quoted(text)} is not valid: ${grammarText}`,
  })
}
