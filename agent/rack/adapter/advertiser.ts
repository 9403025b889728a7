import { Fault } from '../../../cell/env/index.ts'
import { datagram, inet6, lastError, nativeCalls } from './native.ts'

/** Raw ICMPv6 (socket.h, in6.h), and the options that a router must set (RFC 4861, 6.1.2). */
const raw = 3
const icmp6 = 58
const [socketLevel, bindToDevice] = [1, 25]
const [ipv6Level, multicastHops] = [41, 18]
const hopLimit = 255

/** Router Advertisement: of no router (lifetime 0), without a prefix; the kernel adds the sum. */
const message = Buffer.alloc(16)
message[0] = 134

/** All nodes of the link, ff02::1, as a `sockaddr_in6`. */
const allNodes = Buffer.alloc(28)
allNodes.writeUInt16LE(inet6, 0)
allNodes.set([0xff, 0x02], 8)
allNodes[23] = 1

/** Says on an interface that there is no IPv6 router. */
export interface Advertiser {
  /** False when the link has no IPv6, or takes nothing now. */
  advertise(): boolean
  close(): void
}

/**
 * Opens the interface for router advertisements. Loaders of older cards wait some 16 s for one, on
 * links where nobody sends any, before they go on with IPv4. Fault: INPUT_CONFIG.
 */
export function openAdvertiser(device: string): Advertiser {
  const { socket, setsockopt, sendto, close } = nativeCalls()
  const descriptor = socket(inet6, raw | datagram.nonBlocking | datagram.closeOnExec, icmp6)
  const hops = Buffer.of(hopLimit, 0, 0, 0)
  const name = Buffer.from(`${device}\0`)
  const isOpen =
    descriptor >= 0 &&
    setsockopt(descriptor, ipv6Level, multicastHops, hops, hops.length) === 0 &&
    setsockopt(descriptor, socketLevel, bindToDevice, name, name.length) === 0
  if (!isOpen) {
    const error = lastError()
    if (descriptor >= 0) close(descriptor)
    throw new Fault('INPUT_CONFIG', {
      message: `Router advertisements on ${device} cannot be sent: ${error}. Give the program CAP_NET_RAW, or set network.routerAdvertisements to false.`,
      details: { key: 'network.routerAdvertisements' },
    })
  }
  return {
    advertise: () => sendto(descriptor, message, message.length, 0, allNodes, allNodes.length) > 0,
    close: () => void close(descriptor),
  }
}
