import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cell, nodes, openThree, type Three } from './any-cell-target.ts'

let three: Three
beforeEach(async () => {
  three = await openThree()
})
afterEach(() => three.racks.close())

const url = '/hsm/v2/Inventory'
const [a, b, c] = [nodes.a.xname, nodes.b.xname, nodes.c.xname]
const cells = ['a', 'b', 'c'] as const

const place = (xname: string, serial: string) => ({
  ID: xname,
  NodeLocationInfo: { Id: xname },
  PopulatedFRU: { NodeFRUInfo: { Manufacturer: 'Acme', SerialNumber: serial } },
})
const report = (cell: Cell, ...Hardware: object[]) => {
  return three.ask(cell, 'POST', `${url}/Hardware`, { body: { Hardware } })
}
const get = (cell: Cell, path: string) => three.ask(cell, 'GET', `${url}${path}`)
const ids = (rows: { ID: string }[]) => rows.map(({ ID }) => ID).sort()

describe('a report of hardware', () => {
  it('is taken apart by the owners of the places, and counted as one', async () => {
    const told = await report('b', place(c, 'C'), place(a, 'A'), place(b, 'B'))
    expect([told.status, told.json]).toEqual([200, { code: 0, message: 'Created 3 entries' }])
    const held = cells.map((cell) =>
      three.racks.rack(cell).ledger.get('hardwareLocation', nodes[cell].xname),
    )
    expect(held.map((location) => location?.fruId)).toEqual(
      ['A', 'B', 'C'].map((s) => `Node.Acme.${s}`),
    )
    expect(cells.map((cell) => three.racks.rack(cell).ledger.count('hardwareFru'))).toEqual([
      1, 1, 1,
    ])
  })

  it('is not begun when an owner is dark, or would refuse its share', async () => {
    const refused = await report('b', place(b, 'B'), { ...place(c, 'C'), PopulatedFRU: {} })
    expect(refused.status).toBe(400)
    three.racks.cutOff('c')
    const told = await report('b', place(b, 'B'), place(c, 'C'))
    expect([told.status, told.text]).toEqual([503, expect.stringContaining('Cell c')])
    expect(three.racks.rack('b').ledger.count('hardwareLocation')).toBe(0)
  })
})

describe('hardware of all cells', () => {
  beforeEach(async () => {
    await report('b', place(a, 'A'), place(b, 'B'), place(c, 'C'), {
      ID: `${c}p0`,
      Status: 'Empty',
      ProcessorLocationInfo: {},
    })
  })

  it.each([
    '/Hardware',
    '/Hardware/Query/all',
    '/Hardware/History',
    '/HardwareByFRU',
    '/HardwareByFRU/History',
    '/HardwareByFRU/Node.Acme.A',
    '/HardwareByFRU/History/Node.Acme.A',
  ])('%s is told with coverage, and of those in reach', async (path) => {
    const all = await get('b', path)
    expect([all.status, all.headers['cell-coverage']]).toEqual([200, '3/3'])
    three.racks.cutOff('c')
    const some = await get('b', path)
    expect([some.status, some.headers['cell-coverage']]).toEqual([200, '2/3'])
  })

  it('is one list, one query, one history', async () => {
    for (const cell of cells) {
      expect(ids((await get(cell, '/Hardware')).json)).toEqual([a, b, c, `${c}p0`].sort())
      const query = (await get(cell, '/Hardware/Query/s0')).json as {
        Nodes: { ID: string; Processors?: { ID: string }[] }[]
      }
      expect(ids(query.Nodes)).toEqual([a, b, c])
      expect(query.Nodes.flatMap(({ Processors = [] }) => ids(Processors))).toEqual([`${c}p0`])
      const flat = (await get(cell, '/Hardware/Query/all?format=FullyFlat')).json as {
        Processors: { ID: string }[]
      }
      expect(ids(flat.Processors)).toEqual([`${c}p0`])
      const { Components } = (await get(cell, '/Hardware/History')).json as { Components: [] }
      expect(ids(Components)).toEqual([a, b, c])
    }
  })

  it.each([`/Hardware/${c}`, `/Hardware/Query/${c}`, `/Hardware/History/${c}`])(
    '%s is its owner’s, and 503 with its name while it is dark',
    async (path) => {
      const told = await get('b', path)
      expect([told.status, told.text]).toEqual([200, expect.stringContaining('Node.Acme.C')])
      three.racks.cutOff('c')
      const dark = await get('b', path)
      expect([dark.status, dark.text]).toEqual([503, expect.stringContaining('Cell c')])
    },
  )

  it('is deleted at any cell, a part wherever it was seen', async () => {
    expect((await three.ask('b', 'DELETE', `${url}/Hardware/${c}`)).status).toBe(200)
    expect((await three.ask('b', 'DELETE', `${url}/HardwareByFRU/Node.Acme.A`)).json).toEqual({
      code: 0,
      message: 'deleted 1 entry',
    })
    expect((await get('b', `/Hardware/${a}`)).json).toMatchObject({ Status: 'Empty' })
    const all = await three.ask('b', 'DELETE', `${url}/Hardware`)
    expect(all.json).toEqual({ code: 0, message: 'deleted 3 entries' })
    const events = await three.ask('b', 'DELETE', `${url}/Hardware/History`)
    expect(events.json).toEqual({ code: 0, message: 'deleted 6 entries' })
    const none = await three.ask('b', 'DELETE', `${url}/HardwareByFRU/Node.Acme.A`)
    expect([none.status, none.text]).toEqual([404, expect.stringContaining('no such FRU ID.')])
  })
})

describe('a part that moves to a rack of another cell', () => {
  const fru = '/HardwareByFRU/Node.Acme.S'
  const locationAt = async (cell: Cell) => {
    return ((await get(cell, fru)).json as { LastLocation: string }).LastLocation
  }
  beforeEach(async () => {
    await report('b', place(a, 'S'))
    await report('b', place(c, 'S'))
  })

  it('is told once, by the cell that saw it last', async () => {
    for (const cell of cells) {
      expect(await locationAt(cell)).toBe(c)
      expect((await get(cell, '/HardwareByFRU')).json).toMatchObject([{ LastLocation: c }])
    }
  })

  it('has one history, and leaves when its old place is reported', async () => {
    await report('b', place(a, 'T'))
    const told = (await get('b', '/HardwareByFRU/History/Node.Acme.S')).json as {
      History: { ID: string; EventType: string }[]
    }
    const events = told.History.map(({ ID, EventType }) => `${EventType} ${ID}`)
    expect(events.sort()).toEqual([`Detected ${a}`, `Detected ${c}`, `Removed ${a}`])
  })

  it('is 404 where nobody knows it, and 503 where a cell that may is dark', async () => {
    expect((await get('b', '/HardwareByFRU/Node.Acme.Z')).status).toBe(404)
    three.racks.cutOff('c')
    expect(await locationAt('b')).toBe(a)
    const told = await get('b', '/HardwareByFRU/Node.Acme.Z')
    expect([told.status, told.text]).toEqual([503, expect.stringContaining('Cell c')])
  })
})
