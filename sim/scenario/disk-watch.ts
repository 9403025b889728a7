import type { StoreOperation } from '../../cell/env/index.ts'
import {
  chainFlaw,
  entryCodec,
  familyRule,
  type ReadHead,
  readHead,
  storedCodec,
  unseal,
} from '../../cell/store/index.ts'
import { replay, type VirtualDisk } from '../store/index.ts'
import type { Scorecard } from './invariant.ts'
import { familyOfKey, recordText } from './record-text.ts'

/** Reads the durable part of a disk from outside, as it grows, past the code under test. */
export class DiskWatch {
  readonly #disk: VirtualDisk
  readonly #card: Scorecard
  /** Every text that a record ever had on the durable part. */
  readonly #texts = new Map<string, Set<string>>()
  readonly #heads = new Map<string, ReadHead>()
  #end = 0

  constructor(disk: VirtualDisk, card: Scorecard) {
    this.#disk = disk
    this.#card = card
  }

  /** Whether a record had this text on the durable part at some time. */
  wasDurable(key: string, text: string): boolean {
    this.look()
    return this.#texts.get(key)?.has(text) === true
  }

  /** Takes in what has become durable since the last look. */
  look(): void {
    this.#end = replay(this.#disk.durableLog, this.#end, (batch) => {
      for (const operation of batch) this.#take(operation)
    })
  }

  #take(operation: StoreOperation): void {
    const { key } = operation
    if (key.startsWith('~head/')) this.#takeHead(operation)
    const family = familyOfKey(key)
    if (!family) return
    if (operation.type === 'del') return
    const texts = this.#texts.get(key) ?? new Set()
    this.#texts.set(key, texts)
    const { entry } = storedCodec.decode(unseal(key, operation.value))
    const bytes = entryCodec.decode(entry).value ?? new Uint8Array()
    texts.add(recordText(familyRule(family).codec.decode(bytes)))
  }

  #takeHead(operation: StoreOperation): void {
    if (operation.type === 'del') return
    const feed = operation.key.split('/')[1] ?? ''
    const read = readHead(unseal(operation.key, operation.value))
    const flaw = typeof read === 'string' ? read : chainFlaw(this.#heads.get(feed), read)
    this.#card.judge('chain-continues', flaw === undefined, () => `${operation.key}: ${flaw}`)
    this.#heads.set(feed, read as ReadHead)
  }
}
