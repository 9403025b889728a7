import { describe, expect, it } from 'vitest'
import { ed25519Signer } from '../../../agent/rack/adapter/ed25519.ts'
import { Fault, type FaultCode, silentLog } from '../../../cell/env/index.ts'
import {
  type IntentVersion,
  intentVersionOf,
  Ledger,
  loneStanding,
  openStore,
  ownShelf,
  type ReadHead,
  readDigest,
  readEntry,
  readHead,
  readValue,
  type Standing,
  type Transaction,
} from '../../../cell/store/index.ts'
import { tombstoneGraceMs } from '../../../cell/store/limits.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import {
  component,
  contentOf,
  entryAt,
  group,
  HandClock,
  openLedger,
  openOptions,
  type TestLedger,
  tester,
} from '../../fixture/ledger.ts'
import { Peer, snapshotOf } from '../../fixture/peer.ts'

const together: Standing = { ...loneStanding, roster: 7, alone: false }
const signers = new Map<string, ReturnType<typeof ed25519Signer>>()

/** A cell among others, with a key of its own. */
async function cellNamed(
  cell: string,
  more: { store?: MemoryStore; clock?: HandClock; standing?: () => Standing } = {},
): Promise<TestLedger> {
  const { store = new MemoryStore(), clock = new HandClock(), standing = () => together } = more
  const seed = new Uint8Array(32).fill(Number(cell.slice(1)) % 251)
  const signer = signers.get(cell) ?? ed25519Signer(seed)
  signers.set(cell, signer)
  const opened = await openStore(store, { ...openOptions, cell, publicKey: signer.publicKey })
  const ledger = new Ledger({ store, clock, signer, log: silentLog, standing }, opened)
  return { store, clock, opened, ledger }
}

/** What a cell states about intents, read from its store as a peer would read it. */
async function statements({ store }: TestLedger): Promise<ReadonlyMap<string, IntentVersion>> {
  const found = new Map<string, IntentVersion>()
  const { records } = await snapshotOf({ store, shelf: ownShelf('public') })
  for (const { entry } of records) {
    const read = readEntry(entry)
    const value = read?.entry.deleted ? undefined : read && readValue(read)
    const version = read && intentVersionOf(read.entry, read.hash, value)
    if (read && version) found.set(read.key, version)
  }
  return found
}

/** Lets `to` fold everything that `from` states about one key. */
async function hear(to: TestLedger, from: TestLedger, key = 'gr/gpu') {
  return to.ledger.foldIntent(from.ledger.cell, key, (await statements(from)).get(key))
}

const write = ({ ledger }: TestLedger, act: (transaction: Transaction) => unknown) =>
  ledger.transact(tester, act)
const put = (cell: TestLedger, description: string) =>
  write(cell, (tx) => tx.put('group', group('gpu', description)))
const described = ({ ledger }: TestLedger) => ledger.get('group', 'gpu')?.description
const hex = (latin: string | undefined) => Buffer.from(latin ?? '', 'latin1').toString('hex')

