/**
 * In which partition a component is. The record lies under the component's name, so that its owner
 * cannot put it into two; it counts only while its partition exists under the creation id that it
 * names.
 */
import type { Partition } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { compareXnames } from './xname.ts'

/** The partition that a component is in; undefined when it is in none. */
export function partitionOf(reader: Reader, component: string): Partition | undefined {
  const member = reader.get('partitionMember', component)
  if (member === undefined) return undefined
  const partition = reader.get('partition', member.name)
  return partition?.creationId === member.creationId ? partition : undefined
}

/** The members of a partition in natural order. */
export function partitionMembersOf(reader: Reader, partition: Partition): string[] {
  return reader
    .lookup('partitionMember', 'name', partition.name)
    .filter((id) => isInPartition(reader, partition, id))
    .sort(compareXnames)
}

/** Whether the component is in the partition. */
export function isInPartition(reader: Reader, partition: Partition, component: string): boolean {
  const member = reader.get('partitionMember', component)
  return member?.name === partition.name && member.creationId === partition.creationId
}
