import { describe, expect, test } from 'vitest'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { addNodes, cb05 } from '../fixture/nodes.ts'
import { openRack, testTokens } from '../fixture/rack.ts'
import { sendRaw } from '../fixture/raw-http.ts'
import { bssContract } from './bss-suite.ts'

describe('the boot routes of a cell in memory', () => {
  bssContract(async () => {
    const rack = await openRack({ apis: [createBootApi], auth: 'tokens' })
    await addNodes(rack.ledger, { ...cb05, ips: ['127.0.0.1'] })
    const url = await rack.listen()
    const { xname, hostname, nid, macs } = cb05
    const node = { xname, hostname, nid, mac: macs[0], address: '127.0.0.1', group: 'compute' }
    return { url, token: testTokens.admin, node, close: () => rack.close() }
  })
})

describe('who may call the boot routes', () => {
  test('nodes need no token, configurations do', async () => {
    const rack = await openRack({ apis: [createBootApi], auth: 'tokens' })
    const url = await rack.listen()
    const path = '/boot/v1/bootparameters'
    const status = async (method: string, target: string, token?: string) => {
      const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` }
      const body = method === 'GET' ? {} : { body: { hosts: ['Default'], kernel: 'k' } }
      return (await sendRaw(url, { method, path: target, headers, ...body })).status
    }
    for (const open of [
      'bootscript?nid=1',
      'hosts',
      'dumpstate',
      'service/status',
      'endpoint-history',
    ]) {
      expect([open, await status('GET', `/boot/v1/${open}`)]).toEqual([open, 200])
    }
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      expect([method, await status(method, path)]).toEqual([method, 401])
      expect([method, await status(method, path, 'nonsense')]).toEqual([method, 401])
    }
    expect(await status('GET', path, testTokens.viewer)).toBe(200)
    expect(await status('PUT', path, testTokens.viewer)).toBe(403)
    expect(await status('PUT', path, testTokens.operator)).toBe(200)
    expect(await status('DELETE', path, testTokens.operator)).toBe(403)
    expect(await status('DELETE', path, testTokens.admin)).toBe(200)
    await rack.close()
  })
})
