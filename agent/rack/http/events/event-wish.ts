import { Fault } from '../../../../cell/env/index.ts'
import {
  type ClusterView,
  listNodes,
  type NodeField,
  type NodeRow,
  nodeSetMatch,
  parseNodeFilter,
} from '../../../../cell/view/index.ts'
import { type EventType, eventTypes } from './event.ts'
import type { PastEvent } from './event-log.ts'
import { eventFilterStepsMax } from './limits.ts'
import { watchedFields } from './node-shadow.ts'

/** Which events a reader asks for. */
export interface EventQuery {
  readonly nodes?: string | undefined
  readonly filter?: string | undefined
  readonly types?: string | undefined
}

/** Whether a reader wants an event. Faults: INPUT_FILTER for what cannot be worked out. */
export type EventWish = (event: PastEvent) => boolean

/**
 * What a reader wants: events of these types; of nodes, those that are in the set and fit the
 * filter, before the change or after it. Where nodes are chosen and no types, what is neither about
 * nodes nor about cells is left out. Faults: INPUT_QUERY, INPUT_NODE_SET, INPUT_FILTER and limits.
 */
export function eventWish(query: EventQuery, view: ClusterView): EventWish {
  const { nodes, filter, types } = query
  const choosesNodes = nodes !== undefined || filter !== undefined
  const wanted = types === undefined ? usualTypes(choosesNodes) : parseTypes(types)
  if (nodes !== undefined) refuseUnknownGroups(view, nodes)
  const isIn = nodes === undefined ? everyRow : nodeSetMatch(nodes)
  const fits = filter === undefined ? everyRow : watchableFilter(filter)
  const holds = (row: NodeRow | undefined) => row !== undefined && isIn(row) && fits(row)
  return ({ event, sides }) => {
    if (!wanted.has(event.type)) return false
    return sides === undefined || holds(sides.after) || holds(sides.before)
  }
}

const everyRow = (_row: NodeRow): boolean => true

function usualTypes(choosesNodes: boolean): ReadonlySet<EventType> {
  if (!choosesNodes) return new Set(eventTypes)
  return new Set(eventTypes.filter((type) => /^(node|cell)\./.test(type)))
}

/** `node.changed,cell`: types, or what they begin with up to the point. */
function parseTypes(text: string): ReadonlySet<EventType> {
  const wanted = new Set<EventType>()
  for (const word of text.split(',').map((each) => each.trim())) {
    if (word === '') continue
    const found = eventTypes.filter((type) => type === word || type.startsWith(`${word}.`))
    if (found.length === 0) {
      throw new Fault('INPUT_QUERY', {
        message: `types has no "${word.slice(0, 64)}"; it takes ${eventTypes.join(', ')}`,
        details: { field: 'types' },
      })
    }
    for (const type of found) wanted.add(type)
  }
  return wanted
}

/** A name may come later; a group that nobody has made is a slip of the finger. */
function refuseUnknownGroups(view: ClusterView, nodes: string): void {
  listNodes(view, nodes)
}

function watchableFilter(text: string): (row: NodeRow) => boolean {
  const filter = parseNodeFilter(text)
  const watched = new Set<NodeField>(watchedFields)
  const other = filter.fields.find((field) => !watched.has(field))
  if (other !== undefined) {
    throw new Fault('INPUT_FILTER', {
      message: `The filter: changes of ${other} are not told; those of ${watchedFields.join(', ')} are.`,
      details: { field: 'filter' },
    })
  }
  if (filter.steps > eventFilterStepsMax) {
    throw new Fault('LIMIT_FILTER', {
      message: 'The filter costs too much to be held against every event.',
      details: { field: 'filter' },
    })
  }
  return filter.fits
}
