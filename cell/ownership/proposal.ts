import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { sha256 } from '../env/index.ts'
import type { Order } from '../store/index.ts'

/** A write that a replaced owner acknowledged before it knew that it was replaced. */
export interface Proposal {
  readonly key: string
  /** Absent = deleted. */
  readonly value?: Uint8Array
  readonly schema: number
  readonly from: string
  readonly order?: Order
  /** Who ordered it there. */
  readonly subject: string
  /** When it arrived. */
  readonly wallMs: number
}

export const proposalCodec: Codec<Proposal> = messageCodec<Proposal>(wire.Proposal)

/** Bytes of a value's hash as an inheritance keeps it. */
const valueHashBytes = 16

/** The hash by which a record's value is told from another. */
export function valueHash(value: Uint8Array): Uint8Array {
  return sha256(value).subarray(0, valueHashBytes)
}

/**
 * What becomes of a proposal: `same` = it is so already, `apply` = nobody has changed the record
 * since it was taken over, `conflict` = somebody has; then people decide.
 */
export type ProposalFate = 'same' | 'apply' | 'conflict'

/** Decides a proposal by the record's present value and what it was when it was taken over. */
export function fateOf({
  proposed,
  current,
  inherited,
}: {
  readonly proposed: Uint8Array | undefined
  readonly current: Uint8Array | undefined
  /** Hash of the value that was taken over; undefined = there was none. */
  readonly inherited: Uint8Array | undefined
}): ProposalFate {
  if (isSame(proposed, current)) return 'same'
  const isUnchanged = isSame(current && valueHash(current), inherited)
  return isUnchanged ? 'apply' : 'conflict'
}

function isSame(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  if (!left || !right) return left === right
  return Buffer.compare(left, right) === 0
}
