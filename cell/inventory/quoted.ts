import { quotedCharsMax } from './limits.ts'

/** Refused input as it is repeated in an error: quoted, control characters escaped, cut to size. */
export function quoted(text: string): string {
  if (text.length <= quotedCharsMax) return JSON.stringify(text)
  return `${JSON.stringify(text.slice(0, quotedCharsMax))}… (${text.length} characters)`
}
