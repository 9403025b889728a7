import type { KeyValueStore } from '../env/index.ts'
import { seal, storeKeys } from '../store/index.ts'

const key = storeKeys.note('quarantine')

/**
 * That somebody else writes in the name of this cell, as its disk remembers it: a restart settles
 * nothing, only an operator does.
 */
export class QuarantineNote {
  readonly #store: KeyValueStore

  constructor(store: KeyValueStore) {
    this.#store = store
  }

  /** Whether it lies there; a damaged one counts, too. Faults: those of the store. */
  async isThere(): Promise<boolean> {
    return (await this.#store.get(key)) !== undefined
  }

  /** Synced. `headHash` = of the own head at that time. Faults: those of the store. */
  async put(headHash: Uint8Array): Promise<void> {
    const value = seal(key, headHash)
    await this.#store.batch([{ type: 'put', key, value }], { sync: true })
  }

  /** Synced. Faults: those of the store. */
  async drop(): Promise<void> {
    await this.#store.batch([{ type: 'del', key }], { sync: true })
  }
}
