import type { Stream, StreamCloseEvent, StreamMessageEvent } from '@libp2p/interface'
import { encodeFrame, type Frame, FrameDecoder } from './frame.ts'

/** What a queued frame costs beside its content: without it, empty frames could fill the memory. */
const frameOverheadBytes = 64

const costOf = ({ bytes }: Frame) => bytes.length + frameOverheadBytes

/** How a stream of frames ended: `whole` = at the end of a frame, with the sender's will. */
export type FrameEnd = 'whole' | 'broken'

/**
 * Frames over one libp2p stream. What is not taken stops the sender: beyond one frame's worth the
 * stream is paused, and the sender's window runs out.
 */
export class FrameStream {
  readonly #stream: Stream
  readonly #decoder: FrameDecoder
  readonly #bytesMax: number
  readonly #frames: Frame[] = []
  #queuedBytes = 0
  #end: FrameEnd | undefined
  #wake: (() => void) | undefined
  #onFrame: ((frame: Frame) => void) | undefined
  #onEnd: (() => void) | undefined

  /** `bytesMax` is the largest content of a frame. */
  constructor(stream: Stream, bytesMax: number) {
    this.#stream = stream
    this.#bytesMax = bytesMax
    this.#decoder = new FrameDecoder(bytesMax)
    stream.addEventListener('message', this.#read)
    stream.addEventListener('remoteCloseWrite', this.#halfClosed)
    stream.addEventListener('close', this.#closed)
    if (stream.status !== 'open') this.#finish('broken')
  }

  /** How it ended; undefined while more may come. */
  get end(): FrameEnd | undefined {
    return this.#end
  }

  /**
   * Hands frames over at the moment they arrive, before anything that was sent behind them on the
   * same connection is looked at.
   */
  listen(onFrame: (frame: Frame) => void, onEnd: () => void): void {
    this.#onFrame = onFrame
    this.#onEnd = onEnd
    this.#queuedBytes = 0
    for (const frame of this.#frames.splice(0)) onFrame(frame)
    if (this.#end) onEnd()
  }

  /** The next frame; undefined at the end. One caller at a time. */
  async next(): Promise<Frame | undefined> {
    for (;;) {
      const frame = this.#frames.shift()
      if (frame) {
        this.#queuedBytes -= costOf(frame)
        return frame
      }
      this.#resume()
      if (this.#frames.length > 0) continue
      if (this.#end) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /**
   * Sends a frame; waits until the connection has taken it, which it does not while the other side
   * does not read. Rejects when the stream is gone.
   */
  async send(kind: number, bytes?: Uint8Array): Promise<void> {
    this.#stream.send(encodeFrame(kind, bytes))
    // libp2p's own `onDrain` also resolves when another stream's window has room.
    if (this.#stream.writeBufferLength > 0) await this.#idle()
  }

  /** Sends without waiting, as far as the stream still takes it. */
  sendNow(kind: number, bytes?: Uint8Array): void {
    if (this.#stream.writeStatus === 'writable') this.#stream.send(encodeFrame(kind, bytes))
  }

  /** Nothing more will be sent. */
  async finish(signal?: AbortSignal): Promise<void> {
    await this.#stream.close(signal && { signal })
  }

  /** Resets the stream: both directions are over. */
  abort(why: string): void {
    this.#stream.abort(new Error(why))
    this.#finish('broken')
  }

  readonly #read = (event: StreamMessageEvent): void => {
    const frames = this.#decoder.push(event.data.subarray())
    if (!frames) {
      this.abort('a frame is empty or too long')
      return
    }
    for (const frame of frames) {
      if (this.#onFrame) this.#onFrame(frame)
      else {
        this.#frames.push(frame)
        this.#queuedBytes += costOf(frame)
      }
    }
    if (this.#queuedBytes >= this.#bytesMax && this.#stream.readStatus === 'readable') {
      this.#stream.pause()
    }
    this.#notify()
  }

  readonly #halfClosed = (): void => {
    // What was sent before may still lie in the stream's buffer.
    if (this.#stream.readBufferLength === 0) this.#finishWhole()
    else this.#stream.addEventListener('end', () => this.#finishWhole(), { once: true })
  }

  readonly #closed = (event: StreamCloseEvent): void => {
    if (event.error) this.#finish('broken')
    else this.#finishWhole()
  }

  #finishWhole(): void {
    this.#finish(this.#decoder.pending === 0 ? 'whole' : 'broken')
  }

  #finish(end: FrameEnd): void {
    if (this.#end) return
    this.#end = end
    this.#notify()
    this.#onEnd?.()
  }

  #notify(): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }

  /** Resolves when everything was taken. */
  #idle(): Promise<void> {
    const stream = this.#stream
    return new Promise((resolve, reject) => {
      const over = () => {
        stream.removeEventListener('idle', sent)
        stream.removeEventListener('close', gone)
      }
      const sent = () => {
        over()
        resolve()
      }
      const gone = () => {
        over()
        reject(new Error('the stream was closed'))
      }
      stream.addEventListener('idle', sent)
      stream.addEventListener('close', gone)
      if (stream.status !== 'open') gone()
    })
  }

  #resume(): void {
    if (this.#stream.readStatus !== 'paused') return
    try {
      this.#stream.resume()
    } catch {
      // The connection went meanwhile: its stream cannot tell the sender any more.
      this.#finish('broken')
    }
  }
}
