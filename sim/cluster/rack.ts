/** Names of everything in simulated racks: what a person would read off the labels. */

/** Where the cabinets begin. */
const firstCabinet = 1_000
const slotsPerChassis = 8
const chassisPerCabinet = 8
/** Nodes of the largest simulated rack: the last byte of an address, without 0 and 255. */
export const rackNodesMax = 250

/** One node of one rack. */
export interface NodeName {
  readonly rack: number
  readonly number: number
  readonly xname: string
  readonly bmc: string
  readonly nid: number
  readonly hostname: string
  /** 12 hex digits. */
  readonly macId: string
  readonly mac: string
  readonly ip: string
}

/** The cabinet of a rack, which is also the id of the cell that begins as its owner. */
export function cabinetOf(rack: number): string {
  return `x${firstCabinet + rack}`
}

/** The number of the rack that an xname lies in. */
export function rackOf(xname: string): number {
  return Number.parseInt(xname.slice(1), 10) - firstCabinet
}

/** The names of a node. */
export function nodeName(rack: number, number: number): NodeName {
  const slot = number % slotsPerChassis
  const chassis = Math.floor(number / slotsPerChassis) % chassisPerCabinet
  const board = Math.floor(number / slotsPerChassis / chassisPerCabinet)
  const bmc = `${cabinetOf(rack)}c${chassis}s${slot}b${board}`
  const serial = rack * rackNodesMax + number
  const macId = (0x02_00_00_00_00_00 + serial).toString(16).padStart(12, '0')
  const ip = `10.${rack >> 8}.${rack & 255}.${number + 1}`
  return {
    ...{ rack, number, bmc, macId, ip },
    xname: `${bmc}n0`,
    nid: serial + 1,
    hostname: `nid${serial + 1}`,
    mac: macId.replace(/..(?!$)/g, '$&:'),
  }
}
