import { describe, expect, it } from 'vitest'
import { type Hold, HoldTable } from '../../../cell/lock/hold-table.ts'
import { holdMs, undoneMs } from '../../../cell/lock/limits.ts'

const hold = (...components: string[]): Hold => {
  return { kind: 'service', minutes: 1, subject: 'a', components }
}

describe('a hold', () => {
  it('keeps its components from everybody for ten seconds', () => {
    const table = new HoldTable()
    expect(table.hold('one', hold('x1', 'x2'), 0)).toBe(true)
    expect([table.isHeld('x1', holdMs - 1), table.isHeld('x3', 0)]).toEqual([true, false])
    expect(table.of('one', holdMs - 1)?.components).toEqual(['x1', 'x2'])
    expect([table.isHeld('x1', holdMs), table.of('one', holdMs)]).toEqual([false, undefined])
    expect(holdMs).toBeLessThanOrEqual(10_000)
  })

  it('ends when it is dropped, and what replaces it stays', () => {
    const table = new HoldTable()
    table.hold('one', hold('x1', 'x2'), 0)
    table.hold('two', hold('x2'), 1)
    table.drop('one')
    expect([table.isHeld('x1', 2), table.isHeld('x2', 2)]).toEqual([false, true])
  })

  it('does not come back after it was undone, however late the step is', () => {
    const table = new HoldTable()
    table.undo('one', 0)
    expect(table.hold('one', hold('x1'), 1)).toBe(false)
    expect([table.isHeld('x1', 1), table.of('one', 1)]).toEqual([false, undefined])
    table.hold('other', hold('x9'), undoneMs - 1)
    expect(table.hold('one', hold('x1'), undoneMs - 1)).toBe(false)
  })
})
