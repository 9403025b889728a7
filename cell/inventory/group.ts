/**
 * Groups (reference 1.11). The definition of a group and each membership are records of their own;
 * a group as clients see it is put together here. Of the groups of one exclusive set a component is
 * in one at most.
 */
import { Fault } from '../env/index.ts'
import type { Group } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { labelOf, parseLabel } from './label.ts'
import {
  checkedSet,
  memberNames,
  refuseDifferent,
  refuseEmptyPatch,
  refuseNoComponent,
  tagsOf,
} from './member-set.ts'
import { groupsOf, isMember, membersOf } from './membership.ts'
import { putChanged } from './record-change.ts'
import { parseXname, type Xname, xnameOf } from './xname.ts'

/** A group as a client writes it. */
export interface GroupInput {
  readonly label?: string | undefined
  readonly description?: string | undefined
  readonly exclusiveGroup?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly memberIds?: readonly string[] | undefined
}

/** What may be changed of a group. Members are added, never taken away. */
export type GroupPatch = Pick<GroupInput, 'description' | 'tags' | 'memberIds'>

/** The group that `text` names; undefined when there is none. */
export function groupOf(reader: Reader, text: string): Group | undefined {
  const label = parseLabel(text)
  return label === undefined ? undefined : reader.get('group', label)
}

/** As `groupOf`. Faults: NOT_FOUND, INPUT_BODY for what can be no label. */
export function existingGroup(reader: Reader, text: string): Group {
  const label = labelOf(text, 'group label')
  const group = reader.get('group', label)
  if (group === undefined) throw new Fault('NOT_FOUND', { message: `No such group: ${label}` })
  return group
}

interface PlannedGroup {
  readonly before: Group | undefined
  readonly wanted: Group
  readonly members: readonly Xname[]
}

function plannedGroup(reader: Reader, input: GroupInput, creationId: string): PlannedGroup {
  const wanted: Group = checkedSet('group', () => ({
    label: labelOf(input.label ?? '', 'label'),
    description: input.description ?? '',
    exclusiveGroup: input.exclusiveGroup ? labelOf(input.exclusiveGroup, 'exclusiveGroup') : '',
    tags: tagsOf(input.tags ?? []),
    creationId,
  }))
  const members = checkedSet('group', () => memberNames(input.memberIds ?? []))
  return { before: reader.get('group', wanted.label), wanted, members }
}

/**
 * Creates a group with its members, and answers with its label. A group that is there already with
 * the same description, tags, exclusive set and members is left as it is.
 * Faults: INPUT_BODY, INPUT_XNAME, CONFLICT_EXISTS, CONFLICT_EXCLUSIVE.
 */
export function createGroup(tx: Transaction, input: GroupInput, creationId: string): string {
  const { before, wanted, members } = plannedGroup(tx, input, creationId)
  if (before !== undefined) {
    refuseOther(tx, { before, wanted, members })
    return before.label
  }
  tx.put('group', wanted)
  for (const member of members) join(tx, wanted, member)
  return wanted.label
}

/**
 * Refuses what `createGroup` would refuse where `reader` shows all members: their owners may be
 * several cells, none of which sees the whole. Faults: as `createGroup`.
 */
export function refuseGroup(reader: Reader, input: GroupInput): void {
  const { before, wanted, members } = plannedGroup(reader, input, '')
  if (before !== undefined) refuseOther(reader, { before, wanted, members })
  else for (const member of members) refuseMember(reader, wanted, member)
}

function refuseOther(
  reader: Reader,
  { before, wanted, members }: { before: Group; wanted: Group; members: readonly Xname[] },
): void {
  const facts = ({ description, exclusiveGroup, tags }: Group) => ({
    description,
    'exclusive group': exclusiveGroup,
    tags: [...tags].sort(),
  })
  refuseDifferent(
    { noun: 'group', name: before.label },
    { ...facts(before), members: membersOf(reader, before).sort() },
    { ...facts(wanted), members: [...members].sort() },
  )
}

/** Faults: INPUT_XNAME for no component, CONFLICT_EXCLUSIVE. */
function refuseMember(reader: Reader, group: Group, member: Xname): void {
  refuseNoComponent(reader, member)
  const rival = group.exclusiveGroup
    ? groupsOf(reader, member).find((other) => other.exclusiveGroup === group.exclusiveGroup)
    : undefined
  if (rival === undefined) return
  const set = `the same exclusive set ${rival.exclusiveGroup}`
  throw new Fault('CONFLICT_EXCLUSIVE', {
    message: `${member} is in group ${rival.label}, of ${set}`,
    details: { member, group: rival.label },
  })
}

/** Makes a component a member. Faults: INPUT_XNAME for none such, CONFLICT_EXCLUSIVE. */
function join(tx: Transaction, group: Group, member: Xname): void {
  if (isMember(tx, group, member)) return
  refuseMember(tx, group, member)
  const { label, creationId, exclusiveGroup } = group
  tx.put('membership', { label, member, creationId, ...(exclusiveGroup && { exclusiveGroup }) })
}

/**
 * Changes description and tags, and adds members. The reference ignores members here, though its
 * own client sends them when a group exists: they would be lost without a word.
 * Faults: NOT_FOUND, INPUT_BODY when nothing is given, those of joining.
 */
export function patchGroup(tx: Transaction, label: string, patch: GroupPatch): void {
  refuseEmptyPatch(patch)
  const { description, tags, memberIds } = patch
  const before = existingGroup(tx, label)
  const after: Group = {
    ...before,
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags: tagsOf(tags) }),
  }
  putChanged(tx, 'group', { before, after })
  for (const member of memberNames(memberIds ?? [])) join(tx, after, member)
}

/** Removes a group with its memberships. Faults: NOT_FOUND. */
export function deleteGroup(tx: Transaction, label: string): void {
  const group = existingGroup(tx, label)
  for (const id of tx.lookup('membership', 'label', group.label)) tx.delete('membership', id)
  tx.delete('group', group.label)
}

/**
 * Adds one member, and answers with its name. Faults: NOT_FOUND, CONFLICT_EXISTS, those of joining.
 */
export function addMember(tx: Transaction, label: string, id: string): Xname {
  const group = existingGroup(tx, label)
  const member = xnameOf(id)
  if (isMember(tx, group, member)) {
    throw new Fault('CONFLICT_EXISTS', { message: `${member} is in group ${group.label} already` })
  }
  join(tx, group, member)
  return member
}

/**
 * Makes the group consist of exactly these, and answers with their names. Faults: as `addMember`.
 */
export function setMembers(tx: Transaction, label: string, ids: readonly string[]): Xname[] {
  const group = existingGroup(tx, label)
  const members = memberNames(ids)
  const wanted = new Set<string>(members)
  for (const member of membersOf(tx, group)) {
    if (!wanted.has(member)) tx.delete('membership', `${group.label}/${member}`)
  }
  for (const member of members) join(tx, group, member)
  return members
}

/** Takes one member out. Faults: NOT_FOUND for the group or the member. */
export function removeMember(tx: Transaction, label: string, id: string): void {
  const group = existingGroup(tx, label)
  const member = parseXname(id)?.name
  if (member === undefined) throw new Fault('INPUT_XNAME', { message: 'invalid xname ID' })
  if (!isMember(tx, group, member)) {
    throw new Fault('NOT_FOUND', { message: 'group has no such member.' })
  }
  tx.delete('membership', `${group.label}/${member}`)
}
