import { describe, expect, test } from 'vitest'
import { commandLine, explainBoot, resolveBoot } from '../../../cell/boot/index.ts'
import type { Ledger } from '../../../cell/store/index.ts'
import { openLedger } from '../../fixture/ledger.ts'
import { addNodes, cb05, tester } from '../../fixture/nodes.ts'

async function rackWith(
  ...entries: readonly { subject: string; params?: string }[]
): Promise<Ledger> {
  const { ledger } = await openLedger()
  await addNodes(ledger, { ...cb05, groups: ['gpu'] })
  await ledger.transact(tester, (tx) => {
    for (const entry of entries) {
      const family = entry.subject.startsWith('host') ? 'bootHost' : 'bootIntent'
      tx.put(family, { kernel: `k-of-${entry.subject}`, ...entry })
    }
  })
  return ledger
}

describe('the explanation', () => {
  test('gives each value, where it came from, what it hides and what would change it', async () => {
    const ledger = await rackWith(
      { subject: 'default', params: 'd' },
      { subject: 'group:gpu', params: 'g' },
    )
    const { verdict, boots, values, node } = explainBoot(ledger, { name: 'cb05' })
    expect(boots).toBe(true)
    expect(verdict).toBe(
      'cb05 (x1000c0s4b0n0) boots k-of-group:gpu from the configuration of group @gpu.',
    )
    expect(node).toMatchObject({ xname: 'x1000c0s4b0n0', groups: ['gpu'], macs: cb05.macs })
    expect(values.map(({ name }) => name)).toEqual(['kernel', 'initrd', 'params'])
    expect(values[2]).toEqual({
      name: 'params',
      value: 'g',
      from: 'configuration of group @gpu',
      overridden: [{ value: 'd', from: 'configuration of Default' }],
      change:
        'Change it in the configuration of group @gpu; one of host x1000c0s4b0n0 would count ' +
        'before it; without it that of Default counts.',
    })
  })

  test('its values are what the boot script says', async () => {
    const ledger = await rackWith({ subject: 'host:x1000c0s4b0n0', params: 'p nid=9' })
    const around = { askingMac: cb05.macs[0], seedUrl: 'http://cell/cloud-init/' }
    const resolution = resolveBoot(ledger, { mac: cb05.macs[0] })
    const { commandLine: pieces, values } = explainBoot(ledger, { mac: cb05.macs[0] }, around)
    expect(pieces.map(({ text }) => text).join(' ')).toBe(commandLine(resolution, around))
    expect(values[0]?.value).toBe(resolution.choice?.kernel)
  })

  test('a machine that waits is told why and what to do', async () => {
    const ledger = await rackWith()
    expect(explainBoot(ledger, { mac: '02:00:00:00:00:77' })).toMatchObject({
      boots: false,
      wait: 'not-in-inventory',
      verdict: '02:00:00:00:00:77 waits and asks again: the inventory does not know it.',
      values: [],
      levels: [],
    })
    const unconfigured = explainBoot(ledger, { name: 'cb05' })
    expect(unconfigured.notes.join()).toContain('hosts: ["@label"]')
    expect(unconfigured.levels.every(({ found }) => found === 'nothing')).toBe(true)
  })

  test('what an unknown machine boots is told with the reason', async () => {
    const ledger = await rackWith({ subject: 'unknown:x86_64' })
    const { verdict, boots } = explainBoot(ledger, { nid: 99, arch: 'x86_64' })
    expect(boots).toBe(true)
    expect(verdict).toBe(
      'NID 99 boots k-of-unknown:x86_64 from the configuration of Unknown-x86_64 because the ' +
        'inventory does not know it.',
    )
  })
})

describe('words added to the command line', () => {
  const around = { askingMac: 'EC-E7-A7-05-A0-0C', seedUrl: 'http://c/cloud-init/' }

  async function lineOf(params: string, referralToken?: string): Promise<string> {
    const { ledger } = await openLedger()
    await addNodes(ledger, cb05)
    await ledger.transact(tester, (tx) => {
      const token = referralToken === undefined ? {} : { referralToken }
      tx.put('bootIntent', { subject: 'default', kernel: 'k', params, ...token })
    })
    return commandLine(resolveBoot(ledger, { mac: cb05.macs[0] }), around)
  }

  test('stand after what is configured, in the known order', async () => {
    expect(await lineOf('quiet', 'a-token')).toBe(
      'quiet xname=x1000c0s4b0n0 nid=5 bss_referral_token=a-token BOOTIF=01-EC-E7-A7-05-A0-0C ' +
        'ds=nocloud-net;s=http://c/cloud-init/',
    )
    expect(await lineOf('')).toBe(
      'xname=x1000c0s4b0n0 nid=5 BOOTIF=01-EC-E7-A7-05-A0-0C ds=nocloud-net;s=http://c/cloud-init/',
    )
  })

  test('are left out when a word with that beginning is there, wherever it stands', async () => {
    const params = 'ds=nocloud;s=http://other/ a xname=me nid=0 BOOTIF=eth0'
    expect(await lineOf(params)).toBe(params)
  })

  test('are not kept away by a word that only contains them', async () => {
    expect(await lineOf('my.nid=7')).toContain('my.nid=7 xname=x1000c0s4b0n0 nid=5 ')
  })

  test('tell an unknown machine nothing about the inventory', async () => {
    const { ledger } = await openLedger()
    await addNodes(ledger, { ...cb05, state: 'Empty' })
    await ledger.transact(tester, (tx) => {
      tx.put('bootIntent', { subject: 'unknown:x86_64', kernel: 'k', referralToken: 't' })
    })
    const resolution = resolveBoot(ledger, { mac: cb05.macs[0], arch: 'x86_64' })
    expect(commandLine(resolution, around)).toBe(
      'BOOTIF=01-EC-E7-A7-05-A0-0C ds=nocloud-net;s=http://c/cloud-init/',
    )
  })
})
