import { Fault, type KeyValueStore } from '../../../cell/env/index.ts'
import { prefixRange, seal, storeKeys, unseal } from '../../../cell/store/index.ts'
import type { Codec } from '../../../proto/index.ts'

/** One kind of notes in a cell's store: on disk before anybody acts on them. */
export class Notes<Value> {
  readonly #store: KeyValueStore
  readonly #prefix: string
  readonly #codec: Codec<Value>

  constructor(store: KeyValueStore, name: string, codec: Codec<Value>) {
    this.#store = store
    this.#prefix = storeKeys.note(`${name}/`)
    this.#codec = codec
  }

  /** Faults: those of the store. */
  async put(name: string, value: Value): Promise<void> {
    const key = this.#prefix + name
    const sealed = seal(key, this.#codec.encode(value))
    await this.#store.batch([{ type: 'put', key, value: sealed }], { sync: true })
  }

  /** Faults: those of the store, STORE_CORRUPT. */
  async get(name: string): Promise<Value | undefined> {
    const key = this.#prefix + name
    const sealed = await this.#store.get(key)
    return sealed && this.#read(key, sealed)
  }

  /** Faults: those of the store. */
  async drop(...names: readonly string[]): Promise<void> {
    if (names.length === 0) return
    const operations = names.map((name) => ({ type: 'del' as const, key: this.#prefix + name }))
    await this.#store.batch(operations, { sync: true })
  }

  /** All of them by name. Faults: those of the store, STORE_CORRUPT. */
  async all(): Promise<ReadonlyMap<string, Value>> {
    const found = new Map<string, Value>()
    for await (const [key, sealed] of this.#store.entries(prefixRange(this.#prefix))) {
      found.set(key.slice(this.#prefix.length), this.#read(key, sealed))
    }
    return found
  }

  #read(key: string, sealed: Uint8Array): Value {
    const body = unseal(key, sealed)
    try {
      return this.#codec.decode(body)
    } catch (cause) {
      throw new Fault('STORE_CORRUPT', { cause, details: { key } })
    }
  }
}
