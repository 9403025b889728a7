import { createCipheriv, createDecipheriv } from 'node:crypto'
import { Fault } from '../../../cell/env/index.ts'
import { frameBytes } from './limits.ts'

const tagBytes = 16
const lengthBytes = 4
/** Set in the length of the last frame, so that a file cut between two frames is recognised. */
const finalBit = 0x8000_0000

/** 96 bits: the frame's number, and whether it is the last. Each backup has a key of its own. */
function nonceOf(number: number, isFinal: boolean): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 5, 6)
  nonce[11] = Number(isFinal)
  return nonce
}

function lengthOf(plain: number, isFinal: boolean): Buffer {
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE((isFinal ? finalBit : 0) + plain)
  return length
}

function sealFrame(
  key: Uint8Array,
  plain: Uint8Array,
  place: { number: number; isFinal: boolean },
) {
  const length = lengthOf(plain.length, place.isFinal)
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place.number, place.isFinal))
  cipher.setAAD(length)
  return Buffer.concat([length, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Encrypts a stream in frames of 64 KiB, each with its tag (AES-256-GCM). */
export async function* sealFrames(
  plain: AsyncIterable<Uint8Array>,
  key: Uint8Array,
): AsyncGenerator<Uint8Array> {
  let number = 0
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  for await (const piece of plain) {
    waiting.push(piece)
    waitingBytes += piece.length
    if (waitingBytes < frameBytes) continue
    const all = Buffer.concat(waiting)
    let at = 0
    for (; all.length - at >= frameBytes; at += frameBytes) {
      const frame = all.subarray(at, at + frameBytes)
      yield sealFrame(key, frame, { number: number++, isFinal: false })
    }
    waiting = [all.subarray(at)]
    waitingBytes = all.length - at
  }
  yield sealFrame(key, Buffer.concat(waiting), { number, isFinal: true })
}

const damaged = (message: string) => new Fault('INTEGRITY_BACKUP', { message })

function openFrame(
  key: Uint8Array,
  { length, body }: { length: Uint8Array; body: Uint8Array },
  place: { number: number; isFinal: boolean },
): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place.number, place.isFinal))
  decipher.setAAD(length)
  decipher.setAuthTag(body.subarray(body.length - tagBytes))
  try {
    const plain = decipher.update(body.subarray(0, body.length - tagBytes))
    return Buffer.concat([plain, decipher.final()])
  } catch {
    throw damaged(`The backup is damaged near byte ${place.number * frameBytes} of its content.`)
  }
}

/** Gathers a stream's chunks and gives out as many bytes as are asked for. */
class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Undefined when the stream ends first. */
  async take(count: number): Promise<Buffer | undefined> {
    const pieces = [this.#rest]
    let held = this.#rest.length
    while (held < count) {
      const next = await this.#source.next()
      if (next.done) return undefined
      pieces.push(Buffer.from(next.value))
      held += next.value.length
    }
    const all = pieces.length === 1 ? this.#rest : Buffer.concat(pieces)
    this.#rest = all.subarray(count)
    return all.subarray(0, count)
  }

  async isAtEnd(): Promise<boolean> {
    if (this.#rest.length > 0) return false
    for (;;) {
      const next = await this.#source.next()
      if (next.done) return true
      if (next.value.length > 0) return false
    }
  }

  async close(): Promise<void> {
    await this.#source.return?.()
  }
}

/**
 * Decrypts what `sealFrames` wrote. Faults: INTEGRITY_BACKUP for what is damaged, cut short or too
 * long.
 */
export async function* openFrames(
  sealed: AsyncIterable<Uint8Array>,
  key: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const queue = new ByteQueue(sealed)
  try {
    for (let number = 0; ; number++) {
      const length = await queue.take(lengthBytes)
      const word = length?.readUInt32BE() ?? 0
      const isFinal = word >= finalBit
      const plainBytes = isFinal ? word - finalBit : word
      if (plainBytes > frameBytes) throw damaged('The backup is damaged: a frame is too long.')
      const body = length && (await queue.take(plainBytes + tagBytes))
      if (!length || !body) throw damaged('The backup is cut short.')
      yield openFrame(key, { length, body }, { number, isFinal })
      if (!isFinal) continue
      if (await queue.isAtEnd()) return
      throw damaged('The backup goes on behind its end.')
    }
  } finally {
    await queue.close()
  }
}
