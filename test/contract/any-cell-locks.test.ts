/** Locks and reservations of three racks from any of them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allXnames, type Cell, nodes, openThree, type Three } from './any-cell-target.ts'

let three: Three
beforeEach(async () => {
  three = await openThree()
})
afterEach(() => three.racks.close())

const cells = ['a', 'b', 'c'] as const
const foreign = nodes.c.xname
const flexible = { ProcessingModel: 'flexible' }

const ask = (cell: Cell, path: string, body?: unknown) =>
  three.ask(cell, body === undefined ? 'GET' : 'POST', `/hsm/v2/locks/${path}`, { body })

const wish = (ids: readonly string[], more: object = {}) => ({
  ComponentIDs: ids,
  ReservationDuration: 5,
  ...more,
})

interface Made {
  readonly Success: readonly { ID: string; DeputyKey: string; ReservationKey: string }[]
  readonly Failure: readonly { ID: string; Reason: string }[]
}

const reserve = async (cell: Cell, ids: readonly string[], more: object = {}) => {
  const told = await ask(cell, 'service/reservations', wish(ids, more))
  expect(told.status, told.text).toBe(200)
  return told.json as Made
}

const reserved = () => cells.map((cell) => three.racks.rack(cell).ledger.count('reservation'))
const logged = () => cells.map((cell) => three.racks.rack(cell).ledger.count('lockOperation'))
const locked = () => cells.map((cell) => three.component(cell)?.locked ?? false)

const isStep = (url: string, step: string) => url.endsWith(`/${step}`)

describe("another cell's component", () => {
  it('is locked, reserved, checked, renewed, released and shown through any cell', async () => {
    expect((await ask('b', 'lock', { ComponentIDs: [foreign] })).status).toBe(200)
    expect(locked()).toEqual([false, false, true])
    const shown = await three.ask('a', 'GET', '/hsm/v2/State/Components?locked=true')
    expect(shown.json).toMatchObject({ Components: [{ ID: foreign, Locked: true }] })
    await ask('a', 'unlock', { ComponentIDs: [foreign] })
    const { Success } = await reserve('b', [foreign])
    const [made] = Success
    expect(reserved()).toEqual([0, 0, 1])
    const DeputyKeys = [{ ID: foreign, Key: made?.DeputyKey }]
    const checked = await ask('a', 'service/reservations/check', { DeputyKeys })
    expect(checked.json).toMatchObject({ Success: [{ ID: foreign }], Failure: [] })
    const ReservationKeys = [{ ID: foreign, Key: made?.ReservationKey }]
    const renewal = { ReservationKeys, ReservationDuration: 1 }
    expect((await ask('a', 'service/reservations/renew', renewal)).status).toBe(200)
    const status = await ask('b', 'status', { ComponentIDs: [foreign] })
    expect(status.json).toMatchObject({ Components: [{ ID: foreign, Reserved: true }] })
    const released = await ask('b', 'service/reservations/release', { ReservationKeys })
    expect(released.json).toMatchObject({ Counts: { Total: 1, Success: 1, Failure: 0 } })
    expect(reserved()).toEqual([0, 0, 0])
  })

  it('is 503 naming its cell when that is not reached', async () => {
    three.racks.cutOff('c')
    for (const path of ['lock', 'status', 'service/reservations']) {
      const told = await ask('b', path, wish([foreign]))
      expect([path, told.status, told.headers['cell-fault']]).toEqual([
        path,
        503,
        'PEER_UNREACHABLE',
      ])
      expect(told.text).toContain('Cell c')
    }
  })

  it('is decided once under one Request-Id, with the same keys', async () => {
    const asking = { body: wish([foreign]), headers: { 'request-id': 'mine' } }
    const url = '/hsm/v2/locks/service/reservations'
    const first = await three.ask('b', 'POST', url, asking)
    const second = await three.ask('b', 'POST', url, asking)
    expect([second.status, second.text]).toEqual([200, first.text])
  })
})

describe('locks of several racks', () => {
  it('are changed at their owners and counted together', async () => {
    const told = await ask('b', 'lock', { ComponentIDs: allXnames })
    expect(told.json).toMatchObject({ Counts: { Total: 3, Success: 3, Failure: 0 }, Failure: [] })
    expect(locked()).toEqual([true, true, true])
    const all = await ask('b', 'unlock', {})
    expect(all.json).toMatchObject({ Counts: { Total: 3, Success: 3, Failure: 0 } })
  })

  it('are all or nothing when rigid', async () => {
    await ask('a', 'lock', { ComponentIDs: [foreign] })
    const told = await ask('b', 'lock', { ComponentIDs: allXnames })
    expect([told.status, told.text]).toEqual([400, expect.stringContaining('Component is Locked')])
    expect(locked()).toEqual([false, false, true])
    three.racks.cutOff('a')
    expect((await ask('b', 'unlock', { ComponentIDs: allXnames })).status).toBe(503)
    expect(locked()).toEqual([false, false, true])
  })

  it('are reported one by one when flexible, a dark cell too', async () => {
    await ask('a', 'lock', { ComponentIDs: [nodes.a.xname] })
    three.racks.cutOff('c')
    const told = await ask('b', 'lock', { ComponentIDs: allXnames, ...flexible })
    expect(told.json).toEqual({
      Counts: { Total: 3, Success: 1, Failure: 2 },
      Success: { ComponentIDs: [nodes.b.xname] },
      Failure: expect.arrayContaining([
        { ID: nodes.a.xname, Reason: 'Locked' },
        { ID: foreign, Reason: 'ServerError' },
      ]),
    })
    expect((await ask('b', 'lock', flexible)).status).toBe(503)
  })

  it('are read at their owners, and a list says what it does not cover', async () => {
    await reserve('b', allXnames)
    const list = await ask('a', 'status?Reserved=true')
    expect(list.json).toMatchObject({ Components: [{}, {}, {}] })
    expect(list.headers['cell-coverage']).toBe('3/3')
    three.racks.cutOff('c')
    const less = await ask('a', 'status')
    expect(less.json).toMatchObject({ Components: [{}, {}] })
    expect(less.headers['cell-coverage']).toBe('2/3')
    expect((await ask('a', 'status', { ComponentIDs: allXnames })).status).toBe(503)
  })
})

describe('a rigid reservation of several racks', () => {
  it('gives all keys, and leaves nothing in the log', async () => {
    const { Success, Failure } = await reserve('b', allXnames)
    expect(Success.map(({ ID }) => ID).sort()).toEqual([...allXnames].sort())
    expect(Failure).toEqual([])
    expect([reserved(), logged()]).toEqual([
      [1, 1, 1],
      [0, 0, 0],
    ])
    const ReservationKeys = Success.map(({ ID, ReservationKey: Key }) => ({ ID, Key }))
    const told = await ask('c', 'service/reservations/release', { ReservationKeys })
    expect(told.json).toMatchObject({ Counts: { Total: 3, Success: 3, Failure: 0 } })
    expect(reserved()).toEqual([0, 0, 0])
  })

  it('takes nothing when one component is taken', async () => {
    await reserve('a', [foreign])
    const told = await ask('b', 'service/reservations', wish(allXnames))
    expect([told.status, told.text]).toEqual([
      400,
      expect.stringContaining('Component is Reserved'),
    ])
    expect([reserved(), logged()]).toEqual([
      [0, 0, 1],
      [0, 0, 0],
    ])
    // What was kept for it is free again at once.
    await reserve('c', [nodes.a.xname, nodes.b.xname])
  })

  it('takes nothing when an owner is dark', async () => {
    three.racks.cutOff('c')
    expect((await ask('b', 'service/reservations', wish(allXnames))).status).toBe(503)
    expect(reserved()).toEqual([0, 0, 0])
  })

  it.each(['cut off', 'answer lost'] as const)(
    'leaves nobody with keys when an owner is %s before it commits',
    async (what) => {
      three.racks.fate = ({ to, call }) => {
        return to === 'c' && !isStep(call.url, 'hold') ? what : undefined
      }
      const told = await ask('b', 'service/reservations', wish(allXnames))
      expect(told.status).toBeGreaterThanOrEqual(503)
      expect(reserved().slice(0, 2)).toEqual([0, 0])
      expect(logged()).toEqual([0, 1, 0])
      three.racks.fate = () => undefined
      await expect.poll(reserved, { timeout: 15_000 }).toEqual([0, 0, 0])
      await expect.poll(logged, { timeout: 15_000 }).toEqual([0, 0, 0])
    },
    30_000,
  )

  it('goes to one of two callers at once', async () => {
    const told = await Promise.all([
      ask('a', 'service/reservations', wish(allXnames)),
      ask('b', 'service/reservations', wish(allXnames)),
      ask('c', 'service/reservations', wish(allXnames)),
    ])
    const winners = told.filter(({ status }) => status === 200)
    expect(winners.length).toBeLessThanOrEqual(1)
    expect(reserved()).toEqual(winners.length === 1 ? [1, 1, 1] : [0, 0, 0])
    expect(logged()).toEqual([0, 0, 0])
  })

  it('is none of whoever may not write', async () => {
    const url = '/hsm/v2/locks/service/reservations'
    const told = await three.ask('b', 'POST', url, {
      body: wish(allXnames),
      token: 'test-viewer',
    })
    expect([told.status, reserved()]).toEqual([403, [0, 0, 0]])
  })
})

describe('a cell that died in the middle of a reservation', () => {
  const operation = 'a'.repeat(32)

  /** What the disks hold when the coordinator `b` dies after two owners did their part. */
  async function crashed() {
    for (const cell of ['a', 'c'] as const) {
      const { xname: id } = nodes[cell]
      await three.racks.rack(cell).change((tx) => {
        tx.put('reservation', {
          id,
          reservationKey: `${id}:rk:0`,
          deputyKey: `${id}:dk:0`,
          createdMs: 1,
          operation,
        })
      })
    }
    await three.racks.rack('b').change((tx) => {
      const components = [...allXnames]
      tx.put('lockOperation', { id: operation, components, subject: 'somebody', createdMs: 1 })
    })
    // As at a start: upkeep begins.
    await three.racks.rack('b').app.ready()
  }

  it('undoes it when it is back, at every owner', async () => {
    await crashed()
    await expect.poll(reserved, { timeout: 15_000 }).toEqual([0, 0, 0])
    await expect.poll(logged, { timeout: 15_000 }).toEqual([0, 0, 0])
  }, 30_000)

  it('goes on trying while an owner is dark', async () => {
    three.racks.cutOff('c')
    await crashed()
    await expect.poll(reserved, { timeout: 15_000 }).toEqual([0, 0, 1])
    expect(logged()).toEqual([0, 1, 0])
    three.racks.reconnect('c')
    await expect.poll(reserved, { timeout: 15_000 }).toEqual([0, 0, 0])
    await expect.poll(logged, { timeout: 15_000 }).toEqual([0, 0, 0])
  }, 60_000)
})

