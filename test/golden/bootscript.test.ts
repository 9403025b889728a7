import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import type { RecordOf } from '../../cell/store/index.ts'
import { HandClock } from '../fixture/ledger.ts'
import { addNodes, type TestNode, tester } from '../fixture/nodes.ts'
import { openRack, type RackOptions, type TestRack } from '../fixture/rack.ts'

/** The node and the configuration of the reference's worked example (smd-bss 3.3). */
const node: TestNode = {
  xname: 'x1000c0s0b0n0',
  nid: 1,
  macs: ['52:54:00:be:ef:01', '52:54:00:be:ef:02'],
  groups: ['compute'],
  controllerEnabled: true,
}
const image = {
  kernel: 'http://172.16.0.254:9000/boot-images/vmlinuz',
  initrd: 'http://172.16.0.254:9000/boot-images/initramfs.img',
  params:
    'root=live:http://172.16.0.254:9000/boot-images/rocky.squashfs ip=dhcp overlayroot=tmpfs console=ttyS0,115200',
}

/** As the example is set up: behind a gateway, with the cloud-init server elsewhere. */
const behindGateway = {
  boot: { chainProto: 'https', advertise: 'demo.openchami.cluster', gatewayPath: '/apis/bss' },
  cloudInit: { baseUrl: 'http://172.16.0.254:8081' },
} as const

let rack: TestRack

afterEach(() => rack.close())

const golden = (name: string) =>
  readFileSync(new URL(`./bootscript/${name}.ipxe`, import.meta.url), 'utf8')

async function script(
  query: string,
  entry: RecordOf<'bootHost'>,
  options: RackOptions = {},
): Promise<string> {
  rack = await openRack({
    apis: [createBootApi],
    clock: new HandClock(1_770_000_000_999),
    ...options,
  })
  await addNodes(rack.ledger, node)
  await rack.ledger.transact(tester, (tx) => {
    tx.put(/^(mac|nid|host)/.test(entry.subject) ? 'bootHost' : 'bootIntent', entry)
  })
  const url = `/boot/v1/bootscript?${query}`
  const answer = await rack.app.inject({ url, headers: { host: '10.1.0.1:7601' } })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('text/plain; charset=UTF-8')
  return answer.body
}

describe('boot scripts, character for character', () => {
  test('the reference’s worked example', async () => {
    const entry = { subject: 'mac:52:54:00:be:ef:01', ...image }
    const text = await script('mac=52:54:00:be:ef:01', entry, { config: behindGateway })
    expect(text).toBe(golden('reference-example'))
  })

  test('a node of a group, at a cell without settings, with its token', async () => {
    const entry = { subject: 'group:compute', ...image, referralToken: '6f1d2f3c-0000-4000-8000-1' }
    const text = await script('mac=52-54-00-BE-EF-02&retry=4', entry)
    expect(text).toBe(golden('known-node'))
  })

  test('by name and without an initrd', async () => {
    const entry = { subject: 'nid:1', kernel: 'http://10.1.0.1/agent.efi' }
    expect(await script('name=x1000c0s0b0n0', entry)).toBe(golden('by-name'))
  })

  test('a machine that nobody knows', async () => {
    const entry = { subject: 'default', ...image }
    expect(await script('mac=52:54:00:00:00:99', entry)).toBe(golden('unknown'))
  })

  test('a machine that nobody knows, with something to boot for its architecture', async () => {
    const entry = { subject: 'unknown:x86_64', kernel: 'http://10.1.0.1/discover', params: 'quiet' }
    expect(await script('mac=52:54:00:00:00:99&arch=x86_64', entry)).toBe(golden('unknown-x86_64'))
  })
})
