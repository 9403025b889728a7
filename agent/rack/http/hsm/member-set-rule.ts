/**
 * Groups and partitions over several cells: the definition is written where the request comes in, a
 * membership by the owner of the member. Memberships name the creation of what they are in, so
 * those of a set that was deleted count for nothing, wherever they still lie; only the own ones are
 * removed with it.
 */
import type { Reader } from '../../../../cell/store/index.ts'
import {
  type Asked,
  byCell,
  type ClusterRule,
  namesIn,
  ownerOfText,
  type Share,
  type World,
} from '../forward/index.ts'
import { uriOf } from './paths.ts'

/** A body that says who is in a set. */
export interface MemberSetBody {
  readonly members?: { readonly ids?: readonly string[] }
  readonly [field: string]: unknown
}

/** Groups or partitions, as far as they differ here. */
export interface MemberSetKind {
  readonly family: 'group' | 'partition'
  readonly collection: string
  /** What names one, in the path and in the body. */
  readonly key: 'label' | 'name'
  /** A list that every cell can answer, whatever sets it knows of. */
  readonly list: string
  /** The name as it is kept; undefined for what is none. */
  nameOf(text: string): string | undefined
  /** Faults: those of creating one, where `reader` shows all members. */
  refuse(reader: Reader, body: MemberSetBody): void
}

/** Who decides what of a request about sets of one kind. */
export interface MemberSetRules {
  /** POST: the definition here, then each member at its owner. */
  readonly posted: ClusterRule
  /** PATCH: description and tags here, each new member at its owner. */
  readonly patched: ClusterRule
  /** A change of one member, which its owner decides. */
  ofMember(memberOf: (asked: Asked) => string | undefined): ClusterRule
  /** The record that a membership builds on. */
  groundOf(world: World, text: string): Pick<Share, 'ground'>
}

const idsOf = ({ body }: Asked) => (body as MemberSetBody).members?.ids ?? []

function split(asked: Asked, world: World) {
  const cells = byCell(idsOf(asked), (id) => ownerOfText(world, id))
  const foreign = [...cells].filter(([cell]) => cell !== world.self)
  return { own: cells.get(world.self) ?? [], foreign }
}

/** Members of other cells, as their owners are asked to let them join. */
function joining(
  foreign: Iterable<readonly [cell: string, ids: readonly string[]]>,
  url: string,
  more: Partial<Share>,
): Share[] {
  return [...foreign].map(([cell, ids]) => {
    return { cell, method: 'PATCH', url, body: { members: { ids } }, ...more }
  })
}

/** The rules for sets of one kind. */
export function memberSetRules(kind: MemberSetKind): MemberSetRules {
  const { family, collection, key, list } = kind
  const isThere = (world: World, id: string) => world.view.get(family, id) !== undefined
  const urlOf = (text: string) => uriOf(collection, encodeURIComponent(text))
  const groundOf = (world: World, text: string): Pick<Share, 'ground'> => {
    const id = kind.nameOf(text)
    return id !== undefined && isThere(world, id) ? { ground: { family, id } } : {}
  }
  return {
    groundOf,
    posted: {
      names: (asked) => namesIn(idsOf(asked)),
      refuse: ({ body }, { view }) => kind.refuse(view, body as MemberSetBody),
      shares(asked, world) {
        const { own, foreign } = split(asked, world)
        if (foreign.length === 0) return []
        const body = asked.body as MemberSetBody
        const id = kind.nameOf(String(body[key] ?? '')) ?? ''
        // One that is not there yet can take no members, not even to try it.
        const check = isThere(world, id) ? {} : { check: uriOf(list) }
        return [
          { cell: world.self, body: { ...body, members: { ids: own } } },
          ...joining(foreign, urlOf(id), { ground: { family, id }, ...check }),
        ]
      },
    },
    patched: {
      names: (asked) => namesIn(idsOf(asked)),
      shares(asked, world) {
        const { own, foreign } = split(asked, world)
        if (foreign.length === 0) return []
        const { members: _, ...fields } = asked.body as MemberSetBody
        const text = asked.params[key] ?? ''
        const isHere = own.length > 0 || Object.keys(fields).length > 0
        const here = { cell: world.self, body: { ...fields, members: { ids: own } } }
        return [...(isHere ? [here] : []), ...joining(foreign, urlOf(text), groundOf(world, text))]
      },
    },
    ofMember: (memberOf) => ({
      names: (asked) => namesIn([memberOf(asked)]),
      shares(asked, world) {
        const cell = ownerOfText(world, memberOf(asked))
        return [{ cell, ...groundOf(world, asked.params[key] ?? '') }]
      },
    }),
  }
}
