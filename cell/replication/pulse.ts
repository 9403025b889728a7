import { protocols } from '../../proto/index.ts'
import type { Bus, Clock, PeerKey, Random } from '../env/index.ts'
import { type Knowledge, noteKnowledge } from './knowledge.ts'
import {
  pulseAllMax,
  pulseDeadlineMs,
  pulseFewCount,
  pulseFewMax,
  pulsePeriodMs,
  pulseSmallPeriodMs,
} from './limits.ts'
import type { Liveness } from './liveness.ts'
import { firstFrame, pulseAnswerCodec, pulseRequestCodec, readMessage } from './message.ts'
import { deadline, type Round, shuffled } from './round.ts'
import type { Stamp } from './stamp.ts'

/** What the exchange of signs of life stands on. */
export interface PulsePorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly random: Random
  readonly liveness: Liveness
  /** Cells in the roster. */
  cells(): number
  /** This cell's roster and statements, by number and hash. */
  knowledge(): Knowledge
  /** A peer has other rosters or statements. */
  differs(peer: PeerKey): void
  /** Newer stamps came in. */
  heard(stamps: readonly Stamp[]): void
}

/** Answers other cells' requests for signs of life. */
export function servePulse(ports: PulsePorts): void {
  ports.bus.handle(protocols.pulse, async function* answer(peer, request) {
    const asked = readMessage(pulseRequestCodec, request)
    if (!asked) return
    noteKnowledge(ports, peer, asked)
    const stamps = ports.liveness.newerThan(asked.known, ports.cells())
    yield pulseAnswerCodec.encode({ stamps, ...ports.knowledge() })
  })
}

/** The round that asks others for newer stamps. */
export function pulseRound(ports: PulsePorts): Round {
  const random = ports.random.fork('pulse')
  return {
    name: 'pulse',
    periodMs: () => (ports.cells() <= pulseAllMax ? pulseSmallPeriodMs : pulsePeriodMs),
    async run(signal) {
      ports.liveness.turn()
      const peers = shuffled(random, [...ports.bus.peers()].sort())
      const asked = peers.slice(0, askedPerRound(ports.cells()))
      await Promise.all(asked.map((peer) => ask(ports, peer, signal)))
      ports.liveness.turn()
    },
  }
}

function askedPerRound(cells: number): number {
  if (cells <= pulseAllMax) return pulseAllMax
  return cells <= pulseFewMax ? pulseFewCount : 1
}

async function ask(ports: PulsePorts, peer: PeerKey, signal: AbortSignal): Promise<void> {
  const { bus, clock, liveness } = ports
  const limit = deadline(clock, pulseDeadlineMs, signal)
  const askedMs = clock.monotonicMs()
  const request = pulseRequestCodec.encode({ known: liveness.marks(), ...ports.knowledge() })
  try {
    const frame = await firstFrame(bus.request(peer, protocols.pulse, request, limit.signal))
    const answer = readMessage(pulseAnswerCodec, frame)
    if (!answer) return
    noteKnowledge(ports, peer, answer)
    const news = answer.stamps.flatMap((held) => liveness.hear(held, askedMs) ?? [])
    if (news.length > 0) ports.heard(news)
  } catch {
    // Silence is what liveness shows anyway.
  } finally {
    limit.done()
  }
}
