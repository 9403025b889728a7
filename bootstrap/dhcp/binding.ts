/** Which address a client gets on a network, or why none. Reads the book, changes nothing. */
import type { Client } from './client.ts'
import { isHostAddress } from './ipv4.ts'
import type { LeaseBook } from './lease-book.ts'
import type { Network } from './network.ts'

/** A port of this cell's own inventory. */
export interface KnownPort {
  /** Xname of the component; undefined for a port that has not been assigned. */
  readonly node: string | undefined
  readonly hostName: string | undefined
  readonly addresses: readonly number[]
}

/** Why a message gets no answer; each is counted by this name. */
export type Silence =
  | 'no-request'
  | 'no-hardware-address'
  | 'no-network'
  | 'switched-off'
  | 'other-server'
  | 'unknown-machine'
  | 'wrong-uuid'
  | 'two-ports'
  | 'no-free-address'
  | 'proxy-only'
  | 'not-for-us'

/** What a client gets. */
export interface Binding {
  readonly address: number
  readonly seconds: number
  readonly port: KnownPort | undefined
  /** The inventory says it: no other address is right for this client here. */
  readonly isStatic: boolean
}

/** What is asked. */
export interface Wish {
  readonly client: Client
  readonly network: Network
  readonly port: KnownPort | undefined
  readonly book: LeaseBook
  /** The address that it asks for; 0 = any. */
  readonly address: number
}

/**
 * The address for a client. One that had it with another UUID is another machine with the same
 * hardware address. The inventory's UUID decides nothing: imports invent some.
 */
export function bindingOf({ client, network, port, book, address }: Wish): Binding | Silence {
  const held = book.of(client.key)
  const isOther = held?.uuid && client.uuid && !isSameUuid(held.uuid, client.uuid)
  if (isOther && held.state === 'bound') return 'wrong-uuid'
  if (!port && !network.servesUnknown) return 'unknown-machine'
  const seconds = port ? network.leaseSeconds : network.unknownLeaseSeconds
  const own = port?.addresses.find((candidate) => isHostAddress(candidate, network.subnet))
  if (own !== undefined) return { address: own, seconds, port, isStatic: true }
  const found = book.find({ client: client.key, isKnown: port !== undefined, address })
  if (found === undefined) return 'no-free-address'
  return { address: found, seconds, port, isStatic: false }
}

/**
 * Whether two UUIDs are the same. Firmware older than SMBIOS 2.6 sends the first three fields in
 * the other order of bytes.
 */
export function isSameUuid(left: string, right: string): boolean {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()]
  return a === b || turned(a) === b
}

function turned(uuid: string): string {
  const [first = '', second = '', third = '', ...rest] = uuid.split('-')
  const swap = (field: string) => field.match(/../g)?.reverse().join('') ?? ''
  return [swap(first), swap(second), swap(third), ...rest].join('-')
}
