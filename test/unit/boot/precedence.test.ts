import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainBoot, resolveBoot } from '../../../cell/boot/index.ts'
import type { Ledger } from '../../../cell/store/index.ts'
import { openLedger } from '../../fixture/ledger.ts'
import { addNodes, cb05, type TestNode, tester } from '../../fixture/nodes.ts'

/** The table of docs/boot-precedence.md for cb05 with two ports, asked for by the second one. */
const inOrder = [
  'host:x1000c0s4b0n0',
  'mac:02:00:00:00:00:02',
  'mac:02:00:00:00:00:01',
  'nid:5',
  'group:compute',
  'group:kube',
  'role:Compute',
  'default',
]

const node: TestNode = { ...cb05, macs: ['02:00:00:00:00:01', '02:00:00:00:00:02'] }
const asked = { mac: '02-00-00-00-00-02' }

async function put(ledger: Ledger, subjects: readonly string[]): Promise<void> {
  await ledger.transact(tester, (tx) => {
    for (const subject of subjects) {
      const family = /^(host|mac|nid):/.test(subject) ? 'bootHost' : 'bootIntent'
      tx.put(family, { subject, kernel: `http://k/${subject}` })
    }
  })
}

describe('precedence', () => {
  test('the first level of the table that has a configuration decides alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(inOrder), async (subjects) => {
        const { ledger } = await openLedger()
        await addNodes(ledger, node)
        await put(ledger, [...subjects].reverse())
        const { choice, wait } = resolveBoot(ledger, asked)
        expect(choice?.subject).toBe(subjects[0])
        expect(wait).toBe(subjects.length === 0 ? 'no-configuration' : undefined)
        const { levels } = explainBoot(ledger, asked)
        expect(levels.map(({ subject }) => subject)).toEqual(inOrder)
        const found = levels.filter(({ found }) => found !== 'nothing')
        expect(found.map(({ subject }) => subject)).toEqual(subjects)
        expect(found.map(({ found }) => found)).toEqual(
          subjects.map((_, place) => (place === 0 ? 'used' : 'overridden')),
        )
      }),
      { numRuns: 100 },
    )
  })

  test('levels are not merged: an initrd further down is not borrowed', async () => {
    const { ledger } = await openLedger()
    await addNodes(ledger, node)
    await ledger.transact(tester, (tx) => {
      tx.put('bootHost', { subject: 'nid:5', kernel: 'http://k/nid', params: 'own' })
      tx.put('bootIntent', {
        subject: 'default',
        kernel: 'http://k/d',
        initrd: 'http://i',
        params: 'p',
      })
    })
    const { choice } = resolveBoot(ledger, asked)
    expect(choice).toMatchObject({ kernel: 'http://k/nid', initrd: undefined, params: 'own' })
  })

  test('a configuration without a kernel is passed over and shown as that', async () => {
    const { ledger } = await openLedger()
    await addNodes(ledger, node)
    await ledger.transact(tester, (tx) => {
      tx.put('bootHost', { subject: 'host:x1000c0s4b0n0', params: 'quiet' })
      tx.put('bootIntent', { subject: 'default', kernel: 'http://k/d' })
    })
    expect(resolveBoot(ledger, asked).choice?.subject).toBe('default')
    expect(explainBoot(ledger, asked).levels[0]).toMatchObject({ found: 'passed over' })
  })

  test('among groups the priority tag decides, then the label, and the tie is told', async () => {
    const { ledger } = await openLedger()
    await addNodes(ledger, { ...node, groups: ['compute', 'gpu', 'slurm'] })
    await put(ledger, ['group:compute', 'group:gpu'])
    expect(resolveBoot(ledger, asked).choice?.subject).toBe('group:compute')
    expect(explainBoot(ledger, asked).notes.join()).toContain('@compute and @gpu')
    await ledger.transact(tester, (tx) => {
      const gpu = tx.get('group', 'gpu')
      if (gpu) tx.put('group', { ...gpu, tags: ['h100', 'boot-priority:50'] })
    })
    expect(resolveBoot(ledger, asked).choice?.subject).toBe('group:gpu')
    expect(explainBoot(ledger, asked).notes).toEqual([])
  })

  test('a label that was made anew does not revive old members', async () => {
    const { ledger } = await openLedger()
    await addNodes(ledger, { ...node, groups: ['gpu'] })
    await put(ledger, ['group:gpu'])
    await ledger.transact(tester, (tx) => {
      tx.put('group', { label: 'gpu', tags: [], creationId: 'another one' })
    })
    expect(resolveBoot(ledger, asked).wait).toBe('no-configuration')
  })

  test('parameters of the kernel and of the initrd follow those of the configuration', async () => {
    const { ledger } = await openLedger()
    await addNodes(ledger, node)
    await ledger.transact(tester, (tx) => {
      tx.put('bootIntent', { subject: 'default', kernel: 'k', initrd: 'i', params: 'own' })
      tx.put('bootImage', { part: 'initrd', path: 'i', params: 'of-initrd' })
      tx.put('bootImage', { part: 'kernel', path: 'k', params: 'of-kernel' })
    })
    expect(resolveBoot(ledger, asked).choice?.params).toBe('own of-kernel of-initrd')
    expect(explainBoot(ledger, asked).commandLine).toEqual([
      { text: 'own', from: 'configuration of Default' },
      { text: 'of-kernel', from: 'parameters of kernel k' },
      { text: 'of-initrd', from: 'parameters of initrd i' },
      { text: 'xname=x1000c0s4b0n0', from: 'the inventory' },
      { text: 'nid=5', from: 'the inventory' },
    ])
  })
})

