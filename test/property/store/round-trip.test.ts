import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FamilyName, familyNames, familyRule } from '../../../cell/store/index.ts'
import { anyRecord } from '../../fixture/arbitrary-record.ts'

describe.each(familyNames.map((name) => ({ name })))('a record of $name', ({ name }) => {
  it('comes back from its bytes as it was, member by member', () => {
    const { codec } = familyRule(name as FamilyName)
    fc.assert(
      fc.property(anyRecord[name] as fc.Arbitrary<unknown>, (record) => {
        // Strict: an absent member and an empty one are two things.
        expect(codec.decode(codec.encode(record))).toStrictEqual(record)
      }),
    )
  })
})
