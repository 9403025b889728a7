import { compareXnames, parseMac } from '../../../cell/inventory/index.ts'
import { pathSegment } from '../path-segment.ts'
import type { DiscoveredBmc, DiscoveredInterface, DiscoveredNode, Discovery } from './discovery.ts'
import type { InventoryState, KnownInterface } from './inventory-state.ts'
import {
  type AddressBody,
  addressBodies,
  type ComponentBody,
  componentBody,
  endpointBody,
  portDescription,
} from './wire.ts'

/** What an import does with one thing: `keep` = it differs, and stays as it is. */
export type ImportAction = 'create' | 'change' | 'keep' | 'same'
export type ImportKind = 'node' | 'endpoint' | 'interface' | 'group' | 'membership'

/** A request of the import. */
export interface PlannedRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH'
  readonly path: string
  readonly body: unknown
  /** Sent instead when the first one meets a 409: what the cell has is then replaced. */
  readonly onConflict?: Omit<PlannedRequest, 'onConflict'>
}

/** One thing of the file, and what becomes of it. */
export interface PlannedItem {
  readonly kind: ImportKind
  readonly action: ImportAction
  readonly name: string
  /** What differs, or what is created. */
  readonly detail: string
  /** Nodes: their body; many travel in one request. */
  readonly component?: ComponentBody
  /** The others: the request that does it. */
  readonly request?: PlannedRequest
  /** The endpoint with which it comes and without which it fails. */
  readonly endpoint?: string
}

/** How to import. */
export interface PlanOptions {
  /** Take the file's values where the cell has others. */
  readonly overwrite: boolean
  /** 2 leaves ports to the server's derivation, 1 writes each of them. */
  readonly version: 1 | 2
}

const base = '/hsm/v2'
const interfacesPath = `${base}/Inventory/EthernetInterfaces`

/**
 * What has to be done so that the cell has what the file tells, in the order of `discover static`.
 */
export function planImport(
  { bmcs, nodes }: Discovery,
  state: InventoryState,
  options: PlanOptions,
): readonly PlannedItem[] {
  const sorted = nodes.toSorted((left, right) => compareXnames(left.xname, right.xname))
  const byBmc = Map.groupBy(sorted, ({ bmc }) => bmc)
  const differing = options.overwrite ? 'change' : 'keep'
  const endpoints = bmcs.map((bmc) => {
    return planEndpoint(bmc, byBmc.get(bmc.xname) ?? [], { state, differing })
  })
  const kept = new Set(endpoints.filter(({ action }) => action === 'keep').map(({ name }) => name))
  return [
    ...nodes.map((node) => planNode(node, state, differing)),
    ...endpoints,
    ...sorted.flatMap((node) => {
      // What is kept as it is keeps its ports, too.
      const isKept = options.version === 2 && kept.has(node.bmc)
      return node.interfaces.map((port, index) =>
        planInterface({ node, port, index }, state, { ...options, differing, isKept }),
      )
    }),
    ...planGroups(nodes, state),
  ]
}

type Differing = 'change' | 'keep'

function planNode(node: DiscoveredNode, state: InventoryState, differing: Differing): PlannedItem {
  const known = state.components.get(node.xname)
  const item = { kind: 'node', name: node.name } as const
  if (known === undefined) {
    const component = componentBody(node)
    return { ...item, action: 'create', detail: node.xname, component }
  }
  if (node.nid === undefined || known.NID === node.nid) {
    return { ...item, action: 'same', detail: node.xname }
  }
  const detail = `${node.xname}: NID ${known.NID ?? 'unset'}, in the file ${node.nid}`
  if (differing === 'keep') return { ...item, action: 'keep', detail }
  return { ...item, action: 'change', detail, component: componentBody(node) }
}

function planEndpoint(
  bmc: DiscoveredBmc,
  nodes: readonly DiscoveredNode[],
  { state, differing }: { readonly state: InventoryState; readonly differing: Differing },
): PlannedItem {
  const item = { kind: 'endpoint', name: bmc.xname } as const
  const path = `${base}/Inventory/RedfishEndpoints`
  const body = endpointBody(bmc, nodes)
  const put = { method: 'PUT', path: `${path}/${bmc.xname}`, body } as const
  const known = state.endpoints.get(bmc.xname)
  if (known === undefined) {
    const onConflict = differing === 'change' ? { onConflict: put } : {}
    const request = { method: 'POST', path, body, ...onConflict } as const
    return { ...item, action: 'create', detail: `with ${nodes.length} nodes`, request }
  }
  const detail = endpointNews(bmc, nodes, state)
  if (detail === undefined) return { ...item, action: 'same', detail: '' }
  if (differing === 'keep') return { ...item, action: 'keep', detail }
  return { ...item, action: 'change', detail, request: put }
}

/**
 * The first thing that the file tells of an endpoint and the cell does not have; undefined for
 * none.
 */
function endpointNews(
  { xname, name, mac, ip, fqdn }: DiscoveredBmc,
  nodes: readonly DiscoveredNode[],
  state: InventoryState,
): string | undefined {
  const known = state.endpoints.get(xname)
  const knownMac = known?.MACAddr && (parseMac(known.MACAddr)?.colon ?? known.MACAddr)
  const pairs = [
    ['name', name, known?.Name],
    ['FQDN', fqdn, known?.FQDN],
    ['MAC', mac, knownMac],
    ['IP', ip, known?.IPAddress],
  ] as const
  for (const [what, wanted, has] of pairs) {
    if (wanted !== undefined && wanted !== (has ?? '')) {
      return `${what} ${has || 'unset'}, in the file ${wanted}`
    }
  }
  const ports = nodes.flatMap((node) =>
    node.interfaces.map(({ mac: port, addresses: [first] }) => ({
      mac: port,
      ip: first?.ip,
      owner: node.xname as string,
    })),
  )
  if (mac !== undefined) ports.push({ mac, ip, owner: xname })
  return ports.map((port) => portNews(port, state)).find((news) => news !== undefined)
}

