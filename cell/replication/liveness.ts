import type { Clock, Signer, Verifier } from '../env/index.ts'
import type { Presence } from '../view/index.ts'
import {
  pulsePeriodMs,
  stallGraceMs,
  stallMs,
  stampEveryMs,
  stampEveryPerCellMs,
} from './limits.ts'
import {
  compareMarks,
  type HeldStamp,
  readStamp,
  type Stamp,
  type StampMark,
  signStamp,
  stampIsGenuine,
  stampVersion,
} from './stamp.ts'

/** What liveness stands on. */
export interface LivenessPorts {
  readonly clock: Clock
  readonly signer: Signer
  readonly verifier: Verifier
  /** What this cell says of itself now. */
  self(): Omit<Stamp, 'version' | 'tick'>
  /** Public key of a cell of the roster; undefined = it is not in it, or is revoked. */
  keyOf(cell: string): Uint8Array | undefined
}

/** Thresholds for a cluster of eight cells or fewer; larger ones hear of each other more slowly. */
export interface LivenessOptions {
  readonly suspectMs: number
  readonly darkMs: number
}

interface Evidence {
  readonly stamp: Stamp
  readonly held: Pick<HeldStamp, 'stamp' | 'signature'>
  /** On this cell's monotonic clock, never later than the moment when it was signed. */
  readonly signedMs: number
}

/**
 * Who has been heard of, and when they signed it. Ages are reckoned on the own monotonic clock from
 * the moment at which the request for a stamp was sent, so that they are never understated; no
 * other cell's clock is believed. Nothing is decided here: presence is soft and deletes nothing.
 */
export class Liveness {
  readonly #ports: LivenessPorts
  readonly #options: LivenessOptions
  readonly #evidence = new Map<string, Evidence>()
  #own: Evidence | undefined
  #ownBootHeard = 0
  #tick = 0
  #lastTurnMs: number
  /** How much of the recent silence was this process' own, until when that is allowed for. */
  #stall = { byMs: 0, untilMs: 0 }

  constructor(ports: LivenessPorts, options: LivenessOptions) {
    this.#ports = ports
    this.#options = options
    this.#lastTurnMs = ports.clock.monotonicMs()
  }

  /** To be called about once a second: a larger gap means that this process stood still. */
  turn(): void {
    const nowMs = this.#ports.clock.monotonicMs()
    const gapMs = nowMs - this.#lastTurnMs
    this.#lastTurnMs = nowMs
    if (gapMs < stallMs) return
    this.#stall = { byMs: gapMs, untilMs: nowMs + stallGraceMs }
  }

  /**
   * Takes one stamp from an answer whose request was sent at `askedMs`. Answers whether it is news.
   */
  hear(held: HeldStamp, askedMs: number): Stamp | undefined {
    const stamp = readStamp(held.stamp)
    if (!stamp) return undefined
    if (stamp.cell === this.#ports.self().cell) {
      this.#hearOwn(stamp, held)
      return undefined
    }
    const before = this.#evidence.get(stamp.cell)
    if (before && compareMarks(stamp, before.stamp) <= 0) return undefined
    const key = this.#ports.keyOf(stamp.cell)
    if (!key || !stampIsGenuine(held, key, this.#ports.verifier)) return undefined
    const signedMs = askedMs - Math.max(0, held.heldMs)
    this.#evidence.set(stamp.cell, {
      stamp,
      held: { stamp: held.stamp, signature: held.signature },
      signedMs: before ? Math.max(signedMs, before.signedMs) : signedMs,
    })
    return stamp
  }

  /** The highest boot of this cell that others have a sign of life from. */
  get ownBootHeard(): number {
    return this.#ownBootHeard
  }

