import fc from 'fast-check'
import { expect, test } from 'vitest'
import { softMemo } from '../../agent/rack/adapter/soft-memo.ts'
import { sha256 } from '../../cell/env/index.ts'
import { textHash } from '../../cell/store/hash-chains.ts'
import { type FamilyName, familyRule, PackedTables, Tables } from '../../cell/store/index.ts'

const families = ['component', 'ethernetInterface', 'membership'] as const
/** Nothing kept but the last record; what the collector of garbage leaves; everything. */
const memos = [undefined, softMemo, () => new Map<number, unknown>()]
const few = fc.integer({ min: 0, max: 12 })

interface Step {
  readonly family: (typeof families)[number]
  readonly id: number
  readonly other: number
  readonly isRemoval: boolean
}

const steps = fc.array(
  fc.record<Step>({
    family: fc.constantFrom(...families),
    id: few,
    other: few,
    isRemoval: fc.boolean(),
  }),
  { maxLength: 120 },
)

/** Records whose ids and index values often are those of another one. */
function recordOf({ family, id, other }: Step): unknown {
  const xname = `x1000c0s${id}b0n0`
  if (family === 'component') {
    return { id: xname, type: 'Node', enabled: true, nid: other, hostname: `h${other % 5}` }
  }
  if (family === 'membership') {
    return { label: `g${other % 3}`, member: xname, creationId: 'a' }
  }
  const mac = id.toString(16).padStart(12, '0')
  const ipAddresses = [{ ipAddress: `10.0.0.${other}` }, { ipAddress: `10.0.0.${other % 4}` }]
  const componentId = `x1000c0s${other}b0n0`
  return { id: mac, macAddress: mac, lastUpdateMs: other, componentId, ipAddresses }
}

const sorted = (values: Iterable<unknown>) => [...values].map((each) => JSON.stringify(each)).sort()

function compare(packed: PackedTables, tables: Tables): void {
  for (const family of families) {
    expect(packed.count(family)).toBe(tables.count(family))
    expect(sorted(packed.list(family))).toEqual(sorted(tables.list(family)))
    for (const [id, { hash }] of tables.rows(family)) {
      expect(packed.get(family, id)).toEqual(tables.get(family, id))
      const start = Buffer.from(packed.hash(family, id) ?? []).toString('latin1')
      expect(start).toBe(hash.slice(0, 8))
    }
    expect(packed.get(family, 'nobody')).toBeUndefined()
  }
  for (const [family, index, value] of tables.indexEntries()) {
    const found = [...packed.lookup(family, index, value)].sort()
    expect(found).toEqual([...tables.lookup(family, index, value)].sort())
  }
  const keys = [...packed.places()].map(({ key }) => key)
  expect(keys.sort()).toEqual([...tables.keys()].sort())
}

function put(packed: PackedTables, tables: Tables, step: Step): void {
  const { family, isRemoval } = step
  const rule = familyRule(family)
  const bytes = rule.codec.encode(recordOf(step))
  const value = rule.codec.decode(bytes)
  const id = rule.idOf(value)
  const hash = sha256(bytes)
  packed.apply(family, id, isRemoval ? undefined : { bytes, hash })
  const row = { value, hash: Buffer.from(hash).toString('latin1') }
  tables.apply(family, id, isRemoval ? undefined : row)
}

test('packed tables answer as tables of objects do, whatever was put and removed', () => {
  fc.assert(
    fc.property(steps, few, fc.constantFrom(...memos), (all, trimAt, memo) => {
      const [packed, tables] = [new PackedTables(memo), new Tables()]
      for (const [at, step] of all.entries()) {
        put(packed, tables, step)
        if (at === trimAt) packed.trim()
      }
      compare(packed, tables)
      packed.trim()
      compare(packed, tables)
    }),
  )
})

test('two records are told apart although their hashes are one', () => {
  // FNV-1a gives these two the same 32 bits.
  const [left, right] = ['costarring', 'liquid'] as const
  expect(textHash(left)).toBe(textHash(right))
  const family: FamilyName = 'membership'
  const [packed, tables] = [new PackedTables(), new Tables()]
  const { codec, idOf } = familyRule(family)
  for (const label of [left, right]) {
    const bytes = codec.encode({ label, member: 'x1', creationId: label })
    const value = codec.decode(bytes)
    packed.apply(family, idOf(value), { bytes, hash: sha256(bytes) })
    tables.apply(family, idOf(value), {
      value,
      hash: Buffer.from(sha256(bytes)).toString('latin1'),
    })
  }
  compare(packed, tables)
  expect(packed.lookup(family, 'label', left)).toEqual([`${left}/x1`])
})
