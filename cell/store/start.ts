import {
  Fault,
  type KeyValueStore,
  type Random,
  randomHex,
  type StoreOperation,
} from '../env/index.ts'
import type { ReadHead } from './feed.ts'
import { storeKeys } from './keyspace.ts'
import { seal, unseal } from './seal.ts'

const text = { encoder: new TextEncoder(), decoder: new TextDecoder() }

/**
 * Hybrid logical time (docs: intent): wall milliseconds that never go back, and a counter within
 * one.
 */
export interface HybridTime {
  readonly wallMs: number
  readonly counter: number
}

/** What a store says of itself, before this start has been counted. */
export interface StoreIdentity {
  /** Starts counted so far. */
  readonly boot: number
  /** Undefined for a new store. */
  readonly incarnation: string | undefined
  /** The newest hybrid time given to any intent, also to one deleted since. */
  readonly hybrid: HybridTime
}

async function readText(store: KeyValueStore, key: string): Promise<string | undefined> {
  const sealed = await store.get(key)
  return sealed && text.decoder.decode(unseal(key, sealed))
}

function textPut(key: string, value: string): StoreOperation {
  return { type: 'put', key, value: seal(key, text.encoder.encode(value)) }
}

function parseHybrid(found: string | undefined): HybridTime {
  const [wallMs = 0, counter = 0] = (found ?? '').split('.').map(Number)
  return { wallMs, counter }
}

/** The cell that a store belongs to; undefined for a new one. Fault: STORE_CORRUPT. */
export async function readCell(store: KeyValueStore): Promise<string | undefined> {
  return await readText(store, storeKeys.cell)
}

/** Reads whose store this is. Faults: INPUT_CONFIG for another cell's, STORE_CORRUPT. */
export async function readIdentity(store: KeyValueStore, cell: string): Promise<StoreIdentity> {
  const found = await readCell(store)
  if (found !== undefined && found !== cell) {
    throw new Fault('INPUT_CONFIG', {
      message: `This data folder belongs to cell ${found}, not to ${cell}.`,
      details: { found, wanted: cell },
    })
  }
  return {
    boot: Number((await readText(store, storeKeys.boot)) ?? 0),
    incarnation: await readText(store, storeKeys.incarnation),
    hybrid: parseHybrid(await readText(store, storeKeys.hybrid)),
  }
}

/** Faults with INTEGRITY_STORE when a head was written by a start that the store never counted. */
export function requireCounted(identity: StoreIdentity, last: ReadHead | undefined): void {
  if (!last || last.head.order.boot <= identity.boot) return
  throw new Fault('INTEGRITY_STORE', {
    message: 'The store has lost the count of its starts.',
    details: { counted: identity.boot, found: last.head.order.boot },
  })
}

/** Counts this start, synced: two starts never write under the same boot. */
export async function countStart(
  store: KeyValueStore,
  identity: StoreIdentity,
  { cell, random }: { readonly cell: string; readonly random: Random },
): Promise<{ readonly cell: string; readonly boot: number; readonly incarnation: string }> {
  const boot = identity.boot + 1
  const incarnation = identity.incarnation ?? randomHex(random, 16)
  const operations = [
    textPut(storeKeys.cell, cell),
    textPut(storeKeys.boot, String(boot)),
    textPut(storeKeys.incarnation, incarnation),
  ]
  await store.batch(operations, { sync: true })
  return { cell, boot, incarnation }
}

/** Counts on to a boot beyond those that other cells have seen of this one. */
export function bootPut(boot: number): StoreOperation {
  return textPut(storeKeys.boot, String(boot))
}

/** Remembers the newest hybrid time, in the batch of the intent that took it. */
export function hybridPut({ wallMs, counter }: HybridTime): StoreOperation {
  return textPut(storeKeys.hybrid, `${wallMs}.${counter}`)
}
