import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** Who wants to hear of changes of components, and of which: intent. */
export interface Subscription {
  /** From 1. */
  readonly id: number
  readonly subscriber: string
  readonly url: string
  /** Whether it hears of components that are enabled or disabled. */
  readonly enabled?: boolean
  readonly roles: readonly string[]
  readonly subRoles: readonly string[]
  readonly softwareStatus: readonly string[]
  readonly states: readonly string[]
}

/** What one subscriber is yet to be told of a component. */
export interface UntoldChange {
  readonly subscription: number
  /** What changed: "State", "Role", "SoftwareStatus", "Enabled". */
  readonly kind: string
  /** Counts changes, so that none goes with the delivery of another. */
  readonly revision: number
}

/** What subscribers are yet to be told of a component: kept by the component's owner alone. */
export interface StateNotice {
  /** Xname. */
  readonly component: string
  readonly untold: readonly UntoldChange[]
}

export const subscriptionCodec: Codec<Subscription> = messageCodec<Subscription>(wire.Subscription)
export const stateNoticeCodec: Codec<StateNotice> = messageCodec<StateNotice>(wire.StateNotice)
