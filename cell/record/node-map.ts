import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** What a node gets that is added without a number or a role. Belongs to the node's owner. */
export interface NodeMap {
  /** Xname of a node. */
  readonly id: string
  /** From 1. */
  readonly nid: number
  readonly role?: string
  readonly subRole?: string
  /** Whatever a client wants to remember, as JSON text. */
  readonly nodeInfoJson?: string
}

export const nodeMapCodec: Codec<NodeMap> = messageCodec<NodeMap>(wire.NodeMap)
