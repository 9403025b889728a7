import { describe } from 'vitest'
import { startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { cb05 } from '../fixture/nodes.ts'
import { bssNodeContract } from './bss-node-suite.ts'
import { bssContract } from './bss-suite.ts'
import { cloudInitContract } from './cloud-init-suite.ts'
import { resourceContract } from './resource-suite.ts'
import { askerOf, type ContractTarget } from './target.ts'

const bmc = 'x1000c0s4b0'
const uuid = (last: number) => `4c4c4544-0000-1000-8000-00000000000${last}`

/** What the discover client posts for one controller with one node. */
const endpoint = {
  ID: bmc,
  Type: 'NodeBMC',
  FQDN: 'cb05-bmc.example',
  MACAddr: '02:00:10:00:00:05',
  IPAddress: '10.101.0.5',
  UUID: uuid(0),
  SchemaVersion: 1,
  Systems: [
    {
      uri: `https://cell/redfish/v1/Systems/${cb05.xname}`,
      uuid: uuid(1),
      name: cb05.hostname,
      actions: ['On'],
      ethernet_interfaces: [{ name: cb05.xname, mac: cb05.macs[0], ip: '127.0.0.1' }],
    },
  ],
  Managers: [],
}

/** A cell process with a node that it was told of over HTTP, as its users do. */
async function openCell(): Promise<ContractTarget> {
  const folder = temporaryFolder('contract')
  const cell = await startCell({ data: folder.path })
  const { xname, hostname, nid, macs } = cb05
  const target: ContractTarget = {
    url: cell.url,
    token: cell.token,
    node: { xname, hostname, nid, mac: macs[0], address: '127.0.0.1', group: 'compute' },
    async close() {
      await cell.stop()
      folder.remove()
    },
  }
  const ask = askerOf(target)
  const writes: readonly (readonly [string, object])[] = [
    ['State/Components', { Components: [{ ID: xname, State: 'On', Role: 'Compute', NID: nid }] }],
    ['Inventory/RedfishEndpoints', endpoint],
    ['groups', { label: 'compute', members: { ids: [xname] } }],
  ]
  for (const [path, body] of writes) {
    const { status, body: said } = await ask('POST', `/hsm/v2/${path}`, body)
    if (status >= 300) throw new Error(`POST ${path}: ${status} ${said}`)
  }
  return target
}

describe('the boot routes of a real cell', () => bssContract(openCell))
describe('what nodes ask of a real cell', () => bssNodeContract(openCell))
describe('the resource routes of a real cell', () => resourceContract(openCell))
describe('the cloud-init routes of a real cell', () => cloudInitContract(openCell))
