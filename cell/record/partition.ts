import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** A partition's definition: intent. Its members are `PartitionMember` records of their own. */
export interface Partition {
  /** p3 or p3.1 */
  readonly name: string
  readonly description?: string
  readonly tags: readonly string[]
  /** Members name it, so that a re-created name does not revive old members. */
  readonly creationId: string
}

/** In which partition a component is: belongs to its owner, and there is one per component. */
export interface PartitionMember {
  /** Xname. */
  readonly member: string
  readonly name: string
  readonly creationId: string
}

export const partitionCodec: Codec<Partition> = messageCodec<Partition>(wire.Partition)
export const partitionMemberCodec: Codec<PartitionMember> = messageCodec<PartitionMember>(
  wire.PartitionMember,
)
