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
/** A cell signs fewer stamps within one boot. */
const ticksMax = 2 ** 24
/** Ages are told in fractions of milliseconds. */
const slackMs = 1

/** When each stamp of one cell was signed. */
class Stamps {
  readonly #signedMs = new Map<number, number>()
  #highest = 0
  /** An old disk was put back: later stamps are not always of a higher mark. */
  #isMixed = false

  add(mark: number, atMs: number): void {
    if (mark <= this.#highest) this.#isMixed = true
    this.#highest = Math.max(this.#highest, mark)
    this.#signedMs.delete(mark)
    this.#signedMs.set(mark, atMs)
    if (this.#signedMs.size <= stampsMax) return
    const [oldest] = this.#signedMs.keys()
    if (oldest !== undefined) this.#signedMs.delete(oldest)
  }

  /**
   * The latest moment at which the cell signed this mark or, with an old disk put back, a lower
   * one: whoever holds the mark may have heard that one, too, and both are signs of life.
   */
  signedMs(mark: number): number | undefined {
    const direct = this.#signedMs.get(mark)
    if (direct === undefined || !this.#isMixed) return direct
    let latest = direct
    for (const [other, atMs] of this.#signedMs) {
      if (other < mark) latest = Math.max(latest, atMs)
    }
    return latest
  }
}

/**
 * Notes when each stamp was signed, by the world's time, and holds the ages against it that cells
 * show of each other.
 */
export class Ages {
  readonly #card: Card
  readonly #nowMs: () => number
  readonly #stamps = new Map<string, Stamps>()

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
    const stamps = this.#stamps.get(cell) ?? new Stamps()
    this.#stamps.set(cell, stamps)
    stamps.add(boot * ticksMax + tick, this.#nowMs())
  }

  /** Judges every age that a cell shows. */
  judge({ cell, book, replicator }: Sight): void {
    for (const { id } of book.cells) {
      if (id === cell) continue
      const shownMs = replicator.liveness.silentMs(id)
      const stamp = replicator.liveness.newest(id)
      if (shownMs === undefined || !stamp) continue
      const signedMs = this.#stamps.get(id)?.signedMs(stamp.boot * ticksMax + stamp.tick)
      if (signedMs === undefined) continue
      const trueMs = this.#nowMs() - signedMs
      this.#card.judge('age-is-honest', shownMs >= trueMs * (1 - driftShare) - slackMs, () => {
        return `${cell} shows ${id} as ${shownMs.toFixed(1)} ms old, it is ${trueMs.toFixed(1)}`
      })
    }
  }
}
