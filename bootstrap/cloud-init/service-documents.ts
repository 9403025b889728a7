/**
 * The documents as metadata-service words them (reference cloud-init 2.1): the same facts under the
 * names that its templates use.
 */
import { Fault } from '../../cell/env/index.ts'
import { parseIp } from '../../cell/inventory/index.ts'
import type { EthernetInterface } from '../../cell/record/index.ts'
import type { Reader } from '../../cell/store/index.ts'
import { baseUrlFor, labelsOf, metaDataValues } from './documents.ts'
import { fileBytes } from './group.ts'
import { type CloudNode, interfacesOf } from './node.ts'
import { yamlText } from './yaml-text.ts'

/** What a profile says in the place of a group, or over it. */
export interface GroupOverlay {
  /** Undefined = the group's own file. */
  readonly template: Uint8Array | undefined
  readonly metaData: Readonly<Record<string, unknown>>
}

/** What every node's user-data is: groups carry the configuration. */
export const serviceUserData = '#cloud-config\n'

const mark = '/metadata-service'

function interfaceValues(port: EthernetInterface, at: number) {
  const [first, ...others] = port.ipAddresses
  return {
    name: `eth${at}`,
    mac: port.macAddress,
    ip: first?.ipAddress ?? '',
    network: first?.network ?? '',
    description: port.description ?? '',
    enabled: true,
    ...(others.length > 0 && {
      ip_addresses: port.ipAddresses.map(({ ipAddress, network }) => {
        return { ip: ipAddress, network: network ?? '' }
      }),
    }),
  }
}

type OverlayOf = (label: string) => GroupOverlay | undefined

function groupsOf(reader: Reader, node: CloudNode, overlayOf: OverlayOf) {
  const entries = labelsOf(reader, node).map((label) => {
    const group = reader.get('cloudGroup', label)
    const values = group?.metaDataJson ? (JSON.parse(group.metaDataJson) as object) : {}
    const description = group?.description ? { description: group.description } : {}
    return [label, { ...description, ...values, ...overlayOf(label)?.metaData }] as const
  })
  return Object.fromEntries(entries)
}

type Values = Readonly<Record<string, unknown>>

/** The meta-data document. */
export function serviceMetaData(
  reader: Reader,
  node: CloudNode,
  { ownBase, overlayOf }: { readonly ownBase: string; readonly overlayOf: OverlayOf },
): string {
  const whole = metaDataValues(reader, node, ownBase)
  const { v1 } = whole['instance_data'] as { readonly v1: Values }
  const ports = interfacesOf(reader, node.component.id)
  const [port] = ports
  return yamlText({
    ...whole,
    instance_data: {
      v1: {
        ...v1,
        cloud_name: 'OpenCHAMI',
        vendor_data: {
          ...(v1['vendor_data'] as Values),
          cloud_init_base_url: serviceBase(reader, node, ownBase),
          ...(port && { mac: port.macAddress }),
          interfaces: ports.map(interfaceValues),
          groups: groupsOf(reader, node, overlayOf),
        },
      },
    },
  })
}

/** A base that is written for the older service leads to this one. */
function serviceBase(reader: Reader, node: CloudNode, ownBase: string): string {
  return baseUrlFor(reader, node, ownBase).replace(/\/cloud-init$/, mark)
}

/** The vendor-data document: one URL for each group of the node that has a file. */
export function serviceVendorData(
  reader: Reader,
  node: CloudNode,
  {
    ownBase,
    overlayOf,
    profile,
  }: {
    readonly ownBase: string
    readonly overlayOf: OverlayOf
    readonly profile: string
  },
): string {
  const base = serviceBase(reader, node, ownBase)
  const query = profile === '' ? '' : `?profile=${encodeURIComponent(profile)}`
  const urls = labelsOf(reader, node)
    .filter((label) => overlayOf(label)?.template ?? reader.get('cloudGroup', label)?.hasFile)
    .map((label) => `${base}/${encodeURIComponent(label)}.yaml${query}\n`)
  return `#include\n${urls.join('')}`
}

/** A group's file as a member gets it. Fault: NOT_FOUND when the node is no member. */
export function serviceGroupFile(
  reader: Reader,
  node: CloudNode,
  { label, overlay }: { readonly label: string; readonly overlay: GroupOverlay | undefined },
): Uint8Array {
  if (labelsOf(reader, node).includes(label)) {
    return overlay?.template ?? fileBytes(reader.get('cloudGroup', label))
  }
  const shown = JSON.stringify(label.slice(0, 64))
  throw new Fault('NOT_FOUND', {
    message: `node ${node.component.id} is not a member of group ${shown}`,
  })
}

/** Bits of the network that nobody says: the reference's for IPv4, the usual ones for IPv6. */
const prefixBits = { 4: 24, 6: 64 } as const

/** The network-config document, version 1: every port of the node with its addresses. */
export function networkConfig(reader: Reader, { component }: CloudNode): string {
  const config = interfacesOf(reader, component.id).map(({ macAddress, ipAddresses }, at) => ({
    type: 'physical',
    name: `eth${at}`,
    mac_address: macAddress,
    subnets: ipAddresses.flatMap(({ ipAddress }) => {
      const ip = parseIp(ipAddress)
      if (!ip) return []
      return [
        {
          type: ip.family === 4 ? 'static' : 'static6',
          address: `${ip.text}/${prefixBits[ip.family]}`,
        },
      ]
    }),
  }))
  return yamlText({ version: 1, config })
}
