/** Who costs what: readers, subscriptions, and a cell that nobody asks for events. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RackContext } from '../../../agent/rack/context.ts'
import { EventDesk } from '../../../agent/rack/http/events/index.ts'
import { Fault } from '../../../cell/env/index.ts'
import type { ClusterView } from '../../../cell/view/index.ts'
import { component } from '../../fixture/ledger.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

let clock: ManualClock
let rack: TestRack
let desk: EventDesk
let subscriptions = 0

/** The view as it is, with its subscriptions counted. */
function counted(view: ClusterView): ClusterView {
  return new Proxy(view, {
    get(target, name) {
      const member = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      if (name !== 'onChange') return member.bind(target)
      return (listener: never) => {
        subscriptions++
        const end = target.onChange(listener)
        return () => {
          subscriptions--
          end()
        }
      }
    },
  })
}

beforeEach(async () => {
  clock = new ManualClock()
  rack = await openRack({ clock })
  const context: RackContext = { ...rack.context, view: counted(rack.context.view) }
  desk = new EventDesk(context)
  await rack.change((tx) => tx.put('component', component(1)))
})
afterEach(async () => {
  await desk.close('stopping')
  expect(subscriptions).toBe(0)
  await rack.close()
})

const everything = () => true
const turns = async (count = 20) => {
  for (let at = 0; at < count; at++) await new Promise((settle) => setImmediate(settle))
}

/** Lets seconds pass one by one, as they do. */
async function pass(seconds: number): Promise<void> {
  for (let at = 0; at < seconds; at++) {
    clock.pass(1_000)
    await turns(1)
  }
}

async function addNodes(first: number, last: number): Promise<void> {
  await rack.change((tx) => {
    for (let at = first; at <= last; at++) tx.put('component', component(at))
  })
}

describe('a cell', () => {
  it('watches for nobody', async () => {
    await addNodes(2, 9)
    expect([desk.isWatching, subscriptions]).toEqual([false, 0])
  })

  it('watches once for all readers, and for a while after the last one', async () => {
    const readers = await Promise.all([1, 2, 3].map(() => desk.open(everything, undefined)))
    expect([desk.readers, subscriptions]).toEqual([3, 1])
    for (const reader of readers) reader.destroy()
    await turns()
    expect([desk.readers, desk.isWatching]).toEqual([0, true])
    await pass(299)
    expect(desk.isWatching).toBe(true)
    await pass(2)
    expect([desk.isWatching, subscriptions]).toEqual([false, 0])
  })

  it('knows a position again for as long as it watches, and never afterwards', async () => {
    const first = await desk.open(everything, undefined)
    const id = /id: (\S+)/.exec(String(first.read()))?.[1] ?? ''
    first.destroy()
    await turns()
    const again = await desk.open(everything, id)
    expect(String(again.read())).toContain('event: ready')
    again.destroy()
    await turns()
    await pass(301)
    const late = await desk.open(everything, id)
    expect(String(late.read())).toContain('"reason":"foreign"')
  })

  it('forgets a hundred readers that came and went', async () => {
    for (let at = 0; at < 100; at++) {
      const reader = await desk.open(everything, undefined)
      reader.destroy()
      await turns(2)
    }
    expect([desk.readers, subscriptions, desk.counts.ended.left]).toEqual([0, 1, 100])
  })
})

describe('a reader', () => {
  it('that keeps up gets everything, however much comes at once', async () => {
    const reader = await desk.open(everything, undefined)
    let text = ''
    reader.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    await addNodes(10, 9_009)
    const deadline = AbortSignal.timeout(20_000)
    while ((text.match(/event: node\.added/g)?.length ?? 0) < 9_000) {
      deadline.throwIfAborted()
      await turns(1)
    }
    expect(text).not.toContain('event: end')
  })

  it('that reads slowly but steadily gets everything: making more waits for it', async () => {
    const reader = await desk.open(everything, undefined)
    let text = ''
    const deadline = AbortSignal.timeout(20_000)
    await addNodes(10, 9_009)
    while ((text.match(/event: node\.added/g)?.length ?? 0) < 9_000) {
      deadline.throwIfAborted()
      await turns(4)
      text += String(reader.read() ?? '')
      expect(text).not.toContain('event: end')
    }
  })

  it('that does not read is cut off with the reason, and holds up nobody for long', async () => {
    const slow = await desk.open(everything, undefined)
    const other = await desk.open(everything, undefined)
    let seen = 0
    other.on('data', (chunk: Buffer) => {
      seen += chunk.toString().match(/event: node\.added/g)?.length ?? 0
    })
    await addNodes(10, 9_009)
    for (let second = 0; second < 10; second++) {
      clock.pass(1_000)
      await turns(50)
    }
    const deadline = AbortSignal.timeout(20_000)
    while (seen < 9_000) {
      deadline.throwIfAborted()
      await turns(1)
    }
    expect(slow.readableLength).toBeLessThan(80 * 1024)
    let text = ''
    for (let chunk = slow.read(); chunk !== null; chunk = slow.read()) text += String(chunk)
    expect(text).toContain('event: end\ndata: {"reason":"slow"')
    await turns()
    expect(desk.readers).toBe(1)
    const { sent, ended } = desk.counts
    expect(sent).toBeGreaterThanOrEqual(9_000)
    expect(ended).toEqual({ left: 0, slow: 1, stopping: 0, lifetime: 0, filter: 0, token: 0 })
  })

  it('that never takes its farewell is dropped after five seconds', async () => {
    await desk.open(everything, undefined)
    await desk.open(everything, undefined)
    await addNodes(10, 1_009)
    await pass(61)
    expect(desk.readers).toBe(2)
    await pass(6)
    expect(desk.readers).toBe(0)
  })

  it('is asked for its token as long as it reads, and is told why it ends', async () => {
    let fault: Fault | undefined = new Fault('AUTH_UNAVAILABLE')
    const reader = await desk.open(everything, undefined, async () => {
      if (fault) throw fault
    })
    await pass(3)
    fault = undefined
    await pass(3)
    expect(desk.counts.ended.token).toBe(0)
    fault = new Fault('AUTH_TOKEN', { message: 'The signature is by nobody any more.' })
    await pass(2)
    const text = String(reader.read())
    expect(text).toContain('"reason":"token","detail":"The signature is by nobody any more."')
    expect(text).toContain('"code":"AUTH_TOKEN","remedy":"')
    expect(reader.read()).toBeNull()
    await turns()
    expect([desk.readers, desk.counts.ended.token]).toEqual([0, 1])
  })
})
