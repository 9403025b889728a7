import type { Component } from '../../../../cell/record/index.ts'
import {
  type ClusterView,
  type NodeField,
  type NodeRow,
  nodeFields,
  nodeNamed,
  nodeRowMaker,
} from '../../../../cell/view/index.ts'
import { changedFields, type NodeSides, type ViewEvent } from './event.ts'

/** What is worked out from more than a node's own records, or changes with time alone. */
const unwatched: readonly NodeField[] = ['kernel', 'initrd', 'image', 'age']

/** The fields of a node whose changes are told. */
export const watchedFields = nodeFields.filter((field) => !unwatched.includes(field))

/** A change of one node. */
export interface NodeEvent {
  readonly event: ViewEvent
  readonly sides: NodeSides
}

/** The nodes as they were when last looked at: what came before a change is told from them. */
export class NodeShadow {
  readonly #view: ClusterView
  readonly #rows = new Map<string, NodeRow>()
  /** Owner of each interface: when it moves away, the record does not tell any more. */
  readonly #ports = new Map<string, string>()

  constructor(view: ClusterView) {
    this.#view = view
  }

  get ids(): Iterable<string> {
    return this.#rows.keys()
  }

  /** Takes a node as it is, without an event. */
  learn(node: Component): void {
    this.#rows.set(node.id, this.#rowOf(node))
    for (const id of this.#view.lookup('ethernetInterface', 'componentId', node.id)) {
      this.#ports.set(id, node.id)
    }
  }

  /** The nodes that an interface belonged to and belongs to. */
  nodesOfPort(id: string): readonly string[] {
    const before = this.#ports.get(id)
    const now = this.#view.get('ethernetInterface', id)?.componentId
    if (now) this.#ports.set(id, now)
    else this.#ports.delete(id)
    return [before, now].filter((node) => node !== undefined)
  }

  /** Looks at a node again; undefined when nothing is to be seen. */
  look(id: string): NodeEvent | undefined {
    const before = this.#rows.get(id)
    const node = nodeNamed(this.#view, id)
    const after = node && this.#rowOf(node)
    if (after) this.#rows.set(id, after)
    else this.#rows.delete(id)
    const event = eventOf(id, { before, after })
    return event && { event, sides: { before, after } }
  }

  #rowOf(node: Component): NodeRow {
    return nodeRowMaker(this.#view, watchedFields)(node)
  }
}

function eventOf(id: string, { before, after }: NodeSides): ViewEvent | undefined {
  const cell = after?.cell ?? before?.cell ?? ''
  const hostname = after?.hostname ?? before?.hostname
  const named = { cell, id, ...(hostname === undefined ? {} : { hostname }) }
  if (!before) return after && { type: 'node.added', ...named, node: after }
  if (!after) return { type: 'node.removed', ...named, node: before }
  const changed = changedFields(before, after)
  return changed && { type: 'node.changed', ...named, changed }
}
