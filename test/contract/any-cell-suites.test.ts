/**
 * What clients count on, asked of a cell that owns none of the nodes in question: the suites as
 * they are, through the second of three racks, for nodes of the first and of the third.
 */
import { afterAll, describe } from 'vitest'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { createResourceApi } from '../../agent/rack/http/resource/index.ts'
import { addNodes, cb05 } from '../fixture/nodes.ts'
import { testTokens } from '../fixture/rack.ts'
import { TestRacks } from '../fixture/racks.ts'
import { bssNodeContract } from './bss-node-suite.ts'
import { bssContract } from './bss-suite.ts'
import { cloudInitContract } from './cloud-init-suite.ts'
import { hsmContract } from './hsm-suite.ts'
import { resourceContract } from './resource-suite.ts'
import type { ContractTarget } from './target.ts'

const [first, asked, third] = ['left', 'middle', 'right']

/** Three racks of which `owner` owns what the suites write; the default owner is another. */
function openRacks(owner: string): Promise<TestRacks> {
  const owned = { [first]: [''], [asked]: ['x5'], [third]: ['x6'] }
  const roster = { ...owned, [owner]: [...(owned[owner] ?? []), 'x1000', 'x9990'] }
  const apis = [createHsmApi, createBootApi, createCloudInitApi, createResourceApi]
  return TestRacks.open({ roster, apis, auth: 'tokens' })
}

async function bootTarget(owner: string): Promise<ContractTarget> {
  const racks = await openRacks(owner)
  await addNodes(racks.rack(owner).ledger, { ...cb05, ips: ['127.0.0.1'] })
  const url = await racks.rack(asked).listen()
  const { xname, hostname, nid, macs } = cb05
  const node = { xname, hostname, nid, mac: macs[0], address: '127.0.0.1', group: 'compute' }
  return { url, token: testTokens.admin, node, close: () => racks.close() }
}

for (const owner of [first, third]) {
  const racks = await openRacks(owner)
  const url = await racks.rack(asked).listen()
  afterAll(() => racks.close())

  describe(`inventory of the rack ${owner}, asked of ${asked}`, () => {
    hsmContract({ url, token: testTokens.admin, mayWipe: true })
  })
  describe(`boot routes for a node of ${owner}, asked of ${asked}`, () => {
    bssContract(() => bootTarget(owner))
  })
  describe(`what a node of ${owner} asks, asked of ${asked}`, () => {
    bssNodeContract(() => bootTarget(owner))
  })
  describe(`resources, and a node of ${owner}, asked of ${asked}`, () => {
    resourceContract(() => bootTarget(owner))
  })
  describe(`cloud-init for a node of ${owner}, asked of ${asked}`, () => {
    cloudInitContract(() => bootTarget(owner))
  })
}
