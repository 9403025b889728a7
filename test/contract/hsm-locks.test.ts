/** Locks and reservations over the wire, on one cell (reference 1.14). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { MemoryStore } from '../../sim/store/memory-store.ts'
import { ManualClock } from '../fixture/manual-clock.ts'
import { addNodes } from '../fixture/nodes.ts'
import { openRack, type TestRack, testTokens } from '../fixture/rack.ts'

const one = 'x1000c0s0b0n0'
const two = 'x1000c0s0b0n1'
const wallStart = Date.UTC(2026, 0, 1)

let clock: ManualClock
let store: MemoryStore
let rack: TestRack

const node = (xname: string, nid: number) => ({ xname, nid, macs: [], ips: [] })

beforeEach(async () => {
  clock = new ManualClock()
  store = new MemoryStore()
  rack = await openRack({ apis: [createHsmApi], auth: 'tokens', clock, store })
  await addNodes(rack.ledger, node(one, 1), node(two, 2))
})
afterEach(() => rack.close())

async function ask(
  path: string,
  body: unknown,
  { token = testTokens.admin, method = 'POST' } = {},
) {
  const answer = await rack.app.inject({
    method: method as 'POST',
    url: `/hsm/v2/locks/${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  return { status: answer.statusCode, json: answer.json() as never, text: answer.body }
}

const of = (...ComponentIDs: string[]) => ({ ComponentIDs })
const refusal = (detail: string) => ({
  status: 400,
  json: { type: 'about:blank', title: 'Bad Request', detail, status: 400 },
})
const updated = (done: string[], failed: [string, string][] = []) => ({
  status: 200,
  json: {
    Counts: { Total: done.length + failed.length, Success: done.length, Failure: failed.length },
    Success: { ComponentIDs: done },
    Failure: failed.map(([ID, Reason]) => ({ ID, Reason })),
  },
})
const flexible = { ProcessingModel: 'flexible' }

interface Made {
  readonly Success: readonly { ID: string; DeputyKey: string; ReservationKey: string }[]
}

const make = async (ids: string[], more: object = { ReservationDuration: 1 }) => {
  const told = await ask('service/reservations', { ...of(...ids), ...more })
  expect(told.status, told.text).toBe(200)
  return (told.json as Made).Success
}

describe('locks', () => {
  it('are set, shown, filtered by and lifted', async () => {
    expect(await ask('lock', of(one))).toMatchObject(updated([one]))
    const shown = await rack.app.inject({ url: '/hsm/v2/State/Components?locked=true' })
    expect(shown.json()).toMatchObject({ Components: [{ ID: one, Locked: true }] })
    expect(shown.json().Components).toHaveLength(1)
    expect(await ask('lock', of(one))).toMatchObject(refusal('Component is Locked'))
    expect(await ask('unlock', of(one))).toMatchObject(updated([one]))
    expect(await ask('unlock', of(one))).toMatchObject(refusal('Component is Unlocked'))
  })

  it('are all or nothing when rigid, and as far as can be when flexible', async () => {
    await ask('lock', of(one))
    expect((await ask('lock', of(one, two))).status).toBe(400)
    expect(rack.ledger.get('component', two)?.locked ?? false).toBe(false)
    const told = await ask('lock', { ...of(one, two), ...flexible })
    expect(told).toMatchObject(updated([two], [[one, 'Locked']]))
  })

  it('are not changed under a reservation, and not where reservations are disabled', async () => {
    await make([one])
    expect(await ask('lock', of(one))).toMatchObject(refusal('Component is Reserved'))
    await ask('disable', of(two))
    const detail = 'Component reservations are disabled'
    expect(await ask('lock', of(two))).toMatchObject(refusal(detail))
  })

  it('end reservations when disabled, until they are repaired', async () => {
    await make([one])
    expect(await ask('disable', of(one))).toMatchObject(updated([one]))
    expect(await ask('disable', of(one))).toMatchObject(updated([one]))
    const shown = await rack.app.inject({
      url: '/hsm/v2/State/Components?reservation_disabled=true',
    })
    expect(shown.json().Components).toMatchObject([{ ID: one, ReservationDisabled: true }])
    const wish = { ...of(one), ReservationDuration: 1 }
    const detail = 'Component reservations are disabled'
    expect(await ask('service/reservations', wish)).toMatchObject(refusal(detail))
    expect(await ask('repair', of(one))).toMatchObject(updated([one]))
    expect((await ask('service/reservations', wish)).status).toBe(200)
  })

  it('take an empty filter for everything, and pass over ids that are not there', async () => {
    expect(await ask('lock', {})).toMatchObject(updated([one, two]))
    expect(await ask('unlock', of(one, 'x9c0s0b0n0'))).toMatchObject(updated([one]))
    expect(await ask('lock', of('x9c0s0b0n0'))).toMatchObject(refusal('Component not found'))
  })

  it('refuse a model that is none, an id that is none, and who may not write', async () => {
    const odd = { ...of(one), ProcessingModel: 'soft' }
    expect(await ask('lock', odd)).toMatchObject(refusal('Invalid Processing Model'))
    expect((await ask('lock', of("x1'; DROP TABLE"))).status).toBe(400)
    expect((await ask('lock', of(one), { token: testTokens.viewer })).status).toBe(403)
    expect((await ask('lock', of(one), { token: 'nobody' })).status).toBe(401)
  })

  it('tell how they stand', async () => {
    await ask('lock', of(one))
    const [made] = await make([two])
    const times = {
      CreationTime: new Date(wallStart).toISOString(),
      ExpirationTime: new Date(wallStart + 60_000).toISOString(),
    }
    const rows = [
      { ID: one, Locked: true, Reserved: false, ReservationDisabled: false },
      { ID: two, Locked: false, Reserved: true, ...times, ReservationDisabled: false },
    ]
    const told = await ask('status', of(one, two, 'x9c0s0b0n0'))
    expect(told.json).toEqual({ Components: rows, NotFound: ['x9c0s0b0n0'] })
    expect(told.text).not.toContain(made?.ReservationKey)
    expect(told.text).not.toContain(made?.DeputyKey)
    const all = await ask('status?Reserved=true', undefined, { method: 'GET' })
    expect(all.json).toEqual({ Components: rows.slice(1) })
    const none = await ask('status?Type=Node&State=Alert', undefined, { method: 'GET' })
    expect([none.status, none.json]).toEqual([400, expect.anything()])
    const empty = await ask('status?Type=HSNBoard', undefined, { method: 'GET' })
    expect(empty).toMatchObject({ status: 200, json: { Components: [] } })
    expect(await ask('status', of('x9c0s0b0n0'))).toMatchObject(refusal('Component not found'))
  })
})

describe('reservations of services', () => {
  it('come with keys, are checked, renewed and released', async () => {
    const [made] = await make([one])
    expect(made?.ReservationKey).toMatch(new RegExp(`^${one}:rk:[0-9a-f-]{36}$`))
    expect(made?.DeputyKey).toMatch(new RegExp(`^${one}:dk:[0-9a-f-]{36}$`))
    const deputies = [
      { ID: one, Key: made?.DeputyKey },
      { ID: two, Key: made?.DeputyKey },
    ]
    const checked = await ask('service/reservations/check', { DeputyKeys: deputies })
    expect(checked.json).toEqual({
      Success: [
        {
          ID: one,
          DeputyKey: made?.DeputyKey,
          CreationTime: new Date(wallStart).toISOString(),
          ExpirationTime: new Date(wallStart + 60_000).toISOString(),
        },
      ],
      Failure: [{ ID: two, Reason: 'NotFound' }],
    })
    const keys = { ReservationKeys: [{ ID: one, Key: made?.ReservationKey }] }
    clock.pass(50_000)
    const renewal = { ...keys, ReservationDuration: 15 }
    expect(await ask('service/reservations/renew', renewal)).toMatchObject(updated([one]))
    clock.pass(14 * 60_000)
    expect(await ask('service/reservations/release', keys)).toMatchObject(updated([one]))
    const again = await ask('service/reservations/release', keys)
    expect(again).toMatchObject(refusal('Component not found'))
    const soft = await ask('service/reservations/release', { ...keys, ...flexible })
    expect(soft).toMatchObject(updated([], [[one, 'NotFound']]))
  })

  it('are one for each component, all or nothing', async () => {
    await make([one])
    const wish = { ...of(one, two), ReservationDuration: 1 }
    const told = await ask('service/reservations', wish)
    expect(told).toMatchObject(refusal('Component is Reserved'))
    expect(rack.ledger.count('reservation')).toBe(1)
    const soft = await ask('service/reservations', { ...wish, ...flexible })
    expect(soft.json).toMatchObject({
      Success: [{ ID: two }],
      Failure: [{ ID: one, Reason: 'Reserved' }],
    })
  })

  it('need an unlocked component, and those of administrators a locked one', async () => {
    expect(await ask('reservations', of(one))).toMatchObject(refusal('Component is Unlocked'))
    await ask('lock', of(one))
    const wish = { ...of(one), ReservationDuration: 1 }
    const told = await ask('service/reservations', wish)
    expect(told).toMatchObject(refusal('Component is Locked'))
    const made = await ask('reservations', of(one))
    expect(Object.keys((made.json as Made).Success[0] ?? {})).toEqual([
      'ID',
      'DeputyKey',
      'ReservationKey',
    ])
    clock.pass(30 * 24 * 60 * 60_000)
    expect(await ask('reservations', of(one))).toMatchObject(refusal('Component is Reserved'))
    expect(await ask('reservations/remove', of(one))).toMatchObject(updated([one]))
    expect((await ask('reservations', of(one))).status).toBe(200)
  })

  it.each([
    [{}, 'ReservationDuration must be greater than 0'],
    [{ ReservationDuration: -1 }, 'ReservationDuration must be greater than 0'],
    [{ ReservationDuration: 16 }, 'Invalid Reservation Duration'],
    [{ ReservationDuration: 1.5 }, 'Invalid Reservation Duration'],
  ])('refuse %j', async (more, detail) => {
    const told = await ask('service/reservations', { ...of(one), ...more })
    expect(told).toMatchObject(refusal(detail))
  })

  it.each([
    ['reservations/release', 'Reservation Key required for operation'],
    ['service/reservations/renew', 'Reservation Key required for operation'],
    ['service/reservations/check', 'Deputy Key required for operation'],
  ])('%s asks for keys', async (path, detail) => {
    expect(await ask(path, { ReservationDuration: 1 })).toMatchObject(refusal(detail))
  })

  it('end on the monotonic clock, whatever the wall clock does', async () => {
    const [made] = await make([one])
    clock.setWall(wallStart + 10 * 365 * 24 * 60 * 60_000)
    const wish = { ...of(one), ReservationDuration: 1 }
    expect((await ask('service/reservations', wish)).status).toBe(400)
    clock.setWall(0)
    clock.pass(59_999)
    expect((await ask('service/reservations', wish)).status).toBe(400)
    clock.pass(1)
    const DeputyKeys = [{ ID: one, Key: made?.DeputyKey }]
    const checked = await ask('service/reservations/check', { DeputyKeys })
    expect(checked.json).toMatchObject({ Success: [], Failure: [{ ID: one, Reason: 'NotFound' }] })
    expect((await ask('service/reservations', wish)).status).toBe(200)
  })

  it('outlive a restart with what was left of them', async () => {
    const [made] = await make([one], { ReservationDuration: 3 })
    const since = () => rack.ledger.get('reservation', one)?.sinceMs
    clock.pass(60_000)
    await expect.poll(since).toBe(61_000)
    await rack.close()
    await store.reopen()
    clock = new ManualClock()
    clock.pass(7)
    rack = await openRack({ apis: [createHsmApi], auth: 'tokens', clock, store })
    await rack.app.ready()
    const DeputyKeys = [{ ID: one, Key: made?.DeputyKey }]
    const check = async () => (await ask('service/reservations/check', { DeputyKeys })).json
    await expect.poll(since).toBe(1_007)
    clock.pass(119_999)
    expect(await check()).toMatchObject({ Success: [{ ID: one }] })
    clock.pass(1)
    expect(await check()).toMatchObject({ Success: [] })
  })

  it('go with their component, and stand in no way of its changes', async () => {
    await make([one])
    const url = `/hsm/v2/State/Components/${one}`
    const headers = { authorization: `Bearer ${testTokens.admin}` }
    const payload = JSON.stringify({ Enabled: false })
    const change = await rack.app.inject({
      method: 'PATCH',
      url: `${url}/Enabled`,
      headers,
      payload,
    })
    expect(change.statusCode).toBe(204)
    const gone = await rack.app.inject({ method: 'DELETE', url, headers })
    expect([gone.statusCode, rack.ledger.count('reservation')]).toEqual([200, 0])
  })

  it('are in no feed, as they hold their keys', async () => {
    const orders = () => [rack.ledger.order('public'), rack.ledger.order('close')]
    const before = orders()
    await make([one])
    expect(orders()).toEqual(before)
    expect(rack.ledger.count('reservation')).toBe(1)
  })
})

it.each(['hold', 'commit', 'undo'])('the step %s is none for clients', async (step) => {
  const body = { Kind: 'service', ReservationDuration: 1 }
  expect((await ask(`operations/${'a'.repeat(32)}/${step}`, body)).status).toBe(404)
})
