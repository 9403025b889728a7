import { describe, expect, it } from 'vitest'
import { Fault } from '../../../cell/env/fault.ts'
import {
  nodeSetCharsMax,
  nodeSetNameCharsMax,
  nodeSetNamesMax,
} from '../../../cell/inventory/limits.ts'
import { expandNodeSet, type NodeSetWorld } from '../../../cell/inventory/node-set.ts'
import { foldNodeSet } from '../../../cell/inventory/node-set-fold.ts'
import { globMatches } from '../../../cell/inventory/node-set-glob.ts'
import { parseNodeSet } from '../../../cell/inventory/node-set-parse.ts'

const known = ['cb01', 'cb02', 'cb10', 'cbgpu1', 'x1001c0s0b0n0', 'x1001c0s1b0n0', 'x1002c0s0b0n0']
const groups = new Map([
  ['kube', ['cb02', 'cb01']],
  ['r1', ['cb10']],
  ['site:gpu', ['cbgpu1']],
])

const world: NodeSetWorld = { names: () => known, group: (label) => groups.get(label) }

const expand = (text: string, from: NodeSetWorld = world): string =>
  expandNodeSet(parseNodeSet(text), from).join(' ')

function faultOf(act: () => unknown): Fault {
  try {
    act()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('names and brackets', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['cb7', 'cb7'],
    ['cb[1-3,7]', 'cb1 cb2 cb3 cb7'],
    ['cb[01-03]', 'cb01 cb02 cb03'],
    ['cb[08-11]', 'cb08 cb09 cb10 cb11'],
    ['cb[099-101]', 'cb099 cb100 cb101'],
    ['cb[98-101]', 'cb98 cb99 cb100 cb101'],
    ['cb[01-100/33]', 'cb01 cb34 cb67 cb100'],
    ['n[0-10/2]', 'n0 n2 n4 n6 n8 n10'],
    ['n[0-10/4]', 'n0 n4 n8'],
    ['n[ 1-3 ]', 'n1 n2 n3'],
    ['[1-3]', '1 2 3'],
    ['x[1000-1001]c0s[0-1]b0n0', 'x1000c0s0b0n0 x1000c0s1b0n0 x1001c0s0b0n0 x1001c0s1b0n0'],
    ['a[1-2][3-4]', 'a13 a14 a23 a24'],
    ['cb[1-2]-ib0.site', 'cb1-ib0.site cb2-ib0.site'],
    ['02:00:00:00:10:00', '02:00:00:00:10:00'],
    ['b[2,1,2],a10,a9,b1', 'a9 a10 b1 b2'],
    ['cb[1,01,001]', 'cb001 cb01 cb1'],
  ])('%j is %j', (text, names) => {
    expect(expand(text)).toBe(names)
  })
})

describe('operators, from left to right', () => {
  it.each([
    ['a , b\n,c', 'a b c'],
    ['n[1-5]!n3', 'n1 n2 n4 n5'],
    ['n[1-5],!n[2-4]', 'n1 n5'],
    ['n[1-5] ! n[2-4] , n3', 'n1 n3 n5'],
    ['n[1-5]&n[4-9]', 'n4 n5'],
    ['a,b&b,c', 'b c'],
    ['n[1-5]&!n1', 'n2 n3 n4 n5'],
    ['n[1-3]^n[3-4]', 'n1 n2 n4'],
    ['!x*', 'cb01 cb02 cb10 cbgpu1'],
    ['! x*,!cb??', 'cbgpu1'],
    ['@*!all', ''],
  ])('%j is %j', (text, names) => {
    expect(expand(text)).toBe(names)
  })
})

