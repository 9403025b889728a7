import { claimantOf } from '../boot/index.ts'
import type { Scope } from '../identity/index.ts'
import { groupsOf, parentOf, parseXname, partitionOf, typeOf } from '../inventory/index.ts'
import { nameOfRecord } from '../ownership/index.ts'
import type { Membership, PartitionMember } from '../record/index.ts'
import { type Change, familyRule, type Reader } from '../store/index.ts'

/** Whether a component is in a group or the partition of a scope. */
export function coversComponent(reader: Reader, scope: Scope, component: string): boolean {
  const { groups, partitions } = scope
  if (partitions.length > 0) {
    const partition = partitionOf(reader, component)
    if (partition && partitions.includes(partition.name)) return true
  }
  if (groups.length === 0) return false
  return groupsOf(reader, component).some(({ label }) => groups.includes(label))
}

/** Whether a place of hardware is: it goes with the node that it is a part of. */
export function coversPlace(reader: Reader, scope: Scope, place: string): boolean {
  if (coversComponent(reader, scope, place)) return true
  let above = parseXname(place)?.name
  while (above && typeOf(above) !== 'Node') above = parentOf(above)
  return above !== undefined && coversComponent(reader, scope, above)
}

/** Whether what a boot configuration is written for is, be it a host, a MAC or a number. */
export function coversBootSubject(reader: Reader, scope: Scope, subject: string): boolean {
  const host = subject.startsWith('host:') ? subject.slice('host:'.length) : undefined
  const component = host ?? claimantOf(reader, subject)
  return component !== undefined && coversComponent(reader, scope, component)
}

/**
 * What a change does outside a scope, for a sentence; undefined = nothing. `before` is what counted
 * before it: nobody widens his own scope. Definitions for the whole cluster are outside of any.
 */
export function strayChange(
  before: Reader,
  scope: Scope,
  changes: readonly Change[],
): string | undefined {
  for (const change of changes) {
    const stray = strayOf(before, scope, change)
    if (stray !== undefined) return stray
  }
  return undefined
}

function strayOf(
  before: Reader,
  scope: Scope,
  { family, id, row, was }: Change,
): string | undefined {
  // Who is told of a change follows from it.
  if (family === 'stateNotice') return undefined
  if (familyRule(family).home === 'intent') return `the ${family} ${id}`
  if (family === 'membership') {
    const { label, member } = (row?.value ?? was) as Membership
    if (!scope.groups.includes(label)) return `the group ${label}`
    return coversComponent(before, scope, member) ? undefined : member
  }
  if (family === 'partitionMember') {
    const told = [row?.value, was] as readonly (PartitionMember | undefined)[]
    const other = told.find((each) => each && !scope.partitions.includes(each.name))
    if (other) return `the partition ${other.name}`
    return coversComponent(before, scope, id) ? undefined : id
  }
  const names = [row?.value, was]
    .filter((value) => value !== undefined)
    .map((value) => nameOfRecord({ family, id, value }, before))
  const isInside = (name: string | undefined) =>
    name !== undefined && coversComponent(before, scope, name)
  return names.every(isInside) ? undefined : (names.find((name) => !isInside(name)) ?? id)
}
