import { describe, expect, test } from 'vitest'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { createResourceApi } from '../../agent/rack/http/resource/index.ts'
import { addNodes, cb05 } from '../fixture/nodes.ts'
import { openRack, testTokens } from '../fixture/rack.ts'
import { resourceContract } from './resource-suite.ts'
import type { ContractTarget } from './target.ts'

const apis = [createBootApi, createCloudInitApi, createResourceApi]

async function openTarget(): Promise<ContractTarget> {
  const rack = await openRack({ apis, auth: 'tokens' })
  await addNodes(rack.ledger, { ...cb05, ips: ['127.0.0.1'], groups: ['compute'] })
  const url = await rack.listen()
  const { xname, hostname, nid, macs } = cb05
  const node = { xname, hostname, nid, mac: macs[0], address: '127.0.0.1', group: 'compute' }
  return { url, token: testTokens.admin, node, close: () => rack.close() }
}

describe('the resource routes of a cell in memory', () => resourceContract(openTarget))

describe('who may call the resource routes', () => {
  test('objects need a token, nodes do not; strangers are told so', async () => {
    const rack = await openRack({ apis, auth: 'tokens' })
    await addNodes(rack.ledger, cb05)
    const status = async (method: 'GET' | 'POST' | 'DELETE', url: string, token?: string) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
      const payload = method === 'POST' ? { payload: '{"name":"a","kernel":"k"}' } : {}
      const answer = await rack.app.inject({ method, url, headers, ...payload })
      return answer.statusCode
    }
    const url = '/boot-service/bootconfigurations'
    expect([await status('GET', url), await status('POST', url)]).toEqual([401, 401])
    expect(await status('GET', url, testTokens.viewer)).toBe(200)
    expect(await status('POST', url, testTokens.viewer)).toBe(403)
    expect(await status('POST', url, testTokens.operator)).toBe(201)
    expect(await status('DELETE', `${url}/x`, testTokens.operator)).toBe(403)
    for (const path of ['meta-data', 'vendor-data', 'network-config', 'compute.yaml']) {
      const answer = await rack.app.inject({
        url: `/metadata-service/${path}`,
        remoteAddress: '10.9.9.9',
      })
      const body = { error: 'node not found', code: 404 }
      expect([path, answer.statusCode, answer.json()]).toEqual([path, 404, body])
    }
    await rack.close()
  })

  test('a node with two ports has both of them; one without addresses has none', async () => {
    const rack = await openRack({ apis })
    const macs = ['02:00:00:00:00:01', '02:00:00:00:00:02']
    const ips = ['10.0.0.1', 'fd00::1']
    await addNodes(rack.ledger, { xname: 'x1c0s0b0n0', macs, ips })
    const answer = await rack.app.inject({
      url: '/metadata-service/network-config',
      remoteAddress: 'fd00::1',
    })
    expect(answer.body).toBe(
      [
        'version: 1',
        'config:',
        '- type: physical',
        '  name: eth0',
        '  mac_address: "02:00:00:00:00:01"',
        '  subnets:',
        '  - type: static',
        '    address: "10.0.0.1/24"',
        '  - type: static6',
        '    address: "fd00::1/64"',
        '- type: physical',
        '  name: eth1',
        '  mac_address: "02:00:00:00:00:02"',
        '  subnets: []',
        '',
      ].join('\n'),
    )
    await rack.close()
  })
})
