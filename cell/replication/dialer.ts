import type { Bus, Clock, Log, PeerKey, Random } from '../env/index.ts'
import { Fault } from '../env/index.ts'
import {
  dialAgainMs,
  dialDeadlineMs,
  dialEachMs,
  dialPeriodMs,
  neighboursMax,
  unreachedTellMs,
} from './limits.ts'
import { deadline, type Round } from './round.ts'

/** A member of the roster as the dialer needs it. */
export interface Member {
  readonly id: string
  readonly key: PeerKey
  /** Newest known first. */
  readonly addresses: readonly string[]
}

/** What the dialer stands on. */
export interface DialerPorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Everybody in the roster but this cell. */
  members(): readonly Member[]
}

/** Why the last dial failed, for people, and when it did: an unanswered one takes seconds. */
interface Failure {
  readonly reason: string
  readonly atMs: number
  /** When the first one in a row failed. */
  readonly sinceMs: number
  /** What was written to the log of it. */
  readonly told: string | undefined
}

interface Attempt {
  readonly atMs: number
  readonly failures: number
}

/**
 * Keeps this cell connected: to everybody in a small cluster, to a fixed choice of neighbours in a
 * large one. One missing member is dialled a second, the one that waited longest first, so that
 * nobody is dialled by all at once and each is tried within a minute; whoever is heard of is
 * dialled at once. Nothing here decides that a cell is dead.
 */
export class Dialer {
  readonly #ports: DialerPorts
  readonly #attempts = new Map<PeerKey, Attempt>()
  readonly #dialling = new Map<PeerKey, Promise<boolean>>()
  readonly #failed = new Map<PeerKey, Failure>()
  /** Of every key that was ever in the roster. */
  readonly #distances = new Map<PeerKey, number>()

  constructor(ports: DialerPorts) {
    this.#ports = ports
  }

  round(): Round {
    return {
      name: 'dial',
      periodMs: () => dialPeriodMs,
      run: async (signal) => {
        const member = this.#next()
        if (member) await this.dial(member, signal)
      },
    }
  }

  /** Dials everybody once, side by side: at the start. */
  async dialAll(signal: AbortSignal): Promise<void> {
    await Promise.all(this.#wanted().map((member) => this.dial(member, signal)))
  }

  /** Dials a member now; true when it is connected. Never throws. */
  dial(member: Member, signal: AbortSignal): Promise<boolean> {
    const known = this.#dialling.get(member.key)
    if (known !== undefined) return known
    const dialling = this.#dial(member, signal).finally(() => this.#dialling.delete(member.key))
    this.#dialling.set(member.key, dialling)
    return dialling
  }

  /** Dials those of the members just heard of that this cell keeps a connection with. */
  heard(cells: ReadonlySet<string>, signal: AbortSignal): void {
    const connected = new Set(this.#ports.bus.peers())
    for (const member of this.#wanted()) {
      if (cells.has(member.id) && !connected.has(member.key)) this.soon(member, signal)
    }
  }

  /** Dials somebody who is likely to be there, unless that was tried a moment ago. */
  soon(member: Member, signal: AbortSignal): void {
    if (!this.failedJustNow(member.key)) void this.dial(member, signal)
  }

  /** Whether a dial failed so recently that another one is not worth a caller's time. */
  failedJustNow(key: PeerKey): boolean {
    const failed = this.#failed.get(key)
    return failed !== undefined && this.#ports.clock.monotonicMs() - failed.atMs < dialAgainMs
  }

  /** Why the last attempt failed; undefined when it worked or there was none. */
  reason(key: PeerKey): string | undefined {
    return this.#failed.get(key)?.reason
  }

  async #dial({ id, key, addresses }: Member, signal: AbortSignal): Promise<boolean> {
    const { bus, clock, log } = this.#ports
    if (bus.peers().includes(key)) return true
    const before = this.#attempts.get(key)
    this.#attempts.set(key, {
      atMs: clock.monotonicMs(),
      failures: (before?.failures ?? 0) + 1,
    })
    const limit = deadline(clock, dialDeadlineMs, signal)
    try {
      await bus.connect(key, addresses, limit.signal)
      this.#reached(key)
      return true
    } catch (error) {
      const reason = error instanceof Fault ? error.message : String(error)
      const atMs = clock.monotonicMs()
      const { sinceMs, told } = this.#failed.get(key) ?? { sinceMs: atMs, told: undefined }
      // When a room gets its power back nobody listens at first: that is no news.
      const isNews = !signal.aborted && atMs - sinceMs >= unreachedTellMs && told !== reason
      if (isNews) log.info({ peer: id, reason }, 'cell not reached')
      this.#failed.set(key, { reason, atMs, sinceMs, told: isNews ? reason : told })
      return false
    } finally {
      limit.done()
    }
  }

  #reached(key: PeerKey): void {
    this.#attempts.delete(key)
    this.#failed.delete(key)
  }

  /** Members that this cell keeps a connection with. */
  #wanted(): readonly Member[] {
    const members = this.#ports.members()
    if (members.length <= neighboursMax) return members
    // The order is the same at both ends of a pair and differs from cell to cell.
    return members
      .map((member) => ({ member, distance: this.#distance(member.key) }))
      .sort((left, right) => left.distance - right.distance)
      .slice(0, neighboursMax)
      .map(({ member }) => member)
  }

  /** Worked out once for each key: this is asked every second. */
  #distance(key: PeerKey): number {
    const known = this.#distances.get(key)
    if (known !== undefined) return known
    const distance = pairDistance(this.#ports.bus.self, key)
    this.#distances.set(key, distance)
    return distance
  }

  /** The missing member that waited longest; those that failed often wait up to a minute. */
  #next(): Member | undefined {
    const connected = new Set(this.#ports.bus.peers())
    // It may be the other one that dialled.
    for (const key of connected) this.#reached(key)
    const nowMs = this.#ports.clock.monotonicMs()
    const since = (member: Member) => this.#attempts.get(member.key)?.atMs ?? -1
    return this.#wanted()
      .filter(({ key }) => !connected.has(key) && !this.#dialling.has(key))
      .filter((member) => {
        const attempt = this.#attempts.get(member.key)
        if (!attempt) return true
        const waitMs = Math.min(dialEachMs, dialPeriodMs * 2 ** Math.min(6, attempt.failures))
        return nowMs - attempt.atMs >= waitMs
      })
      .sort((left, right) => since(left) - since(right))[0]
  }
}

/**
 * A number that both ends of a pair reckon alike: near pairs are neighbours (rendezvous hashing).
 */
function pairDistance(left: PeerKey, right: PeerKey): number {
  const [low, high] = left < right ? [left, right] : [right, left]
  let state = 0x811c9dc5
  for (const character of low + high) {
    state = Math.imul(state ^ character.charCodeAt(0), 0x01000193)
  }
  return state >>> 0
}
