import {
  type PartitionInput,
  parsePartition,
  refusePartition,
} from '../../../../cell/inventory/index.ts'
import { memberSetRules } from './member-set-rule.ts'

/** Partitions over several cells. */
export const partitionRules = memberSetRules({
  family: 'partition',
  collection: '/partitions',
  key: 'name',
  list: '/partitions/names',
  nameOf: parsePartition,
  refuse(reader, { members, ...fields }) {
    refusePartition(reader, { ...(fields as PartitionInput), memberIds: members?.ids })
  },
})
