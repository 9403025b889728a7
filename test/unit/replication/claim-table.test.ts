import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ClaimTable, claimHash } from '../../../cell/replication/claim-table.ts'

test('a claim is alone until somebody else makes it, and then never again', () => {
  const table = new ClaimTable()
  expect(table.isAlone(claimHash('nid 7'), 'a')).toBe(true)
  expect(table.isAlone(claimHash('nid 7'), 'a')).toBe(true)
  expect(table.isAlone(claimHash('nid 7'), 'b')).toBe(false)
  expect(table.isAlone(claimHash('nid 7'), 'b')).toBe(false)
  expect(table.isAlone(claimHash('nid 7'), 'a')).toBe(false)
  expect(table.isAlone(claimHash('nid 8'), 'b')).toBe(true)
})

test('nothing that two have claimed is ever taken for one’s alone, however many there are', () => {
  const anyClaim = fc.tuple(fc.nat(2_000), fc.nat(4))
  const anyClaims = fc.array(anyClaim, { minLength: 3_000, maxLength: 4_000 })
  fc.assert(
    fc.property(anyClaims, (made) => {
      const table = new ClaimTable()
      const claimants = new Map<number, Set<number>>()
      for (const [claim, claimant] of made) {
        const known = claimants.get(claim) ?? new Set()
        claimants.set(claim, known.add(claimant))
        const isAlone = table.isAlone(claimHash(`claim ${claim}`), `cell ${claimant}`)
        expect(isAlone && known.size > 1).toBe(false)
      }
    }),
    { numRuns: 20 },
  )
})
