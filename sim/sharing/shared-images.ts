import {
  type Arrived,
  type ImageWork,
  type Judge,
  lastOfEach,
  type NextImage,
  noNews,
  ReplicaImage,
  type Written,
  writtenBy,
} from '../../cell/replication/index.ts'
import type {
  ProvenDelta,
  ProvenSnapshot,
  ReadEntry,
  ReadHead,
  RowMemo,
} from '../../cell/store/index.ts'
import { imagesKeptMax } from './limits.ts'

/** Keeps all that was decoded: records are shared, too, so that costs a reference each. */
export class KeptRows extends Map<number, unknown> implements RowMemo {
  copy(): RowMemo {
    return new KeptRows(this)
  }
}

/** What follows an image by one proof. */
interface Following {
  /** False when the records do not add up to what the head proves. */
  readonly isWhole: boolean
  readonly written: Written
  /** By what a cell believes. */
  readonly arrived: Map<string, Arrived>
}

/** What is known of an image that was given away. */
interface Facts {
  /** The head as of which it is; undefined = nothing is held. */
  readonly head: ReadHead | undefined
  /** What all its entries were looked at by; undefined = some by this and some by that. */
  readonly by: string | undefined
  /** By the proof. */
  readonly following: Pick<WeakMap<object, Following>, 'get' | 'set'>
  /** The same entries, looked at by another belief. */
  readonly judged: Map<string, Arrived>
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** The newest images of each feed, by head and belief: cells come to them on many ways. */
class NewestImages {
  readonly #feeds = new Map<string, Map<string, ReplicaImage>>()

  /** The one that is known already, or this one. */
  same({ head, hash }: ReadHead, by: string, made: ReplicaImage): ReplicaImage {
    const name = `${head.cell}/${head.feed}`
    const images = this.#feeds.get(name) ?? new Map<string, ReplicaImage>()
    this.#feeds.set(name, images)
    const place = `${latin(hash)} ${by}`
    const known = images.get(place)
    if (known) return known
    images.set(place, made)
    const [oldest] = images.keys()
    if (images.size > imagesKeptMax && oldest !== undefined) images.delete(oldest)
    return made
  }
}

/**
 * Images that never change once they were given away, so that all cells of a process that hold the
 * same of a feed have one of them. Which one follows is made out by the first cell that gets there,
 * by the production code on a copy. A cell's image depends on nothing but the one before, the proof
 * and what the cell believes.
 */
class SharedImages implements ImageWork {
  readonly #nothing = new ReplicaImage(() => new KeptRows())
  readonly #facts = new WeakMap<ReplicaImage, Facts>()
  readonly #newest = new NewestImages()

  constructor() {
    // All feeds begin with it, and it lives as long as this does.
    const following = new WeakMap<object, Following>()
    this.#facts.set(this.#nothing, { head: undefined, by: undefined, following, judged: new Map() })
  }

  empty(): ReplicaImage {
    return this.#nothing
  }

  delta(image: ReplicaImage, proven: ProvenDelta, judge: Judge): NextImage | undefined {
    const advanced = () => {
      const next = image.copy()
      next.advanceRoot(lastOfEach(proven))
      return next
    }
    const following = this.#follow(image, proven, () => {
      const isWhole = advanced().hasRoot(proven.newest.head.root)
      return { isWhole, written: { gone: [], changes: lastOfEach(proven) } }
    })
    if (!following.isWhole) return undefined
    return this.#next({ image, following, head: proven.newest }, judge, () => {
      const next = advanced()
      return { image: next, news: next.take(following.written.changes, judge) }
    })
  }

  snapshot(image: ReplicaImage, proven: ProvenSnapshot, judge: Judge): NextImage {
    const following = this.#follow(image, proven, () => {
      return { isWhole: true, written: writtenBy(image, proven) }
    })
    const { gone } = following.written
    return this.#next({ image, following, head: proven.newest }, judge, () => {
      const next = image.copy()
      // Whoever changes it copies it before.
      const whole = { records: proven.records, gone, root: proven.root }
      return { image: next, news: next.replace(whole, judge) }
    })
  }

  async judgeAgain(
    image: ReplicaImage,
    entries: () => AsyncIterable<ReadEntry>,
    judge: Judge,
  ): Promise<Arrived> {
    const { judged, head } = this.#of(image)
    const known = judged.get(judge.by())
    if (known) return known
    const reads = await Array.fromAsync(entries())
    // Meanwhile the roster may have changed, and another cell may have done this.
    const by = judge.by()
    const done = judged.get(by)
    if (done) return done
    const next = image.copy()
    const news = noNews()
    for (const read of reads) next.judgeAgain(read, judge, news)
    const arrived = { image: head ? this.#given(next, head, by) : image, news }
    judged.set(by, arrived)
    return arrived
  }

  #of(image: ReplicaImage): Facts {
    const facts = this.#facts.get(image)
    if (!facts) throw new Error('an image that was made elsewhere')
    return facts
  }

  #follow(image: ReplicaImage, proven: object, make: () => Omit<Following, 'arrived'>): Following {
    const { following } = this.#of(image)
    const known = following.get(proven)
    if (known) return known
    const made = { ...make(), arrived: new Map<string, Arrived>() }
    following.set(proven, made)
    return made
  }

  #next(
    { image, following, head }: { image: ReplicaImage; following: Following; head: ReadHead },
    judge: Judge,
    make: () => Arrived,
  ): NextImage {
    const take = () => {
      const by = judge.by()
      const known = following.arrived.get(by)
      if (known) return known
      const { image: next, news } = make()
      const before = this.#of(image)
      const isAlike = before.head === undefined || before.by === by
      const arrived = { image: this.#given(next, head, isAlike ? by : undefined), news }
      following.arrived.set(by, arrived)
      return arrived
    }
    return { written: following.written, undo: () => {}, take }
  }

  /** One that all cells may have; another one when the same was given away already. */
  #given(made: ReplicaImage, head: ReadHead, by: string | undefined): ReplicaImage {
    const given = by === undefined ? made : this.#newest.same(head, by, made)
    if (!this.#facts.has(given)) {
      this.#facts.set(given, { head, by, following: new Map(), judged: new Map() })
    }
    return given
  }
}

/** Makes images that all cells of a process share. */
export function sharedImages(): ImageWork {
  return new SharedImages()
}
