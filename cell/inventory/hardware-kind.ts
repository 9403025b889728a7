/**
 * The kinds of hardware that an inventory can hold (reference 1.8): how each kind's members and
 * lists are called on the wire.
 */
import type { XnameType } from './xname-grammar.ts'

/** What is called how for one type of component. */
export interface HardwareKind {
  readonly type: XnameType
  /** `<name>LocationInfo` and `<name>FRUInfo` are its members. */
  readonly name: string
  /** The list of it in the answer to a query. */
  readonly list: string
  /** `HWInvByLoc<tag>` and `HWInvByFRU<tag>` tell its kind. */
  readonly tag: string
}

/** Type, name and list; the tag where it differs from the name. */
const rows: readonly (readonly [XnameType, string, string, string?])[] = [
  ['Node', 'Node', 'Nodes'],
  ['Cabinet', 'Cabinet', 'Cabinets'],
  ['Chassis', 'Chassis', 'Chassis'],
  ['ComputeModule', 'ComputeModule', 'ComputeModules'],
  ['RouterModule', 'RouterModule', 'RouterModules'],
  ['NodeEnclosure', 'NodeEnclosure', 'NodeEnclosures'],
  ['HSNBoard', 'HSNBoard', 'HSNBoards'],
  ['Processor', 'Processor', 'Processors'],
  ['Memory', 'Memory', 'Memory'],
  ['Drive', 'Drive', 'Drives'],
  ['CabinetPDU', 'PDU', 'CabinetPDUs'],
  ['CabinetPDUOutlet', 'Outlet', 'CabinetPDUPowerConnectors'],
  ['CabinetPDUPowerConnector', 'Outlet', 'CabinetPDUPowerConnectors'],
  ['CMMRectifier', 'CMMRectifier', 'CMMRectifiers'],
  ['NodeAccel', 'NodeAccel', 'NodeAccels'],
  ['NodeAccelRiser', 'NodeAccelRiser', 'NodeAccelRisers'],
  ['NodeEnclosurePowerSupply', 'NodeEnclosurePowerSupply', 'NodeEnclosurePowerSupplies'],
  ['NodeHsnNic', 'NodeHsnNic', 'NodeHsnNics', 'HSNNIC'],
  ['NodeBMC', 'NodeBMC', 'NodeBMCs'],
  ['RouterBMC', 'RouterBMC', 'RouterBMCs'],
  ['MgmtSwitch', 'MgmtSwitch', 'MgmtSwitches'],
  ['MgmtHLSwitch', 'MgmtHLSwitch', 'MgmtHLSwitches'],
  ['CDUMgmtSwitch', 'CDUMgmtSwitch', 'CDUMgmtSwitches'],
]

const byType: ReadonlyMap<string, HardwareKind> = new Map(
  rows.map(([type, name, list, tag = name]) => [type, { type, name, list, tag }]),
)

/** Every kind, in the order in which a query lists them. */
export const hardwareKinds: readonly HardwareKind[] = [...byType.values()]

/** The kind of a type; undefined for what no inventory holds. */
export function hardwareKindOf(type: string): HardwareKind | undefined {
  return byType.get(type)
}

/** What is listed below its node when a query nests (format NestNodesOnly). */
export const nestedTypes: ReadonlySet<string> = new Set<XnameType>([
  'Processor',
  'NodeAccel',
  'Memory',
  'Drive',
  'NodeHsnNic',
  'NodeAccelRiser',
])
