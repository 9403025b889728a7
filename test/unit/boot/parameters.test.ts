import { beforeEach, describe, expect, test } from 'vitest'
import {
  addBootParameters,
  type BootParametersInput,
  deleteBootParameters,
  findBootParameters,
  listBootParameters,
  patchBootParameters,
  resolveBoot,
  setBootParameters,
} from '../../../cell/boot/index.ts'
import { defaultEnumerations as enumerations } from '../../../cell/inventory/index.ts'
import type { Ledger, Transaction } from '../../../cell/store/index.ts'
import { openLedger } from '../../fixture/ledger.ts'
import { addNodes, cb05, tester } from '../../fixture/nodes.ts'

const blank = { hosts: [], macs: [], nids: [], kernel: '', initrd: '', params: '' }
const rules = { enumerations, referralToken: 'first' }
const mac = cb05.macs[0]

let ledger: Ledger

beforeEach(async () => {
  ledger = (await openLedger()).ledger
  await addNodes(ledger, cb05)
})

type Operation = (tx: Transaction, input: BootParametersInput, given: typeof rules) => void

async function run(operation: Operation, input: Partial<BootParametersInput>, token = 'first') {
  const given = { enumerations, referralToken: token }
  await ledger.transact(tester, (tx) => operation(tx, { ...blank, ...input }, given))
}

const add = (input: Partial<BootParametersInput>) => run(addBootParameters, input)
const set = (input: Partial<BootParametersInput>) => run(setBootParameters, input)
const patch = (input: Partial<BootParametersInput>) => run(patchBootParameters, input)
const remove = (input: Partial<BootParametersInput>) => run(deleteBootParameters, input)
const find = (query: object) => findBootParameters(ledger, { ...blank, ...query }, enumerations)
const subjects = () =>
  [...ledger.list('bootHost'), ...ledger.list('bootIntent')].map((e) => e.subject)
const refusal = (pattern: RegExp) =>
  expect.objectContaining({ message: expect.stringMatching(pattern) })

describe('adding', () => {
  test('creates what is new and leaves what is known as it is', async () => {
    await add({ hosts: ['x1000c0s4b0n0'], kernel: 'a', params: 'one' })
    await add({ hosts: ['x1000c0s4b0n0', 'x1000c0s5b0n0'], kernel: 'b' })
    expect(find({ hosts: ['cb05'] })).toMatchObject([{ kernel: 'a', params: 'one' }])
    expect(find({ hosts: ['x1000c0s5b0n0'] })).toMatchObject([{ kernel: 'b' }])
  })

  test('refuses when all are known, by whatever name, and when there is no kernel', async () => {
    await add({ hosts: ['x1000c0s4b0n0'], kernel: 'a' })
    for (const same of [{ hosts: ['CB05'] }, { macs: [mac] }, { nids: [5] }]) {
      await expect(add({ ...same, kernel: 'b' })).rejects.toEqual(refusal(/already exists/))
    }
    await expect(add({ hosts: ['x1c0s0b0n0'] })).rejects.toEqual(
      refusal(/kernel URI cannot be blank/),
    )
    await expect(add({ kernel: 'a' })).rejects.toEqual(refusal(/no hosts, macs or nids/))
    expect(subjects()).toEqual(['host:x1000c0s4b0n0'])
  })

  test.each([
    [{ hosts: ['x1000c0s4b0'] }, /invalid xname type: "x1000c0s4b0" is a NodeBMC/],
    [{ hosts: ['nobody'] }, /invalid xname: "nobody"/],
    [{ hosts: ['@a b'] }, /invalid xname/],
    [{ hosts: [''] }, /invalid xname/],
    [{ macs: ['02:00:00:00:00'] }, /invalid mac/],
    [{ nids: [-1] }, /invalid nid/],
    [{ nids: [2 ** 31] }, /invalid nid/],
  ])('refuses %j whole', async (bad, pattern) => {
    const good = { hosts: ['x1c0s0b0n0'], macs: [], nids: [], kernel: 'a' }
    const both = { ...good, ...bad, hosts: [...good.hosts, ...('hosts' in bad ? bad.hosts : [])] }
    await expect(add(both)).rejects.toEqual(refusal(pattern))
    expect(subjects()).toEqual([])
  })

  test('takes every kind of identifier in one request, and every kind of host', async () => {
    const hosts = ['x1c0s0b0n0', '@GPU', 'compute', 'default', 'Unknown-X86_64', 'global']
    await add({ hosts, macs: ['0A-00-00-00-00-01'], nids: [77], kernel: 'a' })
    expect(listBootParameters(ledger)).toMatchObject([
      {
        hosts: ['x1c0s0b0n0', '@gpu', 'Compute', 'Default', 'Unknown-x86_64', 'Global'],
        macs: ['0a:00:00:00:00:01'],
        nids: [77],
      },
    ])
  })
})

