/** Filters: what holds for all of them, and what none of them may do to a cell. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../cell/env/index.ts'
import {
  type NodeRow,
  nodeSetMatch,
  nodeVocabulary,
  parseNodeFilter,
} from '../../cell/view/index.ts'
import { LinearPattern } from '../../cell/view/query/linear-pattern.ts'
import { PatternFlaw } from '../../cell/view/query/pattern-reader.ts'

const word = fc.constantFrom('', 'a', 'b', 'gpu', 'Ready', 'Off', 'cb01', 'x1000c0s1b0n0')
const row: fc.Arbitrary<NodeRow> = fc.record(
  {
    id: word,
    hostname: word,
    state: word,
    nid: fc.integer({ min: 0, max: 9 }),
    enabled: fc.boolean(),
    groups: fc.array(word, { maxLength: 4 }),
    age: fc.integer({ min: 0, max: 99 }),
  },
  { requiredKeys: [] },
)

const quoted = word.map((text) => JSON.stringify(text))
const number = fc.integer({ min: -2, max: 11 })
/** Conditions that are well formed and can always be worked out. */
const condition = fc.letrec<{ whole: string; atom: string }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('atom'),
    fc.tuple(tie('whole'), tie('whole')).map(([left, right]) => `(${left} && ${right})`),
    fc.tuple(tie('whole'), tie('whole')).map(([left, right]) => `(${left} || ${right})`),
    tie('whole').map((inner) => `!(${inner})`),
  ),
  atom: fc.oneof(
    fc.tuple(fc.constantFrom('state', 'hostname', 'id'), quoted).map((pair) => pair.join(' == ')),
    fc.tuple(fc.constantFrom('nid', 'age'), number).map((pair) => pair.join(' >= ')),
    quoted.map((text) => `${text} in groups`),
    quoted.map((text) => `groups.exists(g, g == ${text} || g == state)`),
    fc.array(number, { maxLength: 4 }).map((list) => `nid in [${list.join(', ')}]`),
    fc.constantFrom('enabled', 'hostname.matches("^c|b$")', 'size(groups) > 1'),
  ),
})).whole

const fitting = (text: string, rows: readonly NodeRow[]) => {
  const filter = parseNodeFilter(text)
  return rows.map((each) => filter.fits(each))
}

describe('a filter', () => {
  const rows = fc.array(row, { minLength: 1, maxLength: 12 })

  it('joined by and is the intersection, by or the union, and not the rest', () => {
    fc.assert(
      fc.property(condition, condition, rows, (left, right, nodes) => {
        const [ofLeft, ofRight] = [fitting(left, nodes), fitting(right, nodes)]
        const pairs = ofLeft.map((holds, at) => [holds, ofRight[at] === true] as const)
        expect(fitting(`(${left}) && (${right})`, nodes)).toEqual(pairs.map(([a, b]) => a && b))
        expect(fitting(`(${left}) || (${right})`, nodes)).toEqual(pairs.map(([a, b]) => a || b))
        expect(fitting(`!(${left})`, nodes)).toEqual(pairs.map(([a]) => !a))
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same for the same node, however often and in whatever order', () => {
    fc.assert(
      fc.property(condition, rows, (text, nodes) => {
        const filter = parseNodeFilter(text)
        const forwards = nodes.map((each) => filter.fits(each))
        const backwards = nodes.toReversed().map((each) => filter.fits(each))
        expect(backwards.toReversed()).toEqual(forwards)
      }),
    )
  })
})

/** What an attacker strings together: real pieces in no order. */
const pieces = fc.constantFrom(
  ...Object.keys(nodeVocabulary),
  ...['(', ')', '[', ']', '{', '}', ',', '.', '?', ':', '!', '-', '+', '*', '/', '%', '&&', '||'],
  ...['==', '!=', '<', '>=', ' in ', '"a"', "'", '"', '1', '0', '1.5', '9999999999999999999', '1u'],
  ...[
    'true',
    'null',
    'b"a"',
    '.exists(',
    '.all(',
    '.map(x,',
    '.filter(x,',
    'x',
    '.matches(',
    'size(',
  ],
  ...[
    'has(',
    'dyn(',
    'type(',
    'cel.bind(',
    'timestamp(',
    'duration(',
    '.split(',
    '.join(',
    '\\u{0}',
  ],
  ...['__proto__', 'constructor', 'toString', 'prototype', 'optional.of(', '// ', '\n', '"(a+)+$"'],
)
const hostile = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.tuple(pieces, fc.integer({ min: 1, max: 5_000 })).map(([part, times]) => part.repeat(times)),
)

/** A node on which costly things cost most. */
const burdened: NodeRow = {
  id: 'x1000c0s1b0n0',
  hostname: 'a'.repeat(255),
  state: 'a'.repeat(60),
  nid: 1,
  enabled: true,
  groups: Array.from({ length: 64 }, (_, at) => `${'a'.repeat(200)}${at}`),
  macs: [],
  ips: [],
}

/** Runs it; gives the code of a refusal, and fails on anything else. */
function tryFilter(text: string): string {
  try {
    return String(parseNodeFilter(text).fits(burdened))
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.code
    throw new Error(`${JSON.stringify(text)} broke it`, { cause: thrown })
  }
}

describe('hostile filters', () => {
  it('are worked out or refused, and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(['true', 'false', 'INPUT_FILTER', 'LIMIT_FILTER']).toContain(tryFilter(text))
      }),
      { numRuns: 3_000 },
    )
  })

  const list = `[${Array.from({ length: 256 }, (_, at) => at).join(',')}]`
  it.each([
    ['(a+)+$ on a long name', 'hostname.matches("^(a+)+$x")'],
    ['many stars', `hostname.matches("^${'a*'.repeat(100)}b")`],
    ['three loops', 'groups.all(a, groups.all(b, groups.all(c, a + b + c != "")))'],
    ['two long lists', `${list}.all(a, ${list}.all(b, a + b >= 0))`],
    ['a loop over copies', `(${Array(300).fill('groups').join('+')}).all(a, a != "")`],
    ['a deep one', `${'('.repeat(2_000)}enabled${')'.repeat(2_000)}`],
    ['many not', `${'!'.repeat(4_000)}enabled`],
    ['many minus', `${'-'.repeat(4_000)}1 == 1`],
    ['many or', Array(400).fill('enabled').join('||')],
    ['a large number', `${'9'.repeat(4_000)} == 1`],
    ['a long text', `"${'a'.repeat(4_090)}" == ""`],
    ['doubling', 'cel.bind(a, "x" + "x", cel.bind(b, a + a, b + b != ""))'],
    ['too long', ' '.repeat(5_000)],
    ['patterns in loops', 'groups.all(a, groups.all(b, b.matches("(a|b|c|d)*x")))'],
  ])('%s ends', (_, text) => {
    const begun = performance.now()
    tryFilter(text)
    // What hangs takes minutes; a loaded machine takes its time, too.
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('may hold two long lists against each other, and no more', () => {
    expect(tryFilter(`${list}.all(a, ${list}.all(b, a >= b || b > a))`)).toBe('LIMIT_FILTER')
    const half = `[${Array.from({ length: 128 }, (_, at) => at).join(',')}]`
    expect(tryFilter(`${half}.all(a, ${half}.all(b, a >= b || b > a))`)).toBe('true')
  })
})

