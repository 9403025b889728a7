/** Leases as they lie on disk, and back. */
import type { Lease } from '../../cell/record/index.ts'
import { ipv4Number, ipv4Text } from './ipv4.ts'
import type { LeaseEntry } from './lease-book.ts'
import type { LeaseChange } from './server.ts'

/** Time as leases are reckoned with: a jump of the wall clock ends none. */
export interface LeaseMoment {
  /** Names the run of the cell: readings of another run's clock mean nothing here. */
  readonly clock: string
  readonly nowMs: number
  readonly wallMs: number
}

/** The record of a lease that was given or of an address that rests. */
export function leaseOf(
  { entry, network, client, port, reason }: LeaseChange,
  { clock, nowMs, wallMs }: LeaseMoment,
): Lease {
  const { hostName, relay } = client
  return {
    address: ipv4Text(entry.address),
    client: entry.client,
    network: network.name,
    state: entry.state,
    remainingMs: Math.max(0, Math.round(entry.untilMs - nowMs)),
    clock,
    sinceMs: Math.round(nowMs),
    changedMs: wallMs,
    ...(port?.node && { node: port.node }),
    ...(entry.uuid && { uuid: entry.uuid }),
    ...(hostName && { hostName }),
    ...(relay.circuitId && { circuitId: relay.circuitId }),
    ...(relay.remoteId && { remoteId: relay.remoteId }),
    ...(reason && { reason }),
  }
}

/**
 * What a record says at the start of a run: what was left when it was written is left from now on,
 * as nobody knows how long the cell was away. Undefined for what an odd record says.
 */
export function entryOf(lease: Lease, nowMs: number): LeaseEntry | undefined {
  const address = ipv4Number(lease.address)
  const { client, state, remainingMs, uuid } = lease
  if (address === undefined || (state !== 'bound' && state !== 'quarantined')) return undefined
  return { address, client, state, untilMs: nowMs + remainingMs, uuid }
}
