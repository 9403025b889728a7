/** Hardware under any sequence of reports, and under bodies that are none. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault } from '../../cell/env/index.ts'
import {
  deleteFru,
  deleteHardware,
  type HardwareInput,
  reportHardware,
} from '../../cell/inventory/index.ts'
import { departedFrusMax, hardwareEventsMax } from '../../cell/inventory/limits.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

const places = ['d0', 'd1', 'd2', 'd3'].map((part) => `x1c0s0b0n0${part}`)
const serials = ['1', '2', '3', '4', '5']

const place = (id: string, serial: string | undefined, firmware: number): HardwareInput => ({
  id,
  status: 'Empty',
  infos: { Memory: {} },
  ...(serial !== undefined && {
    fru: {
      infos: { Memory: { Manufacturer: 'A', SerialNumber: serial, Firmware: firmware } },
    },
  }),
})

const anyPlace = fc
  .tuple(
    fc.constantFrom(...places),
    fc.option(fc.constantFrom(...serials), { nil: undefined }),
    fc.nat(1),
  )
  .map(([id, serial, firmware]) => place(id, serial, firmware))

/** A report names each place and each part once, as that of one machine does. */
const anyReport = fc
  .uniqueArray(anyPlace, { selector: ({ id }) => id, maxLength: 4 })
  .map((all) => {
    const named = new Set<unknown>()
    return all.filter(({ fru }) => {
      const serial = (fru?.infos['Memory'] as { SerialNumber?: string } | undefined)?.SerialNumber
      const isNew = serial === undefined || !named.has(serial)
      named.add(serial)
      return isNew
    })
  })

const anyStep = fc.oneof(
  { weight: 8, arbitrary: fc.record({ report: anyReport }) },
  { weight: 1, arbitrary: fc.record({ place: fc.constantFrom(...places) }) },
  { weight: 1, arbitrary: fc.record({ part: fc.constantFrom(...serials) }) },
)

function checkSound({ ledger }: TestRack): void {
  const held = [...ledger.list('hardwareLocation')].flatMap(({ fruId }) => fruId ?? [])
  expect(new Set(held).size, 'a part is in one place').toBe(held.length)
  for (const { id, fruId } of ledger.list('hardwareLocation')) {
    if (fruId) expect(ledger.get('hardwareFru', `${id}/${fruId}`), 'it is known').toBeDefined()
    const last = ledger.get('hardwareHistory', id)?.events.at(-1)
    const isIn = last !== undefined && last.kind !== 'Removed'
    expect(isIn ? last.fruId : undefined, 'the last event is about it').toBe(fruId)
  }
  for (const { events } of ledger.list('hardwareHistory')) {
    expect(events.length).toBeLessThanOrEqual(hardwareEventsMax)
  }
  for (const id of places) {
    const known = ledger.lookup('hardwareFru', 'location', id).length
    expect(known).toBeLessThanOrEqual(departedFrusMax + 1)
  }
}

describe('hardware', () => {
  test('is where it was reported last, once, after any reports and deletions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 12 }), async (steps) => {
        const rack = await openRack()
        for (const [nowMs, step] of steps.entries()) {
          await rack.change((tx) => {
            if ('report' in step) reportHardware(tx, step.report, nowMs)
            else if ('place' in step) deleteHardware(tx, step.place, nowMs)
            else deleteFru(tx, `Memory.A.${step.part}`, nowMs)
          })
          if ('report' in step) {
            for (const { id = '', fru } of step.report) {
              const location = rack.ledger.get('hardwareLocation', id)
              expect(location?.fruId === undefined).toBe(fru === undefined)
            }
          }
          checkSound(rack)
        }
        expect(await rack.countIndexFlaws()).toBe(0)
        await rack.close()
      }),
      { numRuns: 40 },
    )
  })

  test('is refused with a fault, or taken, whatever is reported', async () => {
    const rack = await openRack()
    const anyInfos = fc.dictionary(fc.constantFrom('Memory', 'Node', '__proto__'), fc.jsonValue())
    const anyInput = fc.record({
      id: fc.oneof(fc.constantFrom(...places), fc.string()),
      status: fc.option(fc.string(), { nil: undefined }),
      infos: anyInfos,
      fru: fc.option(fc.record({ infos: anyInfos }), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(anyInput, async (input) => {
        try {
          await rack.change((tx) => reportHardware(tx, [input as HardwareInput], 1))
        } catch (error) {
          expect(error).toBeInstanceOf(Fault)
        }
      }),
      { numRuns: 300 },
    )
    checkSound(rack)
    await rack.close()
  })
})
