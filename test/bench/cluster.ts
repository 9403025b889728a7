import type { CellUnderTest } from '../fixture/cell-process.ts'

/**
 * A made-up node of the benchmark's cluster; its address lies in loopback, so that it can call from
 * there.
 */
export interface BenchNode {
  readonly xname: string
  readonly mac: string
  readonly ip: string
  readonly nid: number
}

/** Nodes in racks of 64. At most 65,000: addresses are 127.1.0.0 and up. */
export function benchNodes(count: number): readonly BenchNode[] {
  return Array.from({ length: count }, (_, at) => {
    const number = at + 1
    const bytes = number.toString(16).padStart(8, '0').match(/../g) ?? []
    return {
      xname: `x${1_000 + Math.floor(at / 64)}c0s${at % 64}b0n0`,
      mac: ['02', '00', ...bytes].join(':'),
      ip: `127.1.${Math.floor(number / 250)}.${(number % 250) + 1}`,
      nid: number,
    }
  })
}

async function call(
  cell: CellUnderTest,
  method: string,
  path: string,
  body: unknown,
): Promise<void> {
  const answer = await fetch(cell.url + path, {
    method,
    headers: { authorization: `Bearer ${cell.token}` },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}

/** Writes the nodes with interfaces, one group with a file, and boot parameters for the group. */
export async function load(cell: CellUnderTest, nodes: readonly BenchNode[]): Promise<void> {
  const components = nodes.map(({ xname, nid }) => ({
    ID: xname,
    State: 'On',
    Role: 'Compute',
    Arch: 'X86',
    NID: nid,
  }))
  await call(cell, 'POST', '/hsm/v2/State/Components', { Components: components })
  const queue = [...nodes]
  const writer = async () => {
    for (let node = queue.pop(); node; node = queue.pop()) {
      await call(cell, 'POST', '/hsm/v2/Inventory/EthernetInterfaces', {
        MACAddress: node.mac,
        ComponentID: node.xname,
        IPAddresses: [{ IPAddress: node.ip }],
      })
    }
  }
  await Promise.all(Array.from({ length: 32 }, writer))
  await call(cell, 'POST', '/hsm/v2/groups', {
    label: 'compute',
    members: { ids: nodes.map(({ xname }) => xname) },
  })
  await call(cell, 'POST', '/cloud-init/admin/groups', {
    name: 'compute',
    file: { content: '#cloud-config\nruncmd: [true]\n', encoding: 'plain' },
  })
  await call(cell, 'PUT', '/boot/v1/bootparameters', {
    hosts: ['Default'],
    kernel: 'http://10.0.0.1/vmlinuz',
    initrd: 'http://10.0.0.1/initrd',
    params: 'console=ttyS0 root=live:http://10.0.0.1/root.squashfs',
  })
}
