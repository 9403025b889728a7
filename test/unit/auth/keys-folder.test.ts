import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openKeysFolder } from '../../../agent/rack/auth/index.ts'
import { Fault, silentLog } from '../../../cell/env/index.ts'
import { temporaryFolder } from '../../fixture/cell-process.ts'

let folder: ReturnType<typeof temporaryFolder>
const open = (isNew: boolean, log = silentLog) =>
  openKeysFolder(join(folder.path, 'keys'), { isNew, log })
const file = (name: string) => join(folder.path, 'keys', name)
const modeOf = (path: string) => statSync(path).mode & 0o777

function faultOf(work: () => unknown): Fault {
  try {
    work()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('no fault')
}

beforeEach(() => {
  folder = temporaryFolder('keys')
})
afterEach(() => folder.remove())

it('makes both keys once, for the owner only, and leaves nothing else behind', () => {
  const first = open(true)
  expect(first.cell).toHaveLength(32)
  expect(first.issuer).toHaveLength(32)
  expect(first.cell).not.toEqual(first.issuer)
  expect(open(false)).toEqual(first)
  expect(open(true)).toEqual(first)
  expect(readdirSync(join(folder.path, 'keys')).sort()).toEqual(['cell.seed', 'issuer.seed'])
  expect(modeOf(file('cell.seed'))).toBe(0o600)
  expect(modeOf(file('issuer.seed'))).toBe(0o600)
  expect(modeOf(join(folder.path, 'keys'))).toBe(0o700)
})

it('never replaces a key that another start has made meanwhile', () => {
  const theirs = Buffer.alloc(32, 9)
  mkdirSync(join(folder.path, 'keys'))
  writeFileSync(file('cell.seed'), theirs, { mode: 0o600 })
  expect(Buffer.from(open(true).cell)).toEqual(theirs)
  expect(readFileSync(file('cell.seed'))).toEqual(theirs)
})

it('gets over a draft that a crash has left', () => {
  mkdirSync(join(folder.path, 'keys'))
  writeFileSync(file(`cell.seed.${process.pid}.part`), 'half')
  expect(open(true).cell).toHaveLength(32)
})

it('does not make a new key beside a store: that would be another cell', () => {
  open(true)
  rmSync(file('issuer.seed'))
  const fault = faultOf(() => open(false))
  expect(fault.code).toBe('INTEGRITY_KEYS')
  expect(fault.message).toContain('issuer.seed is missing')
})

it.each([
  ['short', Buffer.alloc(31, 1)],
  ['long', Buffer.alloc(33, 1)],
  ['empty', Buffer.alloc(0)],
  ['zeroed', Buffer.alloc(32)],
])('refuses a key that is %s', (_how, bytes) => {
  open(true)
  writeFileSync(file('cell.seed'), bytes)
  expect(faultOf(() => open(false)).code).toBe('INTEGRITY_KEYS')
})

it('takes permissions away that others must not have, and says so', () => {
  open(true)
  chmodSync(file('cell.seed'), 0o644)
  const warned: unknown[] = []
  open(false, { ...silentLog, warn: (fields) => warned.push(fields['path']) })
  expect(warned).toEqual([file('cell.seed')])
  expect(modeOf(file('cell.seed'))).toBe(0o600)
})
