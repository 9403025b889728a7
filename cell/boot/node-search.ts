/** Finding the node that asks, by whatever name it or its operator uses, with key look-ups only. */
import { componentOfNid, parseMac, parseXname } from '../inventory/index.ts'
import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { nodeNamed } from './subject.ts'

/** Who asks to boot: the first that is given counts. */
export interface BootIdentity {
  /** In any spelling. */
  readonly mac?: string | undefined
  /** An xname or a short name. */
  readonly name?: string | undefined
  readonly nid?: number | undefined
  /** What the loader says of its processor: `x86_64`, `arm64`. */
  readonly arch?: string | undefined
}

/** The component that owns a MAC address. */
export function componentOfMac(reader: Reader, mac: string): Component | undefined {
  const id = parseMac(mac)?.id
  const owner = id && reader.get('ethernetInterface', id)?.componentId
  return owner ? reader.get('component', owner) : undefined
}

/** The component with this xname or short name. */
export function componentNamed(reader: Reader, name: string): Component | undefined {
  const xname = parseXname(name)?.name ?? nodeNamed(reader, name.trim())
  return xname === undefined ? undefined : reader.get('component', xname)
}

/** The component that an identity names; undefined when the inventory has none. */
export function findComponent(
  reader: Reader,
  { mac, name, nid }: BootIdentity,
): Component | undefined {
  if (mac) return componentOfMac(reader, mac)
  if (name) return componentNamed(reader, name)
  return nid === undefined ? undefined : componentOfNid(reader, nid)
}

/** The MAC addresses of a component in a fixed order. */
export function macsOf(reader: Reader, xname: string): string[] {
  const macs: string[] = []
  for (const id of reader.lookup('ethernetInterface', 'componentId', xname)) {
    const port = reader.get('ethernetInterface', id)
    if (port) macs.push(port.macAddress)
  }
  return macs.sort()
}
