import { describe, expect, it } from 'vitest'
import { reportedMax } from '../../../agent/rack/http/forward/limits.ts'
import { type Outcome, partialFault, reportText } from '../../../agent/rack/http/forward/report.ts'
import { Fault } from '../../../cell/env/index.ts'

const answer = (cell: string, status: number, text = '') => {
  return { cell, status, headers: {}, body: Buffer.from(text) }
}
const cause = new Fault('PEER_SILENT')

const outcomes: readonly Outcome[] = [
  { kind: 'done', answer: answer('a', 204) },
  { kind: 'refused', answer: answer('b', 409, '{"detail":"it is taken"}') },
  { kind: 'refused', answer: answer('c', 422, 'plain words\nand more') },
  { kind: 'unreached', cell: 'd', cause },
  { kind: 'left', cell: 'e' },
]
const unknown: Outcome = { kind: 'unknown', cell: 'f', cause }

describe('the report of a change that happened in part', () => {
  it('says of every owner what became of its share', () => {
    expect(reportText([...outcomes, unknown])).toBe(
      'a: done; b: refused (409 it is taken); c: refused (422 plain words); ' +
        'd: not reached, nothing done; e: not asked; f: outcome: unknown',
    )
  })

  it('names a number of owners and counts the rest', () => {
    const many = Array.from(
      { length: reportedMax + 3 },
      (): Outcome => ({ kind: 'left', cell: 'a' }),
    )
    expect(reportText(many)).toMatch(/; 3 more$/)
  })

  it('is 504 when an outcome is unknown, otherwise 503, and says how to repeat', () => {
    const partial = partialFault(outcomes, '7'.repeat(32))
    expect([partial.code, partial.status]).toEqual(['PEER_PARTIAL', 503])
    const silent = partialFault([...outcomes, unknown], '7'.repeat(32))
    expect([silent.code, silent.status]).toEqual(['PEER_SILENT', 504])
    for (const { message } of [partial, silent]) {
      expect(message).toContain(`Repeat with Request-Id: ${'7'.repeat(32)}`)
    }
  })
})
