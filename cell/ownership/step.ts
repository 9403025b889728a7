import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import type { SignedDocument } from '../roster/index.ts'
import type { Order } from '../store/index.ts'
import { areMoves, type OwnershipMove } from './move.ts'
import type { Proposal } from './proposal.ts'
import type { WireRecord } from './slice.ts'
import type { Occasion } from './word.ts'

/** One step of a change, as one cell asks it of another; exactly one of the steps is there. */
export interface OwnershipRequest extends Occasion {
  readonly version: number
  readonly moves: readonly OwnershipMove[]
  readonly by: string
  /** Editor to old owner: write nothing more, and say up to where you have written. */
  readonly freeze?: { readonly intent: boolean }
  /** Editor to new owner: take over what the old one has. */
  readonly import?: {
    readonly from: string
    readonly head?: Order
    readonly isDead: boolean
  }
  /** New owner to old one: hand over the records. */
  readonly records?: { readonly to: string }
  /** Editor to old owner: know up to where the new ones have published. */
  readonly confirm?: { readonly published: readonly { cell: string; order: Order }[] }
  /** Either owner to editor: what has become of it? */
  readonly settle?: Record<never, never>
  /** Editor to either owner: nothing comes of it. */
  readonly abort?: { readonly document: SignedDocument }
  /** Replaced owner to new one: what it wrote when it did not know yet. */
  readonly propose?: { readonly proposals: readonly Proposal[] }
  /** Editor to the heir: state what the leaving cell stated for the whole cluster. */
  readonly rehome?: { readonly from: string; readonly head?: Order }
  /** Editor to any cell: where does your public feed stand, and how often have you started? */
  readonly stand?: Record<never, never>
}

/** An answer; with `code` a refusal. */
export interface OwnershipAnswer {
  readonly code?: string
  readonly message: string
  readonly document?: SignedDocument
  readonly order?: Order
  readonly headHash?: Uint8Array
  readonly records: readonly WireRecord[]
  readonly last: boolean
  readonly count: number
  readonly kept: number
}

/** Names of the steps. */
export const stepNames = [
  'freeze',
  'import',
  'records',
  'confirm',
  'settle',
  'abort',
  'propose',
  'rehome',
  'stand',
] as const

/** The name of a step. */
export type StepName = (typeof stepNames)[number]

const requestCodec: Codec<OwnershipRequest> = messageCodec<OwnershipRequest>(wire.OwnershipRequest)
const answerCodec: Codec<OwnershipAnswer> = messageCodec<OwnershipAnswer>(wire.OwnershipAnswer)
const stepVersion = 1
const operationForm = /^[0-9a-f]{32}$/

/** A step for the way. */
export function encodeStep(request: Omit<OwnershipRequest, 'version'>): Uint8Array {
  return requestCodec.encode({ ...request, version: stepVersion })
}

/** A step as a peer sent it, and which one it is; undefined when it is none. */
export function readStep(
  bytes: Uint8Array,
): { readonly name: StepName; readonly request: OwnershipRequest } | undefined {
  let request: OwnershipRequest
  try {
    request = requestCodec.decode(bytes)
  } catch {
    return undefined
  }
  const present = stepNames.filter((name) => request[name] != null)
  const [name] = present
  const isWhole =
    request.version === stepVersion &&
    operationForm.test(request.operation) &&
    request.rosterHash.length === 32 &&
    request.by.length <= 256 &&
    areMoves(request.moves)
  return name && present.length === 1 && isWhole ? { name, request } : undefined
}

const plainAnswer = { message: '', records: [], last: true, count: 0, kept: 0 }

/** An answer for the way. */
export function encodeAnswer(answer: Partial<OwnershipAnswer>): Uint8Array {
  return answerCodec.encode({ ...plainAnswer, ...answer })
}

/** An answer as a peer sent it; undefined when it is none. */
export function readAnswer(bytes: Uint8Array): OwnershipAnswer | undefined {
  try {
    return answerCodec.decode(bytes)
  } catch {
    return undefined
  }
}
