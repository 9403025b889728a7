import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../cell/env/index.ts'
import {
  changeOf,
  encodeAnswer,
  encodeStep,
  fromWire,
  parseInvitation,
  readAnswer,
  readJoinRequest,
  readStep,
} from '../../cell/ownership/index.ts'
import { cluster, rosterVerifier as verifier } from '../fixture/roster.ts'

const bytes = fc.uint8Array({ maxLength: 400 })

/** Nothing but a fault, whatever comes in. */
function onlyFaults(action: () => unknown): void {
  try {
    action()
  } catch (error) {
    expect(error).toBeInstanceOf(Fault)
  }
}

describe('what comes from the network', () => {
  it('is a step, or none: it never throws', () => {
    fc.assert(
      fc.property(bytes, (noise) => {
        readStep(noise)
        readAnswer(noise)
      }),
    )
  })

  it('is a step cut or changed anywhere, or none', () => {
    const step = encodeStep({
      operation: 'ab'.repeat(16),
      roster: 3,
      rosterHash: new Uint8Array(32),
      moves: [{ prefix: 'x1001', from: 'x1000', to: 'x1001' }],
      by: 'tester',
      import: { from: 'x1000', isDead: false },
    })
    expect(readStep(step)?.name).toBe('import')
    const answer = encodeAnswer({ count: 3, order: { term: 1, boot: 1, seq: 1 } })
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), (at, value) => {
        for (const whole of [step, answer]) {
          const changed = Uint8Array.from(whole)
          changed[at % whole.length] = value
          readStep(changed)
          readAnswer(changed)
          readStep(whole.subarray(0, at % whole.length))
        }
      }),
    )
  })

  it('holds one step, not several', () => {
    const frame = { operation: 'ab'.repeat(16), roster: 1, rosterHash: new Uint8Array(32) }
    const both = { ...frame, moves: [], by: '', freeze: { intent: false }, settle: {} }
    expect(readStep(encodeStep(both))).toBeUndefined()
    expect(readStep(encodeStep({ ...frame, moves: [], by: '', settle: {} }))?.name).toBe('settle')
  })

  it('asks to join, or is refused', () => {
    const known = { cluster, verifier, find: () => undefined }
    fc.assert(fc.property(bytes, (noise) => onlyFaults(() => readJoinRequest(noise, known))))
  })

  it('brings records, or none', () => {
    fc.assert(
      fc.property(fc.string(), bytes, fc.nat(3), (key, value, schema) => {
        fromWire({ key, value, schema })
        fromWire({ key: `co/${key}`, value, schema: 1 })
        fromWire({ key: `bh/${key}`, value, schema: 1 })
      }),
    )
  })
})

describe('what a person types', () => {
  it('is an invitation, or refused', () => {
    const text = fc.oneof(
      fc.string(),
      bytes.map((noise) => `rackcell-invitation-1.${Buffer.from(noise).toString('base64url')}`),
    )
    fc.assert(fc.property(text, (line) => onlyFaults(() => parseInvitation(line))))
  })
})

describe('moves', () => {
  const cells = ['x1000', 'x1001', 'x1002']
  const prefix = fc.constantFrom('x1000', 'x1000c1', 'x1000c1s2', 'x1001', 'x1001c0', 'x100')
  const name = fc.constantFrom(
    ...['x1000c1s2b0n0', 'x1000c1s3b0n0', 'x1000c0s0b0n0', 'x1001c0s0b0n0', 'x1001c1s0b0n0'],
    ...['x100c0s0b0n0', 'x2000c0s0b0n0', 's0'],
  )

  it('change the owner of what they cover, to the cell that they name, and nothing else', () => {
    fc.assert(
      fc.property(prefix, fc.constantFrom(...cells), name, (moved, to, about) => {
        const owners = [
          { id: 'x1000', prefixes: ['', 'x1000'] },
          { id: 'x1001', prefixes: ['x1001'] },
          { id: 'x1002', prefixes: ['x1000c1s2'] },
        ]
        const plain = changeOf(owners, [])
        const from = plain.before(moved)
        const change = changeOf(owners, from === to ? [] : [{ prefix: moved, from, to }])
        expect(change.before(about)).toBe(plain.after(about))
        if (change.before(about) !== change.after(about)) {
          expect(change.after(about)).toBe(to)
          expect(about.startsWith(moved)).toBe(true)
          expect(about.slice(moved.length)).toMatch(/^\D/)
        }
      }),
    )
  })
})
