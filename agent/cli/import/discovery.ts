import type { Xname } from '../../../cell/inventory/index.ts'

/** One address of a port. */
export interface DiscoveredAddress {
  /** Canonical text. */
  readonly ip: string
  /** The name of its network. */
  readonly network?: string
}

/** One port of a node. */
export interface DiscoveredInterface {
  /** aa:bb:cc:dd:ee:ff */
  readonly mac: string
  readonly addresses: readonly DiscoveredAddress[]
}

/** A BMC with its nodes' interfaces left to the nodes. */
export interface DiscoveredBmc {
  readonly xname: Xname
  readonly name: string
  readonly mac?: string
  readonly ip?: string
  readonly fqdn?: string
  readonly user?: string
  readonly password?: string
}

/** One node. */
export interface DiscoveredNode {
  readonly xname: Xname
  readonly name: string
  readonly nid?: number
  readonly bmc: Xname
  readonly groups: readonly string[]
  readonly interfaces: readonly DiscoveredInterface[]
}

/** An inventory as a file tells it, checked and in canonical spelling. */
export interface Discovery {
  readonly bmcs: readonly DiscoveredBmc[]
  readonly nodes: readonly DiscoveredNode[]
}
