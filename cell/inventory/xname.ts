/**
 * Xnames: names that say where a thing sits, `x1000c0s0b0n0` = cabinet 1000, chassis 0, slot 0, BMC
 * 0, node 0. They are normalised once, on the way in, and are plain strings afterwards; the brand
 * keeps text that was never checked from being taken for one.
 */
import { Fault } from '../env/fault.ts'
import { xnameCharsMax, xnameInputCharsMax } from './limits.ts'
import { quoted } from './quoted.ts'
import { explainReading, explainType } from './xname-explanation.ts'
import { grammarWords, readSegments, type XnameStep, type XnameType } from './xname-grammar.ts'

declare const brand: unique symbol

/**
 * A valid, normalised xname; made only by `parseXname`, `xnameOf` and the functions that walk
 * names.
 */
export type Xname = string & { readonly [brand]: 'Xname' }

/**
 * Trimmed, lower case, no leading zero in any number: ` X0012C0 ` becomes `x12c0`. Judges nothing.
 */
export function normaliseXname(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/(?<![0-9])0+(?=[0-9])/g, '')
}

function stepsOf(name: string): readonly XnameStep[] | undefined {
  if (name.length === 0 || name.length > xnameCharsMax) return undefined
  const reading = readSegments(name)
  return reading.fault === undefined ? reading.steps : undefined
}

function typeOfText(name: string): XnameType | undefined {
  return grammarWords.get(name) ?? stepsOf(name)?.at(-1)?.place.type
}

/** The xname that `text` spells and what it names; undefined when it spells none. */
export function parseXname(text: string): { name: Xname; type: XnameType } | undefined {
  if (text.length > xnameInputCharsMax) return undefined
  const name = normaliseXname(text)
  const type = typeOfText(name)
  return type === undefined ? undefined : { name: name as Xname, type }
}

/** The xname that `text` spells, or a Fault that says what is wrong with it and what was meant. */
export function xnameOf(text: string): Xname {
  const parsed = parseXname(text)
  if (parsed !== undefined) return parsed.name
  const { reason, hint } = explainText(text)
  throw new Fault('INPUT_XNAME', {
    message: sentence(`${quoted(text)} is not a valid xname: ${reason}`, hint),
    details: { given: quoted(text), reason, ...(hint === undefined ? {} : { hint }) },
  })
}

/**
 * As `xnameOf`, and the name must be of one of `types`: a BMC where a node is due is refused by
 * name.
 */
export function xnameOfType(text: string, types: readonly XnameType[]): Xname {
  const name = xnameOf(text)
  const type = typeOf(name)
  if (types.includes(type)) return name
  const { reason, hint } = explainType({ steps: stepsOf(name) ?? [], name, type, wanted: types })
  throw new Fault('INPUT_XNAME', {
    message: sentence(reason, hint),
    details: { given: name, type, wanted: types.join(', '), reason, ...(hint && { hint }) },
  })
}

function explainText(text: string): { reason: string; hint?: string } {
  if (text.length > xnameInputCharsMax) {
    return { reason: `it has ${text.length} characters, more than ${xnameInputCharsMax}` }
  }
  const name = normaliseXname(text)
  if (name === '') return { reason: 'it is empty' }
  if (name.length > xnameCharsMax) {
    return { reason: `it has ${name.length} characters, more than ${xnameCharsMax}` }
  }
  return explainReading(name, readSegments(name))
}

function sentence(text: string, hint: string | undefined): string {
  return hint === undefined ? `${text}.` : `${text}; ${hint}`
}

/** What the name names. */
export function typeOf(name: Xname): XnameType {
  const type = typeOfText(name)
  if (type === undefined) throw new Fault('INPUT_XNAME', { details: { given: quoted(name) } })
  return type
}

/**
 * The name one segment up, as text: a cabinet and a cooling unit stand in `s0`. Undefined for what
 * stands in nothing: `s0`, `smsN`, partitions, the whole words. An FPGA's name is below its BMC's.
 */
