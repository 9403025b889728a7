import {
  loggedHeadCodec,
  type Order,
  type ProvenChange,
  type ProvenHead,
  proveDelta,
  proveSnapshot,
  type ReadEntry,
  type RowMemo,
  readValue,
  seal,
  storedCodec,
} from '../store/index.ts'
import { type PullPart, pullPartCodec, readMessage } from './message.ts'

/** Where a cell stands in a feed: its newest head, by order and by hash. */
export interface FeedPosition {
  readonly order: Order
  readonly headHash: Uint8Array
}

/** A feed by the cell that writes it and its number (1 = public, 2 = close). */
export interface FeedName {
  readonly cell: string
  readonly feed: number
}

/** An answer to a pull: which feed, from where on, and as of which head. */
export interface PullAnswer {
  readonly name: FeedName
  readonly haveHash: Uint8Array | undefined
  readonly at: FeedPosition | undefined
}

/**
 * The costly steps of passing a feed on and of taking it in. Each depends on nothing but what it is
 * given, so that a process with many cells in it (a simulation) may do a step once for all of them.
 */
export interface FeedWork {
  readonly delta: typeof proveDelta
  readonly snapshot: typeof proveSnapshot
  /** The record that an entry carries; undefined when this version cannot read it. */
  value(read: ReadEntry): unknown
  /** The bytes to store a record under a key. */
  storedRecord(key: string, change: ProvenChange): Uint8Array
  /** The bytes to store a head under a key. */
  storedHead(key: string, head: ProvenHead): Uint8Array
  /** Where what was decoded of a replica is kept; absent = nowhere. */
  readonly memo?: () => RowMemo
  /** A frame of an answer; undefined when it is none. */
  part(frame: Uint8Array): PullPart | undefined
  /** The frames of an answer, which `make` reads from the store. */
  frames(answer: PullAnswer, make: () => AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
}

/** Every step done by the cell itself. */
export const ownWork: FeedWork = {
  delta: proveDelta,
  snapshot: proveSnapshot,
  value: readValue,
  storedRecord(key, { order, index, bytes }) {
    return seal(key, storedCodec.encode({ order, index, entry: bytes }))
  },
  storedHead: (key, { logged }) => seal(key, loggedHeadCodec.encode(logged)),
  part: (frame) => readMessage(pullPartCodec, frame),
  frames: (_, make) => make(),
}
