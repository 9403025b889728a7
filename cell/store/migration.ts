import { Fault, type KeyValueStore } from '../env/index.ts'
import { prefixRange, storeKeys } from './keyspace.ts'

/**
 * Brings a store from version `from` to `from + 1`, in synced batches that may be repeated after a
 * crash.
 */
export interface Migration {
  readonly from: number
  /** One sentence for the log. */
  readonly what: string
  run(store: KeyValueStore): Promise<void>
}

/** Every migration that this program knows, oldest first. Version 1 is the first. */
export const migrations: readonly Migration[] = [
  {
    from: 1,
    what: 'heads keep the keys of their entries from now on',
    // A head of version 1 reads as one without keys: the log for others starts behind it.
    run: async () => {},
  },
]

/** What a migration needs from its caller. */
export interface MigrationPlan {
  readonly wanted: number
  readonly migrations: readonly Migration[]
  /** Copies the store aside before anything is changed; answers with where it lies. */
  backup(version: number): Promise<string>
}

const text = new TextEncoder()

/**
 * Brings the store to the wanted version: refuses a newer one (STORE_VERSION), migrates an older
 * one step by step after a backup (STORE_MIGRATION names it when a step fails). An empty store gets
 * the version.
 */
export async function migrateStore(store: KeyValueStore, plan: MigrationPlan): Promise<void> {
  const found = await store.get(storeKeys.version)
  if (!found) {
    await requireEmpty(store)
    return await writeVersion(store, plan.wanted)
  }
  const written = Buffer.from(found).toString('latin1')
  const version = Number(written)
  if (!/^[1-9]\d*$/.test(written) || !Number.isSafeInteger(version)) {
    throw new Fault('STORE_CORRUPT', { message: 'The store does not say which version it has.' })
  }
  if (version > plan.wanted) {
    throw new Fault('STORE_VERSION', {
      message: `The store has version ${version}; this rackcell knows ${plan.wanted} and older.`,
      details: { found: version, known: plan.wanted },
    })
  }
  if (version === plan.wanted) return
  const kept = await plan.backup(version)
  for (let at = version; at < plan.wanted; at++) {
    const step = plan.migrations.find((migration) => migration.from === at)
    try {
      if (!step) throw new Error(`no way from version ${at} to ${at + 1} is known`)
      await step.run(store)
      await writeVersion(store, at + 1)
    } catch (cause) {
      throw new Fault('STORE_MIGRATION', { cause, details: { from: at, backup: kept } })
    }
  }
}

async function requireEmpty(store: KeyValueStore): Promise<void> {
  for await (const [key] of store.entries({ ...prefixRange(''), limit: 1 })) {
    throw new Fault('STORE_CORRUPT', {
      message: 'The store has lost its version.',
      details: { key },
    })
  }
}

function writeVersion(store: KeyValueStore, version: number): Promise<void> {
  const value = text.encode(String(version))
  return store.batch([{ type: 'put', key: storeKeys.version, value }], { sync: true })
}
