import { protocols } from '../../proto/index.ts'
import type { Bus, Clock, Log, PeerKey } from '../env/index.ts'
import type { RosterBook } from '../roster/index.ts'
import { syncDeadlineMs } from './limits.ts'
import { firstFrame, readMessage, rosterAnswerCodec, rosterRequestCodec } from './message.ts'
import { deadline } from './round.ts'

/** What the exchange of rosters stands on. */
export interface RosterExchangePorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Log
  readonly book: RosterBook
  /** Puts what the book has learnt on disk. */
  keep(): Promise<void>
}

/** Pulls rosters and statements from peers that have others, one request per peer at a time. */
export class RosterExchange {
  readonly #ports: RosterExchangePorts
  readonly #asking = new Map<PeerKey, Promise<void>>()

  constructor(ports: RosterExchangePorts) {
    this.#ports = ports
  }

  serve(): void {
    const { bus, book } = this.#ports
    bus.handle(protocols.roster, async function* answer(_peer, request) {
      const asked = readMessage(rosterRequestCodec, request)
      if (!asked) return
      yield rosterAnswerCodec.encode(book.answer(asked))
    })
  }

  /** Brings this cell's book up to the peer's. Never throws: the next round tries again. */
  pull(peer: PeerKey, signal: AbortSignal): Promise<void> {
    const known = this.#asking.get(peer)
    if (known !== undefined) return known
    const asking = this.#pull(peer, signal).finally(() => this.#asking.delete(peer))
    this.#asking.set(peer, asking)
    return asking
  }

  async #pull(peer: PeerKey, signal: AbortSignal): Promise<void> {
    const { bus, clock, log, book } = this.#ports
    const limit = deadline(clock, syncDeadlineMs, signal)
    const request = rosterRequestCodec.encode({
      after: book.number,
      statements: book.statementHashes(),
      rosters: book.rosterHashes(),
    })
    try {
      const frame = await firstFrame(bus.request(peer, protocols.roster, request, limit.signal))
      const answer = readMessage(rosterAnswerCodec, frame)
      if (!answer) return
      const { rosters, statements, forks } = answer
      const outcome = book.offer({ rosters: [...rosters, ...forks], statements })
      for (const reason of outcome.refused) log.warn({ peer, reason }, 'roster document refused')
      if (outcome.changed) await this.#ports.keep()
    } catch (error) {
      if (!signal.aborted) log.debug({ peer, err: error }, 'roster not pulled')
    } finally {
      limit.done()
    }
  }
}
