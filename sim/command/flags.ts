/** The user asked for something that is not there. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A number that a flag gives. Throws UsageError. */
export function wholeNumber(
  name: string,
  text: string | undefined,
  { least = 0, most = Number.MAX_SAFE_INTEGER } = {},
): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  const range =
    most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`
  throw new UsageError(`--${name} takes a whole number ${range}, not "${text}"`)
}

/** One of a few words that a flag gives. Throws UsageError. */
export function oneWord<Word extends string>(
  name: string,
  text: string,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === text)
  if (found !== undefined) return found
  throw new UsageError(`--${name} is one of ${words.join(', ')}, not "${text}"`)
}

/** Where a command says things: progress to people, results to whoever reads the output. */
export interface Voice {
  say(text: string): void
  print(text: string): void
}
