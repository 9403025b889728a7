import { describe, expect, it } from 'vitest'
import type { KeyValueStore, StoreOperation } from '../../../cell/env/index.ts'
import { type Migration, openStore } from '../../../cell/store/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import { GatedStore } from '../../fixture/gated-store.ts'
import { component, contentOf, openLedger, openOptions, tester } from '../../fixture/ledger.ts'

const text = new TextEncoder()
const note = (name: string, value: string): StoreOperation => ({
  type: 'put',
  key: `!note/${name}`,
  value: text.encode(value),
})

async function versionOf(store: KeyValueStore): Promise<string> {
  return new TextDecoder().decode(await store.get('!version'))
}

async function noteOf(store: KeyValueStore, name: string): Promise<string | undefined> {
  const found = await store.get(`!note/${name}`)
  return found && new TextDecoder().decode(found)
}

async function versionTwo(): Promise<MemoryStore> {
  const store = new MemoryStore()
  const { ledger } = await openLedger(store)
  await ledger.transact(tester, (transaction) => transaction.put('component', component(1)))
  await store.batch([note('colour', 'red')], { sync: true })
  return store
}

const synced = { sync: true }

/** Renames a note in two batches, so that a crash can come between them. */
const renameNote: Migration = {
  from: 2,
  what: 'the note "colour" is called "paint"',
  async run(store) {
    const colour = await noteOf(store, 'colour')
    if (colour !== undefined) await store.batch([note('paint', colour)], synced)
    await store.batch([{ type: 'del', key: '!note/colour' }], synced)
  },
}

const addNote: Migration = {
  from: 3,
  what: 'there is a note "shine"',
  run: (store) => store.batch([note('shine', 'matt')], synced),
}

const toFour = { ...openOptions, version: 4, migrations: [addNote, renameNote] }

describe('the version of a store', () => {
  it('is written into a new store, without a backup', async () => {
    const store = new MemoryStore()
    const backup = async () => {
      throw new Error('nothing to back up')
    }
    await openStore(store, { ...openOptions, backup })
    expect(await versionOf(store)).toBe('2')
  })

  it('is refused when it is newer than the program, and the store is left as it is', async () => {
    const store = await versionTwo()
    await openStore(store, toFour)
    const before = await contentOf(store)
    await expect(openStore(store, openOptions)).rejects.toMatchObject({
      code: 'STORE_VERSION',
      message: 'The store has version 4; this rackcell knows 2 and older.',
      details: { found: 4, known: 2 },
    })
    expect(await contentOf(store)).toEqual(before)
  })

  it.each(['0', '', 'one', '1.5', '-1', ' 1', '1\n', '01', '1e0', '99999999999999999999'])(
    'is refused when it reads "%s"',
    async (version) => {
      const store = await versionTwo()
      await store.batch([{ type: 'put', key: '!version', value: text.encode(version) }], synced)
      await expect(openStore(store, openOptions)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
    },
  )
})

describe('an older store', () => {
  it('is brought forward step by step, after a backup', async () => {
    const store = await versionTwo()
    const backups: string[] = []
    const backup = async (version: number) => {
      backups.push(`${version} ${await noteOf(store, 'colour')}`)
      return 'there'
    }
    const opened = await openStore(store, { ...toFour, backup })
    expect(backups).toEqual(['2 red'])
    expect(opened.tables.count('component')).toBe(1)
    expect(await versionOf(store)).toBe('4')
    expect(await noteOf(store, 'paint')).toBe('red')
    expect(await noteOf(store, 'colour')).toBeUndefined()
    expect(await noteOf(store, 'shine')).toBe('matt')
    await openStore(store, { ...toFour, backup })
    expect(backups).toHaveLength(1)
  })

  it('is not touched when the backup fails', async () => {
    const store = await versionTwo()
    const before = await contentOf(store)
    const backup = async () => {
      throw new Error('no room')
    }
    await expect(openStore(store, { ...toFour, backup })).rejects.toThrow('no room')
    expect(await contentOf(store)).toEqual(before)
  })

  it('names the backup when a step fails, and keeps the steps that worked', async () => {
    const store = await versionTwo()
    const failing: Migration = {
      ...addNote,
      run: async () => {
        throw new Error('no')
      },
    }
    const options = { ...openOptions, version: 4, backup: async () => '/backup/here' }
    await expect(
      openStore(store, { ...options, migrations: [renameNote, failing] }),
    ).rejects.toMatchObject({
      code: 'STORE_MIGRATION',
      details: { from: 3, backup: '/backup/here' },
    })
    expect(await versionOf(store)).toBe('3')
    await expect(openStore(store, { ...options, migrations: [] })).rejects.toMatchObject({
      code: 'STORE_MIGRATION',
    })
    await openStore(store, toFour)
    expect(await versionOf(store)).toBe('4')
  })

  it('comes out the same when every one of its batches was the last before a crash', async () => {
    const whole = await versionTwo()
    await openStore(whole, toFour)
    const ofStart = ['!boot', '!incarnation']
    const contentBut = async (store: KeyValueStore) =>
      (await contentOf(store)).filter(([key]) => !ofStart.includes(key))
    const wanted = await contentBut(whole)
    let crashes = 0
    for (let survives = 0; ; survives++) {
      const disk = await versionTwo()
      const crashing = new GatedStore(disk)
      let left = survives
      const batch = crashing.batch.bind(crashing)
      crashing.batch = (operations, options) => {
        if (left-- <= 0) return Promise.reject(new Error('the machine is dead'))
        return batch(operations, options)
      }
      const isWhole = await openStore(crashing, toFour).then(
        () => true,
        () => false,
      )
      if (isWhole) break
      crashes++
      await openStore(disk, toFour)
      expect(await contentBut(disk)).toEqual(wanted)
    }
    // Two batches of the first step, one of the second, two versions, one count of starts.
    expect(crashes).toBe(6)
  })
})
