import type { KeyValueStore } from '../env/index.ts'
import { seal, storeKeys, unseal } from '../store/index.ts'
import { addressesKeptMax } from './limits.ts'

const key = storeKeys.note('addresses')

/**
 * Where other cells were reached last, kept over restarts: a roster only has hints, and a cluster
 * that was switched off as a whole must find itself again.
 */
export class AddressBook {
  readonly #store: KeyValueStore
  readonly #known = new Map<string, readonly string[]>()
  #isChanged = false

  constructor(store: KeyValueStore) {
    this.#store = store
  }

  async load(): Promise<void> {
    const sealed = await this.#store.get(key)
    if (!sealed) return
    let bytes: Uint8Array
    try {
      bytes = unseal(key, sealed)
    } catch {
      // It is a convenience: damaged, it is learnt anew.
      return
    }
    for (const [cell, addresses] of Object.entries(parse(bytes))) {
      this.#known.set(cell, addresses)
    }
  }

  of(cell: string): readonly string[] {
    return this.#known.get(cell) ?? []
  }

  learn(cell: string, addresses: readonly string[]): void {
    if (addresses.length === 0 || this.of(cell).join() === addresses.join()) return
    if (!this.#known.has(cell) && this.#known.size >= addressesKeptMax) return
    this.#known.set(cell, addresses)
    this.#isChanged = true
  }

  /** Puts what was learnt on disk, without a flush: it is a convenience. */
  async keep(): Promise<void> {
    if (!this.#isChanged) return
    this.#isChanged = false
    const text = JSON.stringify(Object.fromEntries(this.#known))
    const value = seal(key, new TextEncoder().encode(text))
    await this.#store.batch([{ type: 'put', key, value }], { sync: false })
  }
}

function parse(bytes: Uint8Array): Record<string, readonly string[]> {
  try {
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const entries = Object.entries(found as Record<string, unknown>).filter(
      (entry): entry is [string, string[]] =>
        Array.isArray(entry[1]) && entry[1].every((address) => typeof address === 'string'),
    )
    return Object.fromEntries(entries)
  } catch {
    return {}
  }
}
