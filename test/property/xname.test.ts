import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../cell/env/fault.ts'
import {
  bmcOf,
  cabinetOf,
  compareXnames,
  defaultNid,
  isDescendantText,
  isWithin,
  normaliseXname,
  parentOf,
  parseXname,
  typeOf,
  xnameOf,
} from '../../cell/inventory/xname.ts'
import {
  parentTypeOf,
  parseXnameType,
  placeOf,
  xnameTypes,
} from '../../cell/inventory/xname-grammar.ts'
import { typesByOracle } from '../unit/inventory/xname-oracle.ts'

/** Text near the grammar: right letters and wrong ones, numbers around every limit. */
const nearby = fc
  .array(
    fc.tuple(
      fc.constantFrom(...'xcsbnmpdwjvieftrhaglk.', 'sms', 'all', '_comp', ''),
      fc.constantFrom('0', '1', '2', '3', '4', '7', '8', '9', '10', '9999', '10000', '007', ''),
    ),
    { maxLength: 7 },
  )
  .map((segments) => segments.map(([letters, digits]) => letters + digits).join(''))

/** Valid names: a random walk down the grammar. */
const valid = fc
  .tuple(fc.constantFrom(...xnameTypes), fc.array(fc.nat({ max: 20_000 }), { minLength: 8 }))
  .map(([type, numbers]) => {
    let name = ''
    for (let place = placeOf(type), i = 0; place !== undefined; i += 1) {
      const span = Math.min(place.max, 20_000) - place.min + 1
      name = `${place.letters}${place.min + ((numbers[i] ?? 0) % span)}${name}`
      place = place.under === undefined ? undefined : placeOf(place.under)
    }
    return name === ''
      ? { All: 'all', AllComp: 'all_comp', AllSvc: 'all_svc' }[type as 'All']
      : name
  })

describe('xnames', () => {
  it('normalising is idempotent and does not change what is read', () => {
    fc.assert(
      fc.property(fc.oneof(nearby, fc.string(), valid), (text) => {
        const once = normaliseXname(text)
        expect(normaliseXname(once)).toBe(once)
        expect(parseXname(once)).toEqual(parseXname(text))
      }),
    )
  })

  it('are read exactly as the reference table says', () => {
    fc.assert(
      fc.property(fc.oneof(nearby, valid), (text) => {
        const types = typesByOracle(normaliseXname(text))
        expect(types.length).toBeLessThanOrEqual(1)
        expect(parseXname(text)?.type).toBe(types[0])
      }),
      { numRuns: 3000 },
    )
  })

  it('of every type are valid, and have a parent of the type of the table', () => {
    fc.assert(
      fc.property(valid, (text) => {
        const name = xnameOf(text)
        const parent = parentOf(name)
        if (parent === undefined) return
        const [type, parentType] = [typeOf(name), typeOf(xnameOf(parent))]
        expect(parentType).toBe(type === 'NodeFpga' ? 'NodeBMC' : parentTypeOf(type))
        expect(isWithin(name, parent)).toBe(true)
        expect(isDescendantText(name, parent)).toBe(true)
        expect(compareXnames(parent, name) < 0 || parent === 's0').toBe(true)
      }),
    )
  })

  it('hang on their own ancestors', () => {
    fc.assert(
      fc.property(valid, (text) => {
        const name = xnameOf(text)
        for (const above of [bmcOf(name), cabinetOf(name)]) {
          if (above !== undefined) expect(isWithin(name, above)).toBe(true)
        }
        const nid = defaultNid(name)
        expect(nid !== undefined).toBe(/n[0-9]+(v[0-9]+)?$/.test(name))
        if (nid !== undefined) expect(Number.isSafeInteger(nid)).toBe(true)
      }),
    )
  })

  it('are within a prefix only at the end of a number', () => {
    fc.assert(
      fc.property(valid, fc.nat({ max: 99 }), (name, digits) => {
        fc.pre(/[0-9]$/.test(name) && name !== 's0')
        expect(isWithin(`${name}${digits}`, name)).toBe(false)
        expect(isDescendantText(`${name}${digits}`, name)).toBe(false)
        expect(isWithin(`${name}q${digits}`, name)).toBe(true)
      }),
    )
  })

  it('of any text at all are refused with a Fault of bounded size', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .tuple(nearby, fc.nat({ max: 100_000 }))
        .map(([text, times]) => text.repeat(times).slice(0, 1e6)),
      nearby,
    )
    fc.assert(
      fc.property(hostile, (text) => {
        try {
          expect(parseXname(xnameOf(text))?.name).toBe(normaliseXname(text))
        } catch (error) {
          if (!(error instanceof Fault)) throw error
          expect(error.code).toBe('INPUT_XNAME')
          expect(error.message.length).toBeLessThan(1_000)
          expect(parseXname(text)).toBeUndefined()
        }
      }),
    )
  })

  it('have a total natural order', () => {
    const text = fc.oneof(
      valid,
      nearby,
      fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', 'b', '-', '.', '~'), maxLength: 6 }),
    )
    const sign = (left: string, right: string): number => Math.sign(compareXnames(left, right))
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(sign(a, b) + sign(b, a)).toBe(0)
        expect(sign(a, b) === 0).toBe(a === b)
        const [low = '', mid = '', high = ''] = [a, b, c].sort(compareXnames)
        expect(sign(low, mid)).toBeLessThanOrEqual(0)
        expect(sign(mid, high)).toBeLessThanOrEqual(0)
        expect(sign(low, high)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 1000 },
    )
  })

  it('have types that are known in every case', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...xnameTypes),
        fc.infiniteStream(fc.boolean()),
        (type, coins) => {
          const mixed = [...type].map((letter) =>
            coins.next().value ? letter.toUpperCase() : letter.toLowerCase(),
          )
          expect(parseXnameType(mixed.join(''))).toBe(type)
        },
      ),
    )
  })
})
