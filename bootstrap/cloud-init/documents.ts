/**
 * The documents that a node fetches (reference cloud-init 1.6), made from records alone: nothing
 * here can wait for another machine. Templates are filled in by the node, never here.
 */
import { Fault } from '../../cell/env/index.ts'
import { cabinetOf, groupLabelsOf, parseIp, type Xname } from '../../cell/inventory/index.ts'
import type { CloudDefaults, InstanceInfo } from '../../cell/record/index.ts'
import type { Reader } from '../../cell/store/index.ts'
import { defaultsOf } from './defaults.ts'
import { fileBytes } from './group.ts'
import { instanceIdOf } from './instance.ts'
import { nidLengthDefault } from './limits.ts'
import { type CloudNode, interfacesOf } from './node.ts'
import { yamlText } from './yaml-text.ts'

/** What every node's user-data is: groups carry the configuration. */
export const userData = '#cloud-config'

/** The reference's words for a group that cloud-init knows nothing of. */
const noDescription = 'No description Found'

/** Labels of the node's groups in the order in which it includes their files: sorted. */
export function labelsOf(reader: Reader, { component }: CloudNode): string[] {
  return groupLabelsOf(reader, component.id)
}

/** The node's own base URL, else the cluster's, else where it reached this cell. */
export function baseUrlFor(reader: Reader, { component }: CloudNode, ownBase: string): string {
  const own = reader.get('instanceInfo', component.id)?.cloudInitBaseUrl
  return own || defaultsOf(reader).baseUrl || ownBase
}

/**
 * The host name that nobody wrote for this node: by the cluster's naming when it has one, as the
 * reference does; else the short name in the inventory.
 */
function givenHostname({ component }: CloudNode, defaults: CloudDefaults): string {
  const { nid, hostname, id } = component
  const prefix = defaults.shortName || [...(defaults.clusterName ?? '')].slice(0, 2).join('')
  if (nid === undefined) return hostname || id
  const digits = String(nid).padStart(defaults.nidLength || nidLengthDefault, '0')
  if (prefix) return `${prefix}${digits}`
  return hostname || `nid${digits}`
}

function ipv4Of(reader: Reader, { component, address }: CloudNode): string | undefined {
  const known = interfacesOf(reader, component.id).flatMap(({ ipAddresses }) => ipAddresses)
  const all = [address ?? '', ...known.map(({ ipAddress }) => ipAddress)]
  return all.find((text) => parseIp(text)?.family === 4)
}

function groupValues(reader: Reader, label: string): Record<string, unknown> {
  const group = reader.get('cloudGroup', label)
  const values = group?.metaDataJson ? (JSON.parse(group.metaDataJson) as object) : {}
  return { Description: group?.description || noDescription, ...values }
}

function vendorValues(
  reader: Reader,
  node: CloudNode,
  { baseUrl, clusterName }: { baseUrl: string; clusterName: string | undefined },
) {
  const { id, nid, role, subRole } = node.component
  const cabinet = cabinetOf(id as Xname)
  return {
    version: '1.0',
    cloud_init_base_url: baseUrl,
    rack: cabinet,
    nid,
    role,
    sub_role: subRole,
    cabinet,
    location: id,
    cluster_name: clusterName,
    interfaces: interfacesOf(reader, id).map(({ macAddress, ipAddresses }) => ({
      mac: macAddress,
      addresses: ipAddresses.map(({ ipAddress }) => ipAddress),
    })),
    groups: Object.fromEntries(
      labelsOf(reader, node).map((label) => [label, groupValues(reader, label)]),
    ),
  }
}

/** A copy without members that are undefined, empty text or an empty list, at this level. */
function filled(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(values).filter(([, value]) => {
    return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  })
  return Object.fromEntries(entries)
}

/** The facts about a node, under the keys of the reference: dashes outside, underscores inside. */
export function metaDataValues(
  reader: Reader,
  node: CloudNode,
  ownBase: string,
): Record<string, unknown> {
  const defaults = defaultsOf(reader)
  const own: Partial<InstanceInfo> = reader.get('instanceInfo', node.component.id) ?? {}
  const instanceId = instanceIdOf(reader, node.component)
  const given = givenHostname(node, defaults)
  const localHostname = own.localHostname || given
  const hostname = own.hostname || given
  const clusterName = own.clusterName || defaults.clusterName
  const provider = own.cloudProvider || defaults.cloudProvider
  const baseUrl = baseUrlFor(reader, node, ownBase)
  return filled({
    'instance-id': instanceId,
    'local-hostname': localHostname,
    hostname,
    'cluster-name': clusterName,
    instance_data: {
      v1: filled({
        cloud_name: provider,
        availability_zone: own.availabilityZone || defaults.availabilityZone,
        instance_id: instanceId,
        instance_type: own.instanceType,
        local_hostname: localHostname,
        region: own.region || defaults.region,
        hostname,
        local_ipv4: ipv4Of(reader, node),
        cloud_provider: provider,
        public_keys: [...new Set([...defaults.publicKeys, ...(own.publicKeys ?? [])])],
        vendor_data: filled(vendorValues(reader, node, { baseUrl, clusterName })),
      }),
    },
  })
}

/** The meta-data document. */
export function metaData(reader: Reader, node: CloudNode, ownBase: string): string {
  return yamlText(metaDataValues(reader, node, ownBase))
}

/** The vendor-data document: one URL per group of the node. */
export function vendorData(reader: Reader, node: CloudNode, ownBase: string): string {
  const base = baseUrlFor(reader, node, ownBase)
  const urls = labelsOf(reader, node).map((label) => `${base}/${encodeURIComponent(label)}.yaml\n`)
  return `#include\n${urls.join('')}`
}

/**
 * A group's file as a member gets it, byte for byte. A group without one is an empty file, never an
 * error: the node would drop its whole vendor-data. Fault: NOT_FOUND when the node is no member.
 */
export function groupFile(reader: Reader, node: CloudNode, label: string): Uint8Array {
  if (labelsOf(reader, node).includes(label)) return fileBytes(reader.get('cloudGroup', label))
  throw new Fault('NOT_FOUND', {
    message: `node ${node.component.id} is not a member of group ${JSON.stringify(label.slice(0, 64))}`,
  })
}
