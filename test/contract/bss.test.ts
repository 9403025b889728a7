import { describe, expect, test } from 'vitest'
import { systemClock } from '../../agent/rack/adapter/system-clock.ts'
import { AccessLog, createBootApi, keepAccesses } from '../../agent/rack/http/boot/index.ts'
import { silentLog } from '../../cell/env/index.ts'
import { MemoryStore } from '../../sim/store/index.ts'
import { addNodes, cb05 } from '../fixture/nodes.ts'
import { openRack, testTokens } from '../fixture/rack.ts'
import { sendRaw } from '../fixture/raw-http.ts'
import { bssNodeContract } from './bss-node-suite.ts'
import { bssContract } from './bss-suite.ts'
import type { ContractTarget } from './target.ts'

async function openTarget(): Promise<ContractTarget> {
  const rack = await openRack({ apis: [createBootApi], auth: 'tokens' })
  await addNodes(rack.ledger, { ...cb05, ips: ['127.0.0.1'] })
  const url = await rack.listen()
  const { xname, hostname, nid, macs } = cb05
  const node = { xname, hostname, nid, mac: macs[0], address: '127.0.0.1', group: 'compute' }
  return { url, token: testTokens.admin, node, close: () => rack.close() }
}

describe('the boot routes of a cell in memory', () => bssContract(openTarget))
describe('what nodes ask of a cell in memory', () => bssNodeContract(openTarget))

describe('a machine that nobody knows', () => {
  test('gets what is written for all, and reports for nobody', async () => {
    const rack = await openRack({ apis: [createBootApi] })
    await addNodes(rack.ledger, cb05)
    const ask = async (method: 'GET' | 'POST', path: string, remoteAddress = '10.9.9.9') => {
      const payload = method === 'POST' ? { payload: '{"hostname":"cb05"}' } : {}
      const url = `/boot/v1/${path}`
      const answer = await rack.app.inject({ method, url, remoteAddress, ...payload })
      return [answer.statusCode, answer.body] as const
    }
    const problem = (detail: string) => expect.stringContaining(`"detail":"${detail}"`)
    const data = '{"instance-id":"default","Global":{}}'
    expect(await ask('GET', 'meta-data')).toEqual([200, data])
    expect(await ask('GET', 'user-data')).toEqual([200, '#cloud-config\n{}\n'])
    expect(await ask('POST', 'phone-home')).toEqual([404, problem('XName not found for IP')])
    const stranger = 'Not Found - no node has the address 10.9.9.9'
    expect(await ask('GET', 'bootparams')).toEqual([404, problem(stranger)])
    const none = 'Cannot find boot parameters for requested Hosts, MACs or NIDs'
    expect(await ask('GET', 'bootparams', '10.100.0.5')).toEqual([404, problem(none)])
    // A report alone makes no configuration.
    expect((await ask('POST', 'phone-home', '10.100.0.5'))[0]).toBe(200)
    expect(rack.ledger.count('bootHost')).toBe(0)
    await rack.close()
  })
})

describe('the history of boots', () => {
  test('is there after a restart, the newest of each node', async () => {
    const store = new MemoryStore()
    const log = new AccessLog()
    log.note('bootscript', 'x1c0s0b0n0', 1_000)
    log.note('bootscript', 'x2c0s0b0n0', 2_000)
    log.note('bootscript', 'x1c0s0b0n0', 3_000)
    log.note('user-data', 'x1c0s0b0n0', 4_000)
    await log.keep(store)
    const later = new AccessLog()
    await later.load(store)
    expect(later.list()).toEqual(log.list())
    expect(later.list('x1c0s0b0n0')).toEqual([
      { name: 'x1c0s0b0n0', endpoint: 'bootscript', last_epoch: 3 },
      { name: 'x1c0s0b0n0', endpoint: 'user-data', last_epoch: 4 },
    ])
  })

  test('is bounded: who was seen longest ago is forgotten', () => {
    const log = new AccessLog()
    const name = (at: number) => `x${at}c0s0b0n0`
    for (let at = 0; at < 16_384; at++) log.note('bootscript', name(at), at)
    log.note('bootscript', name(0), 1_000_000)
    log.note('bootscript', name(16_384), 1_000_000)
    expect(log.list()).toHaveLength(16_384)
    expect([log.list(name(0)).length, log.list(name(1)).length]).toEqual([1, 0])
  })

  test('begins anew when what was kept is damaged', async () => {
    const store = new MemoryStore()
    const log = new AccessLog()
    log.note('bootscript', 'x1c0s0b0n0', 1_000)
    await log.keep(store)
    for await (const [key, value] of store.entries({ gte: '!', lt: '"' })) {
      const damaged = Uint8Array.from(value, (byte, at) =>
        at === value.length - 1 ? byte ^ 1 : byte,
      )
      await store.batch([{ type: 'put', key, value: damaged }], { sync: false })
    }
    const later = new AccessLog()
    await later.load(store)
    expect(later.list()).toEqual([])
  })

  test('is kept when the server closes', async () => {
    const store = new MemoryStore()
    const accesses = new AccessLog()
    const ended = new AbortController()
    const keeping = keepAccesses(
      accesses,
      { store, clock: systemClock, log: silentLog },
      ended.signal,
    )
    accesses.note('bootscript', 'x1c0s0b0n0', 1_000)
    ended.abort()
    await keeping
    const later = new AccessLog()
    await later.load(store)
    expect(later.list()).toHaveLength(1)
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
