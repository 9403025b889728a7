// Preloaded into a cell that is soaked: tells what it holds once all garbage is gone.
import { Server } from 'node:http'
import { getHeapStatistics, queryObjects, writeHeapSnapshot } from 'node:v8'

/** What a process holds after a collection, in bytes, and what keeps its event loop alive. */
export interface Held {
  /** The heap: objects, text, and code, which goes on growing for minutes as it is optimized. */
  readonly heapBytes: number
  /** What objects hold outside of the heap: buffers. */
  readonly outsideBytes: number
  /** Objects and functions: neither text nor code. */
  readonly objects: number
  /** Timers, sockets and requests under way. */
  readonly resources: Readonly<Record<string, number>>
}

interface Question {
  readonly type: string
  readonly file?: string
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Twice, with a turn between: what has a finalizer goes with the second one. */
async function collect(): Promise<void> {
  for (let time = 0; time < 3; time++) {
    globalThis.gc?.()
    await turn()
  }
}

async function held(): Promise<Held> {
  await collect()
  const resources: Record<string, number> = {}
  for (const name of process.getActiveResourcesInfo()) {
    resources[name] = (resources[name] ?? 0) + 1
  }
  return {
    heapBytes: getHeapStatistics().used_heap_size,
    outsideBytes: process.memoryUsage().external,
    objects: queryObjects(Object, { format: 'count' }),
    resources,
  }
}

process.on('message', ({ type, file }: Question) => {
  if (type === 'snapshot' && file !== undefined) writeHeapSnapshot(file)
  if (type !== 'held' && type !== 'snapshot') return
  void held().then((answer) => process.send?.({ type: 'inside', held: answer }))
})

/** Keeps something of each request, to see a soak fail. */
function leak(): void {
  const kept: (() => unknown)[] = []
  const { emit } = Server.prototype
  Server.prototype.emit = function keeping(this: Server, name: string, ...args: unknown[]) {
    if (name === 'request') kept.push(() => args.length)
    return Reflect.apply(emit, this, [name, ...args]) as boolean
  }
}

if (process.env['RACKCELL_SOAK_LEAK'] !== undefined) leak()
