/**
 * What to tell a person whose xname cannot be read: which segment is at fault, what its place
 * allows, and the nearest name that would be valid.
 */
import {
  type GrammarPlace,
  grammarRoots,
  placeOf,
  readSegments,
  type XnameReading,
  type XnameStep,
  type XnameType,
} from './xname-grammar.ts'

/** Why a name is refused, and what may have been meant. */
export interface XnameExplanation {
  readonly reason: string
  readonly hint?: string
}

/** Missing segments that a suggestion may put in: `x1000n0` lacks three, nobody forgets more. */
const missingSegmentsMax = 3

/** Explains a reading that stopped; a whole reading has nothing to explain. */
export function explainReading(name: string, reading: XnameReading): XnameExplanation {
  const { steps, fault } = reading
  if (fault === undefined) return { reason: 'it is valid' }
  const last = steps.at(-1)
  const next = last === undefined ? grammarRoots : last.place.next
  const place = next.get(fault.letters)
  if (place !== undefined) return { reason: explainNumber(place, fault.digits) }
  const before = name.slice(0, fault.at)
  const suggestion = last && suggestMissing({ before, place: last.place, name, at: fault.at })
  if (suggestion !== undefined) {
    const { missing, nextNoun, meant } = suggestion
    const are = missing.length === 1 ? 'is' : 'are'
    return {
      reason: `after ${before} the ${inWords(missing)} ${are} missing, before the ${nextNoun}`,
      hint: `did you mean ${meant}?`,
    }
  }
  if (last === undefined) {
    return {
      reason: 'a name starts with x and the cabinet number',
      hint: 'the others are s0, dN, dNwN, smsN, pN, pN.N, all, all_comp and all_svc',
    }
  }
  const found = fault.letters === '' ? 'a number' : JSON.stringify(fault.letters)
  if (next.size === 0) return { reason: `nothing may follow ${before} (${last.place.type})` }
  return {
    reason: `after ${before} (${last.place.type}) ${found} is not possible`,
    hint: `possible are ${listPlaces(next)}`,
  }
}

function explainNumber(place: GrammarPlace, digits: string): string {
  if (digits === '')
    return `${JSON.stringify(place.letters)} needs the ${place.noun} number after it`
  return `${place.noun} number must be ${rangeText(place)}, not ${digits}`
}

/** `chassis, slot and BMC` */
function inWords(nouns: readonly string[]): string {
  const before = nouns.slice(0, -1).join(', ')
  return before === '' ? nouns.join() : `${before} and ${nouns.at(-1)}`
}

function rangeText({ min, max }: GrammarPlace): string {
  if (min === max) return String(min)
  return max === Number.POSITIVE_INFINITY ? `${min} or more` : `${min}-${max}`
}

function listPlaces(places: ReadonlyMap<string, GrammarPlace>): string {
  return [...places.values()].map(({ letters, noun }) => `${letters} (${noun})`).join(', ')
}

interface Gap {
  readonly before: string
  readonly place: GrammarPlace
  readonly name: string
  readonly at: number
}

/**
 * Puts in the fewest segments that make the rest of the name readable: the node without its BMC.
 */
function suggestMissing({ before, place, name, at }: Gap) {
  const rest = name.slice(at)
  let row: { place: GrammarPlace; text: string; missing: string[] }[] = [
    { place, text: before, missing: [] },
  ]
  for (let depth = 0; depth < missingSegmentsMax; depth += 1) {
    row = row.flatMap((from) =>
      [...from.place.next.values()].map((to) => ({
        place: to,
        text: `${from.text}${to.letters}${to.min}`,
        missing: [...from.missing, to.noun],
      })),
    )
    for (const { text, missing } of row) {
      const steps = wholeSteps(text + rest)
      const nextNoun = steps?.find(({ end }) => end > text.length)?.place.noun
      if (nextNoun !== undefined) return { missing, nextNoun, meant: text + rest }
    }
  }
  return undefined
}

function wholeSteps(name: string): readonly XnameStep[] | undefined {
  const reading = readSegments(name)
  return reading.fault === undefined ? reading.steps : undefined
}

interface WrongType {
  readonly name: string
  readonly type: XnameType
  readonly steps: readonly XnameStep[]
  readonly wanted: readonly XnameType[]
}

/** Explains a valid name of the wrong type, with the nearest name of a wanted type. */
export function explainType({ name, type, steps, wanted }: WrongType): XnameExplanation {
  const reason = `${name} names a thing of type ${type}, not ${wanted.join(' or ')}`
  const above = steps.findLast(({ place }) => wanted.includes(place.type))
  if (above !== undefined) {
    return { reason, hint: `did you mean its ${above.place.type} ${name.slice(0, above.end)}?` }
  }
  for (const want of wanted) {
    const below = pathBelow(want, type)
    if (below !== undefined) return { reason, hint: `did you mean its ${want} ${name}${below}?` }
  }
  return { reason }
}

/** The lowest-numbered segments that lead from a `from` down to a `to`. */
function pathBelow(to: XnameType, from: XnameType): string | undefined {
  let text = ''
  for (let place = placeOf(to); place !== undefined; ) {
    if (place.type === from) return text
    text = `${place.letters}${place.min}${text}`
    place = place.under === undefined ? undefined : placeOf(place.under)
  }
  return undefined
}
