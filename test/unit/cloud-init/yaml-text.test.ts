import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { yamlText } from '../../../bootstrap/cloud-init/yaml-text.ts'

const read = (text: string) => parse(text, { version: '1.1', merge: false }) as unknown

describe('YAML for cloud-init', () => {
  test('says the same to a reader of YAML 1.1, whatever the values are', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string())
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(true, false, null),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(text, tie('any'), { maxKeys: 4 }),
      ),
    })).any
    fc.assert(
      fc.property(fc.dictionary(text, value), (values) => {
        expect(read(yamlText(values))).toEqual(JSON.parse(JSON.stringify(values)))
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['demo', 'demo'],
    ['all compute blades', 'all compute blades'],
    ['10.1.4.17', '10.1.4.17'],
    ['http://10.1.0.2:8081/cloud-init', 'http://10.1.0.2:8081/cloud-init'],
    ['ec:e7:a7:05:a0:0c', 'ec:e7:a7:05:a0:0c'],
    ['10:20:30:40:50:59', '"10:20:30:40:50:59"'],
    ['1.0', '"1.0"'],
    ['No', '"No"'],
    ['y', '"y"'],
    ['<<', '"<<"'],
    ['=', '"="'],
    ['', '""'],
    ['a: b', '"a: b"'],
    ['a #b', '"a #b"'],
    ['a:', '"a:"'],
    [' a', '" a"'],
    ['a\n', '"a\\n"'],
    ['a\u0080\u007f\u2028\ufeff\ufffe', '"a\\u0080\\u007f\\u2028\\ufeff\\ufffe"'],
    ['{{ x }}', '"{{ x }}"'],
    [1e21, '1.0e+21'],
    [5e-7, '5.0e-7'],
  ])('%j is written %s', (value, written) => {
    expect(yamlText({ key: value })).toBe(`key: ${written}\n`)
    expect(yamlText({ [String(value)]: [] })).toBe(
      `${typeof value === 'number' ? `"${value}"` : written}: []\n`,
    )
  })

  // A pattern that tries every way to part these would not end within the time of a test.
  test.each(['a:', 'a, ', 'a ', '://', 'a://'])('a long text of %j is written', (piece) => {
    const text = `${piece.repeat(20_000)}\n`
    expect(yamlText({ key: text })).toBe(`key: ${JSON.stringify(text)}\n`)
  })
})
