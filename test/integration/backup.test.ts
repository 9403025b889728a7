/** Backups of a running cell on a real disk, and what becomes of them. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recipientOf } from '../../agent/cli/backup/recipient.ts'
import { LevelStore } from '../../agent/rack/adapter/level-store.ts'
import { systemRandom } from '../../agent/rack/adapter/system-random.ts'
import { keysFolderOf } from '../../agent/rack/auth/index.ts'
import { restoreBackup } from '../../agent/rack/backup/index.ts'
import { storeFolder } from '../../agent/rack/store/open-cell-store.ts'
import { Fault, type KeyRange, type KeyValueStore, silentLog } from '../../cell/env/index.ts'
import { openCell, type TestCell } from '../fixture/cell.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'

const passphrase = 'correct horse battery'
const program = join(import.meta.dirname, '../../agent/rack/offline/main.ts')

let folder: ReturnType<typeof temporaryFolder>
let cell: TestCell
let url: string
/** Bytes of values that were taken from the store by walking it. */
let bytesRead: number
const inFolder = (name: string) => join(folder.path, name)

beforeEach(async () => {
  folder = temporaryFolder('backup')
  const data = inFolder('data')
  cell = await openCell({ data, store: counted(await LevelStore.open(storeFolder(data))) })
  bytesRead = 0
  url = await cell.listen()
})
afterEach(async () => {
  await cell.close()
  folder.remove()
})

function counted(store: KeyValueStore): KeyValueStore {
  async function* entries(range: KeyRange) {
    for await (const entry of store.entries(range)) {
      bytesRead += entry[1].length
      yield entry
    }
  }
  return {
    entries,
    get: (key) => store.get(key),
    batch: (operations, options) => store.batch(operations, options),
    reopen: () => store.reopen(),
    close: () => store.close(),
  }
}

/** The value once it has not changed for some readings. */
async function whenStill(read: () => number): Promise<number> {
  let last = -1
  let same = 0
  await expect
    .poll(
      () => {
        const now = read()
        same = now === last && now > 0 ? same + 1 : 0
        last = now
        return same
      },
      { interval: 30, timeout: 20_000 },
    )
    .toBeGreaterThanOrEqual(10)
  return last
}

/** Two records that always say the same, a secret, and a lot of ballast. */
async function write(round: number): Promise<void> {
  const hostname = `round${round}`
  await cell.ledger.transact({ subject: 'test' }, (tx) => {
    tx.put('component', { id: 'x1000c0s0b0n0', type: 'Node', enabled: true, subtype: hostname })
    tx.put('component', { id: 'x1000c0s1b0n0', type: 'Node', enabled: true, subtype: hostname })
    tx.put('endpointSecret', { id: 'x1000c0s0b0', password: `s3cret-${round}` })
  })
}

function ballast(at: number, bytes: number): string {
  const word = createHash('sha512').update(`${at}`).digest('hex')
  return word.repeat(bytes / word.length)
}

/** Records that fill the wire. */
async function writeBallast(count: number, bytes: number): Promise<void> {
  await cell.ledger.transact({ subject: 'test' }, (tx) => {
    for (let at = 0; at < count; at++) {
      tx.put('cloudGroup', { name: `ballast${at}`, fileContent: ballast(at, bytes) })
    }
  })
}

/** Records whose keys lie between those of components and those of secrets. */
async function writeBallastBetween(count: number, bytes: number): Promise<void> {
  await cell.ledger.transact({ subject: 'test' }, (tx) => {
    for (let at = 0; at < count; at++) {
      const id = at.toString(16).padStart(12, '0')
      const macAddress = id.replace(/(..)(?=.)/g, '$1:')
      const description = ballast(at, bytes)
      tx.put('ethernetInterface', { id, macAddress, description, lastUpdateMs: 1, ipAddresses: [] })
    }
  })
}

async function askBackup(): Promise<Response> {
  const recipient = await recipientOf(passphrase)
  return await fetch(`${url}/cells/v1/backup`, {
    method: 'POST',
    headers: await cell.bearer('admin'),
    body: JSON.stringify({ recipient }),
  })
}

async function backUp(name = 'x.backup'): Promise<string> {
  const answer = await askBackup()
  expect(answer.status).toBe(200)
  const path = inFolder(name)
  await writeFile(path, Buffer.from(await answer.arrayBuffer()), { mode: 0o600 })
  return path
}

function restore(file: string, options: Partial<Parameters<typeof restoreBackup>[0]> = {}) {
  const request = { file, data: inFolder('restored'), passphrase, force: false, ...options }
  return restoreBackup(request, { random: systemRandom, log: silentLog })
}

