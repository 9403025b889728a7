import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  deleteEventsOf,
  deleteFru,
  deleteHardware,
  eventsAt,
  eventsMatching,
  eventsOf,
  fruOfId,
  frusMatching,
  type HardwareInput,
  hardwareAt,
  hardwareMatching,
  queryHardware,
  reportHardware,
} from '../../../cell/inventory/index.ts'
import {
  departedFrusMax,
  fruSeenMs,
  hardwareEventsMax,
  hardwareInfoCharsMax,
} from '../../../cell/inventory/limits.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let rack: TestRack
beforeEach(async () => {
  rack = await openRack()
})
afterEach(() => rack.close())

const node = 'x1c0s0b0n0'
const first = `${node}d0`
const second = `${node}d1`

/** A memory module with a serial number; without one, an empty place. */
const memory = (id: string, serial?: string, more = {}): HardwareInput => ({
  id,
  status: serial === undefined ? 'Empty' : 'Populated',
  infos: { Memory: { Id: id } },
  ...(serial !== undefined && {
    fru: {
      infos: {
        Memory: { Manufacturer: 'Acme Inc.', PartNumber: 'M-1', SerialNumber: serial, ...more },
      },
    },
  }),
})
const fruId = (serial: string) => `Memory.AcmeInc.M1.${serial}`

const report = (nowMs: number, ...inputs: HardwareInput[]) => {
  return rack.change((tx) => reportHardware(tx, inputs, nowMs))
}
const at = (id: string) => hardwareAt(rack.ledger, id)
const happened = (id: string) => {
  return eventsAt(rack.ledger, id).map(({ kind, fruId: fru, timeMs }) => [kind, fru, timeMs])
}
const refusal = (input: HardwareInput) =>
  report(1, input).catch(({ code, message }) => [code, message])

describe('a report', () => {
  it('says what is where; type, ordinal and id of the part follow', async () => {
    const input = memory(' X01C0s0b0n0D3 ', 'S-7')
    expect(await report(5, input)).toBe(1)
    expect(at(`${node}d3`)).toEqual({
      location: {
        id: `${node}d3`,
        type: 'Memory',
        ordinal: 3,
        infoJson: JSON.stringify({ Id: ' X01C0s0b0n0D3 ' }),
        fruId: fruId('S7'),
      },
      fru: {
        location: `${node}d3`,
        id: fruId('S7'),
        type: 'Memory',
        manufacturer: 'Acme Inc.',
        partNumber: 'M-1',
        serialNumber: 'S-7',
        infoJson: JSON.stringify({
          Manufacturer: 'Acme Inc.',
          PartNumber: 'M-1',
          SerialNumber: 'S-7',
        }),
        seenMs: 5,
      },
    })
  })

  it.each([
    ['no serial number', { SerialNumber: '' }, `FRUIDfor${first}`],
    ['a serial number of blanks', { SerialNumber: ' - ' }, `FRUIDfor${first}`],
    ['neither maker nor part', { Manufacturer: '', PartNumber: '/' }, `FRUIDfor${first}`],
    ['no maker', { Manufacturer: undefined }, 'Memory.M1.S1'],
    ['no part number', { PartNumber: undefined }, 'Memory.AcmeInc.S1'],
    ['numbers for text', { SerialNumber: 7 }, `FRUIDfor${first}`],
  ])('names a part with %s', async (_, more, id) => {
    await report(1, memory(first, 'S1', more))
    expect(at(first)?.location.fruId).toBe(id)
  })

  it('reads properties whatever their case', async () => {
    const infos = { Memory: { manufacturer: 'A', PARTNUMBER: 'B', serialNumber: 'C' } }
    await report(1, { id: first, infos: { Memory: {} }, fru: { infos } })
    expect(at(first)?.location.fruId).toBe('Memory.A.B.C')
  })

  const good = memory(first, 'S1')
  it.each([
    ['no name', { ...good, id: undefined }, 'ID is empty or not a valid xname'],
    ['a name that is none', { ...good, id: "x1'; drop" }, 'ID is empty or not a valid xname'],
    ['a type without inventory', { ...good, id: 'p3' }, 'has no hardware inventory'],
    ['no place properties', { ...good, infos: {} }, 'Component location info is empty'],
    ['those of another kind', { ...good, infos: { Node: {} } }, 'location info is empty'],
    ['no part', { ...good, fru: undefined, status: 'Populated' }, 'PopulatedFRU must be populated'],
    ['no part properties', { ...good, fru: { infos: {} } }, 'FRU info is empty'],
    ['a list for properties', { ...good, infos: { Memory: [] } }, 'location info is empty'],
    [
      'too many properties',
      { ...good, infos: { Memory: { Text: 'x'.repeat(hardwareInfoCharsMax) } } },
      'more than',
    ],
    ['too long an id', memory(first, 'S'.repeat(600)), 'FRUID has'],
  ])('is refused with %s', async (_, input, words) => {
    expect(await refusal(input)).toEqual(['INPUT_BODY', expect.stringContaining(words)])
    expect(rack.ledger.count('hardwareLocation')).toBe(0)
  })

  it('is refused as a whole', async () => {
    const all = report(1, good, { ...good, id: 'bogus' })
    await expect(all).rejects.toMatchObject({ code: 'INPUT_BODY' })
    expect(at(first)).toBeUndefined()
  })
})

