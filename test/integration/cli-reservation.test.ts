import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CliCell, openCliCell, sampleFile } from '../fixture/cli.ts'

let rack: CliCell

beforeAll(async () => {
  rack = await openCliCell()
  const { code, err } = await rack.cli(['import', 'discover', sampleFile])
  expect([code, err]).toEqual([0, ''])
})

afterAll(async () => {
  await rack?.close()
})

const cb05 = 'x1000c0s4b0n0'

const secret = '5bd80ff5-9ce4-4a6f-a9a1-0b1ad54b3d12'

async function reserve(): Promise<void> {
  await rack.cell.ledger.transact({ subject: 'a test' }, (tx) => {
    tx.put('reservation', {
      id: cb05,
      reservationKey: `${cb05}:rk:${secret}`,
      deputyKey: `${cb05}:dk:${secret}`,
      createdMs: Date.UTC(2026, 0, 1),
      remainingMs: 60_000,
      clock: 'an earlier run',
      sinceMs: 5,
    })
  })
}

test('reservations are listed without their keys, and broken', async () => {
  expect((await rack.cli(['reservation', 'list'])).err).toContain('Nothing is reserved.')
  await reserve()
  const listed = await rack.cli(['reservation', 'list'])
  expect(listed.out).toMatch(/^NAME +XNAME +KIND +SINCE +UNTIL$/m)
  expect(listed.out).toMatch(/^cb05 +x1000c0s4b0n0 +service +\S+Z +\S+Z$/m)
  expect(listed.out).not.toContain(secret)
  expect((await rack.cli(['reservation', 'list', 'cb01', '-o', 'name'])).out).toBe('')
  const names = await rack.cli(['reservation', 'list', 'cb05', '-o', 'name'])
  expect(names.out).toBe(`${cb05}\n`)
  const broken = await rack.cli(['reservation', 'break', 'cb[04-05]'])
  expect([broken.code, broken.out]).toEqual([0, 'cb05: free\n'])
  expect(broken.err).toBe('cb04: was not reserved\n')
  expect(rack.cell.ledger.count('reservation')).toBe(0)
})
