import { Fault } from '../../cell/env/fault.ts'
import { parseMac, parseXname } from '../../cell/inventory/index.ts'
import type { CellClient } from './cell-client.ts'
import { exists } from './existing.ts'
import { type NodeRow, nameOf } from './node-row.ts'
import { type Purpose, requireNodes, selectNodes } from './node-selection.ts'
import { foldedNames } from './output/folded-names.ts'
import { pathSegment } from './path-segment.ts'

/** Whom boot parameters are for, as `/boot/v1/bootparameters` writes it. */
export interface BootTarget {
  readonly hosts: readonly string[]
  readonly macs: readonly string[]
  readonly nids: readonly number[]
  /** As a person reads it: `cb[01-09]`, `group @gpu`. */
  readonly text: string
  /** Node names in the target that are not in the inventory (yet). */
  readonly unknown: readonly string[]
}

const none = { hosts: [], macs: [], nids: [], unknown: [] } as const

/** A target that needs no look at the inventory: one group, a role, a default, a MAC, a NID. */
export function parseDirectTarget(text: string): BootTarget | undefined {
  if (/^@[-a-z0-9:._]+$/i.test(text)) return { ...none, hosts: [text], text: `group ${text}` }
  const [, word] = /^(default|global|unknown-\w+)$/i.exec(text) ?? []
  if (word !== undefined) {
    const spelled = `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`
    return { ...none, hosts: [spelled], text: spelled }
  }
  const [, kind, value = ''] = /^(role|mac|nid):(.+)$/i.exec(text) ?? []
  switch (kind?.toLowerCase()) {
    case 'role':
      return { ...none, hosts: [value], text: `role ${value}` }
    case 'mac': {
      const mac = parseMac(value)?.colon
      if (mac === undefined)
        throw new Fault('INPUT_MAC', { message: `"${value}" is no MAC address.` })
      return { ...none, macs: [mac], text: `MAC ${mac}` }
    }
    case 'nid': {
      if (!/^\d{1,9}$/.test(value)) {
        throw new Fault('INPUT_USAGE', { message: `"${value}" is no NID: write nid:17.` })
      }
      return { ...none, nids: [Number(value)], text: `NID ${Number(value)}` }
    }
    default:
      return undefined
  }
}

/**
 * The target that the words name. Nodes come from the live inventory; an xname that it does not
 * have is taken as it is, so that boot parameters can be there before the node.
 */
export async function bootTargetOf(
  client: CellClient,
  text: string,
  purpose: Purpose = 'change',
): Promise<BootTarget> {
  const direct = parseDirectTarget(text)
  if (direct !== undefined) return direct
  const { nodes, unknown } = await selectNodes(client, text, ['id', 'hostname'])
  const early = unknown.map((name) => parseXname(name))
  if (early.some((xname) => xname?.type !== 'Node' && xname?.type !== 'VirtualNode')) {
    // Says which names are not known.
    await requireNodes(client, text, purpose)
  }
  const xnames = early.flatMap((xname) => (xname === undefined ? [] : [xname.name]))
  const hosts = [...nodes.map(({ id }) => id), ...xnames]
  if (hosts.length === 0) {
    const outcome = purpose === 'change' ? '; nothing was changed' : ''
    throw new Fault('NOT_FOUND', { message: `"${text}" stands for no node${outcome}.` })
  }
  return { ...none, hosts, text: foldedNames([...nodes.map(nameOf), ...xnames]), unknown: xnames }
}

/** The group that the target names, when there is none of that name (yet). */
export async function unknownGroupOf(
  client: CellClient,
  { hosts: [host = ''] }: BootTarget,
): Promise<string | undefined> {
  if (!host.startsWith('@')) return undefined
  const label = host.slice(1)
  return (await exists(client, `/hsm/v2/groups/${pathSegment(label)}`)) ? undefined : label
}

/** Names that people know, for entries of `hosts`. */
export function hostNames(nodes: readonly NodeRow[]): (host: string) => string {
  const names = new Map(nodes.map((row) => [row.id, nameOf(row)]))
  return (host) => names.get(host) ?? host
}
