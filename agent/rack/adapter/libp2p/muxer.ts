import type {
  Connection,
  MultiaddrConnection,
  StreamMuxer,
  StreamMuxerFactory,
} from '@libp2p/interface'
import { yamux } from '@libp2p/yamux'
import * as limits from './limits.ts'

type Data = Parameters<MultiaddrConnection['send']>[0]

/** yamux as it is: the parts that it shares with other muxers, how it reads, writes and pings. */
interface YamuxMuxer extends StreamMuxer {
  send(data: Data): boolean
  onData(data: Data): void
  ping(): Promise<number>
}

const settings = {
  maxInboundStreams: limits.streamsMax,
  maxOutboundStreams: limits.streamsMax,
  // LinkWatch pings with more patience. Two who ping would mistake each other's answers.
  enableKeepAlive: false,
  streamOptions: {
    maxStreamWindowSize: limits.streamWindowBytes,
    maxReadBufferLength: limits.streamReadBytesMax,
  },
}

/** What is to be known of the wire below a connection. */
export interface Wire {
  /** A frame there and back: 12 bytes each way, and no stream. Waits as long as it takes. */
  ping(): Promise<unknown>
  /** Whether anything came in since this was asked last. */
  takeHeard(): boolean
}

const wires = new WeakMap<StreamMuxer, Wire>()

/** The wire below a connection; undefined when its muxer is none of ours. */
export function wireOf(connection: Connection): Wire | undefined {
  const { muxer } = connection as { readonly muxer?: StreamMuxer }
  return muxer && wires.get(muxer)
}

/**
 * yamux that says in one packet what it says in one turn of the event loop, and that survives the
 * end of its connection.
 *
 * A request is a dozen small frames; by itself yamux has each of them encrypted and sent alone, in
 * a packet with 66 bytes of headers and an acknowledgement of its own. And it announces a new
 * stream a moment after it made it, outside of every call; when the connection has gone in that
 * moment, its error would reach nobody and end the process. Here it ends the connection.
 */
export function sturdyYamux(): () => StreamMuxerFactory {
  return () => {
    const factory = yamux(settings)()
    return {
      protocol: factory.protocol,
      createStreamMuxer(connection) {
        const muxer = factory.createStreamMuxer(connection) as YamuxMuxer
        gather(muxer, connection)
        listen(muxer)
        return muxer
      },
    }
  }
}

/** Holds what is sent until the turn is over, the connection is ending, or there is much of it. */
function gather(muxer: YamuxMuxer, connection: Pick<MultiaddrConnection, 'abort'>): void {
  const sendNow = muxer.send.bind(muxer)
  let held: Uint8Array[] = []
  let heldBytes = 0
  const flush = (): boolean => {
    if (heldBytes === 0) return true
    const data = held.length === 1 ? held[0] : Buffer.concat(held, heldBytes)
    held = []
    heldBytes = 0
    try {
      // When the connection is full this tells every stream to wait.
      return sendNow(data ?? Buffer.alloc(0))
    } catch (error) {
      muxer.abort(error as Error)
      connection.abort(error as Error)
      return false
    }
  }
  muxer.send = (data) => {
    if (heldBytes === 0) setImmediate(flush)
    held.push(data.subarray())
    heldBytes += data.byteLength
    const isDue = muxer.status !== 'open' || heldBytes >= limits.heldBytesMax
    return isDue ? flush() : true
  }
}

function listen(muxer: YamuxMuxer): void {
  const read = muxer.onData.bind(muxer)
  let isHeard = false
  muxer.onData = (data) => {
    isHeard = true
    read(data)
  }
  wires.set(muxer, {
    ping: () => muxer.ping(),
    takeHeard() {
      const before = isHeard
      isHeard = false
      return before
    },
  })
}
