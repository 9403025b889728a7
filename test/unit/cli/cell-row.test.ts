import { expect, test } from 'vitest'
import { cellFields, lostFields } from '../../../agent/cli/command/cell-row.ts'

const cell = {
  id: 'x1000',
  self: true,
  state: 'alive',
  marks: ['records lost'],
  lost: ['lost with the disk of x1000: two controllers'],
  remedy: 'Discover them again.',
}

test('what a cell has lost stands with what to do about it, also among all its facts', () => {
  const told = [
    ['lost', 'with the disk of x1000: two controllers'],
    ['to do', 'Discover them again.'],
  ]
  expect(lostFields(cell)).toEqual(told)
  const fields = cellFields(cell).filter(([name]) => ['state', 'lost', 'to do'].includes(name))
  expect(fields).toEqual([['state', 'alive, records lost'], ...told])
})

test('a cell that has lost nothing says nothing of it', () => {
  expect(lostFields({ id: 'x1000' })).toEqual([])
  expect(lostFields({ id: 'x1000', lost: [], remedy: 'none' })).toEqual([])
})
