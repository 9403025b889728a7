import type { Logger, MultiaddrConnection } from '@libp2p/interface'
import { expect, it } from 'vitest'
import { sturdyYamux } from '../../../agent/rack/adapter/libp2p/muxer.ts'

const log: Logger = Object.assign(() => {}, {
  enabled: false,
  error() {},
  trace() {},
  newScope: () => log,
})

/** A connection that has ended without anybody having noticed yet. */
class DeadConnection extends EventTarget {
  readonly log = log
  readonly direction = 'outbound'
  readonly errors: Error[] = []

  send(): boolean {
    throw new Error('Cannot write to a stream that is closed')
  }

  abort(error: Error): void {
    this.errors.push(error)
  }
}

it('ends the connection when a stream is opened just as it goes, and nothing else', async () => {
  const uncaught: unknown[] = []
  const hear = (error: unknown) => uncaught.push(error)
  process.on('uncaughtException', hear)
  try {
    const connection = new DeadConnection()
    const muxer = sturdyYamux()().createStreamMuxer(connection as unknown as MultiaddrConnection)
    const stream = await muxer.createStream()
    await new Promise((resolve) => setImmediate(resolve))
    expect(connection.errors.length).toBeGreaterThan(0)
    expect(muxer.status).toBe('closed')
    expect(stream.status).toBe('aborted')
    expect(uncaught).toEqual([])
  } finally {
    process.off('uncaughtException', hear)
  }
})
