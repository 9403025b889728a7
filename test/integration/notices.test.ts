/** State change notifications to a real receiver over HTTP, with a sender that starts again. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { httpPost, NoticeSender } from '../../agent/rack/notices/index.ts'
import { silentLog } from '../../cell/env/index.ts'
import { MemoryStore } from '../../sim/store/memory-store.ts'
import { startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

const [one, two] = ['x1000c0s0b0n0', 'x1000c0s1b0n0']

let rack: TestRack
let sender: NoticeSender
let store: MemoryStore
let server: Server
let url = ''
/** What arrived. */
let told: Record<string, unknown>[] = []
/** Milliseconds that the sender waited. */
let pauses: number[] = []
/** What the receiver answers. */
let status = 200

async function open() {
  rack = await openRack({ apis: [createHsmApi], store })
}

/** Time passes quickly here: a pause is one turn of the event loop. */
const clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  async sleep(ms: number, signal: AbortSignal) {
    signal.throwIfAborted()
    pauses.push(ms)
    await new Promise((resolve) => setImmediate(resolve))
  },
}

function send() {
  const { ledger, random } = rack.context
  sender = NoticeSender.start({ ledger, random, clock, log: silentLog, post: httpPost })
}

beforeEach(async () => {
  told = []
  pauses = []
  status = 200
  server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      if (status === 200) told.push(JSON.parse(Buffer.concat(pieces).toString()))
      response.writeHead(status, { location: '/elsewhere' }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scn`
  store = new MemoryStore()
  await open()
  send()
})
afterEach(async () => {
  await sender.stop()
  await rack.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function ask(method: string, path: string, body?: unknown) {
  const answer = await rack.app.inject({
    method: method as 'GET',
    url: `/hsm/v2${path}`,
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  expect(answer.statusCode).toBeLessThan(300)
  return answer.body === '' ? undefined : answer.json()
}

const subscribe = (triggers: object, Subscriber = 'me') => {
  return ask('POST', '/Subscriptions/SCN', { Subscriber, Url: url, ...triggers })
}
const addNodes = () => {
  const Components = [one, two].map((ID) => ({ ID, State: 'Off' }))
  return ask('POST', '/State/Components', { Components })
}
const setState = (State: string, ...ComponentIDs: string[]) => {
  return ask('PATCH', '/State/Components/BulkStateData', { ComponentIDs, State })
}
const allDelivered = () => vi.waitFor(() => expect(rack.ledger.count('stateNotice')).toBe(0))

describe('a subscriber', () => {
  it('hears of what it asked for, many components in one message', async () => {
    await addNodes()
    await subscribe({ States: ['On'] })
    await setState('On', one, two)
    await setState('Off', one)
    await ask('PATCH', `/State/Components/${two}/Enabled`, { Enabled: false })
    await allDelivered()
    expect(told).toEqual([{ Components: [one, two], State: 'On', Flag: 'OK' }])
  })

  it('hears of every kind of change, and of new components', async () => {
    const triggers = { Enabled: true, Roles: ['Compute', 'Service'], SoftwareStatus: ['Up'] }
    await subscribe(triggers)
    await addNodes()
    await allDelivered()
    expect(told).toEqual([
      { Components: [one, two], Role: 'Compute' },
      { Components: [one, two], Enabled: true },
    ])
    told = []
    const role = { ComponentIDs: [one], Role: 'Service', SubRole: 'Worker' }
    await ask('PATCH', '/State/Components/BulkRole', role)
    await ask('PATCH', `/State/Components/${one}/SoftwareStatus`, { SoftwareStatus: 'Up' })
    await ask('PATCH', `/State/Components/${two}/Enabled`, { Enabled: false })
    await allDelivered()
    expect(told).toHaveLength(3)
    expect(told).toEqual(
      expect.arrayContaining([
        { Components: [one], Role: 'Service', SubRole: 'Worker' },
        { Components: [one], SoftwareStatus: 'Up' },
        { Components: [two], Enabled: false },
      ]),
    )
  })

  it('hears nothing of a change that is none, nor of a new number', async () => {
    await addNodes()
    await subscribe({ States: ['Off'], Enabled: true })
    await setState('Off', one)
    await ask('PATCH', '/State/Components/BulkNID', { Components: [{ ID: one, NID: 5 }] })
    expect(rack.ledger.count('stateNotice')).toBe(0)
  })

  it('is asked again until it takes it, also after a start, and gets the newest', async () => {
    await addNodes()
    await subscribe({ States: ['On', 'Ready'] })
    status = 503
    await setState('On', one, two)
    await sender.stop()
    await rack.close()
    await store.reopen()
    await open()
    expect(rack.ledger.count('stateNotice')).toBe(2)
    status = 200
    send()
    await allDelivered()
    expect(told).toEqual([{ Components: [one, two], State: 'On', Flag: 'OK' }])
    status = 307
    pauses = []
    await setState('Ready', one)
    await vi.waitFor(() => expect(pauses.length).toBeGreaterThan(1))
    expect(rack.ledger.count('stateNotice')).toBe(1)
    await setState('Off', one)
    await setState('On', one)
    status = 200
    await allDelivered()
    expect(told.at(-1)).toEqual({ Components: [one], State: 'On', Flag: 'OK' })
  })

  it('that is away is asked less and less often', async () => {
    await addNodes()
    await subscribe({ States: ['On'] })
    status = 503
    await setState('On', one)
    await vi.waitFor(() => expect(pauses.length).toBeGreaterThan(9), { timeout: 10_000 })
    const longest = [1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000)
    for (const [at, ms] of longest.entries()) {
      expect(pauses[at]).toBeGreaterThanOrEqual(ms / 2)
      expect(pauses[at]).toBeLessThanOrEqual(ms)
    }
  })

  it('that is away holds up nobody else, and is forgotten when it unsubscribes', async () => {
    await addNodes()
    const away = { Subscriber: 'away', Url: 'http://127.0.0.1:1/', States: ['On'] }
    const { ID } = (await ask('POST', '/Subscriptions/SCN', away)) as { ID: number }
    await subscribe({ States: ['On'] })
    await setState('On', one)
    await vi.waitFor(() => expect(told).toHaveLength(1))
    expect(rack.ledger.get('stateNotice', one)?.untold).toMatchObject([{ subscription: ID }])
    await ask('DELETE', `/Subscriptions/SCN/${ID}`)
    await allDelivered()
  })
})

it('a cell that is killed before it was told tells after its start', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder('notices')
  let cell = await startCell({ data: folder.path })
  const request = async (method: string, path: string, body: object) => {
    const answer = await fetch(`${cell.url}/hsm/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${cell.token}` },
      body: JSON.stringify(body),
    })
    expect(answer.status).toBeLessThan(300)
  }
  try {
    status = 503
    await request('POST', '/Subscriptions/SCN', { Subscriber: 'me', Url: url, States: ['On'] })
    await request('POST', '/State/Components', { Components: [{ ID: one, State: 'On' }] })
    await cell.kill()
    status = 200
    cell = await startCell({ data: folder.path })
    await vi.waitFor(() => expect(told).not.toEqual([]), { timeout: 20_000 })
    expect(told).toEqual([{ Components: [one], State: 'On', Flag: 'OK' }])
  } finally {
    await cell.stop()
    folder.remove()
  }
})
