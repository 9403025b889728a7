/** Whether the text has a wildcard in it. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text)
}

/** How many `*` the glob has, a run of them counted once. */
export function countStars(glob: string): number {
  return glob.match(/\*+/g)?.length ?? 0
}

/**
 * Whether the whole of `text` fits the glob: `*` any text, `?` any one character, the rest itself.
 * Only the last star is ever tried again, as an earlier one could not do better, so the cost is at
 * most the product of the two lengths.
 */
export function globMatches(glob: string, text: string): boolean {
  let globAt = 0
  let textAt = 0
  let starAt = -1
  let retryAt = 0
  while (textAt < text.length) {
    const wanted = glob[globAt]
    if (wanted === '*') {
      starAt = globAt
      retryAt = textAt
      globAt += 1
    } else if (wanted === '?' || wanted === text[textAt]) {
      globAt += 1
      textAt += 1
    } else if (starAt >= 0) {
      globAt = starAt + 1
      retryAt += 1
      textAt = retryAt
    } else return false
  }
  while (glob[globAt] === '*') globAt += 1
  return globAt === glob.length
}
