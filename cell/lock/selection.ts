/** Which components a request about locks means (reference 1.14). */
import { Fault } from '../env/index.ts'
import {
  type ComponentFilterInput,
  componentFilterOf,
  componentsMatching,
  type Enumerations,
} from '../inventory/index.ts'
import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import type { Moment } from './moment.ts'
import { reservationOf } from './reservation.ts'

/** The filter of a request: that of components, and whether there is a reservation. */
export interface LockFilter extends ComponentFilterInput {
  readonly reserved?: readonly string[] | undefined
}

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  t: true,
  '1': true,
  false: false,
  f: false,
  '0': false,
}

/** The answers that pass; undefined = any. */
function wantedReserved(texts: readonly string[]): ReadonlySet<boolean> | undefined {
  if (texts.length === 0) return undefined
  const wanted = texts.map((text) => {
    const isNot = text.startsWith('!')
    const said = truths[text.slice(isNot ? 1 : 0).toLowerCase()]
    if (said === undefined) {
      const message = `bad query param: Argument was not a valid boolean: ${text.slice(0, 40)}`
      throw new Fault('INPUT_QUERY', { message })
    }
    return said !== isNot
  })
  return new Set(wanted)
}

/**
 * The own components that a filter lets through; an empty filter lets through all. Faults:
 * INPUT_QUERY naming the value.
 */
export function selectForLock(
  reader: Reader,
  { reserved = [], ...filter }: LockFilter,
  { enumerations, moment }: { readonly enumerations: Enumerations; readonly moment: Moment },
): readonly Component[] {
  const wanted = wantedReserved(reserved)
  const found = componentsMatching(reader, componentFilterOf(reader, filter, enumerations))
  if (wanted === undefined) return found
  return found.filter(({ id }) => wanted.has(reservationOf(reader, id, moment) !== undefined))
}
