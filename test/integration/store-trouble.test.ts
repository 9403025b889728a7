/**
 * What goes wrong with the disk under a store, for real: each is a sentence that says what to do.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LevelStore } from '../../agent/rack/adapter/level-store.ts'
import { Fault, type KeyValueStore } from '../../cell/env/index.ts'
import { openCell } from '../fixture/cell.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { requirement } from '../requirement.ts'

let folder: ReturnType<typeof temporaryFolder>
let sound: string
beforeAll(async () => {
  folder = temporaryFolder('trouble')
  sound = join(folder.path, 'sound')
  const store = await LevelStore.open(sound)
  for (let at = 0; at < 20; at++) await put(store, `k${at}`, 20_000)
  await store.close()
  // Opened once more, so that the log becomes a table.
  await (await LevelStore.open(sound)).close()
})
afterAll(() => folder.remove())

function put(store: KeyValueStore, key: string, bytes: number): Promise<void> {
  // LevelDB compresses: what is to fill a disk must be random.
  const value = randomBytes(bytes)
  return store.batch([{ type: 'put', key, value }], { sync: true })
}

async function faultOf(work: () => Promise<unknown>): Promise<Fault> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('no fault')
}

let copies = 0
function copy(): string {
  const path = join(folder.path, `copy-${++copies}`)
  cpSync(sound, path, { recursive: true })
  return path
}

const named = (path: string, pattern: RegExp) =>
  readdirSync(path)
    .filter((name) => pattern.test(name))
    .map((name) => join(path, name))

async function readAll(path: string): Promise<number> {
  const store = await LevelStore.open(path)
  let found = 0
  try {
    for await (const _ of store.entries({ gte: '', lt: '\u{10ffff}' })) found++
  } finally {
    await store.close()
  }
  return found
}

describe('another process', () => {
  it('is named by its number, and the store is whole afterwards', async () => {
    const path = copy()
    const program = `
      const { LevelStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../agent/rack/adapter/level-store.ts'))})
      await LevelStore.open(${JSON.stringify(path)})
      process.stdout.write('open')
      setInterval(() => {}, 1_000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      await once(child.stdout, 'data')
      const fault = await faultOf(() => LevelStore.open(path))
      expect(fault.code).toBe('STORE_LOCKED')
      expect(fault.message).toBe(`Another process (${child.pid}) uses the store in ${path}.`)
      expect(fault.remedy).toContain('--data')
    } finally {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    expect(await readAll(path)).toBe(20)
  })
})

describe('damaged files', () => {
  const hurt: Record<string, (path: string) => void> = {
    'a table cut short': (path) => truncateSync(named(path, /\.ldb$/)[0] ?? '', 100),
    'a table that is gone': (path) => rmSync(named(path, /\.ldb$/)[0] ?? ''),
    'a table with other bytes': (path) => {
      const [table = ''] = named(path, /\.ldb$/)
      const bytes = readFileSync(table)
      for (let at = 100; at < bytes.length - 200; at += 97) bytes[at] = (bytes[at] ?? 0) ^ 0xff
      writeFileSync(table, bytes)
    },
    'a manifest with other bytes': (path) => {
      const [manifest = ''] = named(path, /^MANIFEST/)
      const bytes = readFileSync(manifest)
      for (let at = 0; at < bytes.length; at += 3) bytes[at] = (bytes[at] ?? 0) ^ 0xff
      writeFileSync(manifest, bytes)
    },
    'CURRENT pointing nowhere': (path) => writeFileSync(join(path, 'CURRENT'), 'MANIFEST-999999\n'),
    // LevelDB would begin an empty store over it.
    'CURRENT gone': (path) => rmSync(join(path, 'CURRENT')),
  }

  it.each(Object.keys(hurt))(
    '%s: the sentence says to restore, and nothing is lost',
    async (what) => {
      const path = copy()
      hurt[what]?.(path)
      const fault = await faultOf(() => readAll(path))
      expect(fault.code).toBe('STORE_CORRUPT')
      expect(fault.remedy).toContain('rackcell cell restore FILE --data DIR')
      expect(named(path, /^MANIFEST/)).toHaveLength(1)
    },
  )

  it('a cell says it before it does anything', async () => {
    const path = copy()
    rmSync(join(path, 'CURRENT'))
    expect((await faultOf(() => LevelStore.open(path))).message).toContain(
      'has lost its file CURRENT',
    )
  })
})

describe('a path that cannot be a store', () => {
  it('is the path, not the store: a file in its place', async () => {
    const path = join(folder.path, 'a-file')
    writeFileSync(path, 'x')
    for (const place of [path, join(path, 'below')]) {
      const fault = await faultOf(() => LevelStore.open(place))
      expect(fault).toMatchObject({ code: 'NOT_FOUND_FILE' })
      expect(fault.message).toContain(place)
    }
  })
})

describe.skipIf(requirement({ root: true, command: ['mount', 'umount'], package: 'mount' }))(
  'a full disk',
  () => {
    let disk: string
    async function run(command: string, ...args: string[]): Promise<void> {
      const child = spawn(command, args, { stdio: 'inherit' })
      const [status] = await once(child, 'exit')
      if (status !== 0) throw new Error(`${command} ended with ${status}`)
    }
    beforeAll(async () => {
      disk = join(folder.path, 'disk')
      mkdirSync(disk)
      await run('mount', '-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk)
    })
    afterAll(() => run('umount', '-l', disk))

    it('refuses changes before it is one, and takes them again when there is room', async () => {
      const cell = await openCell({ store: await LevelStore.open(join(disk, 'store')), data: disk })
      try {
        const component = { id: 'x1000c0s0b0n0', type: 'Node', enabled: true }
        const write = (hostname: string) =>
          cell.ledger.transact({ subject: 'test' }, (tx) =>
            tx.put('component', { ...component, hostname }),
          )
        let last = 'node0'
        await write(last)
        const filler = join(disk, 'filler')
        writeFileSync(filler, Buffer.alloc(20 * 1024 * 1024))
        let attempts = 0
        const fault = await faultSoon(async () => {
          const name = `node${++attempts}`
          await write(name)
          last = name
        })
        expect(fault.code).toBe('STORE_FULL')
        expect(fault.message).toMatch(/^Only \d+ MiB are free on the disk of .*store\.$/)
        expect(fault.remedy).toContain('Free space')
        // Reading goes on, and nothing half-written is seen.
        expect(cell.ledger.get('component', component.id)?.hostname).toBe(last)
        const answer = await cell.app.inject({
          url: `/cells/v1/nodes/${last}`,
          headers: await cell.bearer('viewer'),
        })
        expect(answer.statusCode).toBe(200)
        rmSync(filler)
        await expectSoon(() => write('after'))
        expect(cell.ledger.get('component', component.id)?.hostname).toBe('after')
      } finally {
        await cell.close()
      }
    })

    it('says so when it fills up under a write, and when a store is opened on it', async () => {
      const path = join(disk, 'brim')
      const store = await LevelStore.open(path, { freeBytesMin: 0 })
      let written = 0
      const fault = await faultOf(async () => {
        for (; written < 200; written++) await put(store, `k${written}`, 500_000)
      })
      expect(fault.code).toBe('STORE_WRITE')
      expect(fault.message).toContain('No space left on device')
      await store.close()
      const filler = join(disk, 'filler')
      fillUp(filler)
      const closed = await faultOf(() => LevelStore.open(join(disk, 'new')))
      expect(closed.code).toBe('STORE_FULL')
      expect(closed.message).toContain('No space left on device')
      rmSync(filler)
      rmSync(join(disk, 'store'), { recursive: true })
      // What lies in the log is written out at an open, and needs its room a second time.
      await run('mount', '-o', 'remount,size=256m', disk)
      // With room again everything that was acknowledged is there.
      const again = await LevelStore.open(path, { freeBytesMin: 0 })
      for (let at = 0; at < written; at++) {
        expect((await again.get(`k${at}`))?.length, `k${at}`).toBe(500_000)
      }
      await again.close()
    })

    it('without permission names the path', async () => {
      const path = join(disk, 'read-only')
      mkdirSync(path)
      await run('mount', '-o', 'remount,ro', disk)
      try {
        const fault = await faultOf(() => LevelStore.open(path))
        expect(fault.code).toBe('NOT_FOUND_FILE')
        expect(fault.message).toContain(path)
      } finally {
        await run('mount', '-o', 'remount,rw', disk)
      }
    })
  },
)

/** Takes the last byte of a disk. */
function fillUp(path: string): void {
  for (const bytes of [1024 * 1024, 4_096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(bytes))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
}

/** Free space is looked at once a second: repeats until the answer changes. */
async function faultSoon(work: () => Promise<unknown>): Promise<Fault> {
  let fault: Fault | undefined
  await expect
    .poll(
      async () => {
        try {
          await work()
        } catch (error) {
          fault = error as Fault
        }
        return fault?.code
      },
      { timeout: 10_000 },
    )
    .toBeDefined()
  if (!fault) throw new Error('no fault')
  return fault
}

async function expectSoon(work: () => Promise<unknown>): Promise<void> {
  await expect
    .poll(
      () =>
        work().then(
          () => 'done',
          (error: Fault) => error.code,
        ),
      { timeout: 10_000 },
    )
    .toBe('done')
}
