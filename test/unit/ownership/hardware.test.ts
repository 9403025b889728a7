/** Hardware goes with its rack: every record of a place has the owner of the place. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportHardware } from '../../../cell/inventory/index.ts'
import { sliceRecords } from '../../../cell/ownership/slice.ts'
import { speaksFor } from '../../../cell/replication/speaks-for.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeEach(async () => {
  rack = await openRack()
  await rack.change((tx) => reportHardware(tx, ['x1000c0', 'x1001c0'].map(chassis), 1))
})
afterEach(() => rack.close())

const chassis = (id: string) => ({
  id,
  infos: { Chassis: {} },
  fru: { infos: { Chassis: { Manufacturer: 'Acme', SerialNumber: id } } },
})

describe('the place, its part and its history', () => {
  const handed = () => [...sliceRecords(rack.ledger, (name) => name.startsWith('x1001'))]

  it('are handed over with the rack', () => {
    expect(handed().map(({ family, id }) => `${family} ${id}`)).toEqual([
      'hardwareLocation x1001c0',
      'hardwareFru x1001c0/Chassis.Acme.x1001c0',
      'hardwareHistory x1001c0',
    ])
  })

  it('are believed of the owner of the place alone', () => {
    const ownerOf = (xname: string) => (xname === 'x1001c0' ? 'owner' : 'another')
    const belief = { ownerOf, isIntentWriter: () => true }
    for (const record of handed()) {
      expect(speaksFor(belief, 'owner', record)).toBe(true)
      expect(speaksFor(belief, 'another', record)).toBe(false)
    }
  })
})
