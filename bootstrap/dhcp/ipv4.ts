/** IPv4 addresses as numbers, for what is reckoned with them. Text is checked by cell/inventory. */

/** `10.0.0.1` of 0x0a000001. */
export function ipv4Text(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
}

/** The number of four plain decimals; undefined for other text. */
export function ipv4Number(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let address = 0
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined
    address = address * 256 + Number(part)
  }
  return address
}

/** A subnet: its first address and the length of its prefix. */
export interface Ipv4Subnet {
  readonly first: number
  readonly prefixLength: number
}

/** The mask of a prefix length: 0xffffff00 of 24. */
export function ipv4Mask(prefixLength: number): number {
  return prefixLength === 0 ? 0 : (0xffffffff << (32 - prefixLength)) >>> 0
}

/** The last address of a subnet, its broadcast address. */
export function ipv4Last({ first, prefixLength }: Ipv4Subnet): number {
  return (first | ~ipv4Mask(prefixLength)) >>> 0
}

/** `10.0.0.0/24`; undefined for other text, and when bits beyond the prefix are set. */
export function ipv4SubnetOf(text: string): Ipv4Subnet | undefined {
  const [, address = '', length = ''] = /^([\d.]+)\/(\d{1,2})$/.exec(text) ?? []
  const first = ipv4Number(address)
  const prefixLength = Number(length)
  if (first === undefined || length === '' || prefixLength > 32) return undefined
  return (first & ~ipv4Mask(prefixLength)) === 0 ? { first, prefixLength } : undefined
}

/** Whether the address lies in the subnet. */
export function isInSubnet(address: number, { first, prefixLength }: Ipv4Subnet): boolean {
  return (address & ipv4Mask(prefixLength)) >>> 0 === first
}

/** Whether a host of the subnet can have the address: not its first, nor its last (RFC 1122). */
export function isHostAddress(address: number, subnet: Ipv4Subnet): boolean {
  if (!isInSubnet(address, subnet)) return false
  if (subnet.prefixLength >= 31) return true
  return address !== subnet.first && address !== ipv4Last(subnet)
}
