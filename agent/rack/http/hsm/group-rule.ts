/** Who decides about groups: see member-set-rule.ts. Only groups have their members set at once. */
import {
  type GroupInput,
  groupOf,
  membersOf,
  parseLabel,
  refuseGroup,
} from '../../../../cell/inventory/index.ts'
import {
  type Answer,
  byCell,
  type ClusterRule,
  namesIn,
  ownerOfText,
  withJson,
} from '../forward/index.ts'
import { locationOf, urisOf } from './answer.ts'
import { memberSetRules } from './member-set-rule.ts'

interface MembersBody {
  readonly group?: string
  readonly ids?: readonly string[]
}

/** Groups over several cells. */
export const groupRules = memberSetRules({
  family: 'group',
  collection: '/groups',
  key: 'label',
  list: '/groups/labels',
  nameOf: parseLabel,
  refuse(reader, { members, ...fields }) {
    refuseGroup(reader, { ...(fields as GroupInput), memberIds: members?.ids })
  },
})

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
      const ground = groupRules.groundOf(world, label)
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