describe('cluster-wide records', () => {
  it('are read as the newest that anybody stated, in every way of asking', async () => {
    const [one, two] = [await cellNamed('x1000'), await cellNamed('x1001')]
    await put(one, 'first')
    expect(await hear(two, one)).toMatchObject({ isChanged: true, isOwnSuperseded: false })
    expect(described(two)).toBe('first')
    expect([...two.ledger.list('group')]).toHaveLength(1)
    expect(two.ledger.count('group')).toBe(1)
    await write(two, (tx) => {
      expect(tx.get('group', 'gpu')?.description).toBe('first')
      expect(tx.count('group')).toBe(1)
    })
    expect(two.ledger.foldIntent('x1000', 'gr/gpu', undefined).isChanged).toBe(true)
    expect(described(two)).toBeUndefined()
  })

  it('name what they replace, and that is withdrawn by whoever stated it', async () => {
    const [one, two] = [await cellNamed('x1000'), await cellNamed('x1001')]
    await put(one, 'first')
    await hear(two, one)
    await put(two, 'second')
    const replaced = (await statements(one)).get('gr/gpu')?.hash
    const [parents] = [...(await statements(two)).values()].map((version) => version.parents)
    expect(parents?.map(hex)).toEqual([hex(replaced)])
    expect(await hear(one, two)).toEqual({ key: 'gr/gpu', isChanged: true, isOwnSuperseded: true })
    expect(described(one)).toBe('second')
    expect(one.ledger.supersededIntents()).toEqual(['gr/gpu'])
    expect(await one.ledger.withdraw(['gr/gpu', 'gr/other', 'co/x', 'no key'])).toBe(1)
    expect(one.ledger.supersededIntents()).toEqual([])
    expect(described(one)).toBe('second')
    expect(await contentOf(one.store, 'gr/')).toEqual([])
    expect((await statements(one)).size).toBe(0)
    expect(await one.ledger.withdraw(['gr/gpu'])).toBe(0)
  })

  it('carry the parents of what they replace: who lacks the middle goes not back', async () => {
    const [one, two, three] = [
      await cellNamed('x1000'),
      await cellNamed('x1001'),
      await cellNamed('x1002'),
    ]
    await put(one, 'first')
    await hear(two, one)
    await put(two, 'second')
    await hear(three, two)
    await put(three, 'third')
    const late = await cellNamed('x1003')
    await hear(late, one)
    await hear(late, three)
    expect(described(late)).toBe('third')
    expect(late.ledger.intentConflicts()).toEqual([])
  })

  it('are a conflict when neither knows the other, until one who knows both writes', async () => {
    const clock = new HandClock(1_800_000_000_500)
    const [one, two] = [await cellNamed('x1000'), await cellNamed('x1001', { clock })]
    await put(one, 'one')
    await put(two, 'two')
    await hear(one, two)
    await hear(two, one)
    for (const cell of [one, two]) {
      expect(described(cell)).toBe('two')
      expect(cell.ledger.intentConflicts()).toMatchObject([
        {
          kind: 'intent',
          family: 'group',
          id: 'gpu',
          versions: [
            { cell: 'x1001', subject: 'tester', wallMs: clock.atMs, value: { description: 'two' } },
            { cell: 'x1000', value: { description: 'one' } },
          ],
        },
      ])
    }
    await put(one, 'settled')
    await hear(two, one)
    expect(described(two)).toBe('settled')
    expect(two.ledger.intentConflicts()).toEqual([])
    expect(two.ledger.supersededIntents()).toEqual(['gr/gpu'])
  })

  it('from the future wait until they are near', async () => {
    const clock = new HandClock(1_800_000_300_000)
    const [one, two] = [await cellNamed('x1000'), await cellNamed('x1001', { clock })]
    await put(one, 'now')
    await put(two, 'later')
    expect((await hear(one, two)).isChanged).toBe(false)
    expect(one.ledger.intentConflicts()).toMatchObject([{ kind: 'held' }])
    expect(one.ledger.nextIntentMs).toBe(1_800_000_240_000)
    one.clock.atMs = 1_800_000_240_000
    expect(one.ledger.refoldIntents()).toMatchObject([{ key: 'gr/gpu', isChanged: true }])
    expect(described(one)).toBe('later')
    expect(one.ledger.nextIntentMs).toBeUndefined()
  })

  it('that were held back go on counting when the clock is set back', async () => {
    const ahead = new HandClock(1_800_000_300_000)
    const [one, two] = [await cellNamed('x1000'), await cellNamed('x1001', { clock: ahead })]
    await put(one, 'now')
    await put(two, 'held')
    await hear(one, two)
    one.clock.atMs = 1_800_000_240_000
    one.ledger.refoldIntents()
    one.clock.atMs -= 600_000
    await hear(one, two)
    expect(described(one)).toBe('held')
  })

  it('that were held back are older than what replaces them then', async () => {
    const ahead = new HandClock(1_800_000_300_000)
    const [one, two, late] = [
      await cellNamed('x1000'),
      await cellNamed('x1001', { clock: ahead }),
      await cellNamed('x1002', { clock: ahead }),
    ]
    await put(two, 'held')
    await hear(one, two)
    one.clock.atMs = 1_800_000_240_000
    one.ledger.refoldIntents()
    expect(described(one)).toBe('held')
    await put(one, 'next')
    const time = (cell: TestLedger) => entryAt(cell.store, 'gr/gpu').then((one) => one?.intent)
    expect(await time(one)).toMatchObject({ wallMs: 1_800_000_300_000, counter: 1 })
    await hear(late, one)
    await hear(late, two)
    expect(described(late)).toBe('next')
  })

  it('go on counting when the clock is set back', async () => {
    const [one, two, three] = [
      await cellNamed('x1000'),
      await cellNamed('x1001'),
      await cellNamed('x1002'),
    ]
    await put(one, 'old')
    await hear(two, one)
    two.clock.atMs += 1_000
    await put(two, 'new')
    one.clock.atMs += 1_000
    await hear(one, two)
    expect(described(one)).toBe('new')
    one.clock.atMs -= 600_000
    await put(three, 'another')
    await hear(one, three)
    expect(described(one)).toBe('new')
    expect(one.ledger.refoldIntents()).toEqual([])
    expect(described(one)).toBe('new')
  })

  it('get times later than all that was folded, but never far ahead of the own clock', async () => {
    const ahead = new HandClock(1_800_000_050_000)
    const [one, two] = [await cellNamed('x1000'), await cellNamed('x1001', { clock: ahead })]
    await put(two, 'ahead')
    await hear(one, two)
    await put(one, 'behind')
    expect((await entryAt(one.store, 'gr/gpu'))?.intent).toMatchObject({
      wallMs: 1_800_000_050_000,
      counter: 1,
    })
    ahead.atMs += 3_600_000
    await put(two, 'far ahead')
    await hear(one, two)
    await write(one, (tx) => tx.put('group', group('other')))
    expect((await entryAt(one.store, 'gr/other'))?.intent?.wallMs).toBe(1_800_000_060_000)
  })

  it('come back after a restart as stated here, and fold with the others again', async () => {
    const store = new MemoryStore()
    const [one, two] = [await cellNamed('x1000', { store }), await cellNamed('x1001')]
    await put(one, 'first')
    await hear(two, one)
    await put(two, 'second')
    await hear(one, two)
    const again = await cellNamed('x1000', { store })
    expect(described(again)).toBe('first')
    await hear(again, two)
    expect(described(again)).toBe('second')
    again.ledger.recover(again.opened)
    expect(described(again)).toBe('second')
    expect(again.ledger.supersededIntents()).toEqual(['gr/gpu'])
  })

  it('written while a newer one comes in end as both cells see them', async () => {
    const [one, two] = [await cellNamed('x1000'), await cellNamed('x1001')]
    two.clock.atMs += 1_000
    await put(two, 'two')
    const writing = put(one, 'one')
    await hear(one, two)
    await writing
    expect(described(one)).toBe('two')
    await hear(two, one)
    expect(described(two)).toBe('two')
    expect(one.ledger.intentConflicts()).toHaveLength(1)
  })
})

