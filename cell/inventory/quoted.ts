import { quotedCharsMax } from './limits.ts'

/** Leaves out what stands before the @ of a URL, with or without a scheme: user and password. */
function withoutUserinfo(text: string): string {
  const colon = text.indexOf(':')
  const isUserinfo = colon >= 0 && colon < text.indexOf('@')
  return isUserinfo ? `…${text.slice(text.lastIndexOf('@'))}` : text
}

/**
 * Refused input as it is repeated in an error: without a user and password, quoted, control
 * characters escaped, cut to size.
 */
export function quoted(given: string): string {
  const text = withoutUserinfo(given)
  if (text.length <= quotedCharsMax) return JSON.stringify(text)
  return `${JSON.stringify(text.slice(0, quotedCharsMax))}… (${text.length} characters)`
}
