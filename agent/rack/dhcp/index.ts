/** DHCP messages of an interface, with this cell's inventory and its leases on disk. */
export { DhcpDesk } from './dhcp-desk.ts'
export { receiveBufferBytes } from './limits.ts'
