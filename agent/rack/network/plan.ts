/** The network of an interface, from the configuration and from the address that it has. */
import {
  type AddressRange,
  ipv4Number,
  ipv4Text,
  isHostAddress,
  type Network,
} from '../../../bootstrap/dhcp/index.ts'
import { Fault } from '../../../cell/env/index.ts'
import type { RackConfig } from '../config/index.ts'
import { poolAddressesMax } from './limits.ts'

type NetworkConfig = RackConfig['network']

/** An interface with the address that this cell serves from. */
export interface ServedInterface {
  readonly name: string
  readonly address: number
  readonly network: Network
}

const refuse = (key: string, message: string) =>
  new Fault('INPUT_CONFIG', { message, details: { key: `network.${key}` } })

/**
 * What is served on the configured interface, by the address that it has. Faults: INPUT_CONFIG.
 */
export function planNetwork(
  config: NetworkConfig,
  { address, mask }: { readonly address: number; readonly mask: number },
): ServedInterface {
  const { interface: name } = config
  const subnet = { first: (address & mask) >>> 0, prefixLength: 32 - Math.log2(2 ** 32 - mask) }
  const numbers = (key: 'routers' | 'dns' | 'ntp') => {
    return config[key].map((text) => addressOf(text, key))
  }
  const network: Network = {
    ...{ name, subnet, relays: [], routes: [], searchDomains: [], mtu: undefined },
    ...{ routers: numbers('routers'), dns: numbers('dns'), ntp: numbers('ntp') },
    domain: config.domain || undefined,
    leaseSeconds: config.leaseSeconds,
    unknownLeaseSeconds: config.unknownLeaseSeconds,
    pools: rangesOf(config.pools, subnet),
    servesUnknown: config.pools.length > 0,
    mode: config.dhcp,
  }
  return { name, address, network }
}

function addressOf(text: string, key: string): number {
  const address = ipv4Number(text)
  if (address !== undefined) return address
  throw refuse(key, `"${text}" is not an IPv4 address.`)
}

function rangesOf(pools: readonly string[], subnet: Network['subnet']): readonly AddressRange[] {
  const ranges = pools.map((pool) => {
    const [from = '', to = ''] = pool.split('-')
    const [first, last] = [addressOf(from, 'pools'), addressOf(to, 'pools')]
    if (first > last) throw refuse('pools', `${pool} ends before it begins.`)
    const isInside = [first, last].every((end) => isHostAddress(end, subnet))
    if (isInside) return { first, last }
    const whole = `${ipv4Text(subnet.first)}/${subnet.prefixLength}`
    throw refuse('pools', `${pool} is not within the addresses for hosts of ${whole}.`)
  })
  const count = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  if (count > poolAddressesMax) {
    throw refuse('pools', `The pools have ${count} addresses; ${poolAddressesMax} is the most.`)
  }
  return ranges
}
