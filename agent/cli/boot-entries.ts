import type { BootTarget } from './boot-target.ts'
import type { CellClient } from './cell-client.ts'
import { nodesPerRequestMax } from './limits.ts'

/** The route of boot parameters. */
export const bootPath = '/boot/v1/bootparameters'

/** An entry as `/boot/v1/bootparameters` has it. */
export interface BootRow {
  readonly hosts?: readonly string[]
  readonly macs?: readonly string[]
  readonly nids?: readonly number[]
  readonly kernel?: string
  readonly initrd?: string
  readonly params?: string
}

/** The entries of a target itself. */
export function queryOf({ hosts, macs, nids }: BootTarget): Record<string, readonly string[]> {
  return { name: hosts, mac: macs, nid: nids.map(String) }
}

/** Whether anything is stored for the target. */
export async function hasEntries(client: CellClient, target: BootTarget): Promise<boolean> {
  for (let from = 0; from === 0 || from < target.hosts.length; from += nodesPerRequestMax) {
    const hosts = target.hosts.slice(from, from + nodesPerRequestMax)
    const query = queryOf({ ...target, hosts })
    const { status } = await client.send('GET', bootPath, { query, expect: [404] })
    if (status !== 404) return true
  }
  return false
}

/** Sends the target in requests of bounded size. */
export async function sendFor(
  client: CellClient,
  method: 'PUT' | 'PATCH' | 'DELETE',
  { target, values }: { target: BootTarget; values?: Readonly<Record<string, string>> },
): Promise<void> {
  const { hosts, macs, nids } = target
  for (let from = 0; from === 0 || from < hosts.length; from += nodesPerRequestMax) {
    await client.send(method, bootPath, {
      body: {
        ...(hosts.length > 0 && { hosts: hosts.slice(from, from + nodesPerRequestMax) }),
        ...(macs.length > 0 && { macs }),
        ...(nids.length > 0 && { nids }),
        ...values,
      },
    })
  }
}
