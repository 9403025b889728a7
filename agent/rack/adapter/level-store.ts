import { readdirSync, readFileSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Level } from 'level'
import {
  Fault,
  type KeyRange,
  type KeyValueStore,
  type StoreOperation,
} from '../../../cell/env/index.ts'

/** With less free space changes are refused: a compaction of LevelDB may need this much at once. */
const freeBytesMinDefault = 32 * 1024 * 1024
/** How long one reading of the free space is believed. */
const freeSpaceMs = 1_000
/** Entries that one hop to the thread pool fetches while walking a range. */
const entriesAtOnce = 1_000

type Database = Level<string, Uint8Array>

function open(folder: string): Database {
  return new Level(folder, { keyEncoding: 'utf8', valueEncoding: 'view' })
}

/**
 * What the system says when neither the files nor the disk are to blame: `Permission denied`,
 * EACCES.
 */
const notAllowed =
  /permission denied|operation not permitted|read-only file system|not a directory/i
const notAllowedCodes = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'])

/**
 * The process that holds the lock of a store, as far as the system tells (proc(5), /proc/locks).
 */
function holderOf(folder: string): number | undefined {
  try {
    const inode = statSync(join(folder, 'LOCK')).ino
    const lock = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .find((words) => words[5]?.endsWith(`:${inode}`))
    const pid = Number(lock?.[4])
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function openFault(folder: string, error: unknown): Fault {
  const cause = error instanceof Error && error.cause ? error.cause : error
  const { code = '', message } = cause as { readonly code?: string; readonly message: string }
  if (code === 'LEVEL_LOCKED') {
    const pid = holderOf(folder)
    const holder = pid === undefined ? 'Another process' : `Another process (${pid})`
    return new Fault('STORE_LOCKED', {
      cause,
      message: `${holder} uses the store in ${folder}.`,
      details: { folder, ...(pid === undefined ? {} : { pid }) },
    })
  }
  const what = `The store in ${folder} cannot be opened: ${message}`
  if (/no space left|quota exceeded/i.test(message)) {
    return new Fault('STORE_FULL', { cause, message: what, details: { folder } })
  }
  if (notAllowedCodes.has(code) || notAllowed.test(message)) {
    return new Fault('NOT_FOUND_FILE', { cause, message: what, details: { folder } })
  }
  return new Fault('STORE_CORRUPT', { cause, message: what, details: { folder } })
}

/**
 * LevelDB takes a folder without CURRENT for a new store and begins an empty one over what is
 * there. The file is the first that a store gets, so tables or logs without it are a store that
 * lost it.
 */
function refuseHeadless(folder: string): void {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    // Not there yet, or not to be read: opening it says so.
    return
  }
  if (names.includes('CURRENT') || !names.some((name) => /\.(?:ldb|sst|log)$/.test(name))) return
  throw new Fault('STORE_CORRUPT', {
    message: `The store in ${folder} has lost its file CURRENT.`,
    details: { folder },
  })
}

/** Whether an error only says that the store, or an iterator of it, was closed meanwhile. */
function isClosed(error: unknown): boolean {
  const { code } = error as { readonly code?: string }
  return code === 'LEVEL_DATABASE_NOT_OPEN' || code === 'LEVEL_ITERATOR_NOT_OPEN'
}

/** The store on disk, in LevelDB: the only file that knows it. */
export class LevelStore implements KeyValueStore {
  readonly #folder: string
  readonly #freeBytesMin: number
  #database: Database
  #roomUntil = 0
  #turn: Promise<void> = Promise.resolve()

  private constructor(folder: string, database: Database, freeBytesMin: number) {
    this.#freeBytesMin = freeBytesMin
    this.#folder = folder
    this.#database = database
  }

  /** Faults: STORE_LOCKED, STORE_CORRUPT, STORE_FULL, NOT_FOUND_FILE when it may not be opened. */
  static async open(
    folder: string,
    { freeBytesMin = freeBytesMinDefault }: { readonly freeBytesMin?: number } = {},
  ): Promise<LevelStore> {
    refuseHeadless(folder)
    const database = open(folder)
    try {
      await database.open()
    } catch (error) {
      throw openFault(folder, error)
    }
    return new LevelStore(folder, database, freeBytesMin)
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    return await this.#reading(() => this.#database.get(key))
  }

  entries(range: KeyRange): AsyncIterable<readonly [string, Uint8Array]> {
    // Made here and not at the first step: the iterator's snapshot is the state as of this call.
    const iterator = this.#database.status === 'open' ? this.#database.iterator(range) : undefined
    return this.#walk(iterator)
  }

  async *#walk(
    iterator: ReturnType<Database['iterator']> | undefined,
  ): AsyncIterable<readonly [string, Uint8Array]> {
    if (!iterator) throw new Fault('STORE_CLOSED')
    try {
      for (;;) {
        const batch = await this.#reading(() => iterator.nextv(entriesAtOnce))
        if (batch.length === 0) return
        yield* batch as [string, Uint8Array][]
      }
    } finally {
      await iterator.close()
    }
  }

  /** One after the other: the thread pool does not keep the order in which batches were sent. */
  async batch(
    operations: readonly StoreOperation[],
    options: { readonly sync: boolean },
  ): Promise<void> {
    const turn = this.#turn.then(() => this.#write(operations, options))
    this.#turn = turn.catch(() => {})
    await turn
  }

  async #write(
    operations: readonly StoreOperation[],
    { sync }: { readonly sync: boolean },
  ): Promise<void> {
    await this.#requireRoom()
    try {
      await this.#database.batch([...operations], { sync })
    } catch (cause) {
      if (isClosed(cause)) throw new Fault('STORE_CLOSED', { cause })
      const message = `The change could not be written to disk: ${(cause as Error).message}`
      throw new Fault('STORE_WRITE', { cause, message })
    }
  }

  async reopen(): Promise<void> {
    await this.#database.close()
    this.#database = open(this.#folder)
    try {
      await this.#database.open()
    } catch (error) {
      throw openFault(this.#folder, error)
    }
  }

  async close(): Promise<void> {
    await this.#database.close()
  }

  async #reading<Result>(read: () => Promise<Result>): Promise<Result> {
    try {
      return await read()
    } catch (cause) {
      throw new Fault(isClosed(cause) ? 'STORE_CLOSED' : 'STORE_CORRUPT', { cause })
    }
  }

  /** LevelDB can be left unopenable by a full disk, so changes stop before it is one. */
  async #requireRoom(): Promise<void> {
    const now = performance.now()
    if (now < this.#roomUntil) return
    const { bavail, bsize } = await statfs(this.#folder)
    const free = bavail * bsize
    if (free < this.#freeBytesMin) {
      throw new Fault('STORE_FULL', {
        message: `Only ${Math.floor(free / 1_048_576)} MiB are free on the disk of ${this.#folder}.`,
        details: { free, wanted: this.#freeBytesMin },
      })
    }
    this.#roomUntil = now + freeSpaceMs
  }
}
