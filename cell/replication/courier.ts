import { type Bus, type Clock, Fault, type PeerKey } from '../env/index.ts'
import type { RosterBook } from '../roster/index.ts'
import { compareOrders, type Order, orderText } from '../store/index.ts'
import type { Dialer, Member } from './dialer.ts'
import { type Answered, Forwarder, type Forwarding } from './forward.ts'
import { reachDeadlineMs } from './limits.ts'
import type { Liveness } from './liveness.ts'
import type { FeedMark } from './message.ts'
import { publicFeed } from './pull.ts'
import type { Puller } from './puller.ts'
import type { Replicas } from './replicas.ts'
import type { RosterExchange } from './roster-exchange.ts'
import { deadline } from './round.ts'

/** What a courier stands on. */
export interface CourierPorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly book: RosterBook
  readonly replicas: Replicas
  readonly puller: Puller
  readonly dialer: Dialer
  readonly liveness: Liveness
  readonly exchange: RosterExchange
  /** Ends with the cell. */
  readonly signal: AbortSignal
  memberOf(cell: string): Member | undefined
  /** Compares tables with a peer now: what it has beyond this cell is fetched. */
  compare(peer: PeerKey): void
}

/**
 * Carries requests to the cells that decide them, and waits for what has to be folded here first.
 */
export class Courier {
  readonly #ports: CourierPorts
  readonly #forwarder: Forwarder

  constructor(ports: CourierPorts) {
    this.#ports = ports
    const { bus, clock, book } = ports
    this.#forwarder = new Forwarder({ bus, clock, roster: () => book.number })
  }

  /**
   * Sends a call to the cell that owns what it is about. Faults: PEER_UNREACHABLE naming the cell
   * when it surely did not arrive, PEER_SILENT when it may have, LIMIT_RATE.
   */
  async forward(cell: string, forwarding: Forwarding): Promise<Answered> {
    const { dialer, puller, memberOf } = this.#ports
    const member = memberOf(cell)
    if (!member || !(await this.#connected(member))) {
      throw this.unreachable(cell, member && dialer.reason(member.key))
    }
    let answered: Answered
    try {
      answered = await this.#forwarder.send(member.key, forwarding)
    } catch (error) {
      if (error instanceof Fault && error.code === 'PEER_UNREACHABLE') {
        throw this.unreachable(cell, error.message)
      }
      throw error
    }
    if (answered.order) {
      const name = { cell, feed: publicFeed }
      puller.want(name, answered.order, member.key)
      const mark = { ...name, order: answered.order, headHash: new Uint8Array() }
      try {
        await this.#untilHeld([mark], forwarding.signal)
      } catch (cause) {
        // It happened, and the caller could not read it here: a repetition finds out.
        throw new Fault('PEER_SILENT', { cause, details: { cell } })
      }
    }
    return answered
  }

  async #connected(member: Member): Promise<boolean> {
    const { bus, book, dialer, liveness } = this.#ports
    const { id, key } = member
    if (bus.peers().includes(key)) return true
    if (dialer.failedJustNow(key)) return false
    const presence = liveness.presence(id, book.cells.length)
    const isHeardOf = presence === 'alive' || presence === 'suspect'
    if (!isHeardOf && dialer.reason(key) !== undefined) {
      // Nobody hears of it, and nobody answered the last time: a caller does not wait for another.
      dialer.soon(member, this.#ports.signal)
      return false
    }
    return await dialer.dial(member, this.#ports.signal)
  }

  /** What to tell a caller whose request could not be sent. */
  unreachable(cell: string, reason: string | undefined): Fault {
    const silentMs = this.#ports.liveness.silentMs(cell)
    const since =
      silentMs === undefined
        ? 'has not been heard of since this cell started'
        : `has been silent for ${Math.round(silentMs / 1_000)} s`
    return new Fault('PEER_UNREACHABLE', {
      message: `Cell ${cell} owns this and cannot be reached: it ${since}.`,
      details: {
        cell,
        ...(silentMs === undefined ? {} : { silentSeconds: Math.round(silentMs / 1_000) }),
        ...(reason ? { reason } : {}),
      },
    })
  }

  /**
   * Waits until positions are folded here, asking their cells if need be. What a caller names is
   * not believed: it is waited for, never fetched as such. Fault: PEER_BEHIND.
   */
  async reach(marks: readonly FeedMark[], signal: AbortSignal): Promise<void> {
    const { bus, book, replicas, compare } = this.#ports
    const missing = marks.filter((mark) => !this.#holds(mark))
    if (missing.length === 0) return
    const hopeless = missing.find((mark) => !replicas.holds(mark))
    if (hopeless) throw behind(hopeless)
    const owners = new Set(missing.map(({ cell }) => book.cell(cell)?.key))
    for (const peer of bus.peers()) if (owners.has(peer)) compare(peer)
    await this.#untilHeld(missing, signal)
  }

  async #untilHeld(marks: readonly FeedMark[], signal: AbortSignal): Promise<void> {
    const { clock, replicas } = this.#ports
    const missing = () => marks.filter((mark) => !this.#holds(mark))
    const limit = deadline(clock, reachDeadlineMs, signal)
    try {
      while (missing().length > 0) await replicas.changed(limit.signal)
    } catch (cause) {
      const [first] = missing()
      if (first) throw behind(first, cause)
    } finally {
      limit.done()
    }
  }

  /** Fetches rosters until this number is known, or nobody in reach has it. */
  async reachRoster(number: number, signal: AbortSignal): Promise<void> {
    const { bus, book, exchange } = this.#ports
    for (const peer of bus.peers()) {
      if (book.number >= number || signal.aborted) return
      await exchange.pull(peer, this.#ports.signal)
    }
  }

  #holds({ cell, feed, order }: { cell: string; feed: number; order: Order }): boolean {
    if (order.seq === 0) return true
    const position = this.#ports.replicas.position({ cell, feed })
    return position !== undefined && compareOrders(position.order, order) >= 0
  }
}

function behind({ cell, order }: FeedMark, cause?: unknown): Fault {
  return new Fault('PEER_BEHIND', { cause, details: { wanted: `${cell}/${orderText(order)}` } })
}