export function parentOf(name: Xname): Xname | undefined {
  const steps = stepsOf(name)
  const type = steps?.at(-1)?.place.type
  if (steps === undefined || type === undefined || type === 'Partition') return undefined
  if (type === 'Cabinet' || type === 'CDU') return 's0' as Xname
  const above = steps.at(-2)
  return above === undefined ? undefined : (name.slice(0, above.end) as Xname)
}

/**
 * Whether `prefix` covers `name`, segment by segment: `x100` covers `x100c0` and never `x1000`. The
 * empty prefix, `s0` and `all` cover everything. Both are taken as normalised; `name` may be any
 * text.
 */
export function isWithin(name: string, prefix: string): boolean {
  if (prefix === '' || prefix === 's0' || prefix === 'all') return true
  if (!name.startsWith(prefix)) return false
  if (name.length === prefix.length) return true
  return isDigitAt(prefix, prefix.length - 1) && !isDigitAt(name, prefix.length)
}

/**
 * The rule of component queries (reference 1.2): `id` itself, or `id` followed by a letter and then
 * letters and digits. `s0` and `all` ask for everything.
 */
export function isDescendantText(name: string, id: string): boolean {
  if (id === 's0' || id === 'all') return true
  if (!name.startsWith(id)) return false
  return name.length === id.length || /^[a-z][a-z0-9]*$/i.test(name.slice(id.length))
}

/**
 * Orders names as people count: x2 before x10, a thing before its parts. It is a total order on any
 * text: numbers that are equal but for leading zeros are told apart by the plain text at last.
 */
export function compareXnames(left: string, right: string): number {
  let leftAt = 0
  let rightAt = 0
  while (leftAt < left.length && rightAt < right.length) {
    if (isDigitAt(left, leftAt) && isDigitAt(right, rightAt)) {
      const leftFrom = skipZeros(left, leftAt)
      const rightFrom = skipZeros(right, rightAt)
      leftAt = skipDigits(left, leftFrom)
      rightAt = skipDigits(right, rightFrom)
      const longer = leftAt - leftFrom - (rightAt - rightFrom)
      if (longer !== 0) return longer
      for (let i = 0; i < leftAt - leftFrom; i += 1) {
        const difference = left.charCodeAt(leftFrom + i) - right.charCodeAt(rightFrom + i)
        if (difference !== 0) return difference
      }
    } else {
      const difference = left.charCodeAt(leftAt) - right.charCodeAt(rightAt)
      if (difference !== 0) return difference
      leftAt += 1
      rightAt += 1
    }
  }
  const rest = left.length - leftAt - (right.length - rightAt)
  if (rest !== 0) return rest
  if (left === right) return 0
  return left < right ? -1 : 1
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

function skipDigits(text: string, from: number): number {
  let at = from
  while (at < text.length && isDigitAt(text, at)) at += 1
  return at
}

function skipZeros(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) === 0x30) at += 1
  return at
}

function ancestorOf(name: Xname, type: XnameType): Xname | undefined {
  const step = stepsOf(name)?.find(({ place }) => place.type === type)
  return step === undefined ? undefined : (name.slice(0, step.end) as Xname)
}

/** The BMC that a node or a part of it hangs on; a node BMC is its own. */
export function bmcOf(name: Xname): Xname | undefined {
  return ancestorOf(name, 'NodeBMC')
}

/** The cabinet that the thing stands in. */
export function cabinetOf(name: Xname): Xname | undefined {
  return ancestorOf(name, 'Cabinet')
}

/**
 * The NID that a node gets when nobody names one (reference 1.2): its position as a number. A
 * virtual node gets its host's. Undefined for other types and for positions too large for an exact
 * number.
 */
export function defaultNid(node: Xname): number | undefined {
  const steps = stepsOf(node)
  const type = steps?.at(-1)?.place.type
  if (steps === undefined || (type !== 'Node' && type !== 'VirtualNode')) return undefined
  const [cabinet = 0, chassis = 0, slot = 0, bmc = 0, number = 0] = steps.map((step) => step.number)
  const nid = (cabinet + 1) * 16_384 + chassis * 2_048 + slot * 32 + bmc * 4 + number
  return Number.isSafeInteger(nid) ? nid : undefined
}
