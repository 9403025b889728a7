import { describe, expect, it } from 'vitest'
import { collectable, type Entry, IntentTable } from '../../../cell/store/index.ts'
import {
  compareStated,
  foldVersions,
  type IntentVersion,
  intentVersionOf,
  isConflict,
  parentsOf,
} from '../../../cell/store/intent-fold.ts'
import { intentAheadMs, intentParentsMax, tombstoneGraceMs } from '../../../cell/store/limits.ts'

const nowMs = 1_000_000_000
const key = 'gr/gpu'

function version(hash: string, more: Partial<IntentVersion> = {}): IntentVersion {
  const { value = hash } = more
  const content = value === undefined ? '' : String(value)
  return {
    hash,
    parents: [],
    wallMs: nowMs,
    counter: 0,
    value,
    content,
    subject: 'anna',
    ...more,
  }
}

const deleted = (hash: string, more: Partial<IntentVersion> = {}): IntentVersion => ({
  ...version(hash, more),
  value: undefined,
  content: '',
})

const fold = (versions: Readonly<Record<string, IntentVersion>>) =>
  foldVersions(new Map(Object.entries(versions)), { self: 'self', nowMs })

const cells = (stated: readonly { readonly cell: string }[]) => stated.map(({ cell }) => cell)

describe('the versions of a cluster-wide record', () => {
  it('fold to nothing when there are none', () => {
    expect(fold({})).toEqual({ inForce: undefined, standing: [], held: [], superseded: [] })
  })

  it('fold to the latest when none knows another, and that is a conflict', () => {
    const a = version('1', { wallMs: nowMs - 5 })
    const b = version('2', { wallMs: nowMs - 4 })
    const c = version('3', { wallMs: nowMs - 4, counter: 1 })
    const found = fold({ c, a, b })
    expect(cells(found.standing)).toEqual(['c', 'b', 'a'])
    expect(found.inForce?.version).toBe(c)
    expect(isConflict(found)).toBe(true)
  })

  it('fold to the greatest cell’s at the same time', () => {
    const found = fold({ x1001: version('1'), x1002: version('2'), x1000: version('3') })
    expect(found.inForce?.cell).toBe('x1002')
    expect(
      compareStated({ cell: 'a', version: version('1') }, { cell: 'a', version: version('1') }),
    ).toBe(0)
  })

  it('leave out what another one replaces, however late it is', () => {
    const a = version('1', { wallMs: nowMs + 9 })
    const b = version('2', { parents: ['1'] })
    const found = fold({ a, b })
    expect(cells(found.standing)).toEqual(['b'])
    expect(cells(found.superseded)).toEqual(['a'])
    expect(isConflict(found)).toBe(false)
  })

  it('leave out what was replaced by one that is replaced, too', () => {
    const found = fold({
      a: version('1'),
      b: version('2', { parents: ['1'] }),
      c: version('3', { parents: ['2'] }),
    })
    expect(cells(found.standing)).toEqual(['c'])
    expect(cells(found.superseded).sort()).toEqual(['a', 'b'])
  })

  it('are no conflict when they say the same', () => {
    expect(
      isConflict(fold({ a: version('1', { value: 'x' }), b: version('2', { value: 'x' }) })),
    ).toBe(false)
    expect(isConflict(fold({ a: deleted('1'), b: deleted('2') }))).toBe(false)
    expect(isConflict(fold({ a: deleted('1'), b: version('2', { value: '' }) }))).toBe(true)
  })

  it('hold back what is more than 60 s ahead, but for the own', () => {
    const ahead = { wallMs: nowMs + intentAheadMs + 1 }
    const found = fold({ a: version('1', { ...ahead, parents: ['2'] }), b: version('2') })
    expect(cells(found.held)).toEqual(['a'])
    expect(found.inForce?.cell).toBe('b')
    expect(fold({ a: version('1', { wallMs: nowMs + intentAheadMs }) }).held).toEqual([])
    expect(fold({ self: version('1', ahead) }).inForce?.cell).toBe('self')
  })

  it('are all named by the version that replaces them, themselves first, within the limit', () => {
    const old = Array.from({ length: 50 }, (_, at) => `old ${at}`)
    const parents = parentsOf([
      version('1', { parents: old }),
      version('2', { parents: ['1', ...old.map((hash) => `${hash}!`)] }),
    ])
    expect(parents).toHaveLength(intentParentsMax)
    expect(parents.slice(0, 3)).toEqual(['1', '2', 'old 0'])
    expect(new Set(parents).size).toBe(parents.length)
  })

  it('leave out the oldest of each when there are too many', () => {
    const line = (name: string) => Array.from({ length: intentParentsMax }, (_, at) => name + at)
    const parents = parentsOf([
      version('1', { parents: line('a') }),
      version('2', { parents: line('b') }),
    ])
    expect(parents).toHaveLength(intentParentsMax)
    expect(parents).toEqual(expect.arrayContaining(['1', '2', 'a0', 'b0', 'a30', 'b30']))
    expect(parents).not.toContain('a31')
  })
})

