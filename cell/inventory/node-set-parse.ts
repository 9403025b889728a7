import { Fault } from '../env/fault.ts'
import {
  nodeSetCharsMax,
  nodeSetDigitsMax,
  nodeSetNameCharsMax,
  nodeSetNamesMax,
  nodeSetStarsMax,
} from './limits.ts'
import type { NodeSetExpression, NodeSetItem, NodeSetTerm } from './node-set.ts'
import { countStars, isGlob } from './node-set-glob.ts'
import { longestName, type NamePattern, type NumberRange } from './node-set-pattern.ts'
import { quoted } from './quoted.ts'

interface Cursor {
  readonly text: string
  at: number
}

const operators: ReadonlyMap<string | undefined, NodeSetTerm['operator']> = new Map([
  [',', 'union'],
  ['!', 'difference'],
  ['&', 'intersection'],
  ['^', 'either'],
])

/**
 * Reads a node set; a Fault says at which character it stops making sense and what to write there.
 */
export function parseNodeSet(text: string): NodeSetExpression {
  if (text.length > nodeSetCharsMax) {
    throw new Fault('LIMIT_NODE_SET', {
      message: `The node set has ${text.length} characters, more than ${nodeSetCharsMax}.`,
      details: { chars: text.length, charsMax: nodeSetCharsMax },
    })
  }
  const cursor: Cursor = { text, at: 0 }
  const terms: NodeSetTerm[] = []
  skipBlanks(cursor)
  if (cursor.at === text.length) return { text, terms }
  let operator: NodeSetTerm['operator'] = 'union'
  if (text[cursor.at] === '!') {
    terms.push({ operator, item: { kind: 'all' }, at: cursor.at })
    operator = 'difference'
    cursor.at += 1
    skipBlanks(cursor)
  }
  for (;;) {
    const at = cursor.at
    refuseMany(terms.length)
    terms.push({ operator, item: readItem(cursor), at })
    skipBlanks(cursor)
    if (cursor.at === text.length) return { text, terms }
    operator = readOperator(cursor)
  }
}

/** A set of as many names as are allowed needs no more items than that. */
function refuseMany(terms: number): void {
  if (terms < nodeSetNamesMax + 1) return
  throw new Fault('LIMIT_NODE_SET', { details: { namesMax: nodeSetNamesMax } })
}

function readOperator(cursor: Cursor): NodeSetTerm['operator'] {
  const { text } = cursor
  const operator = operators.get(text[cursor.at])
  if (operator === undefined) {
    const endsAtBlank = /\s/.test(text[cursor.at - 1] ?? '')
    const hint = endsAtBlank ? 'join names with ","' : undefined
    throw unreadable(cursor, `${quoted(text[cursor.at] ?? '')} is not expected here`, hint)
  }
  cursor.at += 1
  skipBlanks(cursor)
  const negates = operator === 'union' || operator === 'intersection'
  if (!negates || text[cursor.at] !== '!') return operator
  cursor.at += 1
  skipBlanks(cursor)
  return 'difference'
}

function readItem(cursor: Cursor): NodeSetItem {
  const { text, at } = cursor
  if (text[at] === '@') return readGroup(cursor)
  const pattern = readPattern(cursor)
  const literal = pattern.filter((piece) => typeof piece === 'string').join('')
  if (!isGlob(literal)) {
    const isAll = pattern.length === 1 && literal.toLowerCase() === 'all'
    return isAll ? { kind: 'all' } : { kind: 'names', pattern }
  }
  if (countStars(literal) > nodeSetStarsMax) {
    throw unreadable({ text, at }, `this has more than ${nodeSetStarsMax} "*"`)
  }
  return { kind: 'glob', pattern }
}

function readGroup(cursor: Cursor): NodeSetItem {
  const { text } = cursor
  cursor.at += 1
  const at = cursor.at
  const pattern = readPattern(cursor)
  if (pattern.length === 1 && pattern[0] === '*') return { kind: 'all' }
  if (pattern.some((piece) => typeof piece === 'string' && isGlob(piece))) {
    throw unreadable(
      { text, at },
      'a group has no wildcards',
      'name it, or write @* for every node',
    )
  }
  return { kind: 'group', pattern }
}

