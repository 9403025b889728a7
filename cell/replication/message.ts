import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import type { Order } from '../store/index.ts'
import type { HeldStamp, StampMark } from './stamp.ts'

/** A document with its signature, as the roster has them. */
export interface WireDocument {
  readonly body: Uint8Array
  readonly signature: Uint8Array
  readonly signer: Uint8Array
}

export interface PulseRequest {
  readonly known: readonly StampMark[]
  readonly roster: number
  readonly statements: Uint8Array
}

export interface PulseAnswer {
  readonly stamps: readonly HeldStamp[]
  readonly roster: number
  readonly statements: Uint8Array
}

export interface RosterRequest {
  readonly after: number
  readonly statements: readonly Uint8Array[]
  readonly rosters: readonly Uint8Array[]
}

export interface RosterAnswer {
  readonly rosters: readonly WireDocument[]
  readonly statements: readonly WireDocument[]
  readonly forks: readonly WireDocument[]
}

/** Where somebody stands in a feed. */
export interface FeedMark {
  readonly cell: string
  /** 1 = public, 2 = close. */
  readonly feed: number
  readonly order: Order
  readonly headHash: Uint8Array
}

export interface SyncRequest {
  readonly table: Uint8Array
  readonly roster: number
  readonly statements: Uint8Array
}

/** Two signed heads of one feed that cannot both be true. */
export interface WireFork {
  readonly cell: string
  readonly feed: number
  readonly left: { readonly head: Uint8Array; readonly signature: Uint8Array }
  readonly right: { readonly head: Uint8Array; readonly signature: Uint8Array }
}

export interface SyncAnswer {
  readonly table: Uint8Array
  readonly marks: readonly FeedMark[]
  readonly forks: readonly WireFork[]
  readonly roster: number
  readonly statements: Uint8Array
}

export interface PullRequest {
  readonly cell: string
  readonly feed: number
  readonly have?: Order
  readonly haveHash?: Uint8Array
  readonly want?: Order
}

export interface WireHead {
  readonly head: Uint8Array
  readonly signature: Uint8Array
}

export interface WireBatch {
  /** Absent = more entries of the batch before. */
  readonly head?: WireHead
  readonly entries: readonly { readonly index: number; readonly entry: Uint8Array }[]
}

export interface WireRecord {
  readonly order: Order
  readonly index: number
  readonly entry: Uint8Array
}

/** One frame of an answer to a pull. */
export interface PullPart {
  readonly snapshot: boolean
  readonly batches: readonly WireBatch[]
  readonly records: readonly WireRecord[]
  readonly head?: WireHead
  readonly last: boolean
  readonly refusal?: string
}

export interface ForwardRequest {
  readonly id: string
  readonly roster: number
  readonly call: Uint8Array
  readonly atLeast: readonly FeedMark[]
}

export interface ForwardAnswer {
  readonly status: number
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly body: Uint8Array
  readonly last: boolean
  /** Position of the owner's public feed after the change. */
  readonly order?: Order
}

export const pulseRequestCodec: Codec<PulseRequest> = messageCodec<PulseRequest>(wire.PulseRequest)
export const pulseAnswerCodec: Codec<PulseAnswer> = messageCodec<PulseAnswer>(wire.PulseAnswer)
export const rosterRequestCodec: Codec<RosterRequest> = messageCodec<RosterRequest>(
  wire.RosterRequest,
)
export const rosterAnswerCodec: Codec<RosterAnswer> = messageCodec<RosterAnswer>(wire.RosterAnswer)
export const syncRequestCodec: Codec<SyncRequest> = messageCodec<SyncRequest>(wire.SyncRequest)
export const syncAnswerCodec: Codec<SyncAnswer> = messageCodec<SyncAnswer>(wire.SyncAnswer)
export const pullRequestCodec: Codec<PullRequest> = messageCodec<PullRequest>(wire.PullRequest)
export const pullPartCodec: Codec<PullPart> = messageCodec<PullPart>(wire.PullPart)
export const forwardRequestCodec: Codec<ForwardRequest> = messageCodec<ForwardRequest>(
  wire.ForwardRequest,
)
export const forwardAnswerCodec: Codec<ForwardAnswer> = messageCodec<ForwardAnswer>(
  wire.ForwardAnswer,
)

/** The first frame of an answer, or undefined when there was none. */
export async function firstFrame(
  frames: AsyncIterable<Uint8Array>,
): Promise<Uint8Array | undefined> {
  for await (const frame of frames) return frame
  return undefined
}

/** Decodes what a peer sent; undefined when it is not such a message. */
export function readMessage<Value>(
  codec: Codec<Value>,
  bytes: Uint8Array | undefined,
): Value | undefined {
  if (bytes === undefined) return undefined
  try {
    return codec.decode(bytes)
  } catch {
    return undefined
  }
}