describe('a flexible reservation of several racks', () => {
  it('gives what it can, and says why not the rest', async () => {
    await reserve('a', [nodes.a.xname])
    three.racks.cutOff('c')
    const { Success, Failure } = await reserve('b', allXnames, flexible)
    expect(Success.map(({ ID }) => ID)).toEqual([nodes.b.xname])
    expect(Failure).toEqual(
      expect.arrayContaining([
        { ID: nodes.a.xname, Reason: 'Reserved' },
        { ID: foreign, Reason: 'ServerError' },
      ]),
    )
    expect(logged()).toEqual([0, 0, 0])
  })

  it('keeps nothing at an owner whose keys did not come', async () => {
    three.racks.fate = ({ to, call }) => {
      return to === 'c' && !isStep(call.url, 'hold') ? 'answer lost' : undefined
    }
    const { Success, Failure } = await reserve('b', allXnames, flexible)
    expect(Success.map(({ ID }) => ID).sort()).toEqual([nodes.a.xname, nodes.b.xname].sort())
    expect(Failure).toEqual([{ ID: foreign, Reason: 'ServerError' }])
    three.racks.fate = () => undefined
    await expect.poll(reserved, { timeout: 15_000 }).toEqual([1, 1, 0])
    await expect.poll(logged, { timeout: 15_000 }).toEqual([0, 0, 0])
  }, 30_000)
})
