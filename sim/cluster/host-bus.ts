import type { Bus, PeerKey, RequestHandler, Verdict } from '../../cell/env/index.ts'
import type { HostTimeline } from '../clock/index.ts'

/** What a process and its machine add to a bus. */
export interface HostBusPorts {
  readonly bus: Bus
  readonly timeline: HostTimeline
  /** Called for each request that the process begins, and each connection. */
  readonly asked: (protocol: string) => void
  /** Called for each request that it answers. */
  readonly answering?: (protocol: string) => void
}

/**
 * The bus as a process on a machine has it: nothing that arrives is seen while the machine stands
 * still, and what the process asks of others is noted.
 */
export class HostBus implements Bus {
  readonly self: PeerKey
  readonly #ports: HostBusPorts

  constructor(ports: HostBusPorts) {
    this.#ports = ports
    this.self = ports.bus.self
  }

  addresses(): readonly string[] {
    return this.#ports.bus.addresses()
  }

  publish(topic: string, bytes: Uint8Array): Promise<void> {
    return this.#ports.bus.publish(topic, bytes)
  }

  subscribe(topic: string, receive: (bytes: Uint8Array, from: PeerKey) => Verdict): () => void {
    return this.#ports.bus.subscribe(topic, receive)
  }

  request(
    peer: PeerKey,
    protocol: string,
    request: Uint8Array,
    signal: AbortSignal,
  ): AsyncIterable<Uint8Array> {
    this.#ports.asked(protocol)
    return this.#ports.bus.request(peer, protocol, request, signal)
  }

  handle(protocol: string, handler: RequestHandler): void {
    const { bus, answering } = this.#ports
    if (!answering) {
      bus.handle(protocol, handler)
      return
    }
    bus.handle(protocol, (peer, request, signal) => {
      answering(protocol)
      return handler(peer, request, signal)
    })
  }

  peers(): readonly PeerKey[] {
    return this.#ports.bus.peers()
  }

  onPeer(listener: (peer: PeerKey, connected: boolean) => void): () => void {
    const { bus, timeline } = this.#ports
    return bus.onPeer((peer, connected) => {
      if (!timeline.isStalled) return listener(peer, connected)
      timeline.schedule(0, 'peer', () => listener(peer, connected))
    })
  }

  async connect(peer: PeerKey, addresses: readonly string[], signal: AbortSignal): Promise<void> {
    const { bus, asked } = this.#ports
    asked('connect')
    try {
      await bus.connect(peer, addresses, signal)
    } finally {
      await this.#awake()
    }
  }

  disconnect(peer: PeerKey): Promise<void> {
    return this.#ports.bus.disconnect(peer)
  }

  close(): Promise<void> {
    return this.#ports.bus.close()
  }

  #awake(): Promise<void> | undefined {
    const { timeline } = this.#ports
    if (!timeline.isStalled) return undefined
    return new Promise((resolve) => {
      timeline.schedule(0, 'awake', resolve)
    })
  }
}