describe('groups, globs and all', () => {
  it.each([
    ['@kube', 'cb01 cb02'],
    ['@kube,!cb02', 'cb01'],
    ['@kube&cb02', 'cb02'],
    ['@r[1-1]', 'cb10'],
    ['@site:gpu', 'cbgpu1'],
    ['x1001*', 'x1001c0s0b0n0 x1001c0s1b0n0'],
    ['X1001C0S?B0N0', 'x1001c0s0b0n0 x1001c0s1b0n0'],
    ['*gpu?', 'cbgpu1'],
    ['*[1-2]', 'cb01 cb02 cbgpu1'],
    ['x[1001-1002]c0s0*', 'x1001c0s0b0n0 x1002c0s0b0n0'],
    ['nothing*', ''],
    ['@*', known.join(' ')],
    ['all', known.join(' ')],
    ['ALL', known.join(' ')],
    ['*', known.join(' ')],
    ['all1', 'all1'],
  ])('%j is %j', (text, names) => {
    expect(expand(text)).toBe(names)
  })

  it('says which group is not there', () => {
    const fault = faultOf(() => expand('cb01,@kub'))
    expect(fault.code).toBe('INPUT_NODE_SET')
    expect(fault.message).toBe('There is no group "kub".')
    expect(fault.details['position']).toBe(6)
    expect(faultOf(() => expand('@all')).message).toContain('write all or @* for every node')
    const withAll: NodeSetWorld = { ...world, group: () => ['cb01'] }
    expect(expand('@all', withAll)).toBe('cb01')
  })

  it('looks past upper and lower case in globs alone', () => {
    const mixed: NodeSetWorld = { ...world, names: () => ['CB01', 'cb02'] }
    expect(expand('cB0?', mixed)).toBe('CB01 cb02')
    expect(expand('all&cb01', mixed)).toBe('')
  })

  it('calls everything by its one name', () => {
    const xnames = new Map([
      ['cb01', 'x1000c0s0b0n0'],
      ['CB01', 'x1000c0s0b0n0'],
    ])
    const resolving: NodeSetWorld = {
      names: () => ['cb01', 'x1000c0s0b0n0'],
      group: () => ['cb01'],
      resolve: (name) => xnames.get(name),
    }
    for (const text of ['cb01', 'CB01', 'cb*', '@g', 'all', 'x1000*', 'cb01,x1000c0s0b0n0']) {
      expect(expand(text, resolving)).toBe('x1000c0s0b0n0')
    }
    expect(expand('all!cb01', resolving)).toBe('')
    expect(expand('new1', resolving)).toBe('new1')
  })
})

describe('globMatches', () => {
  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['?', '', false],
    ['a*c', 'abbc', true],
    ['a*c', 'abcb', false],
    ['*a*b', 'xxaxxabxb', true],
    ['a**', 'a', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['abc', 'abcd', false],
  ])('%j on %j is %s', (glob, text, matches) => {
    expect(globMatches(glob, text)).toBe(matches)
  })
})

describe('what cannot be read', () => {
  it.each([
    ['a,', 3, 'a name is missing at the end'],
    [',a', 1, 'a name is missing before ","'],
    ['a,,b', 3, 'a name is missing before ","'],
    ['a!!b', 3, 'a name is missing before "!"'],
    ['!', 2, 'a name is missing at the end'],
    ['a b', 3, '"b" is not expected here; join names with ","'],
    ['a[1', 2, '"[" is never closed; put a "]" after the last number'],
    ['a[1,', 2, '"[" is never closed'],
    ['a[]', 3, 'a number is missing; ranges look like'],
    ['a[x]', 3, 'a number is missing'],
    ['a[-5]', 3, 'a number is missing'],
    ['a[1,]', 5, 'a number is missing'],
    ['a[1-]', 4, '"-" is not expected in [ ]'],
    ['a[1/2]', 4, '"/" is not expected in [ ]'],
    ['a[1 2]', 5, '"2" is not expected in [ ]'],
    ['a[5-1]', 3, '"5-1" runs backwards; write 1-5'],
    ['a[1-05]', 3, '"1-05" has uneven zeros; write 01-05'],
    ['a[01-005]', 3, '"01-005" has uneven zeros; write 001-005'],
    ['a[1-3/0]', 3, 'the step of "1-3/0" is 0'],
    ['a[1234567890123456]', 3, 'more than 15 digits'],
    ['a]', 2, '"]" is not expected here'],
    [']', 1, 'there is no "[" that it closes'],
    ['(a)', 1, 'without parentheses'],
    ['a{1,2}', 2, '"{" is not expected here'],
    ['@', 2, 'a name is missing at the end'],
    ['@k*', 2, 'a group has no wildcards'],
    ['a|b', 2, '"|" is not expected here'],
    ['ä1', 1, '"ä" cannot be part of a name'],
    ['a*b*c*d*e*f*g*h*i*', 1, 'more than 8 "*"'],
    ['a'.repeat(nodeSetNameCharsMax + 1), 1, 'more than 253 characters'],
    [`${'a'.repeat(nodeSetNameCharsMax - 1)}[5-10]`, 1, 'more than 253 characters'],
  ])('%j: at %i, %s', (text, position, words) => {
    const fault = faultOf(() => parseNodeSet(text))
    expect(fault.code).toBe('INPUT_NODE_SET')
    expect(fault.message).toContain(words)
    expect(fault.details['position']).toBe(position)
  })
})

