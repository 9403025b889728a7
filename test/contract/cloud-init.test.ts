import { describe } from 'vitest'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { addNodes, cb05 } from '../fixture/nodes.ts'
import { openRack, testTokens } from '../fixture/rack.ts'
import { cloudInitContract } from './cloud-init-suite.ts'

describe('the cloud-init routes of a cell in memory', () => {
  cloudInitContract(async () => {
    const rack = await openRack({ apis: [createCloudInitApi], auth: 'tokens' })
    await addNodes(rack.ledger, { ...cb05, ips: ['127.0.0.1'] })
    const url = await rack.listen()
    const { xname, hostname, nid, macs } = cb05
    const node = { xname, hostname, nid, mac: macs[0], address: '127.0.0.1', group: 'compute' }
    return { url, token: testTokens.admin, node, close: () => rack.close() }
  })
})