async function faultOf(work: Promise<unknown>): Promise<Fault> {
  try {
    await work
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('no fault')
}

async function openRestored(): Promise<TestCell> {
  const data = inFolder('restored')
  return await openCell({ data, store: await LevelStore.open(storeFolder(data)) })
}

function listing(path: string): readonly string[] {
  return existsSync(path) ? readdirSync(path, { recursive: true }).map(String).sort() : []
}

describe('a backup', () => {
  it('brings back every record, the secrets, the keys and the configuration', async () => {
    await write(1)
    await writeBallast(5, 1_280)
    const file = await backUp()
    const restored = await restore(file)
    expect(restored).toMatchObject({ cell: 'x1000', kept: undefined })
    expect(restored.counts).toEqual({ component: 2, endpointSecret: 1, cloudGroup: 5 })
    const again = await openRestored()
    try {
      expect([...again.ledger.list('component')]).toEqual([...cell.ledger.list('component')])
      expect([...again.ledger.list('cloudGroup')]).toEqual([...cell.ledger.list('cloudGroup')])
      expect(again.ledger.get('endpointSecret', 'x1000c0s0b0')?.password).toBe('s3cret-1')
      expect(again.keys).toEqual(cell.keys)
      expect(again.ledger.root('public')).toEqual(cell.ledger.root('public'))
      // Tokens that were given out go on working.
      const answer = await again.app.inject({
        url: '/cells/v1/summary',
        headers: await cell.bearer('viewer'),
      })
      expect(answer.statusCode).toBe(200)
    } finally {
      await again.close()
    }
    expect(readFileSync(join(inFolder('restored'), 'config.yaml'), 'utf8')).toBe(
      'log:\n  level: info\n',
    )
    expect(statSync(join(keysFolderOf(inFolder('restored')), 'cell.seed')).mode & 0o777).toBe(0o600)
    expect(statSync(inFolder('restored')).mode & 0o777).toBe(0o700)
  })

  it('is not readable', async () => {
    await write(1)
    const bytes = readFileSync(await backUp())
    for (const secret of ['s3cret', 'x1000c0s0b0n0', 'round1'])
      expect(bytes.includes(secret)).toBe(false)
    for (const seed of [cell.keys.cell, cell.keys.issuer]) {
      expect(bytes.includes(Buffer.from(seed))).toBe(false)
    }
    const [magic, header = ''] = bytes.toString('latin1').split('\n', 2)
    expect(magic).toBe('rackcell backup 1')
    expect(JSON.parse(header)).toMatchObject({ cell: 'x1000', counts: { component: 2 } })
  })

  it('starts counting beyond what the lost cell can have written, as another copy', async () => {
    await write(1)
    await restore(await backUp())
    const before = cell.opened.boot
    const again = await openRestored()
    try {
      expect(again.opened.boot).toBeGreaterThanOrEqual(before + 1_000)
      expect(again.opened.incarnation).not.toBe(cell.opened.incarnation)
      await again.ledger.transact({ subject: 'test' }, (tx) => {
        tx.put('component', { id: 'x1000c0s9b0n0', type: 'Node', enabled: true })
      })
      expect(again.ledger.order('public').boot).toBe(again.opened.boot)
    } finally {
      await again.close()
    }
  })

  it('shows one moment, while writes go on and the reader is slow', async () => {
    await writeBallastBetween(150, 128_000)
    await write(0)
    const answer = await askBackup()
    let writing = true
    let round = 0
    const writer = (async () => {
      while (writing) await write(++round)
    })()
    const pieces: Uint8Array[] = []
    let bytes = 0
    for await (const piece of answer.body ?? []) {
      pieces.push(piece)
      bytes += piece.length
      const seen = round
      // A slow reader: at least one write between two pieces.
      if (bytes < 3_000_000) await expect.poll(() => round, { interval: 1 }).toBeGreaterThan(seen)
    }
    writing = false
    await writer
    expect(round).toBeGreaterThan(20)
    writeFileSync(inFolder('slow.backup'), Buffer.concat(pieces))
    await restore(inFolder('slow.backup'))
    const again = await openRestored()
    try {
      const [one, two] = ['x1000c0s0b0n0', 'x1000c0s1b0n0'].map((id) =>
        again.ledger.get('component', id),
      )
      const secret = again.ledger.get('endpointSecret', 'x1000c0s0b0')?.password
      expect(two?.subtype).toBe(one?.subtype)
      expect(secret).toBe(one?.subtype?.replace('round', 's3cret-'))
      expect(Number(one?.subtype?.replace('round', ''))).toBeLessThan(round)
      expect(again.ledger.count('ethernetInterface')).toBe(150)
    } finally {
      await again.close()
    }
  })

  it('reads from the store only as fast as its reader takes it', async () => {
    await writeBallast(150, 128_000)
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    const body = JSON.stringify({ recipient: await recipientOf(passphrase) })
    const { authorization } = await cell.bearer('admin')
    const head = ['POST /cells/v1/backup HTTP/1.1', 'Host: x', 'Connection: close']
    head.push(`Authorization: ${authorization}`, `Content-Length: ${body.length}`)
    socket.pause()
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
    // What fits in the buffers on the way has left the store; then it stands still.
    const standing = await whenStill(() => bytesRead)
    expect(standing).toBeGreaterThan(100_000)
    expect(standing).toBeLessThan(12_000_000)
    let taken = 0
    socket.on('data', (chunk) => {
      taken += chunk.length
    })
    socket.resume()
    await new Promise((resolve) => socket.once('close', resolve))
    expect(bytesRead).toBeGreaterThan(19_000_000)
    expect(taken).toBeGreaterThan(19_000_000)
  })

  it('is one of few at a time, and gives its place back when the reader goes away', async () => {
    await writeBallast(150, 128_000)
    const first = await askBackup()
    const second = await askBackup()
    expect([first.status, second.status]).toEqual([200, 200])
    const third = await askBackup()
    expect(third.status).toBe(429)
    expect(third.headers.get('retry-after')).toBe('1')
    expect(await third.json()).toMatchObject({ code: 'LIMIT_RATE' })
    for (let round = 0; round < 3; round++) {
      await first.body?.cancel()
      await second.body?.cancel()
      // Every one that is let in is broken off, too.
      await expect
        .poll(async () => {
          const both = await Promise.all([askBackup(), askBackup()])
          for (const one of both) await one.body?.cancel()
          return both.map(({ status }) => status)
        })
        .toEqual([200, 200])
    }
  })

  it('breaks off when the store is closed under it, and is then no backup', async () => {
    await writeBallast(60, 64_000)
    const answer = await askBackup()
    const reader = answer.body?.getReader()
    const first = await reader?.read()
    await cell.store.close()
    const pieces = [first?.value ?? new Uint8Array()]
    const rest = async () => {
      for (;;) {
        const next = await reader?.read()
        if (!next || next.done) return
        pieces.push(next.value)
      }
    }
    await expect(rest()).rejects.toThrow()
    writeFileSync(inFolder('cut.backup'), Buffer.concat(pieces))
    expect((await faultOf(restore(inFolder('cut.backup')))).code).toBe('INTEGRITY_BACKUP')
  })

  it('is not made of a damaged store', async () => {
    await write(1)
    await cell.store.batch([{ type: 'put', key: 'co/x1000c0s0b0n0', value: new Uint8Array(40) }], {
      sync: true,
    })
    const answer = await askBackup()
    await expect(answer.arrayBuffer()).rejects.toThrow()
  })
})

describe('a restore', () => {
  it('refuses a wrong passphrase and touches nothing', async () => {
    await write(1)
    const fault = await faultOf(restore(await backUp(), { passphrase: 'wrong horse battery' }))
    expect(fault.code).toBe('INPUT_PASSPHRASE')
    expect(listing(inFolder('restored'))).toEqual([])
    expect(existsSync(inFolder('restored.part'))).toBe(false)
  })

  it('refuses a backup that is damaged or cut short anywhere, and touches nothing', async () => {
    await writeBallast(10, 12_800)
    const file = await backUp()
    const whole = readFileSync(file)
    const places = [3, 40, 300, 700, 5_000, 70_000, whole.length - 20, whole.length - 1]
    for (const at of places) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      writeFileSync(file, bytes)
      const fault = await faultOf(restore(file))
      expect(['INTEGRITY_BACKUP', 'INPUT_VERSION'], `byte ${at}`).toContain(fault.code)
    }
    for (const at of places) {
      writeFileSync(file, whole)
      truncateSync(file, at)
      expect((await faultOf(restore(file))).code, `cut at ${at}`).toBe('INTEGRITY_BACKUP')
    }
    writeFileSync(file, Buffer.concat([whole, Buffer.alloc(1)]))
    expect((await faultOf(restore(file))).code).toBe('INTEGRITY_BACKUP')
    expect(listing(inFolder('restored'))).toEqual([])
    expect(existsSync(inFolder('restored.part'))).toBe(false)
    writeFileSync(file, whole)
    await restore(file)
  })

  it('refuses what is no backup, and a file that is not there', async () => {
    expect((await faultOf(restore(program))).code).toBe('INTEGRITY_BACKUP')
    expect((await faultOf(restore(inFolder('gone')))).code).toBe('NOT_FOUND_FILE')
  })

  it('refuses a folder with something in it; with force that is kept beside', async () => {
    await write(1)
    const file = await backUp()
    mkdirSync(inFolder('restored'))
    writeFileSync(join(inFolder('restored'), 'mine'), 'precious')
    const fault = await faultOf(restore(file))
    expect(fault.code).toBe('CONFLICT_FOLDER')
    expect(fault.remedy).toContain('--force')
    expect(readFileSync(join(inFolder('restored'), 'mine'), 'utf8')).toBe('precious')
    const { kept } = await restore(file, { force: true })
    expect(kept).toBe(`${inFolder('restored')}.before-restore`)
    expect(readFileSync(join(kept ?? '', 'mine'), 'utf8')).toBe('precious')
    const second = await restore(file, { force: true })
    expect(second.kept).toBe(`${inFolder('restored')}.before-restore-2`)
  })

  it('takes an empty folder that is there already', async () => {
    await write(1)
    mkdirSync(inFolder('restored'))
    await restore(await backUp())
    expect(listing(inFolder('restored'))).toContain('keys')
  })

  it('never takes the folder of a running cell away, force or not', async () => {
    await write(1)
    const fault = await faultOf(restore(await backUp(), { data: cell.data, force: true }))
    expect(fault.code).toBe('STORE_LOCKED')
    await write(2)
  })

  it('gets over what a crashed one has left', async () => {
    await write(1)
    mkdirSync(join(inFolder('restored.part'), 'store'), { recursive: true })
    writeFileSync(join(inFolder('restored.part'), 'store', 'CURRENT'), 'junk')
    await restore(await backUp())
    expect(existsSync(inFolder('restored.part'))).toBe(false)
  })
})

