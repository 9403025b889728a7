import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../cell/env/index.ts'
import { applyJsonPatch, applyMergePatch } from '../../cell/resource/index.ts'

const json = fc.jsonValue({ maxDepth: 3 })
const member = fc.constantFrom('a', 'b', '/', '~', '~1', '', '__proto__', '0', '-')
const object = fc.dictionary(member, json, { noNullPrototype: true, maxKeys: 4 })
const pointer = fc
  .array(member, { maxLength: 3 })
  .map((parts) =>
    parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  )
const operation = fc.oneof(
  fc.record(
    {
      op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'other'),
      path: pointer,
      from: pointer,
      value: json,
    },
    { requiredKeys: ['op'] },
  ),
  json,
)
const escaped = (text: string) => `/${text.replaceAll('~', '~0').replaceAll('/', '~1')}`

describe('JSON patch (RFC 6902)', () => {
  it.each([
    ['A.1', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'q' }], { foo: 'bar', baz: 'q' }],
    [
      'A.2',
      { foo: ['a', 'c'] },
      [{ op: 'add', path: '/foo/1', value: 'b' }],
      { foo: ['a', 'b', 'c'] },
    ],
    ['A.3', { baz: 1, foo: 2 }, [{ op: 'remove', path: '/baz' }], { foo: 2 }],
    ['A.4', { foo: [1, 2, 3] }, [{ op: 'remove', path: '/foo/1' }], { foo: [1, 3] }],
    ['A.5', { baz: 1, foo: 2 }, [{ op: 'replace', path: '/baz', value: 3 }], { baz: 3, foo: 2 }],
    [
      'A.6',
      { foo: { bar: 1, waldo: 2 }, qux: { corge: 3 } },
      [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
      { foo: { bar: 1 }, qux: { corge: 3, thud: 2 } },
    ],
    [
      'A.7',
      { foo: [1, 2, 3, 4] },
      [{ op: 'move', from: '/foo/1', path: '/foo/3' }],
      { foo: [1, 3, 4, 2] },
    ],
    ['A.8', { b: [1, 'x'] }, [{ op: 'test', path: '/b/1', value: 'x' }], { b: [1, 'x'] }],
    [
      'A.10',
      { foo: 1 },
      [{ op: 'add', path: '/child', value: { g: {} } }],
      { foo: 1, child: { g: {} } },
    ],
    ['A.11', { foo: 1 }, [{ op: 'add', path: '/b', value: 2, xyz: 123 }], { foo: 1, b: 2 }],
    ['A.14', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: 10 }], { '/': 9, '~1': 10 }],
    [
      'A.16',
      { foo: ['bar'] },
      [{ op: 'add', path: '/foo/-', value: ['a'] }],
      { foo: ['bar', ['a']] },
    ],
  ])('does what appendix %s says', (_, before, patch, after) => {
    expect(applyJsonPatch(before, patch)).toEqual(after)
  })

  it.each([
    ['A.9 a test that fails', { b: 'q' }, [{ op: 'test', path: '/b', value: 'r' }]],
    ['A.12 a target that is not there', { foo: 1 }, [{ op: 'add', path: '/b/c', value: 1 }]],
    ['A.15 a number that is none', { '~1': 10 }, [{ op: 'test', path: '/~01', value: '10' }]],
    ['a place with a leading zero', [1, 2], [{ op: 'remove', path: '/00' }]],
    ['a place behind the end', [1], [{ op: 'add', path: '/2', value: 1 }]],
    ['a move into itself', { a: { b: 1 } }, [{ op: 'move', from: '/a', path: '/a/b' }]],
    [
      'a move into what stands there after it',
      [{}, {}],
      [{ op: 'move', from: '/0', path: '/0/a' }],
    ],
    ['a value that is missing', { a: 1 }, [{ op: 'add', path: '/b' }]],
    ['a pointer that is none', { a: 1 }, [{ op: 'remove', path: 'a' }]],
    ['what only the prototype has', {}, [{ op: 'copy', from: '/constructor', path: '/a' }]],
    ['a body that is no list', {}, { op: 'add' }],
    ['too many operations', {}, Array(257).fill({ op: 'test', path: '', value: {} })],
    [
      'an object that grows without end',
      { a: [1, 2, 3, 4] },
      Array(100).fill({ op: 'copy', from: '', path: '/a/-' }),
    ],
  ])('refuses %s', (_, before, patch) => {
    expect(() => applyJsonPatch(before, patch)).toThrow(Fault)
  })

  it('says yes or no to anything, and leaves the document as it was', () => {
    fc.assert(
      fc.property(
        object,
        fc.oneof(fc.array(operation, { maxLength: 5 }), json),
        (before, patch) => {
          const text = JSON.stringify(before)
          try {
            expect(JSON.stringify(applyJsonPatch(before, patch))).toBeTypeOf('string')
          } catch (error) {
            expect(error).toBeInstanceOf(Fault)
          }
          expect(JSON.stringify(before)).toBe(text)
          expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
        },
      ),
    )
  })

  it('takes away again what it added', () => {
    fc.assert(
      fc.property(object, member, json, (before, key, value) => {
        fc.pre(!Object.hasOwn(before, key))
        const path = escaped(key)
        const added = applyJsonPatch(before, [{ op: 'add', path, value }])
        expect(
          applyJsonPatch(added, [
            { op: 'test', path, value },
            { op: 'remove', path },
          ]),
        ).toEqual(before)
      }),
    )
  })
})

describe('JSON merge patch (RFC 7396)', () => {
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [['a', 'b'], ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('makes %j with %j into %j', (before, patch, after) => {
    expect(applyMergePatch(before, patch)).toEqual(after)
  })

  it('twice is as good as once, and leaves the target as it was', () => {
    fc.assert(
      fc.property(object, object, (before, patch) => {
        const text = JSON.stringify(before)
        const once = applyMergePatch(before, patch)
        expect(applyMergePatch(once, patch)).toEqual(once)
        expect(JSON.stringify(before)).toBe(text)
      }),
    )
  })
})
