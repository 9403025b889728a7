import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryCodec, families, familyNames, readHead, storedCodec } from '../../cell/store/index.ts'
import type { Codec } from '../../proto/index.ts'

const codecs: readonly (readonly [string, Codec<unknown>])[] = [
  ...familyNames.map((name) => [name, families[name].codec as Codec<unknown>] as const),
  ['entry', entryCodec as Codec<unknown>],
  ['stored', storedCodec as Codec<unknown>],
]

const component = {
  id: 'x1000c0s0b0n0',
  type: 'Node',
  state: 'On',
  flag: 'OK',
  enabled: true,
  role: 'Compute',
  nid: 7,
  hostname: 'cb01',
}

/** Decodes, or answers that the bytes were refused. Anything but an Error or an object is a bug. */
function attempt(codec: Codec<unknown>, bytes: Uint8Array): unknown {
  try {
    return codec.decode(bytes)
  } catch (error) {
    expect(error).toBeInstanceOf(Error)
    return undefined
  }
}

describe.each(codecs)('decoding %s', (_, codec) => {
  test('random bytes are refused or give a plain object', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 512 }), (bytes) => {
        const value = attempt(codec, bytes)
        expect(['object', 'undefined']).toContain(typeof value)
      }),
      { numRuns: 500 },
    )
  })

  test('what was decoded from damaged bytes can be encoded again, or is refused', () => {
    const whole = families.component.codec.encode(component)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = whole.slice()
        bytes[at] = (bytes[at] ?? 0) ^ flip
        const value = attempt(codec, bytes)
        if (value === undefined) return
        expect(codec.decode(codec.encode(value))).toEqual(value)
      }),
      { numRuns: 300 },
    )
  })
})

test('cut short, a record is refused or loses fields, never gains one', () => {
  const whole = families.component.codec.encode(component)
  for (let length = 0; length < whole.length; length++) {
    const value = attempt(families.component.codec as Codec<unknown>, whole.subarray(0, length))
    for (const [field, content] of Object.entries((value as object | undefined) ?? {})) {
      if (content === '' || content === false) continue
      expect((component as Record<string, unknown>)[field]).toEqual(content)
    }
  }
})

test('numbers of 64 bits are plain numbers', () => {
  const record = { ...component, createdMs: 2 ** 52 + 1 }
  const back = families.component.codec.decode(families.component.codec.encode(record))
  expect(back).toEqual(record)
  expect(typeof back.createdMs).toBe('number')
})

test('a head from random bytes is a named flaw, never a throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1_024 }), (bytes) => {
      const read = readHead(bytes)
      if (typeof read === 'string') expect(['undecodable', 'version']).toContain(read)
    }),
    { numRuns: 1_000 },
  )
})
