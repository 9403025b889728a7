/**
 * DHCPv4 for a rack (RFC 2131, 2132, 3046, 3396, 4390, 4578): messages, who gets which address, and
 * what a machine is told to boot. Pure rules and a state machine: sockets, disk and clock are the
 * agent's. It promises that no address is given to two clients, and that any bytes are answered or
 * dropped with a reason.
 */
export type { KnownPort } from './binding.ts'
export type { Destination } from './destination.ts'
export { ipv4Number, ipv4Text, isHostAddress } from './ipv4.ts'
export { LeaseBook } from './lease-book.ts'
export { entryOf, leaseOf } from './lease-record.ts'
export type { AddressRange, Network } from './network.ts'
export { packetBytes, readPacket } from './packet.ts'
export { type PendingMachine, PendingMachines } from './pending.ts'
export { PortWatch } from './port-watch.ts'
export { type BootPlaces, replyRoom } from './reply.ts'
export { DhcpServer, type Outcome } from './server.ts'
