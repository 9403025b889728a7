import { parseMac } from '../../../cell/inventory/index.ts'
import type { CellClient } from '../cell-client.ts'
import type { NodeList } from '../node-row.ts'
import type { AddressBody } from './wire.ts'

/** A component as far as an import compares it. */
export interface KnownComponent {
  readonly ID: string
  readonly NID?: number
}

export interface KnownEndpoint {
  readonly ID: string
  readonly Name?: string
  readonly FQDN?: string
  readonly MACAddr?: string
  readonly IPAddress?: string
}

export interface KnownInterface {
  readonly ID: string
  readonly ComponentID: string
  readonly IPAddresses: readonly AddressBody[]
}

export interface KnownGroup {
  readonly label: string
  readonly members?: { readonly ids?: readonly string[] | null }
}

/** What the cell has before an import. */
export interface InventoryState {
  readonly components: ReadonlyMap<string, KnownComponent>
  readonly endpoints: ReadonlyMap<string, KnownEndpoint>
  /** By the MAC's 12 hex digits. */
  readonly interfaces: ReadonlyMap<string, KnownInterface>
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>
  /** Host names by xname; empty when the server has no such thing. */
  readonly hostnames: ReadonlyMap<string, string>
}

/** Reads the inventory over the routes that an import writes to. */
export async function readInventoryState(client: CellClient): Promise<InventoryState> {
  const [components, endpoints, interfaces, groups, hostnames] = await Promise.all([
    client.get<{ Components: readonly KnownComponent[] }>('/hsm/v2/State/Components'),
    client.get<{ RedfishEndpoints: readonly KnownEndpoint[] }>(
      '/hsm/v2/Inventory/RedfishEndpoints',
    ),
    client.get<readonly KnownInterface[]>('/hsm/v2/Inventory/EthernetInterfaces'),
    client.get<readonly KnownGroup[]>('/hsm/v2/groups'),
    readHostnames(client),
  ])
  return {
    components: new Map(components.Components.map((item) => [item.ID, item])),
    endpoints: new Map(endpoints.RedfishEndpoints.map((item) => [item.ID, item])),
    interfaces: new Map(interfaces.map((item) => [parseMac(item.ID)?.id ?? item.ID, item])),
    groups: new Map(groups.map(({ label, members }) => [label, new Set(members?.ids ?? [])])),
    hostnames,
  }
}

/** Host names are a thing of our own routes: another server has none. */
async function readHostnames(client: CellClient): Promise<ReadonlyMap<string, string>> {
  const { status, body } = await client.send('GET', '/cells/v1/nodes', {
    query: { fields: 'id,hostname' },
    expect: [404],
  })
  if (status === 404) return new Map()
  const { nodes = [] } = body as Partial<NodeList>
  return new Map(nodes.flatMap(({ id, hostname }) => (hostname ? [[id, hostname]] : [])))
}
