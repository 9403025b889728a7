import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  headsOf,
  headText,
  newestHeads,
  parseHeads,
} from '../../../agent/rack/http/forward/cell-head.ts'
import { marksMax } from '../../../agent/rack/http/forward/limits.ts'
import { Fault } from '../../../cell/env/index.ts'

const head = fc.record({
  cell: fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,62}$/),
  order: fc.record({ term: fc.nat(), boot: fc.nat(), seq: fc.maxSafeNat().map((n) => n % 1e15) }),
})

describe('positions as text', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(head, { selector: ({ cell }) => cell }), (heads) => {
        expect(parseHeads(heads.map(headText).join(', '))).toEqual(heads)
      }),
    )
  })

  it('of one cell are reduced to the newest', () => {
    const at = (seq: number, boot = 1) => ({ cell: 'x1000', order: { term: 1, boot, seq } })
    expect(newestHeads([at(3), at(7), at(5)])).toEqual([at(7)])
    expect(newestHeads([at(9), at(1, 2)])).toEqual([at(1, 2)])
    expect(parseHeads('x1000/1.1.3,x1000/1.1.4,,')).toEqual([at(4)])
  })

  it('that are none are a fault of the caller, and nothing from another cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(headsOf(text)).toBeInstanceOf(Array)
        try {
          parseHeads(text)
        } catch (error) {
          expect(error).toBeInstanceOf(Fault)
          expect((error as Fault).code).toBe('INPUT_HEADER')
        }
      }),
    )
    expect(headsOf(undefined)).toEqual([])
    const many = Array.from({ length: marksMax + 1 }, (_, at) => `c${at}/1.1.1`).join()
    expect(() => parseHeads(many)).toThrow(/Cell-At-Least/)
  })
})
