/**
 * What LevelDB on a real disk makes of the store's promises: copies of its folder are cut, torn and
 * damaged as a power cut or an ageing disk would, and opened by the production code.
 */

import { execFile } from 'node:child_process'
import {
  cp,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LevelStore } from '../../agent/rack/adapter/level-store.ts'
import { openStore, type Reader } from '../../cell/store/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import { textsOf } from '../../sim/scenario/index.ts'
import { component, ethernet, group, openLedger, openOptions, tester } from '../fixture/ledger.ts'

const readStores = fileURLToPath(new URL('../fixture/read-stores.ts', import.meta.url))

let root: string
let source: string
let copies = 0

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'rackcell-crash-'))
  source = join(root, 'source')
})

afterEach(() => rm(root, { recursive: true }))

/** Everything that a reader shows, in a fixed order. */
function contentOf(reader: Reader): string {
  return [...textsOf(reader)].sort().join('\n')
}

/** Copies the store's folder as it lies there; the log that grows comes last. */
async function copyFolder(): Promise<string> {
  const target = join(root, `copy ${copies++}`)
  const names = (await readdir(source)).filter((name) => name !== 'LOCK')
  names.sort((left, right) => Number(left.endsWith('.log')) - Number(right.endsWith('.log')))
  for (const name of names) await cp(join(source, name), join(target, name))
  return target
}

async function newestLog(folder: string): Promise<string> {
  const logs = (await readdir(folder)).filter((name) => name.endsWith('.log')).sort()
  return join(folder, logs.at(-1) ?? 'none')
}

/** Opens a folder with the production code, and gives what it shows. */
async function reading(folder: string): Promise<{ content: string; seq: number; mended: number }> {
  const store = await LevelStore.open(folder)
  try {
    const { tables, feeds, indexesMended } = await openStore(store, openOptions)
    const seq = feeds.public.last?.head.order.seq ?? 0
    return { content: contentOf(tables), seq, mended: indexesMended }
  } finally {
    await store.close()
  }
}

/** The state after one acknowledged batch, and where the log ended then. */
interface Moment {
  readonly content: string
  readonly seq: number
  readonly logBytes: number
}

/** Writes `batches` batches of different sizes; the store stays open, as before a crash. */
async function writeMoments(batches: number): Promise<{ moments: Moment[]; store: LevelStore }> {
  const store = await LevelStore.open(source)
  const { ledger } = await openLedger(store)
  const log = await newestLog(source)
  const moment = async () => ({
    content: contentOf(ledger),
    seq: ledger.order('public').seq,
    logBytes: (await stat(log)).size,
  })
  const moments = [await moment()]
  for (let batch = 0; batch < batches; batch++) {
    await ledger.transact(tester, (transaction) => {
      const records = batch % 7 === 6 ? 200 : 1 + (batch % 3)
      for (let at = 0; at < records; at++) {
        transaction.put('component', component(at, { state: `batch ${batch}` }))
        transaction.put('ethernetInterface', ethernet(at, { lastUpdateMs: batch }))
      }
      if (batch % 4 === 3) transaction.delete('component', component(0).id)
      transaction.put('group', group('gpu', `batch ${batch}`))
    })
    moments.push(await moment())
  }
  return { moments, store }
}

describe('a log that ends early', () => {
  it('gives exactly the batches that are whole in it, wherever it is cut', async () => {
    const { moments, store } = await writeMoments(12)
    const random = SeededRandom.fromSeed(1)
    const first = moments[0]?.logBytes ?? 0
    const end = moments.at(-1)?.logBytes ?? 0
    const edges = moments.flatMap(({ logBytes }) => [logBytes - 1, logBytes, logBytes + 1])
    const cuts = [...edges, ...Array.from({ length: 30 }, () => first + random.below(end - first))]
    for (const cut of cuts.filter((bytes) => first <= bytes && bytes <= end)) {
      const copy = await copyFolder()
      await truncate(await newestLog(copy), cut)
      const wanted = moments.findLast(({ logBytes }) => logBytes <= cut)
      const { content, seq, mended } = await reading(copy)
      expect(seq, `cut at ${cut} of ${end}`).toBe(wanted?.seq)
      expect(content === wanted?.content, `content, cut at ${cut}`).toBe(true)
      expect(mended).toBe(0)
      // It goes on from there.
      const next = await LevelStore.open(copy)
      const { ledger } = await openLedger(next)
      await ledger.transact(tester, (transaction) => transaction.put('group', group('after')))
      await next.close()
      expect((await reading(copy)).seq).toBe(seq + 1)
      await rm(copy, { recursive: true })
    }
    await store.close()
  })

  it('drops the last batch when a part of it was never written', async () => {
    const { moments, store } = await writeMoments(7)
    const [before, last] = moments.slice(-2)
    if (!before || !last) throw new Error('there are two moments')
    for (let from = before.logBytes; from < last.logBytes; from += 5_003) {
      const copy = await copyFolder()
      const log = await open(await newestLog(copy), 'r+')
      const zeros = new Uint8Array(Math.min(512, last.logBytes - from))
      await log.write(zeros, 0, zeros.length, from)
      await log.close()
      const { content, seq } = await reading(copy)
      expect(seq, `hole at ${from}`).toBe(before.seq)
      expect(content === before.content).toBe(true)
    }
    await store.close()
  })
})

