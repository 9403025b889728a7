import { Fault } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'
import type { EventLog } from './event-log.ts'
import { type EndReason, EventReader, type ReaderPorts, type ReaderStart } from './event-reader.ts'
import type { EventWish } from './event-wish.ts'
import { lagMax, lagPatienceMs, lingerMs, readersMax } from './limits.ts'
import { ViewWatch } from './view-watch.ts'

/** What a desk has done since the start. */
export interface EventCounts {
  /** Events sent, each reader counted. */
  readonly sent: number
  /** Streams that have ended, by why; `left` = the reader hung up. */
  readonly ended: Readonly<Record<EndReason | 'left', number>>
}

/** Whoever reads in this process may do so as long as it runs. */
const mayAlways = async () => {}

/**
 * Lets readers in and out. The view is watched from the first reader on, and for a while after the
 * last one, so that whoever comes back finds what happened meanwhile; a cell that nobody asks for
 * events does nothing for them.
 */
export class EventDesk {
  readonly #rack: RackContext
  readonly #readers = new Set<EventReader>()
  #entering = 0
  #watch: ViewWatch | undefined
  #emptySinceMs = 0
  #waiting: { readonly sinceMs: number; settle(): void } | undefined
  #isClosed = false
  #sent = 0
  readonly #ended = { left: 0, slow: 0, stopping: 0, lifetime: 0, filter: 0, token: 0 }

  constructor(rack: RackContext) {
    this.#rack = rack
  }

  /** Readers now. */
  get readers(): number {
    return this.#readers.size
  }

  get counts(): EventCounts {
    return { sent: this.#sent, ended: { ...this.#ended } }
  }

  /** Whether the view is being watched. */
  get isWatching(): boolean {
    return this.#watch !== undefined
  }

  /**
   * Opens a stream from where the reader was, when that is still known; `mayRead` is asked now and
   * then whether it may go on. Faults: LIMIT_RATE, STORE_CLOSED when the cell stops.
   */
  async open(
    wish: EventWish,
    lastEventId: string | undefined,
    mayRead: () => Promise<void> = mayAlways,
  ): Promise<EventReader> {
    if (this.#readers.size + this.#entering >= readersMax) {
      throw new Fault('LIMIT_RATE', {
        message: `${readersMax} readers of events are there already.`,
      })
    }
    this.#entering++
    try {
      this.#watch ??= this.#startWatch()
      const watch = this.#watch
      await watch.ready
      if (this.#isClosed || this.#watch !== watch) throw new Fault('STORE_CLOSED')
      const ports = { log: watch.log, mayRead }
      return this.#admit(ports, wish, this.#startOf(watch.log, lastEventId))
    } finally {
      this.#entering--
    }
  }

  /** Ends every stream with the reason and stops watching. */
  async close(reason: EndReason): Promise<void> {
    this.#isClosed = true
    for (const reader of this.#readers) reader.end(reason)
    await this.#stopWatch()
  }

  #admit(
    given: Pick<ReaderPorts, 'log' | 'mayRead'>,
    wish: EventWish,
    start: ReaderStart,
  ): EventReader {
    const { clock } = this.#rack
    const onSent = () => {
      this.#sent += 1
    }
    const ports = { ...given, clock, onSent, onTaken: () => this.#goOn() }
    const reader = new EventReader(ports, wish, start)
    this.#readers.add(reader)
    reader.once('close', () => {
      this.#readers.delete(reader)
      this.#ended[reader.endReason ?? 'left'] += 1
      this.#goOn()
      this.#emptySinceMs = clock.monotonicMs()
    })
    return reader
  }

  #startOf(log: EventLog, lastEventId: string | undefined): ReaderStart {
    const { cell } = this.#rack.view
    const data = { cell, coverage: this.#rack.view.coverage() }
    const after = log.newest
    if (lastEventId === undefined) return { after, greeting: { event: 'ready', data } }
    const position = log.positionOf(lastEventId)
    if (position.kind === 'after') {
      return { after: position.number, greeting: { event: 'ready', data } }
    }
    return { after, greeting: { event: 'reset', data: { reason: position.reason, ...data } } }
  }

  #startWatch(): ViewWatch {
    this.#emptySinceMs = this.#rack.clock.monotonicMs()
    return new ViewWatch(this.#rack, {
      onNews: () => {
        for (const reader of this.#readers) reader.pump()
      },
      onTick: () => this.#tick(),
      room: () => this.#room(),
    })
  }

  /** Settles when no reader is far behind; one that stays so is cut off after some patience. */
  #room(): Promise<void> {
    if (this.#laggards().length === 0) return Promise.resolve()
    const sinceMs = this.#rack.clock.monotonicMs()
    return new Promise((settle) => {
      this.#waiting = { sinceMs, settle }
    })
  }

  #laggards(): readonly EventReader[] {
    return [...this.#readers].filter(({ lag }) => lag > lagMax)
  }

  #goOn(): void {
    if (!this.#waiting || this.#laggards().length > 0) return
    this.#waiting.settle()
    this.#waiting = undefined
  }

  #tick(): void {
    for (const reader of this.#readers) reader.tick()
    const { sinceMs } = this.#waiting ?? {}
    if (sinceMs !== undefined && this.#rack.clock.monotonicMs() - sinceMs >= lagPatienceMs) {
      for (const reader of this.#laggards()) reader.end('slow')
    }
    this.#goOn()
    if (this.#readers.size + this.#entering > 0) return
    const emptyMs = this.#rack.clock.monotonicMs() - this.#emptySinceMs
    if (emptyMs >= lingerMs) void this.#stopWatch()
  }

  async #stopWatch(): Promise<void> {
    const watch = this.#watch
    this.#watch = undefined
    this.#waiting?.settle()
    this.#waiting = undefined
    await watch?.stop()
  }
}
