/**
 * Numbers in a bracket: first, first + step, … up to last, written with at least `width` digits.
 */
export interface NumberRange {
  readonly first: number
  readonly last: number
  readonly step: number
  /** Digits that zeros are put in front to reach; those of the first number. */
  readonly width: number
}

/** A name in pieces: text as it is, and brackets of numbers. Every combination is a name. */
export type NamePattern = readonly (string | readonly NumberRange[])[]

const countRange = ({ first, last, step }: NumberRange): number =>
  Math.floor((last - first) / step) + 1

/**
 * How many names the pattern spells, a name spelled twice counted twice. Exact where it matters: a
 * count too large for a double only has to stay large, up to Infinity.
 */
export function countNames(pattern: NamePattern): number {
  let names = 1
  for (const piece of pattern) {
    if (typeof piece === 'string') continue
    names *= piece.reduce((sum, range) => sum + countRange(range), 0)
  }
  return names
}

/** How many brackets the pattern has; 1 for a plain name, which costs as much as one. */
export function countBrackets(pattern: NamePattern): number {
  return Math.max(1, pattern.filter((piece) => typeof piece !== 'string').length)
}

/** The number as a bracket of this width spells it. */
export function spellNumber(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

function spellRanges(ranges: readonly NumberRange[]): string[] {
  const spelled: string[] = []
  for (const { first, last, step, width } of ranges) {
    for (let value = first; value <= last; value += step) spelled.push(spellNumber(value, width))
  }
  return spelled
}

/** Every name of the pattern, the last bracket turning fastest. Ask `countNames` first. */
export function spellNames(pattern: NamePattern): string[] {
  let names = ['']
  for (const piece of pattern) {
    const ends = typeof piece === 'string' ? [piece] : spellRanges(piece)
    names = names.flatMap((name) => ends.map((end) => name + end))
  }
  return names
}

/** Characters of the longest name of the pattern. */
export function longestName(pattern: NamePattern): number {
  let chars = 0
  for (const piece of pattern) {
    if (typeof piece === 'string') chars += piece.length
    else {
      chars += piece.reduce(
        (longest, { last, width }) => Math.max(longest, spellNumber(last, width).length),
        0,
      )
    }
  }
  return chars
}
