/** How cells come to be in a cluster: on their first start, by `rackcell init`, several at once. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ed25519Verifier, publicKeyOf } from '../../agent/rack/adapter/ed25519.ts'
import { LevelStore } from '../../agent/rack/adapter/level-store.ts'
import { systemRandom } from '../../agent/rack/adapter/system-random.ts'
import { keysFolderOf, openKeysFolder } from '../../agent/rack/auth/index.ts'
import {
  clusterFile,
  ensureCluster,
  openBookFile,
  openRoot,
  provisionCells,
  writeBookFile,
} from '../../agent/rack/cluster/index.ts'
import { storeFolder } from '../../agent/rack/store/open-cell-store.ts'
import { silentLog } from '../../cell/env/index.ts'
import { BookStore, encodeBook, hexOf, RosterReader } from '../../cell/roster/index.ts'
import { openStore } from '../../cell/store/index.ts'
import { MemoryStore } from '../../sim/store/index.ts'
import { startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { runCli } from '../fixture/cli.ts'
import { ManualClock } from '../fixture/manual-clock.ts'
import { bookOf, edited, founded, loneBook, signerOf } from '../fixture/roster.ts'

const verifier = ed25519Verifier()
const ports = { clock: new ManualClock(), random: systemRandom, log: silentLog, verifier }
const reader = new RosterReader(verifier)

let folder: ReturnType<typeof temporaryFolder>
let data: string
beforeEach(() => {
  folder = temporaryFolder('init')
  data = join(folder.path, 'data')
})
afterEach(() => folder.remove())

function ownCell(id = 'x1000') {
  const keysFolder = keysFolderOf(data)
  return { id, keysFolder, keys: openKeysFolder(keysFolder, { isNew: true, log: silentLog }) }
}

describe('a cell that starts', () => {
  it('founds a cluster of its own, once', async () => {
    const store = new MemoryStore()
    const own = ownCell()
    const { book } = await ensureCluster(own, { ...ports, store })
    expect(book.current).toMatchObject({ number: 1, demo: true, name: 'x1000', editor: 'x1000' })
    expect(book.cells).toMatchObject([
      { id: 'x1000', prefixes: [''], roles: ['intent-writer', 'default-owner'], term: 1 },
    ])
    expect(book.ownerOf('x7000c0')).toBe('x1000')
    expect(book.issuers[0]?.key).toBe(hexOf(publicKeyOf(own.keys.issuer)))
    const rootFile = clusterFile(own.keysFolder, 'demoRoot')
    expect(statSync(rootFile).mode & 0o777).toBe(0o600)
    const again = await ensureCluster(own, { ...ports, store })
    expect(hexOf(again.book.hash)).toBe(hexOf(book.hash))
  })

  it('renews its certificates from half of their life on, and no sooner', async () => {
    const store = new MemoryStore()
    const own = ownCell()
    const clock = new ManualClock()
    const start = () => ensureCluster(own, { ...ports, clock, store })
    const day = 86_400_000
    const { book: first } = await start()
    clock.pass(180 * day)
    expect(hexOf((await start()).book.statementsHash)).toBe(hexOf(first.statementsHash))
    clock.pass(5 * day)
    const { book } = await start()
    // The issuer's own first: it is in the roster, and the root of a trial lies beside it.
    expect(book.number).toBe(2)
    expect(book.statements([])).toHaveLength(1)
    const hello = book.hello({ cell: 'x1000', incarnation: 'a', program: 'b' })
    const key = hexOf(publicKeyOf(own.keys.cell))
    const late = clock.wallMs() + 364 * day
    expect(book.admissionOf(hello, key, late)).toBeUndefined()
    expect(
      first.admissionOf(first.hello({ cell: 'x1000', incarnation: 'a', program: 'b' }), key, late),
    ).toBe('expired')
    expect(hexOf((await start()).book.statementsHash)).toBe(hexOf(book.statementsHash))
  })

  it('keeps its root when it was cut short before the roster was on disk', async () => {
    const own = ownCell()
    const first = await ensureCluster(own, { ...ports, store: new MemoryStore() })
    const second = await ensureCluster(own, { ...ports, store: new MemoryStore() })
    expect(second.book.cluster).toBe(first.book.cluster)
  })

  it('takes part in the cluster whose book was laid there', async () => {
    const store = new MemoryStore()
    const own = ownCell()
    await ensureCluster(own, { ...ports, store })
    const laid = loneBook('x1000', signerOf(1))
    writeBookFile(own.keysFolder, encodeBook(laid))
    const { book } = await ensureCluster(own, { ...ports, store })
    expect(book.cluster).toBe(laid.cluster)
    rmSync(clusterFile(own.keysFolder, 'book'))
    const kept = await ensureCluster(own, { ...ports, store })
    expect(hexOf(kept.book.hash)).toBe(hexOf(laid.hash))
  })

  it('is helped over a gap by a newer book of its cluster', async () => {
    const store = new MemoryStore()
    const own = ownCell()
    const first = founded(2)
    await new BookStore(store).save(bookOf(first))
    const third = edited(
      edited(first, (plan) => plan),
      (plan) => plan,
    )
    writeBookFile(own.keysFolder, encodeBook(bookOf(third)))
    expect((await ensureCluster(own, { ...ports, store })).book.number).toBe(3)
    // An older one changes nothing.
    writeBookFile(own.keysFolder, encodeBook(bookOf(first)))
    expect((await ensureCluster(own, { ...ports, store })).book.number).toBe(3)
  })

  it('says what is wrong with a book that is none', async () => {
    const own = ownCell()
    writeFileSync(clusterFile(own.keysFolder, 'book'), 'no book')
    const starting = ensureCluster(own, { ...ports, store: new MemoryStore() })
    await expect(starting).rejects.toMatchObject({ code: 'INTEGRITY_ROSTER' })
  })

  it('gives the folder of an earlier version a cluster and its tokens their issuer', async () => {
    // As that version left it: keys and a store, and no word of a cluster.
    const own = ownCell()
    const store = await LevelStore.open(storeFolder(data))
    await openStore(store, {
      cell: 'x1000',
      publicKey: publicKeyOf(own.keys.cell),
      verifier,
      random: systemRandom,
      log: silentLog,
      backup: async () => 'unused',
    })
    await store.close()
    const cell = await startCell({ data, args: ['--config='] })
    try {
      expect(existsSync(clusterFile(own.keysFolder, 'demoRoot'))).toBe(true)
      const headers = { authorization: `Bearer ${cell.token}` }
      const answer = await fetch(`${cell.url}/cells/v1/summary`, { headers })
      expect(answer.status).toBe(200)
    } finally {
      await cell.stop()
    }
    const kept = await LevelStore.open(storeFolder(data))
    const book = await new BookStore(kept).load(reader)
    await kept.close()
    expect(book?.cell('x1000')?.key).toBe(hexOf(publicKeyOf(own.keys.cell)))
  })
})

describe('several cells of one machine', () => {
  const cells = () =>
    ['x1000', 'x1001', 'x1002'].map((id, place) => ({
      id,
      data: join(folder.path, 'cells', id),
      prefixes: [id],
      addresses: [`/ip4/127.0.0.1/tcp/${7_700 + place}`],
    }))
  const booksOf = () =>
    cells().map((cell) => readFileSync(clusterFile(keysFolderOf(cell.data), 'book')))
  const provision = (some = cells()) => provisionCells({ name: 'trial', cells: some }, ports)

  it('share one roster, and the first is issuer, editor and default owner', () => {
    provision()
    const [first, ...others] = booksOf()
    expect(others).toEqual([first, first])
    const book = openBookFile(keysFolderOf(cells()[1]?.data ?? ''), reader)
    expect(book?.current).toMatchObject({ number: 1, name: 'trial', editor: 'x1000', demo: true })
    expect(book?.issuers.map(({ cell }) => cell)).toEqual(['x1000'])
    expect(book?.cells.map(({ id, prefixes, roles }) => [id, prefixes, roles])).toEqual([
      ['x1000', ['', 'x1000'], ['intent-writer', 'default-owner']],
      ['x1001', ['x1001'], ['intent-writer']],
      ['x1002', ['x1002'], ['intent-writer']],
    ])
    expect(book?.cell('x1002')?.addresses).toEqual(['/ip4/127.0.0.1/tcp/7702'])
  })

  it('are made once, and finished when that was cut short', () => {
    provision()
    const before = booksOf()
    rmSync(clusterFile(keysFolderOf(cells()[2]?.data ?? ''), 'book'))
    provision()
    expect(booksOf()).toEqual(before)
    // Keys without the first cell's book: as if it had never begun, with the same root.
    for (const cell of cells()) rmSync(clusterFile(keysFolderOf(cell.data), 'book'))
    provision()
    expect(openBookFile(keysFolderOf(cells()[0]?.data ?? ''), reader)?.cluster).toBe(
      openBookFile(keysFolderOf(cells()[1]?.data ?? ''), reader)?.cluster,
    )
  })

  it('do not take in a cell that the cluster does not know', () => {
    provision()
    const stranger = { id: 'x1003', data: join(folder.path, 'cells/x1003'), prefixes: [] }
    expect(() => provision([...cells(), { ...stranger, addresses: [] }])).toThrow(
      'has no cell x1003',
    )
  })
})

describe('rackcell init', () => {
  const phrase = 'correct horse battery'
  const init = (...more: string[]) => {
    const file = join(folder.path, 'phrase')
    writeFileSync(file, `${phrase}\n`)
    return runCli(['init', '--data', data, '--passphrase-file', file, ...more])
  }

  it('says without a terminal how the passphrase is given, and nothing of backups', async () => {
    const { code, err } = await runCli([
      'init',
      '--cell',
      'x1000',
      '--data',
      join(folder.path, 'd'),
    ])
    expect([code, err]).toEqual([2, expect.stringContaining('use --passphrase-file')])
    expect(err).not.toContain('backup')
  })

  it('makes a root, an issuer and a cell that starts, and says what to do next', async () => {
    const words = ['--cell', 'x1000', '--name', 'garching', '--prefix', 'x1000', '--prefix=X01001']
    const { code, out, err } = await init(...words, '-o', 'json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const answer = JSON.parse(out) as Record<string, unknown>
    const rootFile = join(data, 'keys/root.key')
    expect(answer).toMatchObject({ cell: 'x1000', name: 'garching', data, rootFile })
    expect(answer['next']).toHaveLength(3)
    expect(statSync(rootFile).mode & 0o777).toBe(0o600)
    const book = openBookFile(keysFolderOf(data), reader)
    expect(book?.cluster).toBe(answer['cluster'])
    expect(book?.current).toMatchObject({ demo: false, name: 'garching' })
    expect(book?.cells[0]?.prefixes).toEqual(['', 'x1000', 'x1001'])
    const seed = openRoot(readFileSync(rootFile, 'utf8'), phrase)
    expect(hexOf(publicKeyOf(seed))).toBe(hexOf(book?.root ?? new Uint8Array()))
    expect(existsSync(clusterFile(keysFolderOf(data), 'demoRoot'))).toBe(false)
    const cell = await startCell({ data, args: ['--config='] })
    await cell.stop()
    const store = await LevelStore.open(storeFolder(data))
    expect((await new BookStore(store).load(reader))?.cluster).toBe(answer['cluster'])
    await store.close()
    const again = await init('--cell', 'x1000')
    expect(again.code).toBe(4)
    expect(again.err).toContain('is in the cluster "garching" already')
  })

  it('makes a cell that starts by its name only, also when nobody says it', async () => {
    await init('--cell', 'x1007')
    const refused = startCell({ data, args: ['--config='] })
    await expect(refused).rejects.toThrow('knows this cell as x1007, not as x1000')
    expect(existsSync(storeFolder(data))).toBe(false)
    const cell = await startCell({ data, args: ['--config=', '--cell', ''] })
    await cell.stop()
    expect(cell.output()).toContain('"cell":"x1007"')
  })

  it('makes a cell that was alone the first of the cluster, with what it holds', async () => {
    const cell = await startCell({ data, args: ['--config='] })
    const headers = { authorization: `Bearer ${cell.token}`, 'content-type': 'application/json' }
    const Components = [{ ID: 'x1000c0s0b0n0', State: 'On', Type: 'Node' }]
    const body = JSON.stringify({ Components })
    const url = `${cell.url}/hsm/v2/State/Components`
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(204)
    const running = await init('--cell', 'x1000')
    expect(running.err).toContain('STORE_LOCKED')
    await cell.stop()
    const other = await init('--cell', 'x1001')
    expect(other.err).toContain('belongs to cell x1000')
    const { code, out } = await init('--cell', 'x1000')
    expect(code).toBe(0)
    expect(out).toContain('its records stay')
    const again = await startCell({ data, args: ['--config='] })
    try {
      const authorization = `Bearer ${again.token}`
      const node = `${again.url}/hsm/v2/State/Components/x1000c0s0b0n0`
      const answer = await fetch(node, { headers: { authorization } })
      expect(answer.status).toBe(200)
    } finally {
      await again.stop()
    }
    const store = await LevelStore.open(storeFolder(data))
    const book = await new BookStore(store).load(reader)
    await store.close()
    expect(book?.demo).toBe(false)
  })

  it.each([
    [['--cell', 'X1000'], '--cell ID is needed', 2],
    [['--cell', 'x1000', '--prefix', 'rack7'], 'is no prefix', 2],
    [['--cell', 'x1000', '--output', 'xml'], '--output takes', 2],
    [['--cell', 'x1000', '--nmae', 'x'], "Unknown option '--nmae'", 2],
  ])('refuses %j', async (words, said, status) => {
    const { code, err } = await init(...words)
    expect(err).toContain(said)
    expect(code).toBe(status)
    expect(existsSync(join(data, 'keys/cluster.pb'))).toBe(false)
  })

  it('wants a passphrase that is one, and shows its help', async () => {
    const file = join(folder.path, 'short')
    writeFileSync(file, 'short\n')
    const words = ['init', '--cell', 'x1000', '--data', data, '--passphrase-file', file]
    const { code, err } = await runCli(words)
    expect(err).toContain('8 characters at least')
    expect(code).toBe(2)
    expect(existsSync(data)).toBe(false)
    expect((await runCli(['init', '--help'])).out).toContain('Usage: rackcell init')
  })
})
