import { type Static, Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  type ComponentFilterInput,
  componentFilterNames,
} from '../../../../cell/inventory/index.ts'
import { type Selectors, selectorNames } from './component-body.ts'

const words = Type.Optional(Type.Array(Type.String()))

/** The filters of components, as parameters that may be repeated (reference 1.2). */
export const filterQuerySchema = Type.Object({
  id: words,
  type: words,
  state: words,
  flag: words,
  enabled: words,
  softwarestatus: words,
  role: words,
  subrole: words,
  subtype: words,
  arch: words,
  class: words,
  nid: words,
  nid_start: words,
  nid_end: words,
  group: words,
  partition: words,
  locked: words,
  reservation_disabled: words,
})

/** The filters, and the selectors of single fields. */
export const componentQuerySchema = Type.Object({
  ...filterQuerySchema.properties,
  stateonly: words,
  flagonly: words,
  roleonly: words,
  nidonly: words,
})

const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()])
const oneOrMany = Type.Optional(Type.Union([Type.Array(scalar), scalar]))

/** The filters in the body of a query: lists, or one value in place of a list. */
const filterBody = {
  type: oneOrMany,
  state: oneOrMany,
  flag: oneOrMany,
  enabled: oneOrMany,
  softwarestatus: oneOrMany,
  role: oneOrMany,
  subrole: oneOrMany,
  subtype: oneOrMany,
  arch: oneOrMany,
  class: oneOrMany,
  nid: oneOrMany,
  nid_start: oneOrMany,
  nid_end: oneOrMany,
  group: oneOrMany,
  partition: oneOrMany,
  locked: oneOrMany,
  reservation_disabled: oneOrMany,
  stateonly: oneOrMany,
  flagonly: oneOrMany,
  roleonly: oneOrMany,
  nidonly: oneOrMany,
}

/** Body of POST State/Components/Query. */
export const idQuerySchema = Type.Object({
  ComponentIDs: Type.Optional(Type.Array(Type.String())),
  ...filterBody,
})

/** Body of POST State/Components/ByNID/Query. */
export const nidQuerySchema = Type.Object({
  NIDRanges: Type.Optional(Type.Array(Type.String())),
  ...filterBody,
})

type OneOrMany = Static<typeof oneOrMany>
type FilterBody = { readonly [Name in keyof typeof filterBody]?: OneOrMany | undefined }

/** The filters of a query's body as the rules take them. */
export function filterOfBody(body: FilterBody): ComponentFilterInput {
  const named: Record<string, readonly string[]> = {}
  for (const name of componentFilterNames) {
    const value = name === 'id' ? undefined : body[name]
    if (value !== undefined) named[name] = [value].flat().map(String)
  }
  return named
}

function isTrue(name: string, value: OneOrMany | undefined): boolean {
  const text = String([value ?? ''].flat()[0] ?? '').toLowerCase()
  if (['true', 't', '1'].includes(text)) return true
  if (['false', 'f', '0', ''].includes(text)) return false
  throw new Fault('INPUT_QUERY', { message: `${name} is not a boolean: ${text}` })
}

/** The field selectors that were asked for. Faults: INPUT_QUERY. */
export function selectorsOf(
  given: {
    readonly [Name in keyof Selectors]?: OneOrMany | undefined
  },
): Selectors {
  return Object.fromEntries(selectorNames.map((name) => [name, isTrue(name, given[name])]))
}
