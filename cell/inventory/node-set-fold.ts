import { Fault } from '../env/fault.ts'
import { nodeSetDigitsMax, nodeSetNameCharsMax } from './limits.ts'
import { spellNumber } from './node-set-pattern.ts'
import { quoted } from './quoted.ts'
import { compareXnames } from './xname.ts'

/** Names alike but for their numbers, all numbers of one place written to the same width. */
interface Family {
  /** The text around the numbers: one more than there are numbers. */
  readonly texts: readonly string[]
  readonly widths: readonly number[]
  readonly rows: number[][]
}

/** A product: every combination of one number from each axis. An axis is an index into `Axes`. */
type Box = readonly number[]

/**
 * The shortest usual spelling of a set of names: `cb[01-05,09],x1000c0s[0-3]b[0-1]n0`. It depends
 * on the set alone, not on order or repetition, and reading it back gives exactly the set. Numbers
 * are folded from the last place to the first, whole products where they are exact; `cb1` and
 * `cb01` stay apart. A name that node sets cannot spell is a Fault, as its text would mean
 * something else.
 */
export function foldNodeSet(names: Iterable<string>): string {
  const distinct = [...new Set(names)]
  for (const name of distinct) refuseUnspeakable(name)
  const items = familiesOf(distinct).flatMap((family) => spellFamily(family))
  items.sort((left, right) => compareXnames(left.firstName, right.firstName))
  return items.map(({ text }) => text).join(',')
}

function refuseUnspeakable(name: string): void {
  const speakable = /^[A-Za-z0-9._:-]+$/.test(name) && name.length <= nodeSetNameCharsMax
  if (speakable && name.toLowerCase() !== 'all') return
  throw new Fault('INPUT_NODE_SET', {
    message: `${quoted(name)} is not a name that a node set can hold.`,
    details: { given: quoted(name) },
  })
}

interface NameParts {
  readonly texts: readonly string[]
  readonly numbers: readonly string[]
}

/** A run of digits too long for an exact number counts as text. */
const numberRun = new RegExp(`(?<![0-9])([0-9]{1,${nodeSetDigitsMax}})(?![0-9])`)

function partsOf(name: string): NameParts {
  const pieces = name.split(numberRun)
  return {
    texts: pieces.filter((_, index) => index % 2 === 0),
    numbers: pieces.filter((_, index) => index % 2 === 1),
  }
}

const isPadded = (digits: string): boolean => digits.length > 1 && digits.startsWith('0')

function familiesOf(names: readonly string[]): readonly Family[] {
  const parts = names.map(partsOf)
  const paddings = new Set<string>()
  for (const { texts, numbers } of parts) {
    for (const [place, digits] of numbers.entries()) {
      if (isPadded(digits)) paddings.add(paddingKey(texts, place, digits.length))
    }
  }
  const families = new Map<string, Family>()
  for (const { texts, numbers } of parts) {
    // 10 belongs with 09 when there is a 09, and with 9 otherwise.
    const widths = numbers.map(({ length }, place) =>
      paddings.has(paddingKey(texts, place, length)) ? length : 0,
    )
    const key = `${texts.join('*')}*${widths.join(',')}`
    const family = families.get(key) ?? { texts, widths, rows: [] }
    families.set(key, family)
    family.rows.push(numbers.map(Number))
  }
  return [...families.values()]
}

const paddingKey = (texts: readonly string[], place: number, width: number): string =>
  `${texts.join('*')}*${place},${width}`

/**
 * Sets of numbers, each kept once and known by its index, so that equal sets compare as numbers.
 */
class Axes {
  readonly #sets: (readonly number[])[] = []
  readonly #indexes = new Map<string, number>()

  add(values: readonly number[]): number {
    const key = values.join(',')
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    this.#indexes.set(key, this.#sets.length)
    return this.#sets.push(values) - 1
  }

  get(index: number): readonly number[] {
    return this.#sets[index] ?? []
  }
}

function spellFamily({ texts, widths, rows }: Family): { text: string; firstName: string }[] {
  const axes = new Axes()
  let boxes: readonly Box[] = rows.map((row) => row.map((value) => axes.add([value])))
  const varying = widths
    .map((_, place) => place)
    .filter((place) => boxes.some((box) => box[place] !== boxes[0]?.[place]))
    .reverse()
  // A merge along one place can make two boxes alike in another, so go round until none merges.
  for (let before = Number.POSITIVE_INFINITY; boxes.length < before; ) {
    before = boxes.length
    for (const place of varying) boxes = mergeAlong(place, boxes, axes)
  }
  return boxes.map((box) => {
    const sets = box.map((index) => axes.get(index))
    const spell = (each: (values: readonly number[], width: number) => string): string =>
      texts.map((text, i) => text + (sets[i] ? each(sets[i], widths[i] ?? 0) : '')).join('')
    return {
      text: spell(spellSet),
      firstName: spell(([first = 0], width) => spellNumber(first, width)),
    }
  })
}

/**
 * Unites boxes that differ in one place only; boxes are disjoint before and after. All that can be
 * united is, so their order has no part in the outcome.
 */
function mergeAlong(place: number, boxes: readonly Box[], axes: Axes): readonly Box[] {
  const alike = new Map<string, Box[]>()
  for (const box of boxes) {
    const key = box.with(place, -1).join(',')
    const found = alike.get(key)
    if (found === undefined) alike.set(key, [box])
    else found.push(box)
  }
  return [...alike.values()].map((group) => {
    const [first = []] = group
    if (group.length === 1) return first
    const values = group.flatMap((box) => axes.get(box[place] ?? 0))
    return first.with(place, axes.add(values.sort((left, right) => left - right)))
  })
}

function spellSet(values: readonly number[], width: number): string {
  const [only] = values
  if (values.length === 1 && only !== undefined) return spellNumber(only, width)
  const ranges: string[] = []
  for (let i = 0; i < values.length; ) {
    let end = i
    while (values[end + 1] === (values[end] ?? 0) + 1) end += 1
    const first = spellNumber(values[i] ?? 0, width)
    ranges.push(end === i ? first : `${first}-${spellNumber(values[end] ?? 0, width)}`)
    i = end + 1
  }
  return `[${ranges.join(',')}]`
}
