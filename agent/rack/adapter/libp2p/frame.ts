const lengthBytes = 4

/** A frame as it goes onto a stream: length (32 bits, big endian), kind (8 bits), the rest. */
export function encodeFrame(kind: number, bytes: Uint8Array = new Uint8Array()): Uint8Array {
  const frame = new Uint8Array(lengthBytes + 1 + bytes.length)
  new DataView(frame.buffer).setUint32(0, 1 + bytes.length)
  frame[lengthBytes] = kind
  frame.set(bytes, lengthBytes + 1)
  return frame
}

/** A frame as it was read. */
export interface Frame {
  readonly kind: number
  readonly bytes: Uint8Array
}

/**
 * Cuts a stream of bytes into frames. Bytes come from a stranger: a frame that is empty or longer
 * than `bytesMax` ends the reading, before anything of it is kept.
 */
export class FrameDecoder {
  readonly #bytesMax: number
  #chunks: Uint8Array[] = []
  #length = 0

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  /** Bytes of a frame that is not complete. */
  get pending(): number {
    return this.#length
  }

  /** The frames that are complete with this chunk; undefined when the stream makes no sense. */
  push(chunk: Uint8Array): readonly Frame[] | undefined {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    const frames: Frame[] = []
    for (;;) {
      const length = this.#nextLength()
      if (length === undefined) return frames
      if (length < 1 || length - 1 > this.#bytesMax) return undefined
      if (this.#length < lengthBytes + length) return frames
      const whole = this.#take(lengthBytes + length)
      frames.push({ kind: whole[lengthBytes] ?? 0, bytes: whole.subarray(lengthBytes + 1) })
    }
  }

  #nextLength(): number | undefined {
    if (this.#length < lengthBytes) return undefined
    if ((this.#chunks[0]?.length ?? 0) < lengthBytes) this.#join()
    const [first = new Uint8Array()] = this.#chunks
    return new DataView(first.buffer, first.byteOffset, first.length).getUint32(0)
  }

  #join(): void {
    this.#chunks = [Buffer.concat(this.#chunks)]
  }

  /** The next `length` bytes, copied once. */
  #take(length: number): Uint8Array {
    const taken = new Uint8Array(length)
    let filled = 0
    while (filled < length) {
      const [chunk = new Uint8Array()] = this.#chunks
      const part = chunk.subarray(0, length - filled)
      taken.set(part, filled)
      filled += part.length
      if (part.length < chunk.length) this.#chunks[0] = chunk.subarray(part.length)
      else this.#chunks.shift()
    }
    this.#length -= length
    return taken
  }
}
