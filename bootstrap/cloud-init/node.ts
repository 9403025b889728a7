/**
 * Which node asks. Nodes have no token when they boot; the cell knows them by the address that
 * their request comes from, with one look-up in the index of interfaces.
 */
import { componentNamed } from '../../cell/boot/index.ts'
import { Fault } from '../../cell/env/index.ts'
import { parseIp, parseXname, xnameOf } from '../../cell/inventory/index.ts'
import type { Component, EthernetInterface } from '../../cell/record/index.ts'
import type { Reader } from '../../cell/store/index.ts'

/** Who a request is about. */
export interface CloudNode {
  readonly component: Component
  /** The address that it came from; absent when another asks in its name. */
  readonly address?: string
}

/** What an address leads to: nobody, a name without a component, or a node. */
export type Sighting =
  | { readonly kind: 'stranger' }
  | { readonly kind: 'no-component'; readonly id: string }
  | { readonly kind: 'node'; readonly node: CloudNode }

/**
 * Looks the source of a request up. A zone (`%eth0`) is this host's own business and is left out.
 */
export function nodeAt(reader: Reader, source: string): Sighting {
  const address = parseIp(source.split('%', 1)[0] ?? '')?.text
  const [port] = address === undefined ? [] : reader.lookup('ethernetInterface', 'ip', address)
  const id = port && reader.get('ethernetInterface', port)?.componentId
  if (!id || address === undefined) return { kind: 'stranger' }
  const component = reader.get('component', id)
  return component ? { kind: 'node', node: { component, address } } : { kind: 'no-component', id }
}

/**
 * The node that an operator names, by xname or short name.
 * Faults: INPUT_XNAME for what is neither, NOT_FOUND for a name that nothing has.
 */
export function nodeNamed(reader: Reader, name: string): CloudNode {
  const component = componentNamed(reader, name)
  if (component) return { component }
  throw new Fault('NOT_FOUND', { message: `there is no node ${xnameOf(name)}` })
}

/** The xname that an operator means, whether or not it is in the inventory. Fault: INPUT_XNAME. */
export function xnameMeant(reader: Reader, name: string): string {
  return parseXname(name)?.name ?? componentNamed(reader, name)?.id ?? xnameOf(name)
}

/** The interfaces of a node in a fixed order. */
export function interfacesOf(reader: Reader, xname: string): EthernetInterface[] {
  return reader
    .lookup('ethernetInterface', 'componentId', xname)
    .toSorted()
    .flatMap((id) => reader.get('ethernetInterface', id) ?? [])
}
