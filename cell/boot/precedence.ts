/**
 * The order in which configurations are looked for; docs/boot-precedence.md shows it to operators.
 * The first subject that has a kernel decides alone: levels are not merged, so that what a node
 * boots can be read in one place.
 */
import { groupsOf, parseMac } from '../inventory/index.ts'
import type { Component, Group } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { archCharsMax } from './limits.ts'
import { type BootIdentity, macsOf } from './node-search.ts'

/**
 * A group's tag `boot-priority:50` says how early its configuration counts among a node's groups.
 */
const priorityTag = /^boot-priority[:.](\d{1,6})$/

/** How early a group's configuration counts: 0 unless a tag says more. */
export function bootPriorityOf({ tags }: Group): number {
  return tags.reduce((most, tag) => Math.max(most, Number(priorityTag.exec(tag)?.[1] ?? 0)), 0)
}

/**
 * A node's groups, the one whose configuration counts first in front: by priority, then by label.
 */
export function groupsInOrder(reader: Reader, xname: string): Group[] {
  const groups = groupsOf(reader, xname)
  if (groups.length < 2) return groups
  return groups.sort((left, right) => {
    const earlier = bootPriorityOf(right) - bootPriorityOf(left)
    return earlier || (left.label < right.label ? -1 : 1)
  })
}

/** Subjects of the node itself: its xname, the port that asks, its other ports, its number. */
export function* ownSubjects(
  reader: Reader,
  { id, nid }: Component,
  askingMac?: string,
): Generator<string, void, undefined> {
  yield `host:${id}`
  const asking = askingMac && parseMac(askingMac)?.colon
  if (asking) yield `mac:${asking}`
  for (const mac of macsOf(reader, id)) if (mac !== asking) yield `mac:${mac}`
  if (nid !== undefined) yield `nid:${nid}`
}

/** Every subject that may say what a node of the inventory boots, first to last. */
export function* subjectsOf(
  reader: Reader,
  node: Component,
  askingMac?: string,
): Generator<string, void, undefined> {
  yield* ownSubjects(reader, node, askingMac)
  for (const { label } of groupsInOrder(reader, node.id)) yield `group:${label}`
  if (node.role) yield `role:${node.role}`
  yield 'default'
}

/** What a machine that nothing else speaks for boots, once it has said its architecture. */
export function unknownSubject({ arch }: BootIdentity): string | undefined {
  const name = arch?.toLowerCase()
  return name && name.length <= archCharsMax && /^\w+$/.test(name) ? `unknown:${name}` : undefined
}
