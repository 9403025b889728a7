import type { Connection, Stream } from '@libp2p/interface'
import { Fault, frameBytesMax, type PeerKey } from '../../../../cell/env/index.ts'
import { FrameStream } from './frame-stream.ts'
import { kinds } from './kind.ts'
import { negotiateMs, streamsMax } from './limits.ts'

/** A request to one peer. */
interface AskingOptions {
  readonly peer: PeerKey
  /** Its connections, the best one first. */
  readonly connections: readonly Connection[]
  readonly protocol: string
  readonly request: Uint8Array
  readonly signal: AbortSignal
}

const unreachable = (peer: PeerKey, reason: string, cause?: unknown) =>
  new Fault('PEER_UNREACHABLE', { cause, details: { peer, reason } })

const silent = (peer: PeerKey, reason: string, cause?: unknown) =>
  new Fault('PEER_SILENT', { cause, details: { peer, reason } })

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Opens the stream. Until it is open nothing was said: every failure is "surely not arrived". */
async function open({ peer, connections, protocol, signal }: AskingOptions): Promise<Stream> {
  let reason = 'there is no connection'
  let cause: unknown
  for (const connection of connections) {
    if (signal.aborted) throw unreachable(peer, 'the asker gave up', signal.reason)
    try {
      return await connection.newStream(protocol, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(negotiateMs)]),
        maxOutboundStreams: streamsMax,
      })
    } catch (error) {
      reason = textOf(error)
      cause = error
    }
  }
  throw unreachable(peer, reason, cause)
}

/** Asks and yields the frames of the answer. Faults as the port says. */
export async function* ask(options: AskingOptions): AsyncGenerator<Uint8Array> {
  const { peer, protocol, request, signal } = options
  if (request.length > frameBytesMax) {
    throw new Fault('LIMIT_MESSAGE', {
      details: { protocol, bytes: request.length, bytesMax: frameBytesMax },
    })
  }
  const stream = await open(options)
  const frames = new FrameStream(stream, frameBytesMax)
  const giveUp = () => frames.abort('the asker gave up')
  signal.addEventListener('abort', giveUp, { once: true })
  if (signal.aborted) giveUp()
  let isWhole = false
  try {
    await frames.send(kinds.request, request)
    await frames.finish()
    for await (const part of answer(frames, peer)) yield part
    isWhole = true
  } catch (error) {
    if (error instanceof Fault) throw error
    throw silent(peer, textOf(error), error)
  } finally {
    signal.removeEventListener('abort', giveUp)
    if (!isWhole) frames.abort('the asker is gone')
  }
}

async function* answer(frames: FrameStream, peer: PeerKey): AsyncGenerator<Uint8Array> {
  let isTaken = false
  for (;;) {
    const frame = await frames.next()
    if (!frame) throw silent(peer, 'the answer broke off')
    const { kind, bytes } = frame
    if (!isTaken && kind === kinds.busy) throw unreachable(peer, 'it is busy')
    if (!isTaken && kind === kinds.taken) isTaken = true
    else if (isTaken && kind === kinds.part) yield bytes
    else if (isTaken && kind === kinds.end) return
    else if (kind === kinds.failed) throw silent(peer, 'it failed while answering')
    else throw silent(peer, 'the answer makes no sense')
  }
}
