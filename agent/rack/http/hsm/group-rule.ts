/**
 * Groups over several cells: the definition is written where the request comes in, a membership by
 * the owner of the member. Memberships name the creation of their group, so those of a group that
 * was deleted count for nothing, wherever they still lie; only the own ones are removed with it.
 */
import { groupOf, membersOf, refuseGroup } from '../../../../cell/inventory/index.ts'
import {
  type Answer,
  type Asked,
  byCell,
  type ClusterRule,
  namesIn,
  ownerOfText,
  type Share,
  type World,
  withJson,
} from '../forward/index.ts'
import { locationOf, urisOf } from './answer.ts'
import { uriOf } from './paths.ts'

interface GroupBody {
  readonly label?: string
  readonly description?: string
  readonly exclusiveGroup?: string
  readonly tags?: readonly string[]
  readonly members?: { readonly ids?: readonly string[] }
}

interface MembersBody {
  readonly group?: string
  readonly ids?: readonly string[]
}

const idsOf = ({ body }: Asked) => (body as GroupBody).members?.ids ?? []

/** The record that a membership builds on. */
function groundOf(world: World, text: string): Pick<Share, 'ground'> {
  const group = groupOf(world.view, text)
  return group ? { ground: { family: 'group', id: group.label } } : {}
}

/** Members of other cells, as their owners are asked to let them join. */
function joining(
  foreign: Iterable<readonly [cell: string, ids: readonly string[]]>,
  label: string,
  more: Partial<Share>,
): Share[] {
  return [...foreign].map(([cell, ids]) => {
    const url = uriOf('/groups', encodeURIComponent(label))
    return { cell, method: 'PATCH', url, body: { members: { ids } }, ...more }
  })
}

function split(asked: Asked, world: World) {
  const groups = byCell(idsOf(asked), (id) => ownerOfText(world, id))
  const foreign = [...groups].filter(([cell]) => cell !== world.self)
  return { own: groups.get(world.self) ?? [], foreign }
}

/** POST of a group: its definition here, then each member at its owner. */
export const groupPosted: ClusterRule = {
  names: (asked) => namesIn(idsOf(asked)),
  refuse({ body }, { view }) {
    const { members, ...fields } = body as GroupBody
    refuseGroup(view, { ...fields, memberIds: members?.ids })
  },
  shares(asked, world) {
    const { own, foreign } = split(asked, world)
    if (foreign.length === 0) return []
    const body = asked.body as GroupBody
    const label = (body.label ?? '').trim().toLowerCase()
    const ground = { family: 'group', id: label } as const
    // A group that is not there yet can take no members, not even to try it.
    const check = groupOf(world.view, label) ? {} : { check: uriOf('/groups/labels') }
    return [
      { cell: world.self, body: { ...body, members: { ids: own } } },
      ...joining(foreign, label, { ground, ...check }),
    ]
  },
}

/** PATCH of a group: description and tags here, each new member at its owner. */
export const groupPatched: ClusterRule = {
  names: (asked) => namesIn(idsOf(asked)),
  shares(asked, world) {
    const { own, foreign } = split(asked, world)
    if (foreign.length === 0) return []
    const { members: _, ...fields } = asked.body as GroupBody
    const label = asked.params['label'] ?? ''
    const isHere = own.length > 0 || Object.keys(fields).length > 0
    const here = { cell: world.self, body: { ...fields, members: { ids: own } } }
    return [...(isHere ? [here] : []), ...joining(foreign, label, groundOf(world, label))]
  },
}

/** PUT of all members: every cell that has some now, or shall have some, gets its own. */
export function membersPut(below: (label: string) => string): ClusterRule {
  return {
    names: ({ body }) => namesIn((body as MembersBody).ids ?? []),
    shares({ params, body }, world) {
      const { ids = [], ...rest } = body as MembersBody
      const label = params['label'] ?? ''
      const group = groupOf(world.view, label)
      const owned = byCell(ids, (id) => ownerOfText(world, id))
      const held = group ? membersOf(world.view, group).map((id) => world.ownerOf(id)) : []
      const cells = [...new Set([...owned.keys(), ...held])]
      const ground = groundOf(world, label)
      if (cells.length < 2) return cells.map((cell) => ({ cell, ...ground }))
      return cells.map((cell) => {
        return { cell, body: { ...rest, ids: owned.get(cell) ?? [] }, ...ground }
      })
    },
    merge(answers, { params, body }) {
      const [first] = answers as readonly [Answer]
      const names = [...new Set(namesIn((body as MembersBody).ids ?? []))]
      if (names.length === 0) return first
      const place = below(params['label'] ?? '')
      const headers = { ...first.headers, location: locationOf(place, names) }
      return withJson({ ...first, status: 201, headers }, urisOf(place, names))
    },
  }
}

/** A change of one member, which its owner decides. */
export function ofMember(nameOf: (asked: Asked) => string | undefined): ClusterRule {
  return {
    names: (asked) => namesIn([nameOf(asked)]),
    shares(asked, world) {
      const cell = ownerOfText(world, nameOf(asked))
      return [{ cell, ...groundOf(world, asked.params['label'] ?? '') }]
    },
  }
}
