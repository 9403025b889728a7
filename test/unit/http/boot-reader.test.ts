import { afterEach, beforeEach, expect, test } from 'vitest'
import { bootReading } from '../../../agent/rack/http/boot/boot-reader.ts'
import type { BootParameters } from '../../../cell/record/index.ts'
import { openRack, type TestRack } from '../../fixture/rack.ts'

const mac = '02:00:00:00:00:01'
let rack: TestRack

beforeEach(async () => {
  rack = await openRack()
  await rack.change((tx) => {
    tx.put('component', {
      id: 'x1000c0s1b0n0',
      type: 'Node',
      state: 'Ready',
      flag: 'OK',
      enabled: true,
      nid: 7,
    })
    tx.put('ethernetInterface', {
      id: '020000000001',
      macAddress: mac,
      lastUpdateMs: 1,
      componentId: 'x1000c0s1b0n0',
      ipAddresses: [],
    })
    tx.put('bootIntent', { subject: 'default', kernel: 'http://own/vmlinuz' })
  })
})

afterEach(() => rack.close())

/** The kernel that a machine gets while another cell has something to say about a subject. */
function kernelWith(subject: string, identity: { mac: string }): string | undefined {
  const told: BootParameters = { subject, kernel: 'http://foreign/vmlinuz' }
  const { view } = rack.context
  const misled = Object.create(view, {
    get: {
      value: (family: 'bootHost', id: string) =>
        family === 'bootHost' && id === subject ? told : view.get(family, id),
    },
  }) as typeof view
  const read = bootReading({ ...rack.context, view: misled })
  return read(identity).resolution.choice?.kernel
}

test.each([`mac:${mac}`, 'nid:7'])(
  'what another cell says of %s counts for nothing once it is an own node',
  (subject) => {
    expect(kernelWith(subject, { mac })).toBe('http://own/vmlinuz')
  },
)