  #hearOwn({ cell, boot }: Stamp, held: HeldStamp): void {
    if (boot <= this.#ownBootHeard) return
    const key = this.#ports.keyOf(cell)
    if (key && stampIsGenuine(held, key, this.#ports.verifier)) this.#ownBootHeard = boot
  }

  /** What this cell knows, for the other side to leave out. */
  marks(): StampMark[] {
    return [...this.#evidence.values()].map(({ stamp: { cell, boot, tick } }) => ({
      cell,
      boot,
      tick,
    }))
  }

  /**
   * Stamps that are newer than the other side's, in a cluster of `cells`, this cell's own first.
   */
  newerThan(known: readonly StampMark[], cells = 1): HeldStamp[] {
    const theirs = new Map(known.map((mark) => [mark.cell, mark]))
    const nowMs = this.#ports.clock.monotonicMs()
    const all = [this.#ownStamp(nowMs, cells), ...this.#evidence.values()]
    return all.flatMap((evidence) => {
      const mark = theirs.get(evidence.stamp.cell)
      const isKnown = mark && compareMarks(evidence.stamp, mark) <= 0
      return isKnown ? [] : [heldNow(evidence, nowMs)]
    })
  }

  /** The own stamp: a new one when what it says has changed, or the last one is old. */
  #ownStamp(nowMs: number, cells: number): Evidence {
    const self = this.#ports.self()
    const own = this.#own
    const everyMs = Math.max(
      stampEveryMs,
      Math.min(cells * stampEveryPerCellMs, this.#options.suspectMs / 2),
    )
    if (own && nowMs - own.signedMs < everyMs && isSame(own.stamp, self)) return own
    const stamp = { ...self, version: stampVersion, tick: ++this.#tick }
    this.#own = { stamp, held: signStamp(stamp, this.#ports.signer), signedMs: nowMs }
    return this.#own
  }

  /** Milliseconds since a cell signed anything that reached this one; undefined = never. */
  silentMs(cell: string): number | undefined {
    const found = this.#evidence.get(cell)
    return found && Math.max(0, this.#ports.clock.monotonicMs() - found.signedMs)
  }

  /** What the cell last said of itself. */
  newest(cell: string): Stamp | undefined {
    return this.#evidence.get(cell)?.stamp
  }

  /** How a cell looks in a cluster of `cells`. */
  presence(cell: string, cells: number): Presence {
    const silentMs = this.silentMs(cell)
    if (silentMs === undefined) return 'unknown'
    const { suspectMs, darkMs } = thresholds(this.#options, cells)
    const { byMs, untilMs } = this.#stall
    const allowedMs = this.#ports.clock.monotonicMs() < untilMs ? byMs : 0
    if (silentMs - allowedMs >= darkMs) return 'dark'
    return silentMs - allowedMs >= suspectMs ? 'suspect' : 'alive'
  }

  /** Forgets cells that are no longer in the roster. */
  keep(cells: ReadonlySet<string>): void {
    for (const cell of this.#evidence.keys()) if (!cells.has(cell)) this.#evidence.delete(cell)
  }
}

/**
 * A stamp needs about log2(n) rounds to reach everybody, so the thresholds grow by two rounds for
 * each doubling beyond eight cells (memberlist scales its suspicion in the same way).
 */
export function thresholds({ suspectMs, darkMs }: LivenessOptions, cells: number): LivenessOptions {
  const extraMs = 2 * pulsePeriodMs * Math.max(0, Math.log2(cells / 8))
  return { suspectMs: suspectMs + extraMs, darkMs: darkMs + extraMs }
}

/** Rounded up: what is passed on is never younger than it is. */
function heldNow({ held, signedMs }: Evidence, nowMs: number): HeldStamp {
  return { ...held, heldMs: Math.ceil(Math.max(0, nowMs - signedMs)) }
}

function isSame(
  { boot, roster, addresses, marks }: Stamp,
  now: Omit<Stamp, 'version' | 'tick'>,
): boolean {
  return (
    boot === now.boot &&
    roster === now.roster &&
    addresses.join() === now.addresses.join() &&
    marks.join() === now.marks.join()
  )
}