describe('a deleted cluster-wide record', () => {
  it('stays as a statement that others fold, and nobody reads it', async () => {
    const [one, two] = [await cellNamed('x1000'), await cellNamed('x1001')]
    await put(one, 'first')
    await hear(two, one)
    await write(two, (tx) => {
      expect(tx.delete('group', 'gpu')).toBe(true)
      expect(tx.delete('group', 'gpu')).toBe(false)
      expect(tx.get('group', 'gpu')).toBeUndefined()
      expect(tx.count('group')).toBe(0)
    })
    expect(two.ledger.count('group')).toBe(0)
    expect(await entryAt(two.store, 'gr/gpu')).toMatchObject({ deleted: true })
    await hear(one, two)
    expect(described(one)).toBeUndefined()
    expect(await one.ledger.withdraw(one.ledger.supersededIntents())).toBe(1)
    const peer = await openStore(two.store, {
      ...openOptions,
      cell: 'x1001',
      publicKey: signers.get('x1001')?.publicKey ?? new Uint8Array(),
    })
    expect(peer.tables.count('group')).toBe(0)
    expect([...peer.statements.keys()]).toEqual(['gr/gpu'])
    expect(Buffer.from(peer.feeds.public.root.digest())).toEqual(
      Buffer.from(two.ledger.root('public')),
    )
  })

  it('is forgotten when every cell has promised to write nothing older', async () => {
    const [one, two] = [await cellNamed('x1000'), await cellNamed('x1001')]
    await put(one, 'first')
    await write(one, (tx) => tx.delete('group', 'gpu'))
    await hear(two, one)
    const promised = async () => {
      await two.ledger.promiseTime()
      const digest = readDigest(two.ledger.digest('public'))
      return typeof digest === 'string' ? 0 : digest.hybridMs
    }
    const collectable = async () => {
      const hybridMs = new Map([['x1001', await promised()]])
      return one.ledger.collectableIntents({ others: ['x1001'], hybridMs })
    }
    expect(await collectable()).toEqual([])
    expect(await one.ledger.withdraw([])).toBe(0)
    two.clock.atMs += tombstoneGraceMs - 1
    expect(await collectable()).toEqual([])
    two.clock.atMs += 3_600_000
    expect(await collectable()).toEqual(['gr/gpu'])
    // It has promised what was asked of it, and no more.
    expect(await promised()).toBe(one.clock.atMs + tombstoneGraceMs)
    expect(await one.ledger.withdraw(await collectable())).toBe(1)
    expect(await contentOf(one.store, 'gr/')).toEqual([])
    await put(one, 'again')
    expect(described(one)).toBe('again')
  })

  it('leaves nothing behind in a cell that is alone', async () => {
    const { ledger, store } = await openLedger()
    await ledger.transact(tester, (tx) => tx.put('group', group('gpu')))
    await ledger.transact(tester, (tx) => tx.delete('group', 'gpu'))
    expect(await contentOf(store, 'gr/')).toEqual([])
    const peer = new Peer()
    expect(await peer.pull({ store, shelf: ownShelf('public') })).toBeUndefined()
    expect(peer.records.size).toBe(0)
    await ledger.transact(tester, (tx) => {
      tx.put('group', group('gpu'))
      tx.delete('group', 'gpu')
      tx.put('group', group('gpu', 'again'))
    })
    expect(ledger.get('group', 'gpu')?.description).toBe('again')
    expect((await openStore(store, openOptions)).tables.count('group')).toBe(1)
  })

  it('leaves a statement even in a lone cell while another one’s is known', async () => {
    const [one, two] = [
      await cellNamed('x1000', { standing: () => loneStanding }),
      await cellNamed('x1001'),
    ]
    await put(two, 'left behind')
    await hear(one, two)
    await write(one, (tx) => tx.delete('group', 'gpu'))
    expect(described(one)).toBeUndefined()
    expect(await entryAt(one.store, 'gr/gpu')).toMatchObject({ deleted: true })
  })

  it('is not withdrawn while it is needed', async () => {
    const [one, two] = [await cellNamed('x1000'), await cellNamed('x1001')]
    await put(two, 'two')
    await hear(one, two)
    await write(one, (tx) => tx.delete('group', 'gpu'))
    expect(await one.ledger.withdraw(['gr/gpu'])).toBe(0)
    await put(one, 'stated')
    two.ledger.foldIntent('x1000', 'gr/gpu', undefined)
    expect(await two.ledger.withdraw(['gr/gpu'])).toBe(0)
  })
})

