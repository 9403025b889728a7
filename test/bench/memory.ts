import { Tables } from '../../cell/store/tables.ts'
import { componentCodec, ethernetInterfaceCodec, membershipCodec } from '../../cell/record/index.ts'
import { benchNodes } from './cluster.ts'
import { judged, print } from './figure.ts'

const count = 10_000

/** Fills tables as a start does: from decoded bytes. */
function filled(): Tables {
  const tables = new Tables()
  const hash = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('latin1')
  for (const node of benchNodes(count)) {
    const component = componentCodec.encode({
      id: node.xname,
      type: 'Node',
      state: 'Ready',
      flag: 'OK',
      enabled: true,
      role: 'Compute',
      arch: 'X86',
      netType: 'Sling',
      nid: node.nid,
    })
    tables.apply('component', node.xname, { value: componentCodec.decode(component), hash: hash() })
    const id = node.mac.replaceAll(':', '')
    const port = ethernetInterfaceCodec.encode({
      id,
      macAddress: node.mac,
      lastUpdateMs: 1_700_000_000_000,
      componentId: node.xname,
      ipAddresses: [{ ipAddress: node.ip }],
    })
    tables.apply('ethernetInterface', id, { value: ethernetInterfaceCodec.decode(port), hash: hash() })
    const membership = membershipCodec.encode({
      label: 'compute',
      member: node.xname,
      creationId: 'a1b2c3d4',
    })
    const row = { value: membershipCodec.decode(membership), hash: hash() }
    tables.apply('membership', `compute/${node.xname}`, row)
  }
  return tables
}

/** Heap per node for component, interface and one membership, with their indexes. Needs --expose-gc. */
export function benchMemory(): void {
  const gc = globalThis.gc
  if (!gc) throw new Error('run with node --expose-gc')
  gc()
  const before = process.memoryUsage().heapUsed
  const tables = filled()
  gc()
  const bytes = (process.memoryUsage().heapUsed - before) / count
  const beside = { nodes: tables.count('component') }
  print(judged({ name: 'memory per node', value: bytes, unit: 'bytes', beside }, { atMost: 600 }))
}
