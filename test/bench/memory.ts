import { sha256 } from '../../cell/env/index.ts'
import { componentCodec, ethernetInterfaceCodec, membershipCodec } from '../../cell/record/index.ts'
import { type FamilyName, familyRule } from '../../cell/store/index.ts'
import { Tables } from '../../cell/store/tables.ts'
import { benchNodes } from './cluster.ts'
import { judged, print } from './figure.ts'

const count = 10_000

/** The records of every node as they lie on disk: component, interface, one membership. */
function encoded(): readonly (readonly [FamilyName, Uint8Array])[] {
  return benchNodes(count).flatMap((node) => [
    [
      'component',
      componentCodec.encode({
        id: node.xname,
        type: 'Node',
        state: 'Ready',
        flag: 'OK',
        enabled: true,
        role: 'Compute',
        arch: 'X86',
        netType: 'Sling',
        nid: node.nid,
      }),
    ] as const,
    [
      'ethernetInterface',
      ethernetInterfaceCodec.encode({
        id: node.mac.replaceAll(':', ''),
        macAddress: node.mac,
        lastUpdateMs: 1_700_000_000_000,
        componentId: node.xname,
        ipAddresses: [{ ipAddress: node.ip }],
      }),
    ] as const,
    [
      'membership',
      membershipCodec.encode({ label: 'compute', member: node.xname, creationId: 'a1b2c3d4' }),
    ] as const,
  ])
}

/** Fills tables as a start does. */
function filled(records: readonly (readonly [FamilyName, Uint8Array])[]): Tables {
  const tables = new Tables()
  for (const [family, bytes] of records) {
    const rule = familyRule(family)
    const value = rule.codec.decode(bytes)
    const hash = Buffer.from(sha256(bytes)).toString('latin1')
    tables.apply(family, rule.idOf(value), { value, hash })
  }
  return tables
}

/**
 * Heap per node for component, interface and one membership, with their indexes. Needs --expose-gc.
 */
export function benchMemory(): void {
  const gc = globalThis.gc
  if (!gc) throw new Error('run with node --expose-gc')
  // Twice: the first collection only marks what finalizers still hold.
  const collect = () => {
    gc()
    gc()
  }
  const records = encoded()
  collect()
  const before = process.memoryUsage().heapUsed
  const tables = filled(records)
  collect()
  const bytes = (process.memoryUsage().heapUsed - before) / count
  const beside = { nodes: tables.count('component') }
  print(judged({ name: 'memory per node', value: bytes, unit: 'bytes', beside }, { atMost: 600 }))
}
