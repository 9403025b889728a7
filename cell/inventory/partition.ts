/**
 * Partitions (reference 1.12): hard divisions of the system. The definition of a partition and what
 * is in it are records of their own; a component is in one partition at most.
 */
import { Fault } from '../env/index.ts'
import type { Partition } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import {
  checkedSet,
  memberNames,
  refuseDifferent,
  refuseEmptyPatch,
  refuseNoComponent,
  tagsOf,
} from './member-set.ts'
import { isInPartition, partitionMembersOf, partitionOf } from './partition-member.ts'
import { quoted } from './quoted.ts'
import { putChanged } from './record-change.ts'
import { parseXname, typeOf, type Xname, xnameOf } from './xname.ts'

/** A partition as a client writes it. */
export interface PartitionInput {
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly memberIds?: readonly string[] | undefined
}

/** What may be changed of a partition. Members are added, never taken away. */
export type PartitionPatch = Pick<PartitionInput, 'description' | 'tags' | 'memberIds'>

/** `p` and a number, or a part of such: `p3`, `p3.1`. Undefined for anything else. */
export function parsePartition(text: string): string | undefined {
  const name = parseXname(text)?.name
  return name !== undefined && typeOf(name) === 'Partition' ? name : undefined
}

/** As `parsePartition`. Fault: INPUT_BODY. */
export function partitionNameOf(text: string): string {
  const name = parsePartition(text)
  if (name !== undefined) return name
  throw new Fault('INPUT_BODY', {
    message: `partition name ${quoted(text)} is not valid: it is p and a number, as in p3 or p3.1`,
  })
}

/** The partition that `text` names; undefined when there is none. */
export function namedPartition(reader: Reader, text: string): Partition | undefined {
  const name = parsePartition(text)
  return name === undefined ? undefined : reader.get('partition', name)
}

/** As `namedPartition`. Faults: NOT_FOUND, INPUT_BODY for what can be no name of one. */
export function existingPartition(reader: Reader, text: string): Partition {
  const name = partitionNameOf(text)
  const partition = reader.get('partition', name)
  if (partition) return partition
  throw new Fault('NOT_FOUND', { message: `No such partition: ${name}` })
}

interface PlannedPartition {
  readonly before: Partition | undefined
  readonly wanted: Partition
  readonly members: readonly Xname[]
}

function planned(reader: Reader, input: PartitionInput, creationId: string): PlannedPartition {
  return checkedSet('partition', () => {
    const wanted: Partition = {
      name: partitionNameOf(input.name ?? ''),
      description: input.description ?? '',
      tags: tagsOf(input.tags ?? []),
      creationId,
    }
    const before = reader.get('partition', wanted.name)
    return { before, wanted, members: memberNames(input.memberIds ?? []) }
  })
}

/**
 * Creates a partition with its members, and answers with its name. One that is there already with
 * the same description, tags and members is left as it is.
 * Faults: INPUT_BODY, INPUT_XNAME, CONFLICT_EXISTS, CONFLICT_EXCLUSIVE.
 */
export function createPartition(
  tx: Transaction,
  input: PartitionInput,
  creationId: string,
): string {
  const { before, wanted, members } = planned(tx, input, creationId)
  if (before === undefined) {
    tx.put('partition', wanted)
    for (const member of members) join(tx, wanted, member)
  } else refuseOther(tx, { before, wanted, members })
  return wanted.name
}

/**
 * Refuses what `createPartition` would refuse where `reader` shows all members: their owners may be
 * several cells, none of which sees the whole. Faults: as `createPartition`.
 */
export function refusePartition(reader: Reader, input: PartitionInput): void {
  const { before, wanted, members } = planned(reader, input, '')
  if (before) refuseOther(reader, { before, wanted, members })
  else for (const member of members) refuseMember(reader, wanted, member)
}

function refuseOther(
  reader: Reader,
  { before, wanted, members }: Required<PlannedPartition> & { readonly before: Partition },
): void {
  const facts = ({ description, tags }: Partition) => ({ description, tags: [...tags].sort() })
  refuseDifferent(
    { noun: 'partition', name: before.name },
    { ...facts(before), members: partitionMembersOf(reader, before).sort() },
    { ...facts(wanted), members: [...members].sort() },
  )
}

/** Faults: INPUT_XNAME for no component, CONFLICT_EXCLUSIVE. */
function refuseMember(reader: Reader, partition: Partition, member: Xname): void {
  refuseNoComponent(reader, member)
  const rival = partitionOf(reader, member)
  if (rival === undefined || rival.name === partition.name) return
  throw new Fault('CONFLICT_EXCLUSIVE', {
    message: `${member} is in partition ${rival.name}: a component is in one at most`,
    details: { member, partition: rival.name },
  })
}

function join(tx: Transaction, partition: Partition, member: Xname): void {
  if (isInPartition(tx, partition, member)) return
  refuseMember(tx, partition, member)
  const { name, creationId } = partition
  tx.put('partitionMember', { member, name, creationId })
}

/**
 * Changes description and tags, and adds members.
 * Faults: NOT_FOUND, INPUT_BODY when nothing is given, those of joining.
 */
export function patchPartition(tx: Transaction, text: string, patch: PartitionPatch): void {
  refuseEmptyPatch(patch)
  const { description, tags, memberIds = [] } = patch
  const before = existingPartition(tx, text)
  const after: Partition = {
    ...before,
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags: tagsOf(tags) }),
  }
  putChanged(tx, 'partition', { before, after })
  for (const member of memberNames(memberIds)) join(tx, after, member)
}

/** Removes a partition; what was in it is in none. Faults: NOT_FOUND, INPUT_BODY. */
export function deletePartition(tx: Transaction, text: string): void {
  const { name } = existingPartition(tx, text)
  for (const id of tx.lookup('partitionMember', 'name', name)) tx.delete('partitionMember', id)
  tx.delete('partition', name)
}

/**
 * Adds one member, and answers with its name. Faults: NOT_FOUND, CONFLICT_EXISTS, those of joining.
 */
export function addPartitionMember(tx: Transaction, text: string, id: string): Xname {
  const partition = existingPartition(tx, text)
  const member = xnameOf(id)
  if (isInPartition(tx, partition, member)) {
    const message = `${member} is in partition ${partition.name} already`
    throw new Fault('CONFLICT_EXISTS', { message })
  }
  join(tx, partition, member)
  return member
}

/** Takes one member out. Faults: NOT_FOUND for the partition or the member, INPUT_XNAME. */
export function removePartitionMember(tx: Transaction, text: string, id: string): void {
  const partition = existingPartition(tx, text)
  const member = parseXname(id)?.name
  if (member === undefined) throw new Fault('INPUT_XNAME', { message: 'invalid xname ID' })
  if (!isInPartition(tx, partition, member)) {
    throw new Fault('NOT_FOUND', { message: 'partition has no such member.' })
  }
  tx.delete('partitionMember', member)
}
