/**
 * What a cell serves on its rack's own network interface: DHCP and TFTP. It puts sockets, records
 * and the rules of `bootstrap` together, and promises that a cell which cannot have a port says
 * which one, and why.
 */
export { RackNetwork } from './rack-network.ts'
