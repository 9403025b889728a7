import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveBoot, setBootParameters } from '../../../cell/boot/index.ts'
import { defaultEnumerations } from '../../../cell/inventory/index.ts'
import type { Ledger } from '../../../cell/store/index.ts'
import { openLedger } from '../../fixture/ledger.ts'
import { addNodes, spellingsOf, type TestNode, tester } from '../../fixture/nodes.ts'

const nothing = { hosts: [], macs: [], nids: [], kernel: '', initrd: '', params: '' }
const rules = { enumerations: defaultEnumerations, referralToken: 'a-token' }

const hex = (value: number) => value.toString(16).padStart(12, '0')

/** Node `index` of a small rack, with as many ports as asked. */
function nodeAt(index: number, ports: number): TestNode {
  return {
    xname: `x1000c0s${index}b0n0`,
    hostname: `cb${index}`,
    nid: index + 1,
    macs: Array.from({ length: ports }, (_, port) => hex(0xa2_00_00_00_00_00 + index * 256 + port)),
  }
}

/** Everything that names a node, each as one identifier of a configuration and one of a request. */
function namesOf(node: TestNode) {
  const { xname, hostname = '', nid = 0, macs = [] } = node
  const hosts = [xname, xname.toUpperCase(), xname.replace('c0', 'c000'), hostname].map((name) => ({
    stored: { hosts: [name] },
    asked: { name },
  }))
  const ports = macs
    .flatMap(spellingsOf)
    .map((mac) => ({ stored: { macs: [mac] }, asked: { mac } }))
  return [...hosts, ...ports, { stored: { nids: [nid] }, asked: { nid } }]
}

async function write(ledger: Ledger, stored: object, kernel: string): Promise<void> {
  const input = { ...nothing, ...stored, kernel }
  await ledger.transact(tester, (tx) => setBootParameters(tx, input, rules))
}

describe('looking up what a node boots', () => {
  test('stored by any name of a node, found by any other, in any spelling', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        async (portCounts, whichNode, whichStored, whichAsked) => {
          const { ledger } = await openLedger()
          const nodes = portCounts.map((ports, index) => nodeAt(index, ports))
          await addNodes(ledger, ...nodes)
          const owner = nodes[whichNode % nodes.length] as TestNode
          const names = namesOf(owner)
          await write(ledger, names[whichStored % names.length]?.stored ?? {}, 'http://k/own')
          const asked = names[whichAsked % names.length]?.asked ?? {}
          const found = resolveBoot(ledger, asked)
          expect(found.node?.id).toBe(owner.xname)
          expect(found.choice?.kernel).toBe('http://k/own')
          for (const other of nodes.filter((node) => node !== owner)) {
            for (const { asked: strange } of namesOf(other)) {
              expect(resolveBoot(ledger, strange).choice).toBeUndefined()
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a node that is numbered or given a port later is found by it at once', async () => {
    const { ledger } = await openLedger()
    await addNodes(ledger, { xname: 'x1000c0s0b0n0' })
    await write(ledger, { hosts: ['x1000c0s0b0n0'] }, 'http://k/own')
    expect(resolveBoot(ledger, { mac: '020000001000' }).wait).toBe('not-in-inventory')
    await addNodes(ledger, { xname: 'x1000c0s0b0n0', nid: 7, macs: ['02:00:00:00:10:00'] })
    expect(resolveBoot(ledger, { mac: '0200.0000.1000' }).choice?.kernel).toBe('http://k/own')
    expect(resolveBoot(ledger, { nid: 7 }).choice?.kernel).toBe('http://k/own')
  })

  test('of mac, name and nid the first that is given counts', async () => {
    const { ledger } = await openLedger()
    await addNodes(ledger, nodeAt(0, 1), nodeAt(1, 1))
    const node = (identity: object) => resolveBoot(ledger, identity).node?.id
    expect(node({ mac: hex(0xa2_00_00_00_00_00), name: 'cb1', nid: 2 })).toBe('x1000c0s0b0n0')
    expect(node({ mac: '', name: 'cb1', nid: 1 })).toBe('x1000c0s1b0n0')
    expect(node({ mac: '', name: '', nid: 1 })).toBe('x1000c0s0b0n0')
  })
})