describe('an export', () => {
  it('is a line of JSON for each record, without secrets and keys', async () => {
    await write(1)
    await writeBallast(2, 128)
    await cell.ledger.transact({ subject: 'test' }, (tx) => {
      tx.put('bootHost', {
        subject: 'host:x1000c0s0b0n0',
        kernel: 'http://k',
        referralToken: 'tell-nobody',
      })
    })
    const answer = await fetch(`${url}/cells/v1/export`, { headers: await cell.bearer('viewer') })
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
    const text = await answer.text()
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(5)
    expect(lines).toContainEqual({
      family: 'bootHost',
      id: 'host:x1000c0s0b0n0',
      value: { subject: 'host:x1000c0s0b0n0', kernel: 'http://k' },
    })
    const component = cell.ledger.get('component', 'x1000c0s0b0n0')
    expect(lines).toContainEqual({ family: 'component', id: 'x1000c0s0b0n0', value: component })
    for (const secret of ['s3cret', 'tell-nobody', 'endpointSecret'])
      expect(text).not.toContain(secret)
    for (const seed of Object.values(cell.keys)) {
      for (const form of ['hex', 'base64', 'base64url'] as const) {
        expect(text).not.toContain(Buffer.from(seed).toString(form))
      }
    }
  })
})

describe('the program', () => {
  function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [program, ...args], (error, out, err) => {
        resolve({ status: error ? Number(error.code) : 0, out, err })
      })
    })
  }

  it('restores with a passphrase file and says what it did', async () => {
    await write(1)
    const file = await backUp()
    writeFileSync(inFolder('phrase'), `${passphrase}\nsecond line\n`)
    const done = await run(
      'restore',
      file,
      '--data',
      inFolder('restored'),
      '--passphrase-file',
      inFolder('phrase'),
    )
    expect(done).toMatchObject({ status: 0, err: '' })
    expect(done.out).toContain('cell x1000 as of ')
    expect(listing(inFolder('restored'))).toEqual(
      expect.arrayContaining(['keys', 'store', 'config.yaml']),
    )
    const again = await run(
      'restore',
      file,
      '--data',
      inFolder('restored'),
      '--passphrase-file',
      inFolder('phrase'),
    )
    expect(again.status).toBe(4)
    expect(again.err).toContain('CONFLICT_FOLDER')
  })

  it('says in a sentence what it needs', async () => {
    const file = await backUp()
    const without = await run('restore', file, '--data', inFolder('restored'))
    expect(without).toMatchObject({ status: 2, out: '' })
    expect(without.err).toContain('--passphrase-file')
    expect((await run('restore', file)).err).toContain('--data DIR is needed')
    expect((await run('restore')).err).toContain('Name one backup')
    expect((await run('restore', file, '--dta', 'x')).status).toBe(2)
    expect((await run('restore', '--help')).out).toContain('Usage: rackcell cell restore')
    expect((await run('dance')).status).toBe(2)
  })
})
