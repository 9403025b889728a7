import type {
  ProvenChange,
  ProvenDelta,
  ProvenSnapshot,
  ReadEntry,
  RowMemo,
} from '../store/index.ts'
import { type Judge, type News, noNews, ReplicaImage } from './replica-image.ts'

/** What one delta or snapshot writes of records: keys that go, then those that are put. */
export interface Written {
  readonly gone: readonly string[]
  /** At most one for each key. */
  readonly changes: readonly ProvenChange[]
}

/** The image that comes next, and what it brings. */
export interface Arrived {
  readonly image: ReplicaImage
  readonly news: News
}

/** A change of an image that is still to be written. */
export interface NextImage {
  readonly written: Written
  /** It is on disk: from now on there is only the next image. */
  take(): Arrived
  /** It could not be written: the image is what it was. */
  undo(): void
}

/**
 * Makes images of feeds. An image that was given away counts only until the next one of the same
 * feed is taken: it may be changed in place.
 */
export interface ImageWork {
  /** Of a feed of which nothing is held; `memo` says where decoded records are kept. */
  empty(memo: (() => RowMemo) | undefined): ReplicaImage
  /** What follows; undefined when its records do not add up to what its head proves. */
  delta(image: ReplicaImage, proven: ProvenDelta, judge: Judge): NextImage | undefined
  /** Nothing but these records. */
  snapshot(image: ReplicaImage, proven: ProvenSnapshot, judge: Judge): NextImage
  /** The same entries, looked at once more: belief has changed. `entries` reads those on disk. */
  judgeAgain(
    image: ReplicaImage,
    entries: () => AsyncIterable<ReadEntry>,
    judge: Judge,
  ): Promise<Arrived>
}

/** The last change of each key, in the order of the first ones. */
export function lastOfEach({ changes }: ProvenDelta): readonly ProvenChange[] {
  return [...new Map(changes.map((change) => [change.key, change])).values()]
}

/** What a snapshot writes in place of what is held. */
export function writtenBy(image: ReplicaImage, { records }: ProvenSnapshot): Written {
  if (image.size === 0) return { gone: [], changes: records }
  const kept = new Set(records.map(({ key }) => key))
  return { gone: [...image.keys()].filter((key) => !kept.has(key)), changes: records }
}

/** One image for each feed of a cell, changed in place. */
export const ownImages: ImageWork = {
  empty: (memo) => new ReplicaImage(memo),
  delta(image, proven, judge) {
    const changes = lastOfEach(proven)
    const undo = image.advanceRoot(changes)
    if (!image.hasRoot(proven.newest.head.root)) {
      undo()
      return undefined
    }
    const take = () => ({ image, news: image.take(changes, judge) })
    return { written: { gone: [], changes }, undo, take }
  },
  snapshot(image, proven, judge) {
    const written = writtenBy(image, proven)
    const take = () => {
      // The proof has the root of these records already: a copy, since others may share the proof.
      const whole = { records: proven.records, gone: written.gone, root: proven.root.copy() }
      return { image, news: image.replace(whole, judge) }
    }
    return { written, undo: () => {}, take }
  },
  async judgeAgain(image, entries, judge) {
    const news = noNews()
    for await (const read of entries()) image.judgeAgain(read, judge, news)
    return { image, news }
  },
}
