/** Notices one hardware address behind two ports of switches at the same time. */
import type { Client } from './client.ts'
import { clientsWatchedMax, movedMs } from './limits.ts'

interface Sighting {
  readonly place: string
  readonly atMs: number
}

/** Remembers where each client was heard last; the oldest are forgotten first. */
export class PortWatch {
  readonly #sightings = new Map<string, Sighting>()

  /**
   * Whether the client was heard at another port so short a time ago that nobody can have moved its
   * cable. The port where it was heard first counts until it is silent.
   */
  isElsewhere({ key, relay }: Pick<Client, 'key' | 'relay'>, nowMs: number): boolean {
    if (relay.circuitId === undefined && relay.remoteId === undefined) return false
    const place = `${relay.remoteId ?? ''}/${relay.circuitId ?? ''}`
    const last = this.#sightings.get(key)
    if (last && last.place !== place && nowMs - last.atMs < movedMs) return true
    this.#sightings.delete(key)
    this.#sightings.set(key, { place, atMs: nowMs })
    if (this.#sightings.size > clientsWatchedMax) {
      const [oldest] = this.#sightings.keys()
      if (oldest !== undefined) this.#sightings.delete(oldest)
    }
    return false
  }
}