function portNews(
  { mac, ip, owner }: { mac: string; ip: string | undefined; owner: string },
  { interfaces }: InventoryState,
): string | undefined {
  const known = interfaces.get(parseMac(mac)?.id ?? mac)
  if (known === undefined) return `port ${mac} of ${owner} is not there`
  if (known.ComponentID !== owner) {
    return `port ${mac} belongs to ${known.ComponentID || 'nothing'}, in the file to ${owner}`
  }
  if (ip === undefined || known.IPAddresses.some(({ IPAddress }) => IPAddress === ip))
    return undefined
  const has = known.IPAddresses.map(({ IPAddress }) => IPAddress).join(', ')
  return `port ${mac} has ${has || 'no address'}, in the file ${ip}`
}

interface InterfaceOptions extends PlanOptions {
  readonly differing: Differing
  /** Its endpoint differs and stays as it is. */
  readonly isKept: boolean
}

/**
 * Version 1 writes every port; version 2 only what an endpoint cannot tell: networks, more
 * addresses. The others come with their endpoint.
 */
function planInterface(
  place: { node: DiscoveredNode; port: DiscoveredInterface; index: number },
  { interfaces }: InventoryState,
  { version, overwrite, differing, isKept }: InterfaceOptions,
): PlannedItem {
  const { node, port, index } = place
  const id = parseMac(port.mac)?.id ?? port.mac
  const known = interfaces.get(id)
  const IPAddresses = addressBodies(port.addresses)
  const whole = {
    ComponentID: node.xname,
    Type: 'Node',
    Description: portDescription(node, index),
    MACAddress: port.mac,
    IPAddresses,
  }
  const detail = [node.name, ...IPAddresses.map(addressText)].join(' ')
  const item = { kind: 'interface', name: port.mac, detail } as const
  const patch = { method: 'PATCH', path: `${interfacesPath}/${id}` } as const
  if (version === 1) {
    const change = { ...patch, body: whole }
    if (known !== undefined) {
      return hasAll(known, node.xname, IPAddresses)
        ? { ...item, action: 'same' }
        : changed(item, differing, change)
    }
    const onConflict = overwrite ? { onConflict: change } : {}
    const request = { method: 'POST', path: interfacesPath, body: whole, ...onConflict } as const
    return { ...item, action: 'create', request }
  }
  const endpointTellsAll =
    port.addresses.length < 2 && port.addresses.every(({ network }) => network === undefined)
  // An endpoint tells nothing of networks.
  const wanted = endpointTellsAll ? [] : IPAddresses
  const isThere = port.addresses.every(({ ip }) => known && hasAddress(known, ip))
  if (known && isThere && hasAll(known, node.xname, wanted)) return { ...item, action: 'same' }
  if (isKept) return { ...item, action: 'keep' }
  const coming = { ...item, endpoint: node.bmc }
  // A port that comes with its endpoint has been told only its first address.
  const request = { ...patch, body: { IPAddresses } }
  const rest = endpointTellsAll ? {} : { request }
  if (known === undefined) return { ...coming, action: 'create', ...rest }
  // Its endpoint is written, and takes a port that is nobody's.
  if (endpointTellsAll || !known.ComponentID) return { ...coming, action: 'change', ...rest }
  return changed(item, differing, request)
}

function changed(
  item: Pick<PlannedItem, 'kind' | 'name' | 'detail'>,
  differing: Differing,
  request: PlannedRequest,
): PlannedItem {
  return differing === 'keep' ? { ...item, action: 'keep' } : { ...item, action: 'change', request }
}

const addressText = ({ IPAddress, Network }: AddressBody): string =>
  Network ? `${IPAddress} (${Network})` : IPAddress

function hasAddress({ IPAddresses }: KnownInterface, ip: string): boolean {
  return IPAddresses.some(({ IPAddress }) => IPAddress === ip)
}

function hasAll(known: KnownInterface, owner: string, wanted: readonly AddressBody[]): boolean {
  if (known.ComponentID !== owner) return false
  return wanted.every(({ IPAddress, Network = '' }) =>
    known.IPAddresses.some((has) => has.IPAddress === IPAddress && (has.Network ?? '') === Network),
  )
}

/** Groups are created; nodes are added to those that are there; nobody is taken out of one. */
function planGroups(
  nodes: readonly DiscoveredNode[],
  { groups }: InventoryState,
): readonly PlannedItem[] {
  const members = new Map<string, string[]>()
  for (const { xname, groups: labels } of nodes) {
    for (const label of labels) {
      const ids = members.get(label)
      if (ids === undefined) members.set(label, [xname])
      else ids.push(xname)
    }
  }
  return [...members].flatMap(([label, ids]): readonly PlannedItem[] => {
    const known = groups.get(label)
    const path = `${base}/groups`
    if (known === undefined) {
      const body = { label, description: `The ${label} group`, members: { ids } }
      const detail = `with ${ids.length} nodes`
      return [
        {
          kind: 'group',
          action: 'create',
          name: label,
          detail,
          request: { method: 'POST', path, body },
        },
      ]
    }
    const added = ids.filter((id) => !known.has(id))
    return [
      { kind: 'group', action: 'same', name: label, detail: '' },
      ...added.map((id): PlannedItem => {
        const members = `${path}/${pathSegment(label)}/members`
        const request = { method: 'POST', path: members, body: { id } } as const
        return { kind: 'membership', action: 'create', name: label, detail: id, request }
      }),
    ]
  })
}
