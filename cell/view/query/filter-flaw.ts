import { Fault } from '../../env/index.ts'

/** Where in the text something is, from 0. */
export interface Place {
  readonly start: number
  readonly end?: number
}

/** A filter that makes no sense, with the place where and what may stand there. */
export function filterFlaw(what: string, place?: Place, cause?: unknown): Fault {
  const where = place === undefined ? 'The filter' : `At character ${place.start + 1} of the filter`
  return new Fault('INPUT_FILTER', {
    message: `${where}: ${what}`,
    details: { field: 'filter', ...(place && { position: place.start + 1 }) },
    ...(cause !== undefined && { cause }),
  })
}

/** A filter that asks for more than one request may have. */
export function filterLimit(what: string): Fault {
  return new Fault('LIMIT_FILTER', { message: `The filter ${what}.`, details: { field: 'filter' } })
}

/** Text of the caller in a message: short and in quotes. */
export function quotedPart(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['int', 'a whole number'],
  ['double', 'a number'],
  ['bool', 'true or false'],
  ['list<string>', 'a list of texts'],
])

const typeText = (type: string): string => typeNames.get(type) ?? type

/** What the library says, in the words of this documentation. */
export function plainReason(summary: string): string {
  const overload = /^no such overload: (\S+) (\S+) (\S+)$/.exec(summary)
  if (overload) {
    const [, left = '', operator = '', right = ''] = overload
    return `"${operator}" does not go between ${typeText(left)} and ${typeText(right)}`
  }
  if (/Unexpected character: =/.test(summary)) return 'compare with "==", not "="'
  if (/Unexpected character: &/.test(summary)) return 'write "&&" for and'
  if (/Unexpected character: \|/.test(summary)) return 'write "||" for or'
  if (/Unexpected token: EOF/.test(summary)) return 'it ends too early'
  if (/Unexpected character: '[a-zA-Z]'|Expected EOF/.test(summary)) {
    return 'this is not expected here; join conditions with "&&" and "||"'
  }
  return summary
}