describe('setting', () => {
  test('creates, then changes only what is given', async () => {
    await set({ hosts: ['cb05'], kernel: 'a', initrd: 'i', params: 'one' })
    await set({ hosts: ['cb05'], params: 'two' })
    expect(find({ macs: [mac] })).toMatchObject([{ kernel: 'a', initrd: 'i', params: 'two' }])
  })

  test('needs something to set, and a kernel for what is new', async () => {
    await expect(set({ hosts: ['cb05'] })).rejects.toEqual(refusal(/^No data$/))
    await expect(set({ hosts: ['cb05'], params: 'p' })).rejects.toEqual(refusal(/kernel URI/))
    await expect(set({ kernel: 'a' })).rejects.toEqual(refusal(/^No data$/))
    await set({ hosts: ['Global'], metaDataJson: '{"a":1}' })
    expect(subjects()).toEqual(['global'])
  })

  test('goes to the configuration that counts, so that it is never without effect', async () => {
    await set({ hosts: ['cb05'], kernel: 'by-host' })
    await set({ macs: [mac], kernel: 'by-mac' })
    expect(subjects()).toEqual(['host:x1000c0s4b0n0'])
    expect(resolveBoot(ledger, { nid: 5 }).choice?.kernel).toBe('by-mac')
    await remove({ hosts: ['cb05'] })
    await set({ nids: [5], kernel: 'by-nid' })
    await set({ macs: [mac], kernel: 'by-mac' })
    expect(resolveBoot(ledger, { name: 'cb05' }).choice?.kernel).toBe('by-mac')
    expect(subjects().sort()).toEqual([`mac:${mac}`, 'nid:5'])
  })

  test('two names of one node in one request make one configuration', async () => {
    for (const write of [set, add]) {
      await write({ hosts: ['cb05'], macs: [mac], nids: [5], kernel: 'a' })
      expect(subjects()).toEqual(['host:x1000c0s4b0n0'])
      await remove({ hosts: ['cb05'] })
    }
  })

  test('without identifiers it sets the parameters of a kernel or an initrd', async () => {
    await set({ kernel: 'k', params: 'of-kernel' })
    await set({ initrd: 'i', params: 'of-initrd' })
    expect(find({ kernel: 'k' })).toMatchObject([{ kernel: 'k', params: 'of-kernel', hosts: [] }])
    expect(listBootParameters(ledger)).toHaveLength(2)
  })

  test('each write has its own referral token', async () => {
    await run(setBootParameters, { hosts: ['cb05'], kernel: 'a' }, 'one')
    await run(setBootParameters, { hosts: ['cb05'], params: 'p' }, 'two')
    expect(ledger.get('bootHost', 'host:x1000c0s4b0n0')?.referralToken).toBe('two')
  })
})

describe('patching', () => {
  test('changes what is found by any identifier of the node', async () => {
    await set({ hosts: ['cb05'], kernel: 'a', metaDataJson: '{"x":1,"y":1}' })
    await patch({ macs: [mac.replaceAll(':', '-')], params: 'by-mac' })
    await patch({ nids: [5], initrd: 'by-nid', metaDataJson: '{"y":2}' })
    expect(find({ hosts: ['cb05'] })).toMatchObject([
      { kernel: 'a', params: 'by-mac', initrd: 'by-nid', metaDataJson: '{"x":1,"y":2}' },
    ])
  })

  test('one unknown identifier refuses the whole request', async () => {
    await set({ hosts: ['cb05'], kernel: 'a' })
    const all = { hosts: ['cb05', 'nobody'], macs: ['02:00:00:00:00:99'], nids: [4], params: 'p' }
    await expect(patch(all)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(patch(all)).rejects.toEqual(refusal(/nobody, 02:00:00:00:00:99, 4/))
    expect(find({ hosts: ['cb05'] })[0]?.params).toBeUndefined()
  })

  test('nothing to change is not found, as clients know it', async () => {
    await set({ hosts: ['cb05'], kernel: 'a' })
    await expect(patch({ hosts: ['cb05'] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(patch({ macs: ['zz'], kernel: 'b' })).rejects.toMatchObject({ code: 'INPUT_BODY' })
  })
})

describe('removing', () => {
  test('by any identifier; nothing found is no failure', async () => {
    await set({ hosts: ['cb05'], kernel: 'a' })
    await remove({ macs: [mac] })
    await remove({ macs: [mac], hosts: ['nobody'], nids: [9] })
    expect(subjects()).toEqual([])
  })

  test('by what is booted: all that is given must fit', async () => {
    await set({ hosts: ['cb05', '@gpu'], kernel: 'a', params: 'p' })
    await set({ hosts: ['Default'], kernel: 'a', params: 'q' })
    await set({ kernel: 'a', params: 'of-kernel' })
    await remove({ kernel: 'a', params: 'p' })
    expect(subjects()).toEqual(['default'])
    expect(ledger.get('bootImage', 'kernel/a')).toBeUndefined()
  })

  test('a request that names nothing removes nothing', async () => {
    await set({ hosts: ['cb05'], kernel: 'a' })
    await expect(remove({})).rejects.toMatchObject({ code: 'INPUT_BODY' })
    expect(subjects()).toHaveLength(1)
  })
})

describe('reading', () => {
  test('equal configurations are one object, of everything or of what was asked for', async () => {
    await set({ hosts: ['x1c0s10b0n0', 'x1c0s2b0n0'], macs: ['0a:00:00:00:00:01'], kernel: 'a' })
    await set({ hosts: ['cb05'], kernel: 'b' })
    expect(listBootParameters(ledger)).toMatchObject([
      { hosts: ['x1c0s2b0n0', 'x1c0s10b0n0'], macs: ['0a:00:00:00:00:01'], kernel: 'a' },
      { hosts: ['x1000c0s4b0n0'], kernel: 'b' },
    ])
    expect(find({ hosts: ['x1c0s10b0n0'], nids: [5] })).toMatchObject([
      { hosts: ['x1c0s10b0n0'], macs: [], kernel: 'a' },
      { hosts: ['x1000c0s4b0n0'], kernel: 'b' },
    ])
  })

  test('what is not found is refused by the kinds that were asked for', () => {
    const message = 'Cannot find boot parameters for requested Hosts, MACs or NIDs'
    expect(() => find({ hosts: ['cb05'], macs: ['junk'], nids: [5] })).toThrow(message)
    expect(() => find({ nids: [5] })).toThrow(/requested NIDs$/)
    expect(() => find({})).toThrow('No specified data requested')
  })
})
