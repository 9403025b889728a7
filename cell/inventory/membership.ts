/**
 * Who is in which group. A membership counts only while its group exists under the creation id that
 * it names: a label that is deleted and made anew starts without members, whatever records are
 * left.
 */
import type { Component, Group, Membership } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { partitionOf } from './partition-member.ts'
import { compareXnames, type Xname } from './xname.ts'

/** What `/hsm/v2/memberships` says of one component. */
export interface ComponentMemberships {
  readonly id: string
  readonly groupLabels: readonly string[]
  /** Empty while the component is in no partition. */
  readonly partitionName: string
}

function liveGroup(reader: Reader, { label, creationId }: Membership): Group | undefined {
  const group = reader.get('group', label)
  return group?.creationId === creationId ? group : undefined
}

function* byIndex(reader: Reader, index: 'label' | 'member', value: string): Iterable<Membership> {
  for (const id of reader.lookup('membership', index, value)) {
    const membership = reader.get('membership', id)
    if (membership !== undefined) yield membership
  }
}

/** The groups that a component is in. */
export function groupsOf(reader: Reader, component: string): Group[] {
  const groups: Group[] = []
  for (const membership of byIndex(reader, 'member', component)) {
    const group = liveGroup(reader, membership)
    if (group !== undefined) groups.push(group)
  }
  return groups
}

/** The labels of the groups that a component is in, sorted. */
export function groupLabelsOf(reader: Reader, component: string): string[] {
  return groupsOf(reader, component)
    .map(({ label }) => label)
    .sort()
}

/** The members of a group in natural order. */
export function membersOf(reader: Reader, group: Group): string[] {
  const members: string[] = []
  for (const { creationId, member } of byIndex(reader, 'label', group.label)) {
    if (creationId === group.creationId) members.push(member)
  }
  return members.sort(compareXnames)
}

/** Whether the component is in the group. */
export function isMember(reader: Reader, group: Group, member: string): boolean {
  return reader.get('membership', `${group.label}/${member}`)?.creationId === group.creationId
}

/** The row of a component in the list of memberships. */
export function membershipsOf(reader: Reader, { id }: Component): ComponentMemberships {
  const partitionName = partitionOf(reader, id)?.name ?? ''
  return { id, groupLabels: groupLabelsOf(reader, id), partitionName }
}

/** Takes a component out of every group and out of its partition. */
export function removeMemberships(tx: Transaction, member: Xname): void {
  for (const id of tx.lookup('membership', 'member', member)) tx.delete('membership', id)
  tx.delete('partitionMember', member)
}
