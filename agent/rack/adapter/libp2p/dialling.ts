import type { Libp2p } from '@libp2p/interface'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { Fault, type PeerKey } from '../../../../cell/env/index.ts'
import type { Gate } from './gate.ts'
import type { Greeting } from './hello.ts'
import { addressesMax } from './limits.ts'
import { peerIdOf } from './peer-key.ts'

/** What dialling stands on. */
interface DiallingPorts {
  readonly libp2p: Libp2p
  readonly gate: Gate
}

/** Whom to reach, and where. */
interface Target {
  readonly peer: PeerKey
  readonly addresses: readonly string[]
  readonly signal: AbortSignal
}

const unreachable = (peer: PeerKey, reason: string, cause?: unknown) =>
  new Fault('PEER_UNREACHABLE', { cause, details: { peer, reason } })

/** The addresses that can be dialled; what is no multiaddr is left out. */
function parseAddresses({ peer, addresses }: Target): readonly Multiaddr[] {
  const peerId = peerIdOf(peer)
  if (!peerId) throw unreachable(peer, 'that is no key of a cell')
  const parsed: Multiaddr[] = []
  for (const address of addresses.slice(0, addressesMax)) {
    try {
      parsed.push(multiaddr(address).encapsulate(`/p2p/${peerId}`))
    } catch {
      // What a roster or a peer says is text; the others may do.
    }
  }
  if (parsed.length === 0) throw unreachable(peer, 'no address of it is known')
  return parsed
}

/** The reason of a failed dial in a few words: of several addresses, what each of them said. */
function reasonOf(error: unknown): string {
  const errors = error instanceof AggregateError ? error.errors : [error]
  const texts = errors.map((each) => (each instanceof Error ? each.message : String(each)))
  return [...new Set(texts)].join('; ') || 'nobody answered'
}

/**
 * Connects to a peer and waits until both sides have let each other in; also when the peer is the
 * one that came. Faults: PEER_UNREACHABLE, PEER_REFUSED.
 */
export async function dial({ libp2p, gate }: DiallingPorts, target: Target): Promise<void> {
  const { peer, signal } = target
  if (gate.admitted(peer).length > 0) return
  const addresses = parseAddresses(target)
  const over = new AbortController()
  const both = AbortSignal.any([signal, over.signal])
  const arrival = whenAdmitted(gate, peer, both)
  try {
    if (signal.aborted) throw unreachable(peer, 'the caller gave up', signal.reason)
    const greeting = await Promise.race([arrival, reach({ libp2p, gate }, addresses, both)])
    if (greeting.is === 'admitted' || gate.admitted(peer).length > 0) return
    const { is, reason } = greeting
    if (is === 'refused') {
      const by = greeting.by
      throw new Fault('PEER_REFUSED', { message: reason, details: { peer, reason, by } })
    }
    throw unreachable(peer, reason)
  } catch (error) {
    if (gate.admitted(peer).length > 0) return
    if (error instanceof Fault) throw error
    throw unreachable(peer, signal.aborted ? 'no answer in time' : reasonOf(error), error)
  } finally {
    over.abort()
  }
}

/** Opens a connection, or joins one that is being opened, and waits for its hello. */
async function reach(
  { libp2p, gate }: DiallingPorts,
  addresses: readonly Multiaddr[],
  signal: AbortSignal,
): Promise<Greeting> {
  const connection = await libp2p.dial([...addresses], { signal })
  const session = gate.session(connection)
  if (!session) return { is: 'broken', reason: 'the connection was closed' }
  return await Promise.race([session.greeting, rejection(signal)])
}

/** Resolves when the peer was let in, whoever dialled; never when the signal comes first. */
function whenAdmitted(gate: Gate, peer: PeerKey, signal: AbortSignal): Promise<Greeting> {
  return new Promise((resolve) => {
    const stop = gate.onPeer((who, isConnected) => {
      if (who === peer && isConnected) resolve({ is: 'admitted' })
    })
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
  })
}

function rejection(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  if (signal.aborted) reject(signal.reason)
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return promise
}
