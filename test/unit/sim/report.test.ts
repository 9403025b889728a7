import { describe, expect, it } from 'vitest'
import { bytesText, countText, durationText } from '../../../sim/command/figure-text.ts'
import { type Plot, pageOf } from '../../../sim/report/index.ts'

const plain: Plot = { title: 't', note: 'n', across: 'ms', up: 'share', lines: [] }
const page = (plot: Partial<Plot>) =>
  pageOf({
    ...{ title: 't', command: 'c', verdict: 'v', hasHeld: true, tables: [] },
    plots: [{ ...plain, ...plot }],
  })

/** The numbers below the plot, and where the line goes. */
function drawn(plot: Partial<Plot>) {
  const html = page(plot)
  const across = [...html.matchAll(/"tick across" x="([\d.]+)" y="[\d.]+">([^<]+)</g)]
  const path = /class="line line-0" d="([^"]*)"/.exec(html)?.[1]
  return { ticks: across.map(([, x, text]) => [Number(x), text]), path, html }
}

describe('a plot', () => {
  it('in powers of ten shows what is between 2 ms and 30 s, and what is 0 at its edge', () => {
    const points = [0, 2, 100, 30_000].map((value, at) => [value, at / 3] as const)
    const { ticks, path } = drawn({ isLog: true, lines: [{ name: 'l', points }] })
    expect(ticks.map(([, text]) => text)).toEqual(['1', '10', '100', '1 k', '10 k', '100 k'])
    const [first, , third] =
      path?.match(/[\d.]+ [\d.]+/g)?.map((at) => Number(at.split(' ')[0])) ?? []
    expect(first).toBe(ticks[0]?.[0])
    expect(third).toBe(ticks[2]?.[0])
  })

  it('of nothing, of nothing but zeros and of one power of ten has an axis all the same', () => {
    for (const isLog of [true, false]) {
      for (const points of [[], [[0, 0]], [[10, 1]]] as const) {
        const { ticks, html } = drawn({ isLog, lines: [{ name: 'l', points }] })
        expect(ticks.length).toBeGreaterThan(1)
        expect(html).not.toMatch(/NaN|Infinity/)
      }
    }
  })

  it('says which line is which where there are several', () => {
    const line = { name: 'one', points: [[1, 1]] } as const
    expect(page({ lines: [line] })).not.toContain('class="key"')
    expect(page({ lines: [line, { ...line, name: 'two' }] })).toContain('class="k1"></i>two')
  })
})

describe('figures', () => {
  it('are written as a person reads them', () => {
    expect([7, 1_000, 1_234_567].map(countText)).toEqual(['7', '1\u202f000', '1\u202f234\u202f567'])
    expect([4.94, 28, 28_966.7].map(durationText)).toEqual(['4.9 ms', '28 ms', '29.0 s'])
    expect([318_212, 1_250_000].map(bytesText)).toEqual(['318 kB', '1.25 MB'])
  })
})
