import { expect, test } from 'vitest'
import { clientOf } from '../../../bootstrap/dhcp/client.ts'
import { pendingMax } from '../../../bootstrap/dhcp/limits.ts'
import { PendingMachines } from '../../../bootstrap/dhcp/pending.ts'
import { clientOptions, type MessageParts, message } from '../../fixture/dhcp-client.ts'

const sender = (parts: MessageParts) => {
  const client = clientOf(message(parts))
  if (!client) throw new Error('nobody')
  return client
}
const at = (nowMs: number, address?: number) => ({ network: 'rack', address, nowMs })

test('a machine stays one, with all that it ever said', () => {
  const pending = new PendingMachines()
  const uuid = { 97: Buffer.from('0044454c4c0000001080000123456789ab', 'hex') }
  pending.heard(sender({ options: { ...clientOptions.uefi, ...uuid } }), at(5))
  pending.heard(sender({ options: { 12: Buffer.from('debian') } }), at(9, 7))
  expect(pending.list()).toEqual([
    {
      ...{ mac: '020000001000', network: 'rack', firmware: 'x86-64 UEFI', hostName: 'debian' },
      uuid: '4c4c4544-0000-1000-8000-0123456789ab',
      vendorClass: 'PXEClient:Arch:00007:UNDI:003000',
      ...{ address: 7, firstMs: 5, lastMs: 9, messages: 2 },
    },
  ])
  pending.forget('020000001000')
  expect(pending.list()).toEqual([])
})

test('of too many the ones that were heard last are kept', () => {
  const pending = new PendingMachines()
  for (let number = 0; number <= pendingMax; number += 1) {
    pending.heard(sender({ mac: `02${number.toString(16).padStart(10, '0')}` }), at(number))
  }
  expect(pending.list()).toHaveLength(pendingMax)
  expect(pending.list()[0]?.mac).toBe('020000000001')
})
