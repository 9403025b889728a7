/** A stream of events and the token of who reads it: over real sockets, with real tokens. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openCell, type TestCell } from '../fixture/cell.ts'
import { EventStream } from '../fixture/event-stream.ts'
import { component } from '../fixture/ledger.ts'
import { ManualClock } from '../fixture/manual-clock.ts'
import { sendRaw } from '../fixture/raw-http.ts'

const clock = new ManualClock()
const path = '/cells/v1/events'
let cell: TestCell
let base: string

beforeEach(async () => {
  cell = await openCell({ clock })
  base = await cell.listen()
})
afterEach(() => cell.close())

/** Reads as somebody whose token is valid for so long. */
async function readFor(seconds: number): Promise<EventStream> {
  const { token } = await cell.issuer.mint({ subject: 'bob', role: 'viewer', seconds })
  const stream = await EventStream.open(base, path, { authorization: `Bearer ${token}` })
  await stream.one('ready')
  return stream
}

/** Lets seconds pass one by one, each with time for what it brings. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    clock.pass(1_000)
    for (let turn = 0; turn < 5; turn++) await new Promise((settle) => setImmediate(settle))
  }
}

async function sample(name: string): Promise<number> {
  const { body } = await sendRaw(base, { method: 'GET', path: '/metrics' })
  const line = body.split('\n').find((candidate) => candidate.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1) ?? Number.NaN)
}

it('ends with the token, as soon as requests are refused, and says so', async () => {
  const [short, long] = [await readFor(60), await readFor(600)]
  await pass(89)
  expect(short.isEnded).toBe(false)
  await pass(2)
  const { data } = await short.one('end')
  expect(data).toMatchObject({ reason: 'token', code: 'AUTH_TOKEN' })
  expect(data.detail).toMatch(/^The token expired at 20\d\d-/)
  expect(data.remedy).toContain('rackcell token create')
  await short.until(({ isEnded }) => isEnded, 'end of the connection')
  expect(long.events.map(({ event }) => event)).toEqual(['ready'])
  long.close()
})

it('is counted: readers, events, and why streams ended', async () => {
  const [one, two] = [await readFor(60), await readFor(600)]
  await cell.ledger.transact({ subject: 'test' }, (tx) => tx.put('component', component(1)))
  for (const stream of [one, two]) await stream.one('node.added')
  expect(await sample('rackcell_event_streams')).toBe(2)
  expect(await sample('rackcell_events_sent_total')).toBe(2)
  await pass(91)
  await one.until(({ isEnded }) => isEnded, 'end of the connection')
  two.close()
  await expect.poll(() => sample('rackcell_event_streams')).toBe(0)
  expect(await sample('rackcell_event_streams_ended_total{why="token"}')).toBe(1)
  expect(await sample('rackcell_event_streams_ended_total{why="left"}')).toBe(1)
  expect(await sample('rackcell_event_streams_ended_total{why="slow"}')).toBe(0)
})
