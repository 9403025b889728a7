import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import type { Peers } from '../../agent/rack/peers.ts'
import { addNodes, cb05 } from '../fixture/nodes.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

/** What was asked of the others. */
let asked: string[]
let rack: TestRack

/** Others that take every question and never answer; or that throw. */
function peers(self: string, answer: () => Promise<never>): Peers {
  const ask = (what: string) => (): Promise<never> => {
    asked.push(what)
    return answer()
  }
  return {
    self,
    roster: 7,
    ownerOf: (xname) => (xname.startsWith('x1000') ? self : 'x2000'),
    others: () => ['x2000', 'x3000'],
    headOf: () => {
      asked.push('headOf')
      throw new Error('nobody is asked where they stand')
    },
    forward: ask('forward'),
    reach: ask('reach'),
    reachRoster: ask('reachRoster'),
  }
}

const never = () => new Promise<never>(() => {})
const fails = () => Promise.reject(new Error('nobody is asked'))

describe.each([
  ['never answer', never],
  ['fail', fails],
])('with others that %s', (_, answer) => {
  beforeEach(async () => {
    asked = []
    rack = await openRack({
      apis: [createBootApi, createCloudInitApi],
      adapt: (context) => ({ ...context, peers: peers(context.ledger.cell, answer) }),
    })
    await addNodes(rack.ledger, cb05)
    await rack.change((tx) => tx.put('bootIntent', { subject: 'default', kernel: 'http://k/v' }))
  })
  afterEach(() => rack.close())

  const [ip] = cb05.ips
  it.each([
    ['GET', `/boot/v1/bootscript?mac=${cb05.macs[0]}`, 'kernel --name kernel http://k/v '],
    ['GET', `/boot/v1/bootscript?name=${cb05.hostname}`, 'kernel --name kernel http://k/v '],
    ['GET', `/boot/v1/bootscript?nid=${cb05.nid}&json=1`, 'http://k/v'],
    ['GET', '/boot/v1/bootscript?mac=02:00:00:ff:ff:ff', '#!ipxe\nsleep'],
    ['GET', '/cloud-init/meta-data', cb05.xname],
    ['GET', '/user-data', '#cloud-config'],
    ['GET', '/cloud-init/vendor-data', '#include\nhttp://'],
    ['GET', '/network-config', ''],
    ['GET', '/cloud-init/compute.yaml', ''],
    ['POST', '/phone-home/i-1', ''],
  ])('%s %s of the own rack is answered without a word to them', async (method, url, text) => {
    const answer = await rack.app.inject({ method: method as 'GET', url, remoteAddress: ip })
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining(text)])
    expect(asked).toEqual([])
  })

  it('a whole boot changes and reads the own slice alone', async () => {
    await rack.app.inject({ method: 'POST', url: '/phone-home/i-1', remoteAddress: ip })
    expect(rack.ledger.get('component', cb05.xname)?.state).toBe('Ready')
    const url = '/boot/v1/bootparameters'
    const payload = { hosts: [cb05.xname], kernel: 'own' }
    expect((await rack.app.inject({ method: 'PUT', url, payload })).statusCode).toBe(200)
    expect(asked).toEqual([])
  })
})
