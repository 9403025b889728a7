/** Where a reply goes (RFC 2131, 4.1). */
import { messageType, optionCode } from './option-code.ts'
import type { Packet } from './packet.ts'

/** Address and port of a reply; 255.255.255.255 is heard on the link it came from. */
export interface Destination {
  readonly address: number
  readonly port: number
}

const everybody = 0xffffffff
const [serverPort, clientPort] = [67, 68]

/**
 * To the relay; to the client at the address that it has; otherwise to everybody on the link: a
 * client without an address cannot be asked for its hardware address, and all clients that were
 * met take a broadcast, whatever their flag says.
 */
export function destinationOf(reply: Packet): Destination {
  if (reply.giaddr !== 0) return { address: reply.giaddr, port: serverPort }
  const isNo = reply.options.get(optionCode.messageType)?.[0] === messageType.nak
  if (reply.ciaddr !== 0 && !isNo) return { address: reply.ciaddr, port: clientPort }
  return { address: everybody, port: clientPort }
}
