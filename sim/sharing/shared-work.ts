import { type FeedWork, ownWork, type PullAnswer } from '../../cell/replication/index.ts'
import type { Shelf } from '../../cell/store/index.ts'
import { headsAnsweredMax } from './limits.ts'
import { sharedImages } from './shared-images.ts'

const latin = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1')

/** Remembers what a step made of an object, as long as that lives. */
function once<Key extends object, Result>(make: (key: Key) => Result): (key: Key) => Result {
  const made = new WeakMap<Key, { readonly result: Result }>()
  return (key) => {
    const known = made.get(key)
    if (known) return known.result
    const result = make(key)
    made.set(key, { result })
    return result
  }
}

/** Remembers what was made of an object, by whomever. */
function onceEach(): NonNullable<FeedWork['once']> {
  const made = new WeakMap<object, unknown>()
  return <Result>(of: object, make: () => Result) => {
    const known = made.get(of)
    if (known !== undefined) return known as Result
    const result = make()
    made.set(of, result)
    return result
  }
}

/** Remembers what a step made of an object for a shelf, the newest shelf only. */
function onceShelved<Key extends object, Result>(
  make: (shelf: Shelf, key: Key) => Result,
): (shelf: Shelf, key: Key) => Result {
  const made = new WeakMap<Key, { readonly prefix: string; readonly result: Result }>()
  return (shelf, key) => {
    const known = made.get(key)
    if (known?.prefix === shelf.headPrefix) return known.result
    const result = make(shelf, key)
    made.set(key, { prefix: shelf.headPrefix, result })
    return result
  }
}

/** A proof, and of what. */
interface Proof<Result> {
  readonly held: string
  readonly items: readonly object[]
  readonly result: Result
}

/** Proofs by the first of the things that were proved; the rest must be the same objects. */
class Proofs<Result> {
  readonly #known = new WeakMap<object, Proof<Result>[]>()

  of(held: string, items: readonly object[], prove: () => Result): Result {
    const [first] = items
    if (!first) return prove()
    const proofs = this.#known.get(first) ?? []
    const found = proofs.find((proof) => proof.held === held && isSame(proof.items, items))
    if (found) return found.result
    const result = prove()
    proofs.push({ held, items, result })
    this.#known.set(first, proofs)
    return result
  }
}

function isSame(left: readonly object[], right: readonly object[]): boolean {
  if (left.length !== right.length) return false
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false
  return true
}

/** Answers to pulls as frames, by feed, newest head and what the asker has. */
class Answers {
  readonly #feeds = new Map<string, Map<string, Map<string, readonly Uint8Array[]>>>()

  async *frames(
    { name, haveHash, at }: PullAnswer,
    make: () => AsyncIterable<Uint8Array>,
  ): AsyncIterable<Uint8Array> {
    if (!at) {
      yield* make()
      return
    }
    const answers = this.#asOf(`${name.cell}/${name.feed}`, latin(at.headHash))
    const have = latin(haveHash)
    const known = answers.get(have)
    if (known) {
      yield* known
      return
    }
    const frames: Uint8Array[] = []
    for await (const frame of make()) {
      frames.push(frame)
      yield frame
    }
    answers.set(have, frames)
  }

  #asOf(feed: string, head: string): Map<string, readonly Uint8Array[]> {
    const heads = this.#feeds.get(feed) ?? new Map<string, Map<string, readonly Uint8Array[]>>()
    this.#feeds.set(feed, heads)
    const answers = heads.get(head) ?? new Map<string, readonly Uint8Array[]>()
    heads.set(head, answers)
    const [oldest] = heads.keys()
    if (heads.size > headsAnsweredMax && oldest !== undefined) heads.delete(oldest)
    return answers
  }
}

/** The steps of passing feeds on and taking them in, each done once for all cells of a process. */
export function sharedWork(): FeedWork {
  const deltas = new Proofs<ReturnType<FeedWork['delta']>>()
  const snapshots = new Proofs<ReturnType<FeedWork['snapshot']>>()
  const answers = new Answers()
  return {
    delta(identity, held, batches) {
      const items = [...batches]
      const whose = `${latin(identity.publicKey)}/${latin(held?.hash)}`
      return deltas.of(whose, items, () => ownWork.delta(identity, held, items))
    },
    snapshot(identity, held, pulled) {
      const whose = `${latin(identity.publicKey)}/${latin(held?.hash)}`
      return snapshots.of(whose, [pulled.head, ...pulled.records], () =>
        ownWork.snapshot(identity, held, pulled),
      )
    },
    value: once(ownWork.value),
    images: sharedImages(),
    operations: onceShelved(ownWork.operations),
    headKept: onceShelved(ownWork.headKept),
    part: once(ownWork.part),
    once: onceEach(),
    frames: (answer, make) => answers.frames(answer, make),
  }
}
