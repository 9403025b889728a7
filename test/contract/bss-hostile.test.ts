import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { addNodes, cb05 } from '../fixture/nodes.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

let rack: TestRack

beforeAll(async () => {
  rack = await openRack({ apis: [createBootApi] })
  await addNodes(rack.ledger, cb05)
})
afterAll(() => rack.close())

const word = fc.oneof(
  fc.constantFrom(
    cb05.xname,
    'cb05',
    cb05.macs[0],
    '@gpu',
    'Default',
    'Compute',
    'Unknown-x',
    'host:a',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '@',
    '@@',
    'Unknown-',
    '../..',
    '%00',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const texts = fc.oneof(fc.array(word, { maxLength: 4 }), fc.jsonValue({ maxDepth: 1 }))
const text = fc.oneof(word, fc.constant('http://k/vmlinuz'), fc.jsonValue({ maxDepth: 1 }))
const numbers = fc.oneof(
  fc.array(fc.oneof(fc.integer(), fc.double()), { maxLength: 3 }),
  fc.jsonValue(),
)

/** Bodies that are nearly right, and bodies that are nothing. */
const body = fc.oneof(
  fc
    .record(
      {
        hosts: texts,
        macs: texts,
        nids: numbers,
        kernel: text,
        initrd: text,
        params: text,
        'cloud-init': fc.oneof(fc.jsonValue(), fc.record({ 'meta-data': fc.jsonValue() })),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: 'binary' }),
)

describe('whatever is sent to the boot routes', () => {
  test('a write is taken or refused, and every script stays a script', async () => {
    const methods = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE')
    await fc.assert(
      fc.asyncProperty(methods, body, async (method, payload) => {
        const url = '/boot/v1/bootparameters'
        const answer = await rack.app.inject({ method, url, payload })
        expect([200, 201, 400, 404]).toContain(answer.statusCode)
        const list = await rack.app.inject({ url })
        expect(list.json()).toBeInstanceOf(Array)
        const script = await rack.app.inject({ url: '/boot/v1/bootscript?name=cb05' })
        expect(script.statusCode).toBe(200)
        for (const line of script.body.trimEnd().split('\n')) {
          expect(line).toMatch(
            /^(#!ipxe|kernel --name|initrd --name|boot |:boot_retry|sleep |chain )/,
          )
        }
      }),
      { numRuns: 300 },
    )
    expect(await rack.countIndexFlaws()).toBe(0)
  })

  test('a query is answered, and adds no line to a script', async () => {
    const keys = fc.constantFrom('mac', 'name', 'nid', 'retry', 'arch', 'ts', 'json', '__proto__')
    const query = fc.array(fc.tuple(keys, fc.oneof(word, fc.string({ unit: 'binary' }))), {
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(query, async (pairs) => {
        const search = new URLSearchParams(
          pairs.map(([key, value]): [string, string] => [key, value.toWellFormed()]),
        )
        const script = await rack.app.inject({ url: `/boot/v1/bootscript?${search}` })
        expect([200, 400]).toContain(script.statusCode)
        if (script.body.startsWith('#!ipxe')) {
          expect(script.body.trimEnd().split('\n').length).toBeLessThanOrEqual(7)
        }
        const list = await rack.app.inject({ url: `/boot/v1/bootparameters?${search}` })
        expect([200, 400, 404]).toContain(list.statusCode)
        const hosts = await rack.app.inject({ url: `/boot/v1/hosts?${search}` })
        expect([200, 400, 404]).toContain(hosts.statusCode)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a body that is nested very deep', () => {
  test.each([65, 10_000, 400_000])(
    '%i levels are refused as input, not as our own failure',
    async (levels) => {
      const deep = '['.repeat(levels) + ']'.repeat(levels)
      const payload = `{"hosts":["Default"],"kernel":"k","cloud-init":{"meta-data":{"a":${deep}}}}`
      const answer = await rack.app.inject({
        method: 'PUT',
        url: '/boot/v1/bootparameters',
        payload,
      })
      expect(answer.statusCode).toBe(400)
      const wild = await rack.app.inject({
        method: 'PUT',
        url: '/boot/v1/bootparameters',
        payload: deep,
      })
      expect(wild.statusCode).toBe(400)
    },
  )
})