describe('the standing of a cell', () => {
  const refusing = (code: FaultCode): Standing => ({
    ...together,
    refusal: ({ family, id }) =>
      id.startsWith('x2000') || family === 'group' ? new Fault(code) : undefined,
  })

  it.each(['PEER_OWNER', 'PEER_ROLE', 'PEER_FROZEN'] as const)(
    'refuses with %s what is not the cell’s to write, before anything happens',
    async (code) => {
      let standing: Standing = loneStanding
      const cell = await cellNamed('x1000', { standing: () => standing })
      await write(cell, (tx) => {
        tx.put('component', component(1, { id: 'x2000c0s1b0n0' }))
        tx.put('group', group('gpu'))
      })
      standing = refusing(code)
      const before = await contentOf(cell.store)
      const acts: readonly ((tx: Transaction) => unknown)[] = [
        (tx) => tx.put('component', component(1, { id: 'x2000c0s1b0n0', state: 'Off' })),
        (tx) => tx.delete('component', 'x2000c0s1b0n0'),
        (tx) => tx.put('group', group('gpu', 'other')),
        (tx) => tx.delete('group', 'gpu'),
      ]
      for (const act of acts) await expect(write(cell, act)).rejects.toMatchObject({ code })
      expect(await contentOf(cell.store)).toEqual(before)
      await write(cell, (tx) => tx.put('component', component(2)))
    },
  )

  it('stands in every head, and a new term goes on with the numbers and the chain', async () => {
    let standing: Standing = { ...together, term: 1, roster: 7 }
    const cell = await cellNamed('x1000', { standing: () => standing })
    const heads: ReadHead[] = []
    cell.ledger.onCommit((_changes, signed) =>
      heads.push(...signed.map((one) => readHead(one) as ReadHead)),
    )
    await put(cell, 'first')
    standing = { ...standing, term: 3, roster: 9 }
    await put(cell, 'second')
    standing = { ...standing, term: 2, roster: 8 }
    const { order } = await put(cell, 'third')
    expect(heads.map(({ head }) => [head.order.term, head.order.seq, head.roster])).toEqual([
      [1, 1, 7],
      [3, 2, 9],
      [3, 3, 8],
    ])
    expect(order).toEqual({ term: 3, boot: 1, seq: 3 })
    expect(heads[1]?.head.previous).toEqual(heads[0]?.hash)
    const again = await openStore(cell.store, {
      ...openOptions,
      publicKey: signers.get('x1000')?.publicKey ?? new Uint8Array(),
    })
    expect(again.feeds.public.last?.head.order).toEqual({ term: 3, boot: 1, seq: 3 })
  })

  it('shows in the position of a feed that is still empty', async () => {
    const cell = await cellNamed('x1000', { standing: () => ({ ...together, term: 4 }) })
    expect(cell.ledger.order('public')).toEqual({ term: 4, boot: 1, seq: 0 })
    expect(cell.ledger.position('public')).toBeUndefined()
  })
})
