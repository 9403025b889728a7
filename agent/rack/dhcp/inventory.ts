/** What the inventory says of ports and addresses, as DHCP asks it. */
import { ipv4Number, ipv4Text, type KnownPort } from '../../../bootstrap/dhcp/index.ts'
import type { RackContext } from '../context.ts'

export type { BootPlaces } from '../../../bootstrap/dhcp/index.ts'

type Rack = Pick<RackContext, 'ledger' | 'view' | 'peers'>

/**
 * The port of a MAC: of the own slice with its node; `elsewhere` when another cell owns it, which
 * then answers. A key read for the port and one for its node.
 */
export function knownPort(
  { ledger, view }: Rack,
  mac: string,
): KnownPort | 'elsewhere' | undefined {
  const own = ledger.get('ethernetInterface', mac)
  if (!own) return view.get('ethernetInterface', mac) ? 'elsewhere' : undefined
  const id = own.componentId || undefined
  const addresses = own.ipAddresses.flatMap(({ ipAddress }) => ipv4Number(ipAddress) ?? [])
  return {
    node: id,
    hostName: id && ledger.get('component', id)?.hostname,
    addresses,
  }
}

/** Whether the inventory of any cell gives the address to a port. */
export function isGivenTo({ view }: Rack, address: number): boolean {
  return view.lookup('ethernetInterface', 'ip', ipv4Text(address)).length > 0
}
