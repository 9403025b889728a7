/** Single values of the admin routes, checked before they are kept. */
import { Fault } from '../../cell/env/index.ts'
import { publicKeysMax, valueCharsMax } from './limits.ts'

/** Control characters, and what else ends a line for some reader. */
const control = /[\p{Cc}\u2028\u2029]/u

/** Says what is wrong with the input. */
export function refuse(message: string): never {
  throw new Fault('INPUT_BODY', { message })
}

/** One line of text, trimmed; undefined when it is empty. Fault: INPUT_BODY. */
export function lineOf(name: string, text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  if (!trimmed) return undefined
  if (trimmed.length > valueCharsMax) refuse(`${name} is longer than ${valueCharsMax} characters`)
  if (control.test(trimmed)) refuse(`${name} has a line break or another control character`)
  if (!trimmed.isWellFormed()) refuse(`${name} is not valid Unicode`)
  return trimmed
}

/**
 * A base URL without a slash at its end; undefined when it is empty. It is written into lists that
 * nodes follow line by line. Fault: INPUT_BODY.
 */
export function baseUrlOf(name: string, text: string | undefined): string | undefined {
  const url = lineOf(name, text)?.replace(/\/+$/, '')
  if (url === undefined) return undefined
  if (!/^https?:\/\/[^\s/]+(\/\S*)?$/.test(url)) refuse(`${name} is no http URL`)
  return url
}

/** SSH public keys, one a line. Fault: INPUT_BODY. */
export function publicKeysOf(name: string, keys: readonly string[] | undefined): string[] {
  if ((keys?.length ?? 0) > publicKeysMax) refuse(`${name} has more than ${publicKeysMax} keys`)
  return (keys ?? []).flatMap((key) => lineOf(name, key) ?? [])
}
