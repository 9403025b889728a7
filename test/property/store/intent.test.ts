import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IntentTable, type IntentVersion } from '../../../cell/store/index.ts'
import { foldVersions, parentsOf } from '../../../cell/store/intent-fold.ts'
import { intentAheadMs } from '../../../cell/store/limits.ts'

const nowMs = 1_000_000_000
const cells = ['x1000', 'x1001', 'x1002', 'x1003']
const key = 'gr/gpu'

const anyVersion: fc.Arbitrary<IntentVersion> = fc
  .record({
    hash: fc.constantFrom('1', '2', '3', '4', '5'),
    parents: fc.subarray(['1', '2', '3', '4', '5']),
    wallMs: fc.constantFrom(nowMs - 1, nowMs, nowMs + intentAheadMs, nowMs + intentAheadMs + 1),
    counter: fc.nat(1),
  })
  .map((version) => {
    // One hash is one content.
    const value = version.hash === '5' ? undefined : version.hash < '3' ? 'a' : 'b'
    return { ...version, value, content: value ?? '', subject: undefined }
  })

const anyStatement = fc.record({
  cell: fc.constantFrom(...cells),
  version: fc.option(anyVersion, { nil: undefined }),
})

describe('the fold of intents', () => {
  it('depends on what there is, not on the order in which it came', () => {
    const anyVersions = fc.uniqueArray(fc.tuple(fc.constantFrom(...cells), anyVersion), {
      selector: ([cell]) => cell,
    })
    const anyOrders = anyVersions.chain((versions) =>
      fc.tuple(
        fc.constant(versions),
        fc.shuffledSubarray(versions, { minLength: versions.length }),
      ),
    )
    fc.assert(
      fc.property(anyOrders, ([one, other]) => {
        const ground = { self: 'x1000', nowMs }
        expect(foldVersions(new Map(one), ground).inForce).toEqual(
          foldVersions(new Map(other), ground).inForce,
        )
        const [left, right] = [one, other].map((versions) => {
          const table = new IntentTable('x1000')
          for (const [cell, version] of versions) table.set({ cell, key }, version, nowMs)
          return table
        })
        expect(left?.inForceAt(key)).toEqual(right?.inForceAt(key))
        expect(left?.conflicts()).toEqual(right?.conflicts())
        expect(left?.superseded).toEqual(right?.superseded)
      }),
    )
  })

  it('is the same whatever was said before and taken back, and says each change of it', () => {
    fc.assert(
      fc.property(fc.array(anyStatement, { maxLength: 20 }), (statements) => {
        const table = new IntentTable('x1000')
        const last = new Map<string, IntentVersion>()
        for (const { cell, version } of statements) {
          const before = table.inForceAt(key)?.version
          const change = table.set({ cell, key }, version, nowMs)
          if (version) last.set(cell, version)
          else last.delete(cell)
          const fold = foldVersions(last, { self: 'x1000', nowMs })
          const after = table.inForceAt(key)?.version
          expect(after).toEqual(fold.inForce?.version)
          if (before?.value !== after?.value) expect(change.isChanged).toBe(true)
        }
      }),
    )
  })

  it('puts one of the versions in force that nobody present replaced, if there is one', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...cells), anyVersion), (versions) => {
        const all = new Map(Object.entries(versions))
        const fold = foldVersions(all, { self: 'x1000', nowMs })
        const { inForce, standing, held, superseded } = fold
        expect(standing.length + held.length + superseded.length).toBe(all.size)
        expect(inForce === undefined).toBe(standing.length === 0)
        for (const { cell } of held) expect(cell).not.toBe('x1000')
      }),
    )
  })
})

/** A cell that writes and folds as the ledger does, in a few lines. */
class Writer {
  readonly cell: string
  readonly table: IntentTable
  version: IntentVersion | undefined

  constructor(cell: string) {
    this.cell = cell
    this.table = new IntentTable(cell)
  }

  write(value: string | undefined, hash: string, wallMs: number): void {
    const present = this.table.presentAt(key).map(({ version }) => version)
    const parents = parentsOf(present)
    this.state({ hash, parents, wallMs, counter: 0, value, content: value ?? '', subject: '' })
  }

  state(version: IntentVersion | undefined): void {
    this.version = version
    this.table.set({ cell: this.cell, key }, version, nowMs)
  }

  hear(other: Writer): void {
    this.table.set({ cell: other.cell, key }, other.version, nowMs)
    if (this.table.superseded.length > 0) this.state(undefined)
  }
}

describe('cells that write and tell each other', () => {
  const anyStep = fc.oneof(
    fc.record({ at: fc.nat(3), value: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }) }),
    fc.record({ at: fc.nat(3), from: fc.nat(3) }),
  )

  it('see the same in the end, whatever reached whom in which order', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), fc.nat(20), (steps, skewMs) => {
        const writers = cells.map((cell) => new Writer(cell))
        for (const [number, step] of steps.entries()) {
          const writer = writers[step.at] as Writer
          if ('from' in step) writer.hear(writers[step.from] as Writer)
          else writer.write(step.value, `${number}`, nowMs + number * (step.at === 1 ? -skewMs : 1))
        }
        for (let round = 0; round < cells.length; round++) {
          for (const writer of writers) for (const other of writers) writer.hear(other)
        }
        const seen = writers.map(({ table }) => table.inForceAt(key)?.version.hash)
        expect(new Set(seen).size).toBe(1)
        const conflicts = writers.map(({ table }) => table.conflicts())
        for (const found of conflicts) expect(found).toEqual(conflicts[0])
        for (const { table } of writers) expect(table.superseded).toEqual([])
        const wasWritten = steps.some((step) => 'value' in step)
        expect(seen[0] !== undefined).toBe(wasWritten)
      }),
      { numRuns: 300 },
    )
  })

  it('never go back to what was replaced, whatever reached whom in which order', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const writers = cells.map((cell) => new Writer(cell))
        const known = new Map<Writer, Set<string>>(writers.map((writer) => [writer, new Set()]))
        for (const [number, step] of steps.entries()) {
          const writer = writers[step.at] as Writer
          if ('from' in step) writer.hear(writers[step.from] as Writer)
          else writer.write(step.value, `${number}`, nowMs + number)
          const inForce = writer.table.inForceAt(key)?.version
          const replaced = known.get(writer) as Set<string>
          for (const { version } of writer.table.versionsOf(key)) {
            for (const parent of version.parents) replaced.add(parent)
          }
          expect(replaced.has(inForce?.hash ?? '')).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })
})
