/**
 * Locks over several cells: each owner decides about its own components. Rigid changes are split
 * and checked everywhere first; what is flexible, and what makes reservations, is put together by
 * the route itself (lock-together.ts, reserve-together.ts).
 */
import { STATUS_CODES } from 'node:http'
import { nothingFound } from '../../../../cell/lock/index.ts'
import {
  type Answer,
  byCell,
  type ClusterRule,
  jsonOf,
  type Merged,
  namesIn,
  withJson,
} from '../forward/index.ts'
import type { FilterBody, KeysBody, StatusBody, UpdateBody } from './lock-body.ts'

/** Who owns what: the world of a rule, or the peers of a rack. */
export interface Owners {
  readonly self: string
  ownerOf(xname: string): string
  others(): readonly string[]
}

/** What one cell is asked of a request, and which components of it the request names. */
export interface Part<Body> {
  readonly body: Body
  readonly names: readonly string[]
}

export type Parts<Body> = ReadonlyMap<string, Part<Body>>

function ownerOfId(owners: Owners, text: string): string {
  const [name] = namesIn([text])
  return name === undefined ? owners.self : owners.ownerOf(name)
}

/** Ids that a filter asks for; the rest of ComponentIDs are exclusions. */
function wantedIds({ ComponentIDs = [] }: FilterBody): string[] {
  return ComponentIDs.map(String).filter((id) => !id.startsWith('!'))
}

/** A filter by the cells that it concerns: the owners of the ids, or all cells without any. */
export function filterParts(body: FilterBody, owners: Owners): Parts<FilterBody> {
  const ids = wantedIds(body)
  if (ids.length === 0) {
    const cells = [owners.self, ...owners.others()]
    return new Map(cells.map((cell) => [cell, { body, names: [] }]))
  }
  const excluded = (body.ComponentIDs ?? []).filter((id) => String(id).startsWith('!'))
  const groups = byCell(ids, (id) => ownerOfId(owners, id))
  const parts = [...groups].map(([cell, own]) => {
    const part = { ...body, ComponentIDs: [...own, ...excluded] }
    return [cell, { body: part, names: own }] as const
  })
  return new Map(parts)
}

type KeyList = 'ReservationKeys' | 'DeputyKeys'

/** Keys by the owners of their components. */
export function keyParts(list: KeyList, body: KeysBody, owners: Owners): Parts<KeysBody> {
  const groups = byCell(body[list] ?? [], ({ ID = '' }) => ownerOfId(owners, ID))
  const parts = [...groups].map(([cell, own]) => {
    const names = own.map(({ ID = '' }) => ID)
    return [cell, { body: { ...body, [list]: [...own] }, names }] as const
  })
  return new Map(parts)
}

const isFlexible = (body: unknown) =>
  (body as KeysBody).ProcessingModel?.toLowerCase() === 'flexible'

/** Whether an owner has nothing that the request means: others may have. */
export function isNothingFound(answer: Answer): boolean {
  if (answer.status !== 400) return false
  return (jsonOf(answer) as { readonly detail?: string }).detail === nothingFound().message
}

/** Several updates as one. */
export function mergedUpdates(bodies: readonly UpdateBody[]): UpdateBody {
  const sum = (count: keyof UpdateBody['Counts']) => {
    return bodies.reduce((total, { Counts }) => total + Counts[count], 0)
  }
  return {
    Counts: { Total: sum('Total'), Success: sum('Success'), Failure: sum('Failure') },
    Success: { ComponentIDs: bodies.flatMap(({ Success }) => Success.ComponentIDs) },
    Failure: bodies.flatMap(({ Failure }) => Failure),
  }
}

function updateRule<Body>(partsOf: (body: Body, owners: Owners) => Parts<unknown>): ClusterRule {
  return {
    names: ({ body }, world) => {
      return namesIn([...partsOf(body as Body, world).values()].flatMap(({ names }) => names))
    },
    shares({ body }, world) {
      const parts = partsOf(body as Body, world)
      if (parts.size === 1) return [...parts.keys()].map((cell) => ({ cell }))
      if (parts.size === 0 || isFlexible(body)) return [{ cell: world.self }]
      return [...parts].map(([cell, part]) => ({ cell, body: part.body }))
    },
    tolerates: isNothingFound,
    merge(answers) {
      const [first] = answers as readonly [Answer]
      return withJson(first, mergedUpdates(answers.map((answer) => jsonOf(answer) as UpdateBody)))
    },
  }
}

/** A change of what a filter means. */
export const changedByFilter: ClusterRule = updateRule<FilterBody>(filterParts)

/** A change of what keys are told of. */
export const changedByKeys: ClusterRule = updateRule<KeysBody>((body, owners) => {
  return keyParts('ReservationKeys', body, owners)
})

/** What the route itself puts together when several cells decide it. */
function together(rule: ClusterRule): ClusterRule {
  const { names, shares } = rule
  return {
    names,
    shares(asked, world) {
      const all = shares?.(asked, world) ?? []
      return all.length > 1 ? [{ cell: world.self }] : all
    },
  }
}

/** New reservations of what a filter means. */
export const reservedByFilter: ClusterRule = together(changedByFilter)

/** Deputy keys, which the owners of their components know. */
export const checkedByKeys: ClusterRule = together(
  updateRule<KeysBody>((body, owners) => keyParts('DeputyKeys', body, owners)),
)

/** A refusal in the reference's form. */
function problem(status: number, detail: string): Merged {
  const title = STATUS_CODES[status] ?? 'Error'
  const text = JSON.stringify({ type: 'about:blank', title, detail, status })
  const headers = { 'content-type': 'application/problem+json' }
  return { status, headers, body: Buffer.from(`${text}\n`) }
}

/** The ids that were asked for and are not among the rows. */
export function missingIds(
  body: FilterBody,
  rows: StatusBody['Components'],
): Pick<StatusBody, 'NotFound'> {
  const found = new Set(rows.map(({ ID }) => ID))
  const missing = wantedIds(body).filter((id) => !found.has(namesIn([id])[0] ?? id))
  return missing.length === 0 ? {} : { NotFound: missing }
}

function rowsOf(answers: readonly Answer[]) {
  return answers.flatMap((answer) => (jsonOf(answer) as StatusBody | undefined)?.Components ?? [])
}

/** States of locks, read at the owners. What is named must be told by all of them. */
export const statusByFilter: ClusterRule = {
  names: () => [],
  shares({ body }, world) {
    const parts = filterParts(body as FilterBody, world)
    if (parts.size === 1 && parts.has(world.self)) return [{ cell: world.self }]
    return [...parts].map(([cell, part]) => ({ cell, body: part.body }))
  },
  isGathered: true,
  needsAll: ({ body }) => wantedIds(body as FilterBody).length > 0,
  merge(answers, { body }) {
    const [first] = answers as readonly [Answer]
    const Components = rowsOf(answers)
    if (Components.length === 0) return problem(400, nothingFound().message)
    return withJson(first, { Components, ...missingIds(body as FilterBody, Components) })
  },
}

/** All states of locks that a query lets through. */
export const statusOfAll: ClusterRule = {
  names: () => [],
  shares: (_, world) => [world.self, ...world.others()].map((cell) => ({ cell })),
  isGathered: true,
  merge(answers) {
    const [first] = answers as readonly [Answer]
    return withJson(first, { Components: rowsOf(answers) })
  },
}
