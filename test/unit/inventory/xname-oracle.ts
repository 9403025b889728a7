import type { XnameType } from '../../../cell/inventory/xname-grammar.ts'

const x = 'x[0-9]{1,4}'
const chassis = `${x}c[0-7]`
const slot = `${chassis}s[0-9]+`
const bmc = `${slot}b[0-9]+`
const node = `${bmc}n[0-9]+`
const router = `${chassis}r[0-9]+`

/**
 * [type, expression, parent type, example]: the reference's table, written without the grammar's
 * help.
 */
export const oracle: readonly (readonly [XnameType, string, XnameType | undefined, string])[] = [
  ['System', 's0', undefined, 's0'],
  ['CDU', 'd[0-9]+', 'System', 'd3'],
  ['CDUMgmtSwitch', 'd[0-9]+w[0-9]+', 'CDU', 'd0w12'],
  ['Cabinet', x, 'System', 'x1000'],
  ['CabinetBMC', `${x}b0`, 'Cabinet', 'x1000b0'],
  ['CabinetCDU', `${x}d[0-1]`, 'Cabinet', 'x1000d1'],
  ['CEC', `${x}e[0-1]`, 'Cabinet', 'x1000e1'],
  ['CabinetPDUController', `${x}m[0-3]`, 'Cabinet', 'x3000m3'],
  ['CabinetPDU', `${x}m[0-3]p[0-7]`, 'CabinetPDUController', 'x3000m0p7'],
  ['CabinetPDUNic', `${x}m[0-3]i[0-3]`, 'CabinetPDUController', 'x3000m0i3'],
  ['CabinetPDUOutlet', `${x}m[0-3]p[0-7]j[1-9][0-9]*`, 'CabinetPDU', 'x3000m0p0j10'],
  ['CabinetPDUPowerConnector', `${x}m[0-3]p[0-7]v[1-9][0-9]*`, 'CabinetPDU', 'x3000m0p0v1'],
  ['Chassis', chassis, 'Cabinet', 'x1000c7'],
  ['ChassisBMC', `${chassis}b0`, 'Chassis', 'x1000c7b0'],
  ['ChassisBMCNic', `${chassis}b0i[0-3]`, 'ChassisBMC', 'x1000c7b0i3'],
  ['CMMFpga', `${chassis}f0`, 'Chassis', 'x1000c1f0'],
  ['CMMRectifier', `${chassis}t[0-9]`, 'Chassis', 'x1000c1t9'],
  ['ComputeModule', slot, 'Chassis', 'x1000c0s63'],
  ['NodeEnclosure', `${slot}e[0-9]+`, 'ComputeModule', 'x1000c0s0e10'],
  ['NodeEnclosurePowerSupply', `${slot}e[0-9]+t[0-9]+`, 'NodeEnclosure', 'x1000c0s0e0t11'],
  ['NodePowerConnector', `${slot}[jv][1-2]`, 'ComputeModule', 'x1000c0s0j2'],
  ['NodeBMC', bmc, 'ComputeModule', 'x1000c0s0b1'],
  ['NodeBMCNic', `${bmc}i[0-3]`, 'NodeBMC', 'x1000c0s0b0i3'],
  ['NodeFpga', `${bmc}f0`, 'NodeEnclosure', 'x1000c0s0b0f0'],
  ['Node', node, 'NodeBMC', 'x1000c0s0b0n0'],
  ['VirtualNode', `${node}v[0-9]+`, 'Node', 'x1000c0s0b0n0v10'],
  ['Processor', `${node}p[0-3]`, 'Node', 'x1000c0s0b0n0p3'],
  ['Memory', `${node}d[0-9]+`, 'Node', 'x1000c0s0b0n0d15'],
  ['NodeAccel', `${node}a[0-9]+`, 'Node', 'x1000c0s0b0n0a7'],
  ['NodeAccelRiser', `${node}r[0-7]`, 'Node', 'x1000c0s0b0n0r7'],
  ['NodeNic', `${node}i[0-3]`, 'Node', 'x1000c0s0b0n0i3'],
  ['NodeHsnNic', `${node}h[0-3]`, 'Node', 'x1000c0s0b0n0h3'],
  ['StorageGroup', `${node}g[0-9]+`, 'Node', 'x1000c0s0b0n0g0'],
  ['Drive', `${node}g[0-9]+k[0-9]+`, 'StorageGroup', 'x1000c0s0b0n0g0k23'],
  ['RouterModule', router, 'Chassis', 'x1000c3r7'],
  ['RouterBMC', `${router}b[0-9]+`, 'RouterModule', 'x1000c3r7b0'],
  ['RouterBMCNic', `${router}b[0-9]+i[0-3]`, 'RouterBMC', 'x1000c3r7b0i0'],
  ['RouterFpga', `${router}f[01]`, 'RouterModule', 'x1000c3r7f1'],
  ['RouterTOR', `${router}t[0-9]+`, 'RouterModule', 'x1000c3r7t12'],
  ['RouterTORFpga', `${router}t[0-9]+f[0-1]`, 'RouterTOR', 'x1000c3r7t0f1'],
  ['RouterPowerConnector', `${router}v[1-2]`, 'RouterModule', 'x1000c3r7v2'],
  ['HSNBoard', `${router}e[0-9]+`, 'RouterModule', 'x1000c3r7e0'],
  ['HSNAsic', `${router}a[0-3]`, 'RouterModule', 'x1000c3r7a3'],
  ['HSNLink', `${router}a[0-3]l[0-9]+`, 'HSNAsic', 'x1000c3r7a0l63'],
  ['HSNConnector', `${router}j[1-9][0-9]*`, 'RouterModule', 'x1000c3r7j32'],
  ['HSNConnectorPort', `${router}j[1-9][0-9]*p[012]`, 'HSNConnector', 'x1000c3r7j1p2'],
  ['MgmtSwitch', `${chassis}w[1-9][0-9]*`, 'Chassis', 'x3000c0w14'],
  ['MgmtSwitchConnector', `${chassis}w[1-9][0-9]*j[1-9][0-9]*`, 'MgmtSwitch', 'x3000c0w14j48'],
  ['MgmtHLSwitchEnclosure', `${chassis}h[1-9][0-9]*`, 'Chassis', 'x3000c0h33'],
  ['MgmtHLSwitch', `${chassis}h[1-9][0-9]*s[1-9]`, 'MgmtHLSwitchEnclosure', 'x3000c0h33s9'],
  ['SMSBox', 'sms[0-9]+', undefined, 'sms01'],
  ['Partition', 'p[0-9]+(?:[.][0-9]+)?', undefined, 'p2.10'],
  ['All', 'all', undefined, 'all'],
  ['AllComp', 'all_comp', undefined, 'all_comp'],
  ['AllSvc', 'all_svc', undefined, 'all_svc'],
]

const expressions = oracle.map(([type, source]) => [type, new RegExp(`^(?:${source})$`)] as const)

/** The types whose expression a normalised name fits. */
export function typesByOracle(name: string): XnameType[] {
  return expressions.filter(([, expression]) => expression.test(name)).map(([type]) => type)
}
