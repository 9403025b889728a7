import { describe, expect, it } from 'vitest'
import { Fault } from '../../../cell/env/index.ts'
import { compileFilter } from '../../../cell/view/query/index.ts'

const vocabulary = {
  id: 'text',
  state: 'text',
  role: 'text',
  hostname: 'text',
  type: 'text',
  subRole: 'text',
  class: 'text',
  groups: 'texts',
  macs: 'texts',
  enabled: 'flag',
  nid: 'number',
} as const
type Name = keyof typeof vocabulary
type Values = { readonly [Field in Name]?: unknown }

const compile = (text: string) => compileFilter<Name>(text, vocabulary)
const holds = (text: string, values: Values) => compile(text).test((field) => values[field])

const node: Values = {
  id: 'x1000c0s4b0n0',
  state: 'Ready',
  hostname: 'cb05',
  type: 'Node',
  class: 'River',
  groups: ['gpu', 'kube'],
  enabled: true,
  nid: 5,
}

function flawOf(text: string, values: Values = node): Fault {
  try {
    holds(text, values)
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown
    throw thrown
  }
  throw new Error(`${text} was taken`)
}

describe('a filter', () => {
  it.each([
    ['state == "Ready" && "gpu" in groups', true],
    ['state == "Ready" && "cpu" in groups', false],
    ['state != "Ready" || nid > 4', true],
    ['!enabled', false],
    ['nid in [1, 2, 5]', true],
    ['nid in [-1, 4 ]', false],
    ['hostname in ["cb05", "cb06"]', true],
    ['type == "Node" && class == "River"', true],
    ['hostname.startsWith("cb") && hostname.endsWith("5")', true],
    ['hostname.matches("^cb0[1-5]$")', true],
    ['hostname.matches("^cb0[6-9]$")', false],
    ['groups.exists(g, g.matches("^g"))', true],
    ['groups.exists(g, g == type)', false],
    ['groups.all(g, g.size() > 3)', false],
    ['groups.exists_one(g, g == "gpu")', true],
    ['groups.filter(g, g == "gpu").size() == 1', true],
    ['groups.map(g, g + "!").exists(h, h == "gpu!")', true],
    ['size(groups) == 2 && groups[0] == "gpu"', true],
    ['groups == ["gpu", "kube"]', true],
    ['nid >= 4.5 && nid % 2 == 1', true],
    ['enabled ? state == "Ready" : state == "Off"', true],
    ['int(hostname.substring(2)) == 5', true],
    ['id.contains("c0s4") // a comment', true],
    ['hostname.lowerAscii() == "cb05"', true],
  ])('%s is %s', (text, expected) => {
    expect(holds(text, node)).toBe(expected)
  })

  it.each([
    ['state == ""', true],
    ['"gpu" in groups', false],
    ['groups == [] && macs.size() == 0', true],
    ['nid == -1', true],
    ['enabled', false],
    ['hostname.matches("^$")', true],
  ])('takes what is absent as empty, -1 or false: %s is %s', (text, expected) => {
    expect(holds(text, {})).toBe(expected)
  })

  it('reads only the fields that it names, each once, and only when it gets there', () => {
    const filter = compile('state == "Ready" && ("gpu" in groups || groups.size() > 9)')
    expect(filter.fields).toEqual(['state', 'groups'])
    const read: string[] = []
    const test = (state: string) =>
      filter.test((field) => {
        read.push(field)
        return field === 'state' ? state : ['cpu']
      })
    expect(test('Off')).toBe(false)
    expect(read.splice(0)).toEqual(['state'])
    expect(test('Ready')).toBe(false)
    expect(read).toEqual(['state', 'groups'])
  })

  it.each([
    ['state = "Ready"', 7, 'compare with "==", not "="'],
    ['state == Ready', 10, 'a text stands in quotes: "Ready"'],
    ['colour == "red"', 1, 'there is no field "colour"; there are id, state, role'],
    ['subrole == "x"', 1, 'write subRole'],
    ['nid > 1 && state == 5', 12, '"==" does not go between a text and a whole number'],
    ['state == "a" and enabled', 14, 'join conditions with "&&"'],
    ['state == "a" & enabled', 14, 'write "&&" for and'],
    ['state == "a" | enabled', 14, 'write "||" for or'],
    ['state == "a" &&', 16, 'it ends too early'],
    ['state == "a', 10, 'Unterminated string'],
    ['"gpu" in nid', 1, '"in" does not go between a text and a whole number'],
    ['state.name == "x"', 1, 'a field has no part "name"'],
    ['state.split("a") == []', 1, 'there is no method "split"'],
    ['type(nid) == 1', 1, 'there is no function "type"'],
    ['has(state)', 1, 'there is no function "has"'],
    ['dyn(nid) == 1', 1, 'there is no function "dyn"'],
    ['{"a": 1} == {}', 1, 'maps'],
    ['groups.exists(state, true)', 15, '"state" is a field already'],
    ['hostname.exists(c, true)', 1, 'exists goes through a list'],
    ['hostname.matches(state)', 1, 'one pattern in quotes'],
    ['hostname.matches("a(")', 18, 'a "(" has no ")"'],
    ['groups + macs == []', 1, 'lists cannot be joined'],
    ['[groups] == []', 2, 'lists hold texts and numbers only'],
    ['groups.map(g, groups) == []', 1, 'lists hold no lists'],
    ['b"a" == b"b"', 1, 'only texts, numbers'],
    ['null == null', 1, 'only texts, numbers'],
    ['google.protobuf == 1', 1, 'a field has no part'],
    ['cel.bind(x, 1, x == 1)', 1, 'there is no method "bind"'],
  ])('%s is a flaw at character %i: %s', (text, position, says) => {
    const flaw = flawOf(text)
    expect([flaw.code, flaw.details['position']]).toEqual(['INPUT_FILTER', position])
    expect(flaw.message).toContain(`At character ${position} of the filter: `)
    expect(flaw.message).toContain(says)
  })

  it.each([
    ['', 'it is empty'],
    ['nid', 'it is no condition'],
    ['"a" + "b"', 'it is no condition'],
  ])('%j is a flaw as a whole: %s', (text, says) => {
    const { code, message } = flawOf(text)
    expect([code, message]).toEqual(['INPUT_FILTER', expect.stringContaining(says)])
  })

  it.each(['1 / (nid - 5) == 1', 'groups[7] == ""', 'int(state) == 1'])(
    '%s cannot be worked out for a node, and says so',
    (text) => {
      expect(flawOf(text).code).toBe('INPUT_FILTER')
    },
  )
})
