import { describe, expect, test } from 'vitest'
import { fieldsText } from '../../../agent/cli/output/fields.ts'
import { foldedNames, foldRows } from '../../../agent/cli/output/folded-names.ts'
import { printable, printableLine } from '../../../agent/cli/output/printable.ts'
import { sizeText } from '../../../agent/cli/output/size-text.ts'
import { type Column, tableText } from '../../../agent/cli/output/table.ts'

interface Row {
  readonly name: string
  readonly size?: number
  readonly note?: string
}

const columns: readonly Column<Row>[] = [
  { title: 'NAME', value: ({ name }) => name },
  { title: 'SIZE', value: ({ size }) => size, align: 'right' },
  { title: 'NOTE', value: ({ note }) => note, mayShrink: true },
]

describe('tables', () => {
  test('align columns, show a dash for what is absent, leave no blanks at the end', () => {
    const rows = [
      { name: 'cb01', size: 7, note: 'a' },
      { name: 'selene01', size: 1200 },
    ]
    expect(tableText(columns, rows)).toBe(
      ['NAME      SIZE  NOTE', 'cb01         7  a', 'selene01  1200  -', ''].join('\n'),
    )
  })

  test('cut what may shrink when the terminal is narrow, and nothing else', () => {
    const rows = [{ name: 'a-name-that-stays', size: 1, note: 'x'.repeat(60) }]
    const lines = tableText(columns, rows, { columns: 40 }).trimEnd().split('\n')
    expect(lines[1]).toBe(`a-name-that-stays     1  ${'x'.repeat(14)}…`)
    expect(lines.every((line) => [...line].length <= 40)).toBe(true)
  })

  test('cut nothing when nobody looks', () => {
    const rows = [{ name: 'n', note: 'x'.repeat(500) }]
    expect(tableText(columns, rows)).toContain('x'.repeat(500))
  })

  test('keep a least width of what shrinks', () => {
    const rows = [{ name: 'n'.repeat(50), note: 'y'.repeat(50) }]
    expect(tableText(columns, rows, { columns: 10 })).toContain(`${'y'.repeat(7)}…`)
  })

  test('let the widest column give way first', () => {
    const two: readonly Column<Row>[] = [
      { title: 'A', value: ({ name }) => name, mayShrink: true },
      { title: 'B', value: ({ note }) => note, mayShrink: true },
    ]
    const text = tableText(two, [{ name: 'a'.repeat(10), note: 'b'.repeat(60) }], { columns: 32 })
    expect(text).toContain('a'.repeat(10))
    expect(text).toContain(`${'b'.repeat(19)}…`)
  })

  test('speak to nobody but the reader: control characters are taken out', () => {
    const text = tableText(columns, [{ name: 'evil\u001b[2J\n\u0007', note: 'x' }])
    expect(text).toContain('evil\ufffd[2J \ufffd')
    expect(text).not.toContain('\u001b')
  })

  test('stand 100,000 rows', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => ({ name: `n${index}` }))
    expect(tableText(columns, rows).split('\n')).toHaveLength(100_002)
  })
})

test('fields stand in one column, those without a value are left out', () => {
  const text = fieldsText([
    ['name', 'cb01'],
    ['longer one', 'two\nlines'],
    ['absent', undefined],
    ['empty', ''],
  ])
  expect(text).toBe('name:       cb01\nlonger one: two\n            lines\n')
})

test('line feeds and tabs survive, other control characters do not', () => {
  expect(printable('a\tb\nc\rd\u0085')).toBe('a\tb\nc\ufffdd\ufffd')
  expect(printableLine('a\tb\nc')).toBe('a b c')
})

describe('folded names', () => {
  test('fold, and list what cannot be folded behind', () => {
    expect(foldedNames(['cb02', 'cb01', 'all', 'a b'])).toBe('cb[01-02],all,a b')
    expect(foldedNames([])).toBe('')
  })

  test('rows that are alike become one, in order of first sight', () => {
    const rows = [
      { name: 'b2', kind: 'x' },
      { name: 'a1', kind: 'y' },
      { name: 'b1', kind: 'x' },
    ]
    const folded = foldRows(rows, { name: ({ name }) => name, alike: ({ kind }) => kind })
    expect(folded.map(({ folded: text }) => text)).toEqual(['b[1-2]', 'a1'])
  })
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [5 * 1024 * 1024, '5.0 MiB'],
  [3.5 * 1024 ** 4, '3.5 TiB'],
  [2048 * 1024 ** 4, '2048.0 TiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})
