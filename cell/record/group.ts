import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** A group's definition: intent. Its members are `Membership` records of their own. */
export interface Group {
  readonly label: string
  readonly description?: string
  readonly exclusiveGroup?: string
  readonly tags: readonly string[]
  /** Memberships name it, so that a re-created label does not revive old members. */
  readonly creationId: string
}

/** That a component is in a group: belongs to the owner of the member. */
export interface Membership {
  readonly label: string
  /** Xname. */
  readonly member: string
  readonly creationId: string
  readonly exclusiveGroup?: string
}

export const groupCodec: Codec<Group> = messageCodec<Group>(wire.Group)
export const membershipCodec: Codec<Membership> = messageCodec<Membership>(wire.Membership)