describe('a folder copied while writers write', () => {
  it('holds everything acknowledged before, and nothing in part', async () => {
    const store = await LevelStore.open(source)
    const { ledger } = await openLedger(store)
    const acknowledged = new Map<number, number>()
    let isOver = false
    const write = async (writer: number) => {
      for (let round = 0; !isOver; round++) {
        await ledger.transact(tester, (transaction) => {
          transaction.put('component', component(writer, { nid: round }))
          transaction.put('ethernetInterface', ethernet(writer, { lastUpdateMs: round }))
        })
        acknowledged.set(writer, round)
      }
    }
    const writers = Array.from({ length: 16 }, (_, writer) => write(writer))
    const copied: { readonly folder: string; readonly told: ReadonlyMap<number, number> }[] = []
    while (copied.length < 10) {
      const told = new Map(acknowledged)
      copied.push({ folder: await copyFolder(), told })
    }
    isOver = true
    await Promise.all(writers)
    await store.close()
    for (const { folder, told } of copied) {
      const copy = await LevelStore.open(folder)
      const { tables, indexesMended } = await openStore(copy, openOptions)
      expect(indexesMended).toBe(0)
      for (const [writer, round] of told) {
        const { nid = -1 } = tables.get('component', component(writer).id) ?? {}
        expect(nid).toBeGreaterThanOrEqual(round)
        const port = tables.get('ethernetInterface', ethernet(writer).id)
        expect(port?.lastUpdateMs).toBe(nid)
      }
      await copy.close()
    }
    expect(acknowledged.size).toBe(16)
  })
})

/**
 * What became of each folder: a hash of its content, the code of a fault, or `aborted` by LevelDB.
 */
async function outcomesOf(folders: readonly string[]): Promise<readonly string[]> {
  const outcomes: string[] = []
  while (outcomes.length < folders.length) {
    const args = [readStores, ...folders.slice(outcomes.length)]
    const { out, signal } = await new Promise<{ out: string; signal: string | undefined }>(
      (resolve) => {
        execFile(process.execPath, args, (error, stdout) => {
          resolve({ out: stdout, signal: error?.signal ?? undefined })
        })
      },
    )
    outcomes.push(...out.split('\n').filter(Boolean))
    if (outcomes.length < folders.length) outcomes.push(signal === 'SIGABRT' ? 'aborted' : 'dead')
  }
  return outcomes
}

describe('damaged tables', () => {
  it('are refused or read as they were, never read otherwise', async () => {
    const { store } = await writeMoments(9)
    await store.close()
    // Opening moves the log into a table.
    await reading(source)
    const tables = (await readdir(source)).filter((name) => name.endsWith('.ldb'))
    expect(tables.length).toBeGreaterThan(0)
    const [whole] = await outcomesOf([await copyFolder()])
    expect(whole).toMatch(/^[0-9a-f]{64}$/)
    const random = SeededRandom.fromSeed(2)
    const damaged: string[] = []
    for (let copy = 0; copy < 40; copy++) {
      const folder = await copyFolder()
      const file = join(folder, random.pick(tables))
      const bytes = await readFile(file)
      const at = random.below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
      await writeFile(file, bytes)
      damaged.push(folder)
    }
    const outcomes = await outcomesOf(damaged)
    // LevelDB trusts what it reads, and some damage ends the process: that is loud enough.
    const allowed = [whole, 'aborted', 'STORE_CORRUPT', 'INTEGRITY_STORE', 'INTEGRITY_FEED']
    for (const outcome of outcomes) expect(allowed).toContain(outcome)
    expect(outcomes).toContain('STORE_CORRUPT')
  })
})
