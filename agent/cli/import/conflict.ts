import { Fault } from '../../../cell/env/fault.ts'
import { parseMac } from '../../../cell/inventory/index.ts'
import { flawsShownMax } from '../limits.ts'
import type { DiscoveredBmc, DiscoveredNode, Discovery } from './discovery.ts'
import type { ImportOutcome } from './execute.ts'
import type { InventoryState } from './inventory-state.ts'
import type { ImportKind, PlannedItem, PlanOptions } from './plan.ts'

/** Something of the file that is somebody else's in the cell. */
export interface ImportConflict {
  readonly kind: ImportKind
  /** The name of the thing in the plan. */
  readonly name: string
  /** Whose it is, and what in the file wants it. */
  readonly detail: string
}

/**
 * What the file claims and another thing in the cell has: a MAC, IP or FQDN, or a NID, from which
 * two nodes would get the same generated host name.
 */
export function findConflicts(
  { bmcs, nodes }: Discovery,
  state: InventoryState,
  { overwrite }: Pick<PlanOptions, 'overwrite'>,
): readonly ImportConflict[] {
  const holders = holdersOf(state)
  // The file may give the holder another NID; that counts when it overwrites.
  const renumbered = new Map(overwrite ? nodes.map(({ xname, nid }) => [xname as string, nid]) : [])
  return [
    ...nodes.flatMap((node) => nidConflicts(node, holders, renumbered)),
    ...bmcs.flatMap((bmc) => bmcConflicts(bmc, state, holders)),
    ...nodes.flatMap((node) => interfaceConflicts(node, state, holders)),
  ]
}

interface Holder {
  readonly interface: string
  readonly owner: string
}

interface Holders {
  readonly ofIp: ReadonlyMap<string, Holder>
  readonly ofNid: ReadonlyMap<number, readonly string[]>
  readonly ofFqdn: ReadonlyMap<string, string>
}

function holdersOf({ components, endpoints, interfaces }: InventoryState): Holders {
  const ofNid = new Map<number, string[]>()
  for (const { ID, NID } of components.values()) {
    if (NID !== undefined) ofNid.set(NID, [...(ofNid.get(NID) ?? []), ID])
  }
  return {
    ofIp: new Map(
      [...interfaces].flatMap(([id, { ComponentID, IPAddresses }]) =>
        IPAddresses.map(({ IPAddress }) => [IPAddress, { interface: id, owner: ComponentID }]),
      ),
    ),
    ofNid,
    ofFqdn: new Map(
      [...endpoints.values()].flatMap(({ ID, FQDN }) => (FQDN ? [[FQDN, ID] as const] : [])),
    ),
  }
}

function nidConflicts(
  { xname, name, nid }: DiscoveredNode,
  { ofNid }: Holders,
  renumbered: ReadonlyMap<string, number | undefined>,
): readonly ImportConflict[] {
  if (nid === undefined) return []
  return (ofNid.get(nid) ?? [])
    .filter((holder) => holder !== xname && (renumbered.get(holder) ?? nid) === nid)
    .map((holder) => ({
      kind: 'node',
      name,
      detail: `NID ${nid} belongs to ${holder}, in the file to ${xname}`,
    }))
}

function bmcConflicts(
  { xname, mac, ip, fqdn }: DiscoveredBmc,
  state: InventoryState,
  holders: Holders,
): readonly ImportConflict[] {
  const item = { kind: 'endpoint', name: xname } as const
  const port =
    mac === undefined
      ? []
      : portConflicts({ mac, ips: ip === undefined ? [] : [ip], owner: xname }, state, holders)
  const named = fqdn === undefined ? undefined : holders.ofFqdn.get(fqdn)
  const details =
    named === undefined || named === xname
      ? port
      : [...port, `FQDN ${fqdn} belongs to ${named}, in the file to ${xname}`]
  return details.map((detail) => ({ ...item, detail }))
}

function interfaceConflicts(
  { xname, interfaces }: DiscoveredNode,
  state: InventoryState,
  holders: Holders,
): readonly ImportConflict[] {
  return interfaces.flatMap(({ mac, addresses }) => {
    const ips = addresses.map(({ ip }) => ip)
    return portConflicts({ mac, ips, owner: xname }, state, holders).map((detail) => {
      return { kind: 'interface', name: mac, detail } as const
    })
  })
}

function portConflicts(
  { mac, ips, owner }: { mac: string; ips: readonly string[]; owner: string },
  { interfaces }: InventoryState,
  { ofIp }: Holders,
): readonly string[] {
  const id = parseMac(mac)?.id ?? mac
  const has = interfaces.get(id)?.ComponentID
  const foreign =
    has && has !== owner ? [`MAC ${mac} belongs to ${has}, in the file to ${owner}`] : []
  const taken = ips.flatMap((ip) => {
    const holder = ofIp.get(ip)
    if (holder === undefined || holder.interface === id) return []
    const whose = `${holder.owner || 'nothing'} (interface ${holder.interface})`
    return [`IP ${ip} belongs to ${whose}, in the file to ${owner} (${mac})`]
  })
  return [...foreign, ...taken]
}

/** Stops an import before its first write. Fault: CONFLICT_UNIQUE with the whole list. */
export function refuseConflicts(conflicts: readonly ImportConflict[]): void {
  if (conflicts.length === 0) return
  const lines = conflicts.slice(0, flawsShownMax).map(({ detail }) => `  ${detail}`)
  const rest = conflicts.length - lines.length
  if (rest > 0) lines.push(`  and ${rest} more`)
  throw new Fault('CONFLICT_UNIQUE', {
    message: `The file claims what is in use; nothing was changed:\n${lines.join('\n')}`,
  })
}

/** The plan with what is in conflict as failed: what a dry run shows. */
export function withConflicts(
  plan: readonly PlannedItem[],
  conflicts: readonly ImportConflict[],
): readonly ImportOutcome[] {
  const keyOf = ({ kind, name }: Pick<PlannedItem, 'kind' | 'name'>): string => `${kind} ${name}`
  const byItem = Map.groupBy(conflicts, keyOf)
  return plan.map((item) => {
    const { kind, name, action } = item
    const found = byItem.get(keyOf(item))
    if (found === undefined) return { kind, name, action, detail: item.detail }
    const detail = found.map((conflict) => conflict.detail).join('; ')
    return { kind, name, action: 'failed', detail, status: 409 }
  })
}
