import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeyRange, StoreOperation } from '../../../cell/env/index.ts'
import { SharedShelves } from '../../../sim/store/index.ts'
import { ShelvedTable } from '../../../sim/store/shelved-table.ts'
import { SortedTable } from '../../../sim/store/sorted-table.ts'

const disks = 3
const anyKey = fc.constantFrom(
  ...['!cell', '@', '@x1', '@x1/public', '@x1/public/', '@x1/public/co/1', '@x1/public/if/2'],
  ...['@x1/public/~head/1', '@x1/public/~head/2', '@x1/public/~i', '@x1/close/co/1'],
  ...[
    '@x10/public/co/1',
    '@\u{1f600}/public/co/1',
    '@x1/public/\uffee',
    'co/1',
    'A',
    '~head/public/1',
  ],
)
const anyOperation: fc.Arbitrary<StoreOperation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyKey, fc.nat(2))
      .map(([key, byte]) => ({ type: 'put', key, value: Uint8Array.of(byte) }) as const),
  },
  { weight: 1, arbitrary: anyKey.map((key) => ({ type: 'del', key }) as const) },
)
/** Batches of few operations: many begin alike and go on otherwise. */
const anyBatches = fc
  .tuple(
    fc.array(anyOperation, { minLength: 1, maxLength: 5 }),
    fc.array(fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
  )
  .map(([pool, batches]) =>
    batches.map((batch) => batch.flatMap((at) => pool[at % pool.length] ?? [])),
  )
/** Which disk writes which of the batches next; several write the same ones. */
const anyWrites = fc.array(fc.tuple(fc.nat(disks - 1), fc.nat(4)), { maxLength: 40 })
const anyRange: fc.Arbitrary<KeyRange> = fc.record(
  {
    gte: fc.oneof(fc.constant(''), anyKey),
    lt: fc.oneof(
      fc.constant('\u{10ffff}'),
      anyKey,
      anyKey.map((key) => `${key}\u{10ffff}`),
    ),
    reverse: fc.boolean(),
    limit: fc.nat(4),
  },
  { requiredKeys: ['gte', 'lt'] },
)

const textOf = (found: ReturnType<SortedTable['range']>) =>
  found.map(([key, bytes]) => `${key} ${bytes.join()}`)

test('a disk on shelves of all disks has what it would have by itself', () => {
  fc.assert(
    fc.property(anyBatches, anyWrites, fc.array(anyRange), (batches, writes, ranges) => {
      const shared = new SharedShelves()
      const pairs = Array.from({ length: disks }, () => {
        return { own: new SortedTable(), shelved: new ShelvedTable(shared) }
      })
      const everything = { gte: '', lt: '\u{10ffff}' }
      for (const [disk, number] of writes) {
        const batch = batches[number % batches.length] ?? []
        pairs[disk]?.own.apply(batch)
        pairs[disk]?.shelved.apply(batch)
        // The others, too: what one writes is on no other disk.
        for (const { own, shelved } of pairs) {
          expect(textOf(shelved.range(everything))).toEqual(textOf(own.range(everything)))
        }
      }
      for (const { own, shelved } of pairs) {
        for (const range of ranges) {
          expect(textOf(shelved.range(range))).toEqual(textOf(own.range(range)))
          expect(shelved.get(range.gte)).toEqual(own.get(range.gte))
        }
      }
    }),
    { numRuns: 500 },
  )
})