describe('machines without a configuration of their own', () => {
  const cases: readonly (readonly [string, Partial<TestNode>, string])[] = [
    ['a port of a controller', { type: 'NodeBMC' }, 'not-a-node'],
    ['hardware that was removed', { state: 'Empty' }, 'empty'],
    ['a node nobody configured', {}, 'no-configuration'],
  ]

  test.each(cases)('%s waits, or boots what is for its architecture', async (_, more, reason) => {
    const { ledger } = await openLedger()
    await addNodes(ledger, { ...node, ...more })
    if (reason !== 'no-configuration') await put(ledger, ['default', 'host:x1000c0s4b0n0'])
    const arch = 'x86_64'
    expect(resolveBoot(ledger, { ...asked, arch })).toMatchObject({
      wait: reason,
      choice: undefined,
    })
    await put(ledger, ['unknown:x86_64'])
    expect(resolveBoot(ledger, asked).choice).toBeUndefined()
    expect(resolveBoot(ledger, { ...asked, arch }).choice?.subject).toBe('unknown:x86_64')
    expect(resolveBoot(ledger, { ...asked, arch: 'arm64' }).choice).toBeUndefined()
  })

  test('an unknown machine boots nothing but what is for its architecture', async () => {
    const { ledger } = await openLedger()
    await put(ledger, ['mac:02:00:00:00:00:09', 'default', 'unknown:arm64'])
    const stranger = { mac: '02:00:00:00:00:09' }
    expect(resolveBoot(ledger, stranger)).toMatchObject({
      wait: 'not-in-inventory',
      node: undefined,
    })
    expect(resolveBoot(ledger, stranger).choice).toBeUndefined()
    expect(resolveBoot(ledger, { ...stranger, arch: 'ARM64' }).choice?.subject).toBe(
      'unknown:arm64',
    )
  })

  test('a node without a controller boots; with a disabled one it does not', async () => {
    const { ledger } = await openLedger()
    await put(ledger, ['default', 'unknown:x86_64'])
    await addNodes(ledger, node)
    expect(resolveBoot(ledger, asked).choice?.subject).toBe('default')
    await addNodes(ledger, { ...node, controllerEnabled: true })
    expect(resolveBoot(ledger, asked).choice?.subject).toBe('default')
    await addNodes(ledger, { ...node, controllerEnabled: false })
    const disabled = resolveBoot(ledger, { ...asked, arch: 'x86_64' })
    expect(disabled).toMatchObject({ wait: 'disabled', choice: undefined })
  })
})
