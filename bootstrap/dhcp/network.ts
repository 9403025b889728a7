/** Networks: which one a message concerns. */
import type { Client } from './client.ts'
import { type Ipv4Subnet, isInSubnet } from './ipv4.ts'
import type { Route } from './option-value.ts'

/** Addresses that are given out, both ends included. */
export interface AddressRange {
  readonly first: number
  readonly last: number
}

/** A network as the DHCP rules need it. */
export interface Network {
  readonly name: string
  readonly subnet: Ipv4Subnet
  /** Addresses of relays that stand elsewhere but relay for it. */
  readonly relays: readonly number[]
  readonly routers: readonly number[]
  readonly dns: readonly number[]
  readonly ntp: readonly number[]
  readonly routes: readonly Route[]
  readonly domain: string | undefined
  readonly searchDomains: readonly string[]
  readonly mtu: number | undefined
  /** Seconds of a lease of a machine of the inventory, and of one that is not in it. */
  readonly leaseSeconds: number
  readonly unknownLeaseSeconds: number
  readonly pools: readonly AddressRange[]
  /** Whether unknown machines get an address here. */
  readonly servesUnknown: boolean
  /** `authoritative` says no to addresses that are wrong here; `proxy` gives out none. */
  readonly mode: 'authoritative' | 'proxy' | 'off'
}

/** How a message came in. */
export interface Arrival {
  /** The address of the interface that heard it. */
  readonly server: number
  /** The relay's address; 0 = none. */
  readonly giaddr: number
  /** The client's address; 0 = it has none yet. */
  readonly ciaddr: number
  readonly link: Client['relay']['link']
}

/**
 * The network of a message: of the link that the relay names (RFC 3527, 3), of the relay, of the
 * address that the client has and renews directly, or of the interface. Undefined = none here.
 */
export function networkOf(networks: readonly Network[], arrival: Arrival): Network | undefined {
  const { link, giaddr, ciaddr, server } = arrival
  const holding = (address: number) => {
    return networks.find(({ subnet }) => isInSubnet(address, subnet))
  }
  if (link !== undefined) return holding(link)
  if (giaddr !== 0) return networks.find(({ relays }) => relays.includes(giaddr)) ?? holding(giaddr)
  return (ciaddr === 0 ? undefined : holding(ciaddr)) ?? holding(server)
}