describe('a pattern', () => {
  const atoms = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '(a|b)', '(ab)', 'x')
  const marks = fc.constantFrom('', '*', '+', '?', '{2}', '{0,2}', '{1,}')
  const pattern = fc
    .tuple(
      fc.constantFrom('', '^'),
      fc.array(fc.tuple(atoms, marks), { maxLength: 6 }),
      fc.constantFrom('', '$'),
    )
    .map(([start, parts, end]) => start + parts.map((part) => part.join('')).join('') + end)

  it('fits what the same expression of JavaScript fits', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'x', '1', '\n'), maxLength: 8 })
    fc.assert(
      fc.property(pattern, text, (expression, value) => {
        expect(new LinearPattern(expression).test(value)).toBe(new RegExp(expression).test(value))
      }),
      { numRuns: 2_000 },
    )
  })

  it('of any text is read or refused', () => {
    const parts = fc.constantFrom('a', '(', ')', '[', ']', '{', '}', '2', ',', '*', '\\', '|', '^')
    const expression = fc.array(parts, { maxLength: 40 }).map((each) => each.join(''))
    fc.assert(
      fc.property(fc.oneof(expression, fc.string({ maxLength: 300 })), (given) => {
        try {
          new LinearPattern(given).test('a'.repeat(64))
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(PatternFlaw)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a node set held against single nodes', () => {
  it.each([
    ['cb[01-03]', { id: 'x1', hostname: 'cb02' }, true],
    ['CB02', { id: 'x1', hostname: 'cb02' }, true],
    ['cb[01-03]', { id: 'x1', hostname: 'cb04' }, false],
    ['X01000C0S1B0N0', { id: 'x1000c0s1b0n0' }, true],
    ['x1001*', { id: 'x1001c0s1b0n0', hostname: 'a' }, true],
    ['c?0[1-2]', { id: 'x1', hostname: 'cb01' }, true],
    ['@gpu', { id: 'x1', groups: ['gpu'] }, true],
    ['@g[1-2],!cb01', { id: 'x1', hostname: 'cb01', groups: ['g1'] }, false],
    ['!@gpu', { id: 'x1', groups: [] }, true],
    ['@a&@b', { id: 'x1', groups: ['a'] }, false],
    ['@a^@b', { id: 'x1', groups: ['a'] }, true],
    ['all', { id: 'x1' }, true],
    ['', { id: 'x1' }, false],
  ])('%s: %j is in it: %s', (set, node, expected) => {
    expect(nodeSetMatch(set)(node)).toBe(expected)
  })

  it('with too many patterns is refused', () => {
    expect(() => nodeSetMatch('a[1-2000]*')).toThrow(/2000 patterns/)
  })
})