describe('an entry', () => {
  const hash = new Uint8Array(32).fill(1)
  const intent = { parents: [new Uint8Array(32)], wallMs: 5, counter: 1 }
  const entry: Entry = { key, schema: 1, value: new Uint8Array([1, 2]), intent, subject: 'anna' }

  it('states a version, or that the record is deleted', () => {
    expect(intentVersionOf(entry, hash, 'x')).toEqual({
      hash: '\u0001'.repeat(32),
      parents: ['\0'.repeat(32)],
      wallMs: 5,
      counter: 1,
      value: 'x',
      content: '\u0001\u0002',
      subject: 'anna',
    })
    const { value: _, ...gone } = entry
    expect(intentVersionOf({ ...gone, deleted: true }, hash, undefined)).toMatchObject({
      value: undefined,
      content: '',
    })
  })

  it('states nothing that would not make sense', () => {
    const odd: readonly (readonly [Entry, unknown])[] = [
      [{ ...entry, withdrawn: true }, undefined],
      [{ ...entry, deleted: true }, 'x'],
      [entry, undefined],
      [{ key, schema: 1 }, 'x'],
      [{ ...entry, intent: { ...intent, wallMs: 2 ** 60 } }, 'x'],
      [{ ...entry, intent: { ...intent, wallMs: -1 } }, 'x'],
      [{ ...entry, intent: { ...intent, counter: Number.NaN } }, 'x'],
      [{ ...entry, intent: { ...intent, parents: [new Uint8Array(31)] } }, 'x'],
      [{ ...entry, intent: { ...intent, parents: Array(65).fill(new Uint8Array(32)) } }, 'x'],
    ]
    for (const [one, value] of odd) expect(intentVersionOf(one, hash, value)).toBeUndefined()
  })
})

describe('the table of intents', () => {
  const at = (cell: string) => ({ cell, key })

  it('says what changes for readers, and when the own version is replaced', () => {
    const table = new IntentTable('self')
    const own = table.set(at('self'), version('1'), nowMs)
    expect(own).toEqual({ key, isChanged: true, isOwnSuperseded: false })
    const weaker = table.set(at('a'), version('2', { wallMs: 5 }), nowMs)
    expect(weaker).toEqual({ key, isChanged: false, isOwnSuperseded: false })
    expect(table.conflicts()).toMatchObject([{ kind: 'intent', key, versions: [{}, {}] }])
    const newer = table.set(at('b'), version('3', { parents: ['1', '2'] }), nowMs)
    expect(newer).toEqual({ key, isChanged: true, isOwnSuperseded: true })
    expect(table.conflicts()).toEqual([])
    expect(table.superseded).toEqual([key])
    expect(cells(table.presentAt(key)).sort()).toEqual(['a', 'b', 'self'])
    expect(table.inForce('group', 'gpu')?.cell).toBe('b')
    expect(table.set(at('self'), undefined, nowMs)).toMatchObject({ isChanged: false })
    expect(table.superseded).toEqual([])
    expect([...table.keysOf('self')]).toEqual([])
    for (const cell of ['a', 'b']) table.set(at(cell), undefined, nowMs)
    expect([...table.keys()]).toEqual([])
    expect(table.inForceAt(key)).toBeUndefined()
  })

  it('takes in what is no longer in the future, when that is due', () => {
    const table = new IntentTable('self')
    table.set(at('self'), version('1'), nowMs)
    expect(table.nextDueMs).toBeUndefined()
    const wallMs = nowMs + 5 * intentAheadMs
    table.set(at('a'), version('2', { wallMs, parents: ['1'] }), nowMs)
    table.set({ cell: 'b', key: 'gr/other' }, version('3', { wallMs: wallMs + 1 }), nowMs)
    expect(table.conflicts().map(({ kind }) => kind)).toEqual(['held', 'held'])
    const due = nowMs + 4 * intentAheadMs
    expect(table.nextDueMs).toBe(due)
    expect(table.refold(due - 1)).toEqual([])
    expect(table.refold(due)).toEqual([{ key, isChanged: true, isOwnSuperseded: true }])
    expect(table.nextDueMs).toBe(due + 1)
    expect(table.refold(due + 1)).toMatchObject([{ key: 'gr/other' }])
    expect(table.nextDueMs).toBeUndefined()
  })

  it('does not call a deletion of what nobody saw a change', () => {
    const table = new IntentTable('self')
    expect(table.set(at('a'), deleted('1'), nowMs).isChanged).toBe(false)
    expect(table.set(at('b'), version('2', { wallMs: nowMs + 1 }), nowMs).isChanged).toBe(true)
    expect(table.set(at('c'), deleted('3', { parents: ['1', '2'] }), nowMs).isChanged).toBe(true)
  })
})

describe('a deleted intent may be forgotten', () => {
  const evidence = (...hybridMs: readonly number[]) => ({
    self: 'self',
    others: hybridMs.map((_, at) => `x${at}`),
    hybridMs: new Map(hybridMs.map((ms, at) => [`x${at}`, ms])),
  })
  const late = nowMs + tombstoneGraceMs

  function tableWith(...others: readonly string[]): IntentTable {
    const table = new IntentTable('self')
    table.set({ cell: 'self', key }, deleted('1'), nowMs)
    for (const cell of others) table.set({ cell, key }, version(cell, { wallMs: 1 }), nowMs)
    return table
  }

  it('when every other cell has promised, long after, to write nothing older', () => {
    expect(collectable(tableWith(), evidence(late, late + 1))).toEqual([key])
    expect(collectable(tableWith(), evidence())).toEqual([key])
  })

  it('not before the last of them has, nor while one of them is unheard of', () => {
    expect(collectable(tableWith(), evidence(late, late - 1))).toEqual([])
    expect(collectable(tableWith(), { ...evidence(late), others: ['x0', 'x1'] })).toEqual([])
  })

  it('not while another cell states anything about it', () => {
    expect(collectable(tableWith('x0'), evidence(late))).toEqual([])
  })

  it('and nothing else: not what is not deleted, not what others have deleted', () => {
    const table = new IntentTable('self')
    table.set({ cell: 'self', key }, version('1'), nowMs)
    table.set({ cell: 'x0', key: 'gr/other' }, deleted('2'), nowMs)
    expect(collectable(table, evidence(late))).toEqual([])
  })
})
