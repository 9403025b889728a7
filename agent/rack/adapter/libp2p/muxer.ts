import type { MultiaddrConnection, StreamMuxer, StreamMuxerFactory } from '@libp2p/interface'
import { yamux } from '@libp2p/yamux'
import * as limits from './limits.ts'

/** yamux as it is: the parts that it shares with other muxers, and how it writes. */
interface YamuxMuxer extends StreamMuxer {
  send(data: Parameters<MultiaddrConnection['send']>[0]): boolean
}

const settings = {
  maxInboundStreams: limits.streamsMax,
  maxOutboundStreams: limits.streamsMax,
  streamOptions: {
    maxStreamWindowSize: limits.streamWindowBytes,
    maxReadBufferLength: limits.streamReadBytesMax,
  },
}

/**
 * yamux that survives the end of its connection. It announces a new stream a moment after it made
 * it, outside of every call; when the connection has gone in that moment, its error would reach
 * nobody and end the process. Here it ends the connection.
 */
export function sturdyYamux(): () => StreamMuxerFactory {
  return () => {
    const factory = yamux(settings)()
    return {
      protocol: factory.protocol,
      createStreamMuxer(connection) {
        const muxer = factory.createStreamMuxer(connection) as YamuxMuxer
        const send = muxer.send.bind(muxer)
        muxer.send = (data) => {
          try {
            return send(data)
          } catch (error) {
            muxer.abort(error as Error)
            connection.abort(error as Error)
            return false
          }
        }
        return muxer
      },
    }
  }
}
