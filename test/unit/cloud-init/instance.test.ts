import { describe, expect, test } from 'vitest'
import {
  instanceIdOf,
  phoneHome,
  rememberInstance,
  reportOf,
  setInstance,
} from '../../../bootstrap/cloud-init/index.ts'
import { states } from '../../../cell/inventory/index.ts'
import type { Ledger } from '../../../cell/store/index.ts'
import { openLedger } from '../../fixture/ledger.ts'
import { addNodes, cb05, type TestNode, tester } from '../../fixture/nodes.ts'

function componentIn(ledger: Ledger) {
  const component = ledger.get('component', cb05.xname)
  if (!component) throw new Error('cb05 is there')
  return component
}

async function rack(node: TestNode = cb05): Promise<Ledger> {
  const { ledger } = await openLedger()
  await addNodes(ledger, node)
  return ledger
}

describe('instance ids', () => {
  test('are the same before and after they are kept, and after the record is changed', async () => {
    const ledger = await rack()
    const id = instanceIdOf(ledger, componentIn(ledger))
    expect(id).toMatch(/^i-[0-9a-f]{8}$/)
    await ledger.transact(tester, (tx) => rememberInstance(tx, componentIn(ledger)))
    expect(instanceIdOf(ledger, componentIn(ledger))).toBe(id)
    await addNodes(ledger, { ...cb05, createdMs: 5, state: 'Off' })
    expect(instanceIdOf(ledger, componentIn(ledger))).toBe(id)
    expect(ledger.get('instanceInfo', cb05.xname)?.instanceId).toBe(id)
  })

  test('are the same elsewhere for the same record, others for another', async () => {
    const id = async (node: TestNode) => {
      const ledger = await rack(node)
      const component = ledger.get('component', node.xname)
      return component && instanceIdOf(ledger, component)
    }
    expect(await id(cb05)).toBe(await id(cb05))
    expect(await id({ ...cb05, createdMs: 1 })).not.toBe(await id(cb05))
    expect(await id({ ...cb05, xname: 'x1000c0s5b0n0' })).not.toBe(await id(cb05))
  })

  test('two requests at once write one record', async () => {
    const ledger = await rack()
    let writes = 0
    ledger.onCommit((changes) => {
      writes += changes.length
    })
    const component = componentIn(ledger)
    await Promise.all(
      Array.from({ length: 5 }, () =>
        ledger.transact(tester, (tx) => rememberInstance(tx, component)),
      ),
    )
    expect(writes).toBe(1)
  })

  test('survive what an operator sets later; one that comes first is taken', async () => {
    const ledger = await rack()
    await ledger.transact(tester, (tx) => setInstance(tx, cb05.xname, { instanceId: 'i-mine' }))
    await ledger.transact(tester, (tx) =>
      setInstance(tx, cb05.xname, { instanceId: 'i-new', region: 'r' }),
    )
    await ledger.transact(tester, (tx) => rememberInstance(tx, componentIn(ledger)))
    expect(ledger.get('instanceInfo', cb05.xname)).toMatchObject({
      instanceId: 'i-mine',
      region: 'r',
    })
    await ledger.transact(tester, (tx) => setInstance(tx, cb05.xname, {}))
    expect(ledger.get('instanceInfo', cb05.xname)).toEqual({
      id: cb05.xname,
      instanceId: 'i-mine',
      publicKeys: [],
    })
  })
})

describe('phoning home', () => {
  test.each([...states, ''])('makes a node Ready that was %j', async (state) => {
    const ledger = await rack({ ...cb05, state })
    const { result } = await ledger.transact(tester, (tx) => phoneHome(tx, componentIn(ledger)))
    expect(result?.to).toBe('Ready')
    expect(componentIn(ledger)).toMatchObject({
      state: 'Ready',
      flag: 'OK',
      nid: 5,
      hostname: 'cb05',
    })
  })

  test('clears a warning, keeps a lock, and writes nothing when nothing changes', async () => {
    const ledger = await rack()
    const flagged = async (flag: string) => {
      await ledger.transact(tester, (tx) => tx.put('component', { ...componentIn(ledger), flag }))
      await ledger.transact(tester, (tx) => phoneHome(tx, componentIn(ledger)))
      return componentIn(ledger).flag
    }
    expect(await flagged('Alert')).toBe('OK')
    expect(await flagged('Locked')).toBe('Locked')
    const before = ledger.order('public').seq
    await ledger.transact(tester, (tx) => phoneHome(tx, componentIn(ledger)))
    expect(ledger.order('public').seq).toBe(before)
  })

  test('a node that is gone stays gone', async () => {
    const ledger = await rack()
    const component = componentIn(ledger)
    await ledger.transact(tester, (tx) => tx.delete('component', cb05.xname))
    const { result } = await ledger.transact(tester, (tx) => phoneHome(tx, component))
    expect(result).toBeUndefined()
    expect(ledger.get('component', cb05.xname)).toBeUndefined()
  })

  test('what a node says of itself is cut to size and nothing else of it is taken', () => {
    const report = reportOf({
      instance_id: 'i-1',
      hostname: 'x'.repeat(900),
      fqdn: 7,
      pub_key_rsa: 'k',
    })
    expect(report).toEqual({ instanceId: 'i-1', hostname: 'x'.repeat(256) })
  })
})
