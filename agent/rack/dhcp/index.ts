/**
 * DHCP messages of an interface, with this cell's inventory and its leases on disk. It promises
 * that a lease is on disk before its client hears of it, and that people are told of odd messages
 * seldom enough. Who gets what is decided in bootstrap/dhcp; sockets are agent/rack/network's.
 */
export { DhcpDesk } from './dhcp-desk.ts'
export { receiveBufferBytes } from './limits.ts'