describe('history', () => {
  it('of a place that nothing was known of begins with Detected', async () => {
    await report(1, memory(first, 'S1'))
    expect(happened(first)).toEqual([['Detected', fruId('S1'), 1]])
  })

  it('has no event when all is as it was, and nothing is written', async () => {
    await report(1, memory(first, 'S1'))
    const before = rack.ledger.order('close')
    await report(2, memory(first, 'S1'))
    expect(happened(first)).toHaveLength(1)
    expect(rack.ledger.order('close')).toEqual(before)
  })

  it('tells what a part says anew, and that it was seen again after an hour', async () => {
    await report(1, memory(first, 'S1'))
    await report(2, memory(first, 'S1', { Firmware: '2' }))
    await report(2 + fruSeenMs, memory(first, 'S1', { Firmware: '2' }))
    expect(happened(first).slice(1)).toEqual([['Scanned', fruId('S1'), 2]])
    expect(fruOfId(rack.ledger, fruId('S1'))?.seenMs).toBe(2 + fruSeenMs)
  })

  it('tells of a part that was replaced, and of one that was taken out', async () => {
    await report(1, memory(first, 'S1'))
    await report(2, memory(first, 'S2'))
    await report(3, memory(first))
    await report(4, memory(first))
    await report(5, memory(first, 'S2'))
    expect(happened(first)).toEqual([
      ['Detected', fruId('S1'), 1],
      ['Removed', fruId('S1'), 2],
      ['Added', fruId('S2'), 2],
      ['Removed', fruId('S2'), 3],
      ['Added', fruId('S2'), 5],
    ])
  })

  it('tells of a part that moved at both places', async () => {
    await report(1, memory(first, 'S1'), memory(second))
    await report(2, memory(second, 'S1'))
    expect(happened(first)).toEqual([
      ['Detected', fruId('S1'), 1],
      ['Removed', fruId('S1'), 2],
    ])
    expect(happened(second)).toEqual([['Added', fruId('S1'), 2]])
    expect(at(first)?.location.fruId).toBeUndefined()
    expect(eventsOf(rack.ledger, fruId('S1')).map(({ location }) => location)).toEqual([
      first,
      first,
      second,
    ])
    expect(frusMatching(rack.ledger, {}).map((fru) => fru.location)).toEqual([second])
  })

  it('tells of two parts that changed places', async () => {
    await report(1, memory(first, 'S1'), memory(second, 'S2'))
    await report(2, memory(first, 'S2'), memory(second, 'S1'))
    expect([at(first)?.fru?.serialNumber, at(second)?.fru?.serialNumber]).toEqual(['S2', 'S1'])
    expect(happened(first).slice(1)).toEqual([
      ['Removed', fruId('S1'), 2],
      ['Added', fruId('S2'), 2],
    ])
    expect(happened(second).slice(1)).toEqual([
      ['Removed', fruId('S2'), 2],
      ['Added', fruId('S1'), 2],
    ])
  })

  it('takes two parts with one number in one report for two', async () => {
    for (const nowMs of [1, 2]) await report(nowMs, memory(first, 'S1'), memory(second, 'S1'))
    expect([at(first)?.fru?.id, at(second)?.fru?.id]).toEqual([fruId('S1'), fruId('S1')])
    expect([happened(first), happened(second)].map(({ length }) => length)).toEqual([1, 1])
  })

  it('keeps the newest events, and the parts that were seen last', async () => {
    const swaps = hardwareEventsMax
    for (let at = 0; at < swaps; at += 1) await report(at, memory(first, `S${at}`))
    expect(happened(first)).toHaveLength(hardwareEventsMax)
    expect(happened(first).at(-1)).toEqual(['Added', fruId(`S${swaps - 1}`), swaps - 1])
    expect(rack.ledger.count('hardwareFru')).toBe(departedFrusMax + 1)
    expect(fruOfId(rack.ledger, fruId(`S${swaps - 2}`))).toBeDefined()
  })

  it('is asked by place, part, kind and time, all inclusive', async () => {
    for (const at of [1, 2, 3]) await report(at, memory(first, `S${at}`))
    const kinds = (filter: object) => {
      return eventsMatching(rack.ledger, filter).map(({ kind, timeMs }) => `${kind} ${timeMs}`)
    }
    expect(kinds({ eventtype: ['removed'] })).toEqual(['Removed 2', 'Removed 3'])
    expect(kinds({ fruid: [fruId('S2')] })).toEqual(['Added 2', 'Removed 3'])
    expect(kinds({ startMs: 3, endMs: 3 })).toEqual(['Removed 3', 'Added 3'])
    expect(kinds({ id: [second] })).toEqual([])
    expect(() => kinds({ eventtype: ['Stolen'] })).toThrow('not an event type')
    expect(() => kinds({ id: ['bogus'] })).toThrow('bad xname ID')
  })

  it('of a part is forgotten alone', async () => {
    await report(1, memory(first, 'S1'))
    await report(2, memory(first, 'S2'))
    expect(await rack.change((tx) => deleteEventsOf(tx, fruId('S1')))).toBe(2)
    expect(happened(first)).toEqual([['Added', fruId('S2'), 2]])
    expect(await rack.change((tx) => deleteEventsOf(tx, fruId('S1')))).toBe(0)
  })
})

