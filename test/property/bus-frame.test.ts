import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFrame, type Frame, FrameDecoder } from '../../agent/rack/adapter/libp2p/frame.ts'

const bytesMax = 1_000

/** Cuts bytes into pieces of these lengths, and what is left. */
function cut(whole: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  const pieces: Uint8Array[] = []
  let at = 0
  for (const length of lengths) {
    pieces.push(whole.subarray(at, at + length))
    at += length
  }
  return [...pieces, whole.subarray(at)]
}

/** What a decoder makes of pieces; undefined = it gave up. */
function decode(pieces: readonly Uint8Array[]): readonly Frame[] | undefined {
  const decoder = new FrameDecoder(bytesMax)
  const frames: Frame[] = []
  for (const piece of pieces) {
    const more = decoder.push(piece)
    if (!more) return undefined
    frames.push(...more)
  }
  return frames
}

const frame = fc.record({ kind: fc.nat(255), bytes: fc.uint8Array({ maxLength: bytesMax }) })
const pieces = fc.array(fc.nat(700), { maxLength: 20 })

describe('frames between cells', () => {
  it('come out as they went in, however they were cut', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 8 }), pieces, (frames, lengths) => {
        const whole = Buffer.concat(frames.map(({ kind, bytes }) => encodeFrame(kind, bytes)))
        expect(decode(cut(whole, lengths))).toEqual(frames)
      }),
    )
  })

  it('are refused when they are empty or too long, before their content is read', () => {
    const header = (length: number) => {
      const bytes = new Uint8Array(4)
      new DataView(bytes.buffer).setUint32(0, length)
      return bytes
    }
    expect(decode([header(0)])).toBeUndefined()
    expect(decode([header(bytesMax + 1)])).toEqual([])
    expect(decode([header(bytesMax + 2)])).toBeUndefined()
    expect(decode([header(2 ** 32 - 1)])).toBeUndefined()
  })

  it('never throw, and never keep more than one frame, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 600 })), (chunks) => {
        const decoder = new FrameDecoder(bytesMax)
        for (const chunk of chunks) {
          const frames = decoder.push(chunk)
          if (!frames) return
          expect(decoder.pending).toBeLessThan(bytesMax + 5)
          for (const { bytes } of frames) expect(bytes.length).toBeLessThanOrEqual(bytesMax)
        }
      }),
    )
  })
})
