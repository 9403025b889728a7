import type { Logger, MultiaddrConnection, Stream, StreamMuxer } from '@libp2p/interface'
import { expect, it } from 'vitest'
import { sturdyYamux } from '../../../agent/rack/adapter/libp2p/muxer.ts'

const log: Logger = Object.assign(() => {}, {
  enabled: false,
  error() {},
  trace() {},
  newScope: () => log,
})

/** A connection whose packets are kept. */
class OpenConnection extends EventTarget {
  readonly log = log
  readonly direction = 'outbound'
  readonly sent: Uint8Array[] = []

  send(data: Uint8Array): boolean {
    this.sent.push(data.subarray())
    return true
  }

  abort(): void {}
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

async function opened(): Promise<readonly [OpenConnection, Stream, StreamMuxer]> {
  const connection = new OpenConnection()
  const muxer = sturdyYamux()().createStreamMuxer(connection as unknown as MultiaddrConnection)
  const stream = await muxer.createStream()
  return [connection, stream, muxer]
}

it('sends in one packet what is said in one turn, in its order', async () => {
  const [connection, stream] = await opened()
  stream.send(Buffer.from('first'))
  stream.send(Buffer.from('second'))
  await Promise.resolve()
  expect(connection.sent).toEqual([])
  await turn()
  await turn()
  expect(connection.sent).toHaveLength(1)
  const text = Buffer.from(connection.sent[0] ?? []).toString('latin1')
  expect(text.indexOf('second')).toBeGreaterThan(text.indexOf('first'))
})

it('keeps little waiting', async () => {
  const [connection, stream] = await opened()
  stream.send(Buffer.alloc(100_000))
  expect(connection.sent.length).toBeGreaterThan(0)
})

it('loses nothing that was said before the end: it may be the last moment', async () => {
  const [connection, stream, muxer] = await opened()
  stream.send(Buffer.from('last words'))
  muxer.abort(new Error('it is over'))
  expect(Buffer.concat(connection.sent).toString('latin1')).toContain('last words')
})