/** Pieces of a name up to an operator, a blank or the end; at least one. */
function readPattern(cursor: Cursor): NamePattern {
  const { text, at } = cursor
  const pattern: (string | readonly NumberRange[])[] = []
  for (;;) {
    const piece = matchHere(cursor, /[A-Za-z0-9._:*?-]+/y)?.[0]
    if (piece !== undefined) pattern.push(piece)
    else if (text[cursor.at] === '[') pattern.push(readBracket(cursor))
    else break
  }
  if (pattern.length === 0) throw unreadable(cursor, missingName(text[at]), hintFor(text[at]))
  if (longestName(pattern) > nodeSetNameCharsMax) {
    throw unreadable({ text, at }, `a name has more than ${nodeSetNameCharsMax} characters`)
  }
  return pattern
}

function missingName(found: string | undefined): string {
  if (found === undefined) return 'a name is missing at the end'
  if (operators.has(found)) return `a name is missing before ${quoted(found)}`
  return `${quoted(found)} cannot be part of a name`
}

function hintFor(found: string | undefined): string | undefined {
  if (found === ']') return 'there is no "[" that it closes'
  if (found === '(' || found === ')')
    return 'operators apply from left to right, without parentheses'
  if (found === '{' || found === '}') return 'write ranges in [ ]'
  return undefined
}

function readBracket(cursor: Cursor): readonly NumberRange[] {
  const { text, at } = cursor
  const ranges: NumberRange[] = []
  do {
    cursor.at += 1
    ranges.push(readRange(cursor, at))
  } while (text[cursor.at] === ',')
  if (text[cursor.at] !== ']') {
    if (cursor.at === text.length) throw unclosed(text, at)
    throw unreadable(cursor, `${quoted(text[cursor.at] ?? '')} is not expected in [ ]`, rangeHint)
  }
  cursor.at += 1
  return ranges
}

const rangeHint = 'ranges look like [1-3,7], [01-16] or [0-10/2]'

function unclosed(text: string, at: number): Fault {
  return unreadable({ text, at }, '"[" is never closed', 'put a "]" after the last number')
}

function readRange(cursor: Cursor, bracketAt: number): NumberRange {
  const { text } = cursor
  skipBlanks(cursor)
  const at = cursor.at
  const found = matchHere(cursor, /([0-9]+)(?:-([0-9]+)(?:\/([0-9]+))?)?/y)
  if (found === undefined) {
    if (at === text.length) throw unclosed(text, bracketAt)
    throw unreadable(cursor, 'a number is missing', rangeHint)
  }
  skipBlanks(cursor)
  const [whole, low = '', high = low, stride = '1'] = found
  if (Math.max(low.length, high.length, stride.length) > nodeSetDigitsMax) {
    throw unreadable({ text, at }, `a number has more than ${nodeSetDigitsMax} digits`)
  }
  const [first, last, step] = [Number(low), Number(high), Number(stride)]
  const shown = quoted(whole)
  if (step === 0) throw unreadable({ text, at }, `the step of ${shown} is 0`, 'steps start at 1')
  if (last < first) {
    throw unreadable({ text, at }, `${shown} runs backwards`, `write ${high}-${low}`)
  }
  if (isPadded(high) && low.length !== high.length) {
    const padded = low.padStart(high.length, '0')
    throw unreadable({ text, at }, `${shown} has uneven zeros`, `write ${padded}-${high}`)
  }
  // No later number has fewer digits than the first, but for the zeros that it keeps.
  return { first, last, step, width: low.length }
}

const isPadded = (digits: string): boolean => digits.length > 1 && digits.startsWith('0')

function matchHere(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found === null) return undefined
  cursor.at = pattern.lastIndex
  return found
}

function skipBlanks(cursor: Cursor): void {
  matchHere(cursor, /\s+/y)
}

function unreadable({ text, at }: Readonly<Cursor>, reason: string, hint?: string): Fault {
  const position = at + 1
  return new Fault('INPUT_NODE_SET', {
    message: `At character ${position} of the node set: ${reason}${hint ? `; ${hint}` : ''}.`,
    details: { given: quoted(text), position, reason, ...(hint ? { hint } : {}) },
  })
}
