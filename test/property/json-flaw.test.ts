import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFlaw, jsonFlawAt } from '../../agent/rack/http/json-flaw.ts'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('the flaw of a text that is no JSON', () => {
  const nearby = fc.string({ unit: fc.constantFrom(...'{}[],:" \\u0a1-.eE\n', 'true', '"a":') })
  const cut = fc
    .tuple(fc.json(), fc.nat(), fc.string({ unit: 'binary', maxLength: 2 }))
    .map(([json, at, more]) => {
      const place = at % (json.length + 1)
      return json.slice(0, place) + more + json.slice(place + more.length)
    })

  it('is found exactly where the engine finds one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), cut, nearby, fc.string({ unit: 'binary' })), (text) => {
        expect(jsonFlawAt(text) === undefined).toBe(isJson(text))
      }),
      { numRuns: 5_000 },
    )
  })

  it('tells a place and nothing of the text', () => {
    fc.assert(
      fc.property(fc.oneof(cut, nearby), (text) => {
        expect(jsonFlaw(text)).toMatch(/^unexpected (end of the body|character at position \d+)$/)
      }),
    )
  })

  it.each([
    ['{"a":pass}', 5],
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['"a\nb"', 2],
    ['"\\x"', 1],
    ['{} {}', 3],
    ['{"a', 3],
    [`${'['.repeat(100_000)}x`, 100_000],
    [`"${'x'.repeat(1_000_000)}`, 1_000_001],
  ])('%#', (text, at) => {
    expect(jsonFlawAt(text)).toBe(at)
  })
})
