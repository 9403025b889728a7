import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { Fault, type KeyValueStore, type StoreOperation } from '../env/index.ts'
import type { Order } from './feed.ts'
import { prefixRange, storeKeys } from './keyspace.ts'
import {
  requestAnswerBytesMax,
  requestIdCharsMax,
  requestKeptMs,
  requestKeysBytesMax,
  requestsKept,
  requestsSweptPerBatch,
} from './limits.ts'
import { seal, unseal } from './seal.ts'

/** A request whose change was made. */
export interface RequestMark {
  /** The public feed after the change; undefined when it had no number yet. */
  readonly order?: Order
  /** When it was made, milliseconds of wall time. */
  readonly wallMs: number
  /** What was answered, if that was kept. */
  readonly answer?: Uint8Array
}

const requestMarkCodec: Codec<RequestMark> = messageCodec<RequestMark>(wire.RequestMark)

const requestIdPattern = /^[\x21-\x7e]+$/

/**
 * Fault: INPUT_HEADER when the id is empty, too long or has other than visible ASCII characters.
 */
export function requireRequestId(id: string): void {
  if (id.length <= requestIdCharsMax && requestIdPattern.test(id)) return
  throw new Fault('INPUT_HEADER', { message: `this is not the id of a request: ${id.length} long` })
}

/** What a batch does to the log; `settle` after it is on disk. */
interface RequestStep {
  readonly operations: readonly StoreOperation[]
  settle(): void
}

/**
 * Requests whose change was made, by id, in the batch of their change: who repeats one is told what
 * became of it. The answers lie on disk; in memory are only the ids and when they came.
 */
export class RequestLog {
  /** When each was made, the oldest first. */
  readonly #madeMs: Map<string, number>

  constructor(made: ReadonlyMap<string, number>) {
    this.#madeMs = new Map([...made].sort(([, left], [, right]) => left - right))
  }

  get size(): number {
    return this.#madeMs.size
  }

  has(id: string): boolean {
    return this.#madeMs.has(id)
  }

  /**
   * Remembers requests, some with their answer, and forgets a few that are too old or too many.
   */
  put(made: ReadonlyMap<string, Uint8Array | undefined>, mark: RequestMark): RequestStep {
    const ids = [...made.keys()]
    const forgotten = this.#surplus(ids.length, mark.wallMs).filter((id) => !ids.includes(id))
    return {
      operations: [
        ...[...made].map(([id, answer]) => putMark(id, withAnswer(mark, answer))),
        ...forgotten.map((id) => ({ type: 'del', key: storeKeys.requestPrefix + id }) as const),
      ],
      settle: () => {
        for (const id of [...forgotten, ...ids]) this.#madeMs.delete(id)
        for (const id of ids) this.#madeMs.set(id, mark.wallMs)
      },
    }
  }

  #surplus(more: number, nowMs: number): string[] {
    const surplus: string[] = []
    if (more === 0) return surplus
    // More than come, or the log would never come down to its size.
    const sweptMax = Math.max(requestsSweptPerBatch, 2 * more)
    for (const [id, madeMs] of this.#madeMs) {
      const isOld = nowMs - madeMs > requestKeptMs
      const isMore = this.#madeMs.size - surplus.length + more > requestsKept
      if (surplus.length >= sweptMax || !(isOld || isMore)) break
      surplus.push(id)
    }
    return surplus
  }
}

function withAnswer(mark: RequestMark, answer: Uint8Array | undefined): RequestMark {
  return answer && answer.length <= requestKeysBytesMax ? { ...mark, answer } : mark
}

function putMark(id: string, mark: RequestMark): StoreOperation {
  const key = storeKeys.requestPrefix + id
  return { type: 'put', key, value: seal(key, requestMarkCodec.encode(mark)) }
}

/** The operation that keeps an answer; undefined when it is too large to be kept. */
export function answerPut(
  id: string,
  mark: RequestMark,
  answer: Uint8Array,
): StoreOperation | undefined {
  if (answer.length > requestAnswerBytesMax) return undefined
  return putMark(id, { ...mark, answer })
}

/** What is kept of a request. Fault: STORE_CORRUPT. */
export async function readRequest(
  store: KeyValueStore,
  id: string,
): Promise<RequestMark | undefined> {
  const key = storeKeys.requestPrefix + id
  const sealed = await store.get(key)
  return sealed && decodeMark(key, sealed)
}

function decodeMark(key: string, sealed: Uint8Array): RequestMark {
  const body = unseal(key, sealed)
  try {
    return requestMarkCodec.decode(body)
  } catch (cause) {
    throw new Fault('STORE_CORRUPT', { cause, details: { key } })
  }
}

/** When each remembered request was made, by id. Fault: STORE_CORRUPT. */
export async function readRequests(store: KeyValueStore): Promise<ReadonlyMap<string, number>> {
  const made = new Map<string, number>()
  for await (const [key, sealed] of store.entries(prefixRange(storeKeys.requestPrefix))) {
    made.set(key.slice(storeKeys.requestPrefix.length), decodeMark(key, sealed).wallMs)
  }
  return made
}
