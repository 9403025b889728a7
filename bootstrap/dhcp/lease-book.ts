/** Who has which address of a network, and until when. Durable records are made by whoever asks. */
import { AddressPool } from './address-pool.ts'
import { ExpiryCalendar } from './expiry-calendar.ts'
import { knownShare } from './limits.ts'
import type { AddressRange } from './network.ts'

/** `offered` is remembered only; `free` is a lease that is over, kept for its client's return. */
export type LeaseState = 'offered' | 'bound' | 'quarantined' | 'free'

/** One address that somebody has or had. */
export interface LeaseEntry {
  readonly address: number
  readonly client: string
  readonly state: LeaseState
  /** Monotonic milliseconds. */
  readonly untilMs: number
  /** The machine's, when its firmware or its loader told it during this lease. */
  readonly uuid?: string | undefined
}

/** Whose address is wanted. */
export interface Wanted {
  readonly client: string
  /** Strangers leave a share of the pools to machines of the inventory. */
  readonly isKnown: boolean
  /** The address that the client would like; 0 = any. */
  readonly address: number
}

/**
 * The leases of one network. Addresses outside of its pools may be in it, too: those of the
 * inventory, which are leased to their nodes as any other.
 */
export class LeaseBook {
  readonly #byAddress = new Map<number, LeaseEntry>()
  readonly #byClient = new Map<string, number>()
  readonly #calendar = new ExpiryCalendar()
  readonly #pool: AddressPool
  readonly #reserve: number
  readonly #isTaken: (address: number) => boolean

  /**
   * @param isTaken - Whether an address belongs to somebody otherwise: a node of the inventory, a
   *   router, the server itself. It may change at any time.
   */
  constructor(ranges: readonly AddressRange[], isTaken: (address: number) => boolean) {
    this.#isTaken = isTaken
    this.#pool = new AddressPool(ranges, isTaken)
    this.#reserve = Math.floor(this.#pool.size / knownShare)
  }

  /** Addresses that nobody has. */
  get free(): number {
    return this.#pool.size
  }

  entries(): Iterable<LeaseEntry> {
    return this.#byAddress.values()
  }

  at(address: number): LeaseEntry | undefined {
    return this.#byAddress.get(address)
  }

  of(client: string): LeaseEntry | undefined {
    const address = this.#byClient.get(client)
    return address === undefined ? undefined : this.#byAddress.get(address)
  }

  /** Ends what is over at this time. Cheap to call for every message. */
  expire(nowMs: number): void {
    for (const address of this.#calendar.due(nowMs)) {
      const entry = this.#byAddress.get(address)
      if (!entry || entry.state === 'free') continue
      if (entry.untilMs > nowMs) this.#calendar.add(address, entry.untilMs)
      else this.end(address)
    }
  }

  /**
   * An address for a client: the one that it has or had, the one that it would like, or the one
   * that has been free for longest. Undefined when there is none for it. It stays free until it is
   * set.
   */
  find({ client, isKnown, address }: Wanted): number | undefined {
    const own = this.of(client)
    if (own && own.state !== 'quarantined' && this.#isFor(own.address, client)) return own.address
    if (!isKnown && this.#pool.size <= this.#reserve) return undefined
    if (address !== 0 && this.#pool.has(address) && !this.#isTaken(address)) return address
    for (let next = this.#pool.next(); next !== undefined; next = this.#pool.next()) {
      if (!this.#isTaken(next)) return next
      this.#pool.take(next)
    }
    return undefined
  }

  #isFor(address: number, client: string): boolean {
    const entry = this.#byAddress.get(address)
    const isHeld = entry?.client === client && entry.state !== 'free'
    return isHeld || (this.#pool.has(address) && !this.#isTaken(address))
  }

  /** Writes down who has an address; what the client had before in this network is free then. */
  set(entry: LeaseEntry): void {
    const { address, client, untilMs } = entry
    const before = this.#byClient.get(client)
    if (before !== undefined && before !== address) this.#leave(before)
    const holder = this.#byAddress.get(address)
    if (holder && holder.client !== client) this.#byClient.delete(holder.client)
    this.#pool.take(address)
    this.#byAddress.set(address, entry)
    this.#byClient.set(client, address)
    this.#calendar.add(address, untilMs)
  }

  /** Ends a lease; its client gets the address again while nobody else needs it. */
  end(address: number): void {
    const entry = this.#byAddress.get(address)
    if (!entry) return
    if (entry.state === 'quarantined') this.#forget(address)
    else {
      this.#byAddress.set(address, { ...entry, state: 'free' })
      this.#pool.giveBack(address)
    }
  }

  /** An address rests to the end of its quarantine, whatever its client has meanwhile. */
  #leave(address: number): void {
    if (this.#byAddress.get(address)?.state !== 'quarantined') this.#forget(address)
  }

  #forget(address: number): void {
    const entry = this.#byAddress.get(address)
    if (entry && this.#byClient.get(entry.client) === address) this.#byClient.delete(entry.client)
    this.#byAddress.delete(address)
    this.#pool.giveBack(address)
  }
}
