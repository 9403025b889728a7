import type { NodeRow } from '../../../../cell/view/index.ts'

/** Every type of event, by what it is about. */
export const eventTypes = [
  'node.added',
  'node.changed',
  'node.removed',
  'group.changed',
  'boot.changed',
  'cloud-init.changed',
  'cell.joined',
  'cell.alive',
  'cell.suspect',
  'cell.dark',
  'cell.unknown',
  'cell.left',
  'conflict.opened',
  'conflict.closed',
] as const
export type EventType = (typeof eventTypes)[number]

/** Values of a field that changed; one that was or is absent has none. */
export interface FieldChange {
  readonly before?: unknown
  readonly after?: unknown
}

/** Something that became visible at this cell. */
export interface ViewEvent {
  readonly type: EventType
  /** The cell that owns it or said it. */
  readonly cell: string
  /** Xname, label, subject of a boot configuration, cell or conflict. */
  readonly id: string
  /** Which fields changed; only of those. */
  readonly changed?: Readonly<Record<string, FieldChange>>
  /** What else there is to say. */
  readonly [more: string]: unknown
}

/** An event of a node with what filters ask of. */
export interface NodeSides {
  readonly before: NodeRow | undefined
  readonly after: NodeRow | undefined
}

/** The fields in which two values differ; undefined when in none. */
export function changedFields(
  before: object | undefined,
  after: object | undefined,
  without: readonly string[] = [],
): Readonly<Record<string, FieldChange>> | undefined {
  const [left, right] = [before ?? {}, after ?? {}] as Readonly<Record<string, unknown>>[]
  const changed: Record<string, FieldChange> = {}
  for (const name of new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])) {
    const [was, is] = [left?.[name], right?.[name]]
    if (without.includes(name) || isSame(was, is)) continue
    changed[name] = {
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    }
  }
  return Object.keys(changed).length > 0 ? changed : undefined
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object') return false
  return JSON.stringify(left) === JSON.stringify(right)
}
