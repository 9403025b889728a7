/** A reservation goes with its component; what a cell has begun stays with the cell. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fromWire, sliceRecords, toWire } from '../../../cell/ownership/slice.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

const reservation = {
  id: 'x1001c0s0b0n0',
  reservationKey: 'x1001c0s0b0n0:rk:1',
  deputyKey: 'x1001c0s0b0n0:dk:1',
  createdMs: 1,
  remainingMs: 60_000,
  clock: 'a run',
  sinceMs: 7,
}

let rack: TestRack
beforeEach(async () => {
  rack = await openRack()
  await rack.change((tx) => {
    tx.put('reservation', reservation)
    tx.put('reservation', { ...reservation, id: 'x1000c0s0b0n0' })
    tx.put('lockOperation', { id: 'x1001', components: [], subject: 'a', createdMs: 1 })
  })
})
afterEach(() => rack.close())

it('is handed over with the rack, and what is left of it', () => {
  const handed = [...sliceRecords(rack.ledger, (name) => name.startsWith('x1001'))]
  expect(handed.map((record) => fromWire(toWire(record)))).toEqual([
    { family: 'reservation', id: reservation.id, value: reservation },
  ])
})