describe('forgetting', () => {
  it('a place leaves its part and what happened', async () => {
    await report(1, memory(first, 'S1'))
    expect(await rack.change((tx) => deleteHardware(tx, first, 2))).toBe(true)
    expect(await rack.change((tx) => deleteHardware(tx, first, 3))).toBe(false)
    expect(fruOfId(rack.ledger, fruId('S1'))).toBeDefined()
    expect(happened(first).slice(1)).toEqual([['Removed', fruId('S1'), 2]])
  })

  it('a part empties its place', async () => {
    await report(1, memory(first, 'S1'))
    expect(await rack.change((tx) => deleteFru(tx, fruId('S1'), 2))).toBe(true)
    expect(at(first)?.fru).toBeUndefined()
    expect(happened(first).at(-1)).toEqual(['Removed', fruId('S1'), 2])
    expect(await rack.change((tx) => deleteFru(tx, fruId('S1'), 3))).toBe(false)
  })
})

describe('asking', () => {
  const readers = () => ({ own: rack.ledger, view: rack.ledger })
  const ids = (found: { location: { id: string } }[]) => found.map(({ location }) => location.id)
  const other = 'x1c0s1b0n0d0'
  beforeEach(async () => {
    const nodeInput = (id: string): HardwareInput => ({
      id,
      infos: { Node: {} },
      fru: { infos: { Node: { Manufacturer: 'Acme', SerialNumber: id } } },
    })
    const chassis: HardwareInput = { id: 'x1c0', status: 'Empty', infos: { Chassis: {} } }
    const places = [
      chassis,
      nodeInput(node),
      memory(first, 'S1'),
      memory(second),
      memory(other, 'S3'),
    ]
    await report(1, ...places)
  })

  it.each([
    [{}, ['x1c0', node, first, second, other]],
    [{ id: [first, 'x9'] }, [first]],
    [{ id: [`!${first}`], type: ['memory'] }, [second, other]],
    [{ manufacturer: ['Acme Inc.'] }, [first, other]],
    [{ serialnumber: ['S3'], partnumber: ['M-1'] }, [other]],
    [{ fruid: [fruId('S1')] }, [first]],
    [{ fruid: [''] }, ['x1c0', second]],
    [{ manufacturer: ["' OR 1=1 --"] }, []],
  ])('by %o', (filter, found) => {
    expect(ids(hardwareMatching(readers(), filter))).toEqual(found)
  })

  it.each([
    [{ name: node }, [node, first, second]],
    [{ name: 'X1C0S0' }, [node, first, second]],
    [{ name: 's0' }, ['x1c0', node, first, second, other]],
    [{ name: 'all', type: ['Node'] }, [node]],
    [{ name: node, children: false }, [node]],
    [{ name: second, parents: true }, ['x1c0', node, second]],
    [{ name: 'x1c0s1', type: ['Memory'] }, [other]],
    [{ name: 'x7' }, []],
  ])('below %o', (asked, found) => {
    const query = { children: true, parents: false, ...asked }
    expect(ids(queryHardware(readers(), query))).toEqual(found)
  })

  it('refuses what is no name, type or partition', () => {
    const query = (more: object) => {
      return () => queryHardware(readers(), { name: node, children: true, parents: false, ...more })
    }
    expect(query({ name: '../x1' })).toThrow('invalid xname')
    expect(query({ type: ['Toaster'] })).toThrow('valid HMS Type')
    expect(query({ name: 'p3' })).toThrow('no such partition')
    expect(query({ partition: ['p3'] })).toThrow('no such partition')
  })

  it('by partition finds what is in it and in its nodes', async () => {
    await rack.change((tx) => {
      tx.put('partition', { name: 'p1', tags: [], creationId: '1' })
      tx.put('partitionMember', { member: node, name: 'p1', creationId: '1' })
    })
    const query = { name: 'p1', children: true, parents: false }
    expect(ids(queryHardware(readers(), query))).toEqual([node, first, second])
    expect(ids(hardwareMatching(readers(), { partition: ['p1'] }))).toEqual([node, first, second])
  })

  it('for parts gives each once, also those that are nowhere now', async () => {
    await report(2, memory(first, 'S4'))
    const serials = frusMatching(rack.ledger, { type: ['Memory'] }).map((fru) => fru.serialNumber)
    expect(serials.sort()).toEqual(['S1', 'S3', 'S4'])
    expect(frusMatching(rack.ledger, { serialnumber: ['S1'] })).toHaveLength(1)
  })
})
