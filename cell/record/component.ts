import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/**
 * A node, BMC, switch, cabinet …: what `/hsm/v2/State/Components` shows, and the operator's short
 * name.
 */
export interface Component {
  /** Normalised xname. */
  readonly id: string
  readonly type: string
  /** Empty for BMCs derived from an endpoint, as the reference has it. */
  readonly state?: string
  readonly flag?: string
  readonly enabled: boolean
  readonly softwareStatus?: string
  readonly role?: string
  readonly subRole?: string
  /** Absent when unset. */
  readonly nid?: number
  readonly subtype?: string
  readonly netType?: string
  readonly arch?: string
  readonly class?: string
  readonly reservationDisabled?: boolean
  readonly locked?: boolean
  /** The short name that operators use: cb01. Unique. */
  readonly hostname?: string
  readonly createdMs?: number
}

export const componentCodec: Codec<Component> = messageCodec<Component>(wire.Component)
