import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LevelStore } from '../../agent/rack/adapter/level-store.ts'
import { auditIndexes, openStore } from '../../cell/store/index.ts'
import { textsOf } from '../../sim/scenario/index.ts'
import { component, ethernet, openLedger, openOptions, tester } from '../fixture/ledger.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rackcell-level-'))
})

afterEach(() => rm(folder, { recursive: true }))

it('a ledger on LevelDB groups 64 writers, and is found again as it was', async () => {
  const store = await LevelStore.open(folder)
  const { ledger } = await openLedger(store)
  const write = async (writer: number) => {
    for (let round = 0; round < 10; round++) {
      await ledger.transact(tester, (transaction) => {
        transaction.put('component', component(writer, { state: `round ${round}` }))
        transaction.put('ethernetInterface', ethernet(writer, { lastUpdateMs: round }))
        if (round === 9 && writer % 8 === 0) {
          transaction.delete('ethernetInterface', ethernet(writer).id)
        }
      })
    }
  }
  await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)))
  const batches = ledger.order('public').seq
  expect(batches).toBeLessThan(64)
  expect(ledger.count('component')).toBe(64)
  const before = textsOf(ledger)
  await ledger.close()
  await store.close()

  const again = await LevelStore.open(folder)
  const opened = await openStore(again, openOptions)
  expect(textsOf(opened.tables)).toEqual(before)
  expect(opened.indexesMended).toBe(0)
  expect(opened.feeds.public.last?.head.order).toEqual({ term: 1, boot: 1, seq: batches })
  expect(await auditIndexes(again, opened.tables)).toEqual({ missing: [], surplus: [] })
  await again.close()
})

it('a store that is written again and again for many starts keeps its last state', async () => {
  for (let start = 0; start < 8; start++) {
    const store = await LevelStore.open(folder)
    const { ledger, opened } = await openLedger(store)
    expect(opened.boot).toBe(start + 1)
    expect(ledger.get('component', component(1).id)?.nid).toBe(start === 0 ? undefined : start - 1)
    await ledger.transact(tester, (transaction) =>
      transaction.put('component', component(1, { nid: start })),
    )
    // No orderly end of the ledger: closing the files is all that a dying process does.
    await store.close()
  }
})
