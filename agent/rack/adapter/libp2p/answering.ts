import type { Stream } from '@libp2p/interface'
import {
  Fault,
  frameBytesMax,
  type Log,
  type PeerKey,
  type RequestHandler,
  requestsPerPeerMax,
} from '../../../../cell/env/index.ts'
import type { Frame } from './frame.ts'
import { FrameStream } from './frame-stream.ts'
import { kinds } from './kind.ts'
import { requestReadMs } from './limits.ts'

/** Answers requests; at most so many of one peer at once. */
export class Answering {
  readonly #log: Log
  readonly #underWay = new Map<PeerKey, number>()
  #streams = 0
  #refused = 0

  constructor(log: Log) {
    this.#log = log
  }

  /** Requests being answered, and how many found a peer's share used up. */
  get counts(): { readonly underWay: number; readonly refused: number } {
    return { underWay: this.#streams, refused: this.#refused }
  }

  /** Serves one stream to its end. Never rejects. */
  async serve(stream: Stream, peer: PeerKey, handler: RequestHandler): Promise<void> {
    const frames = new FrameStream(stream, frameBytesMax)
    const count = this.#underWay.get(peer) ?? 0
    if (count >= requestsPerPeerMax) {
      this.#refused++
      frames.sendNow(kinds.busy)
      return await settle(frames.finish())
    }
    this.#underWay.set(peer, count + 1)
    this.#streams++
    try {
      await this.#answer(stream, frames, { peer, handler })
    } finally {
      this.#streams--
      const left = (this.#underWay.get(peer) ?? 1) - 1
      if (left > 0) this.#underWay.set(peer, left)
      else this.#underWay.delete(peer)
    }
  }

  async #answer(
    stream: Stream,
    frames: FrameStream,
    { peer, handler }: { readonly peer: PeerKey; readonly handler: RequestHandler },
  ): Promise<void> {
    const request = await readRequest(frames)
    if (!request) return frames.abort('that is no request')
    const gone = new AbortController()
    const leave = () => gone.abort(new Error('the asker is gone'))
    stream.addEventListener('close', leave, { once: true })
    if (stream.status !== 'open') leave()
    try {
      await frames.send(kinds.taken)
      for await (const part of handler(peer, request.bytes, gone.signal)) {
        requireFrame(part)
        await frames.send(kinds.part, part)
      }
      await frames.send(kinds.end)
      stream.removeEventListener('close', leave)
      await frames.finish()
    } catch (error) {
      this.#fail(frames, stream, gone.signal, error)
    } finally {
      stream.removeEventListener('close', leave)
    }
  }

  #fail(frames: FrameStream, stream: Stream, gone: AbortSignal, error: unknown): void {
    if (gone.aborted) return
    this.#log.warn({ protocol: stream.protocol, err: error }, 'request between cells failed')
    frames.sendNow(kinds.failed)
    frames.finish().catch(() => frames.abort('it failed'))
  }
}

/** The one frame that an asker sends, within its time; undefined when it sends anything else. */
async function readRequest(frames: FrameStream): Promise<Frame | undefined> {
  const late = setTimeout(() => frames.abort('the request takes too long'), requestReadMs)
  try {
    const frame = await frames.next()
    return frame?.kind === kinds.request ? frame : undefined
  } finally {
    clearTimeout(late)
  }
}

function requireFrame(part: Uint8Array): void {
  if (part.length <= frameBytesMax) return
  throw new Fault('LIMIT_MESSAGE', { details: { bytes: part.length, bytesMax: frameBytesMax } })
}

async function settle(ending: Promise<void>): Promise<void> {
  try {
    await ending
  } catch {
    // The asker left without waiting for the answer.
  }
}
