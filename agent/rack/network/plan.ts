/** The network of an interface, from the configuration and from what the system says of it. */
import type { NetworkInterfaceInfo } from 'node:os'
import {
  type AddressRange,
  ipv4Number,
  ipv4SubnetOf,
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

/** What is served on the configured interface. Faults: INPUT_CONFIG. */
export function planNetwork(
  config: NetworkConfig,
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): ServedInterface {
  const { interface: name } = config
  const found = interfaces[name]
  if (!found) {
    const known = Object.keys(interfaces).join(', ')
    throw refuse('interface', `There is no interface ${name} with an address; there are ${known}.`)
  }
  const info = found.find(({ family }) => family === 'IPv4')
  const address = info && ipv4Number(info.address)
  const subnet = info?.cidr && subnetAround(info.cidr)
  if (address === undefined || !subnet) {
    throw refuse('interface', `The interface ${name} has no IPv4 address: give it one first.`)
  }
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

/** `10.2.0.1/16` as the system writes it: the address with the length of the prefix. */
function subnetAround(cidr: string): Network['subnet'] | undefined {
  const [address = '', length = ''] = cidr.split('/')
  const number = ipv4Number(address)
  const bits = Number(length)
  if (number === undefined || !Number.isInteger(bits)) return undefined
  const first = bits === 0 ? 0 : (number & (0xffffffff << (32 - bits))) >>> 0
  return ipv4SubnetOf(`${ipv4Text(first)}/${bits}`)
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
