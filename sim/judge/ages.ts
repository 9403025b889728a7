import type { Signer } from '../../cell/env/index.ts'
import { messageCodec, wire } from '../../proto/index.ts'
import type { Card } from './invariant.ts'
import type { Sight } from './sight.ts'

interface Stamped {
  readonly cell: string
  readonly boot: number
  readonly tick: number
}

const stampCodec = messageCodec<Stamped>(wire.Stamp)
const domain = Buffer.from('rackcell stamp 1\0')
/** Clocks of machines may run wrong by so much, and ages with them. */
const driftShare = 0.001
/** Stamps remembered of one cell: two a second. */
const stampsMax = 4_000
/** Ages are told in fractions of milliseconds. */
const slackMs = 1

/**
 * Notes when each stamp was signed, by the world's time, and holds the ages against it that cells
 * show of each other.
 */
export class Ages {
  readonly #card: Card
  readonly #nowMs: () => number
  /** When it was signed, by cell, boot and tick. */
  readonly #signedMs = new Map<string, Map<string, number>>()

  constructor(card: Card, nowMs: () => number) {
    this.#card = card
    this.#nowMs = nowMs
  }

  /** A signer that notes what it signs. */
  watched(signer: Signer): Signer {
    return {
      publicKey: signer.publicKey,
      sign: (message) => {
        this.#note(message)
        return signer.sign(message)
      },
    }
  }

  #note(message: Uint8Array): void {
    if (Buffer.compare(message.subarray(0, domain.length), domain) !== 0) return
    const { cell, boot, tick } = stampCodec.decode(message.subarray(domain.length))
    const stamps = this.#signedMs.get(cell) ?? new Map<string, number>()
    this.#signedMs.set(cell, stamps)
    const mark = `${boot}.${tick}`
    // A clone signs the same mark again, later: then the age may be that of either.
    stamps.set(mark, this.#nowMs())
    if (stamps.size <= stampsMax) return
    const [oldest] = stamps.keys()
    if (oldest !== undefined) stamps.delete(oldest)
  }

  /** Judges every age that a cell shows. */
  judge({ cell, book, replicator }: Sight): void {
    for (const { id } of book.cells) {
      if (id === cell) continue
      const shownMs = replicator.liveness.silentMs(id)
      const stamp = replicator.liveness.newest(id)
      if (shownMs === undefined || !stamp) continue
      const signedMs = this.#signedMs.get(id)?.get(`${stamp.boot}.${stamp.tick}`)
      if (signedMs === undefined) continue
      const trueMs = this.#nowMs() - signedMs
      this.#card.judge('age-is-honest', shownMs >= trueMs * (1 - driftShare) - slackMs, () => {
        return `${cell} shows ${id} as ${shownMs.toFixed(1)} ms old, it is ${trueMs.toFixed(1)}`
      })
    }
  }
}