describe('limits, before anything is spelled', () => {
  const code = (text: string, from: NodeSetWorld = world): string =>
    faultOf(() => expand(text, from)).code

  it.each([
    ['one range', 'a[1-999999999]'],
    ['the longest range', 'a[1-999999999999999]'],
    ['a product', 'a[0-999]b[0-999]'],
    ['a product past every double', `a${'[0-9]'.repeat(200)}`],
    ['a union', 'a[0-99999],b'],
    ['a union on the way', 'a[1-90000],b[1-90000]!b[1-90000]'],
    ['an intersection that would be small', 'a[1-999999999]&a1'],
    ['a difference', 'all!a[1-999999999]'],
    ['globs', '*[1-999999999]'],
    ['groups', '@g[1-999999999]'],
    ['the same names over and over', 'a[1-90000],'.repeat(1000).slice(0, -1)],
    ['many brackets in each name', `a${'[1]'.repeat(200)}[1-90000]`],
    ['the text', ' '.repeat(nodeSetCharsMax + 1)],
    ['the number of items', `${'a,'.repeat(nodeSetNamesMax + 1)}a`],
  ])('%s: too large', (_what, text) => {
    expect(code(text)).toBe('LIMIT_NODE_SET')
  })

  it('allows exactly the limit', () => {
    expect(expandNodeSet(parseNodeSet('a[1-100000]'), world)).toHaveLength(nodeSetNamesMax)
    expect(code('a[1-100001]')).toBe('LIMIT_NODE_SET')
  })

  it('says how many names there would be', () => {
    expect(faultOf(() => expand('a[1-200000]')).details).toEqual({
      names: 200_000,
      namesMax: nodeSetNamesMax,
    })
    expect(faultOf(() => expand(`a${'[0-9]'.repeat(200)}`)).details).toEqual({
      namesMax: nodeSetNamesMax,
    })
  })

  it('does not read an endless inventory to its end', () => {
    function* endless(): Generator<string> {
      for (let i = 0; ; i += 1) yield `n${i}`
    }
    expect(code('n1*', { ...world, names: endless })).toBe('LIMIT_NODE_SET')
  })

  it('counts what globs and groups look at', () => {
    const names = Array.from({ length: 10_000 }, () => 'a'.repeat(60))
    const large: NodeSetWorld = { names: () => names, group: () => names }
    expect(code(Array.from({ length: 200 }, () => 'a*a*a*b').join(), large)).toBe('LIMIT_NODE_SET')
    expect(code(Array.from({ length: 300 }, () => '@g').join(), large)).toBe('LIMIT_NODE_SET')
  })

  it('lets a large inventory be narrowed down', () => {
    const names = Array.from({ length: nodeSetNamesMax + 10 }, (_, i) => `n${i}`)
    const large: NodeSetWorld = { ...world, names: () => names }
    expect(expand('all&n[1-2]', large)).toBe('n1 n2')
    expect(code('all', large)).toBe('LIMIT_NODE_SET')
  })
})

describe('foldNodeSet', () => {
  it.each([
    [[], ''],
    [['cb1'], 'cb1'],
    [['login'], 'login'],
    [['cb01', 'cb02', 'cb03', 'cb04', 'cb05', 'cb09'], 'cb[01-05,09]'],
    [['cb2', 'cb1', 'cb2'], 'cb[1-2]'],
    [['cb9', 'cb10', 'cb11'], 'cb[9-11]'],
    [['cb09', 'cb10', 'cb11'], 'cb[09-11]'],
    [['cb1', 'cb01', 'cb2', 'cb02'], 'cb[01-02],cb[1-2]'],
    [['cb099', 'cb100', 'cb99'], 'cb[099-100],cb99'],
    [['1', '2', '3'], '[1-3]'],
    [['a0', 'a00', 'a000'], 'a0,a00,a000'],
    [['x10c0', 'x2c0', 'x2c1'], 'x2c[0-1],x10c0'],
    [['x1c0s0b0n0', 'x1c0s1b0n0', 'x1c0s0b1n0', 'x1c0s1b1n0'], 'x1c0s[0-1]b[0-1]n0'],
    [['a1b1', 'a1b2', 'a2b1'], 'a1b[1-2],a2b1'],
    [['n1234567890123456', 'n1234567890123457'], 'n1234567890123456,n1234567890123457'],
    [['rack1', 'cb2', 'login', 'cb1'], 'cb[1-2],login,rack1'],
    [['a-1', 'a-2', 'a1', 'a2'], 'a-[1-2],a[1-2]'],
  ])('%j folds to %j', (names, text) => {
    expect(foldNodeSet(names)).toBe(text)
  })

  it('folds a whole product of four places into one item', () => {
    const text = 'x[1000-1003]c[0-7]s[0-7]b[0-1]n0'
    expect(foldNodeSet(expandNodeSet(parseNodeSet(text), world))).toBe(text)
  })

  it.each([
    '',
    'a b',
    'a,b',
    '@kube',
    'x*',
    'a[1]',
    'all',
    'All',
    'ä',
    'a'.repeat(nodeSetNameCharsMax + 1),
  ])('refuses %j, whose text would mean something else', (name) => {
    expect(faultOf(() => foldNodeSet(['cb1', name])).code).toBe('INPUT_NODE_SET')
  })
})
