import type { StoreOperation } from '../env/index.ts'
import {
  loggedHeadCodec,
  type Order,
  orderKey,
  type ProvenChange,
  type ProvenHead,
  proveDelta,
  proveSnapshot,
  type ReadEntry,
  type RowMemo,
  readValue,
  type Shelf,
  seal,
  storedCodec,
} from '../store/index.ts'
import { type ImageWork, ownImages, type Written } from './image-work.ts'
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
  /** Keeps a head on a shelf. */
  headKept(shelf: Shelf, head: ProvenHead): StoreOperation
  /** Where what was decoded of a replica is kept; absent = nowhere. */
  readonly memo?: () => RowMemo
  /** What is held of a feed in memory. */
  readonly images: ImageWork
  /** What is done to the disk for records that change on a shelf. */
  operations(shelf: Shelf, written: Written): readonly StoreOperation[]
  /** What comes of a list of changes of a feed, made once for it; absent = made for each cell. */
  readonly once?: <Result>(changes: object, make: () => Result) => Result
  /** A frame of an answer; undefined when it is none. */
  part(frame: Uint8Array): PullPart | undefined
  /** The frames of an answer, which `make` reads from the store. */
  frames(answer: PullAnswer, make: () => AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
}

/** The bytes to store a record under a key. */
function storedRecord(key: string, { order, index, bytes }: ProvenChange): Uint8Array {
  return seal(key, storedCodec.encode({ order, index, entry: bytes }))
}

/** Every step done by the cell itself. */
export const ownWork: FeedWork = {
  delta: proveDelta,
  snapshot: proveSnapshot,
  value: readValue,
  images: ownImages,
  operations(shelf, { gone, changes }) {
    const removed = gone.map((key) => ({ type: 'del', key: shelf.recordKey(key) }) as const)
    const changed = changes.map((change): StoreOperation => {
      const key = shelf.recordKey(change.key)
      return change.isRemoval
        ? { type: 'del', key }
        : { type: 'put', key, value: storedRecord(key, change) }
    })
    return [...removed, ...changed]
  },
  headKept(shelf, { read, logged }) {
    const key = shelf.headPrefix + orderKey(read.head.order)
    return { type: 'put', key, value: seal(key, loggedHeadCodec.encode(logged)) }
  },
  part: (frame) => readMessage(pullPartCodec, frame),
  frames: (_, make) => make(),
}
