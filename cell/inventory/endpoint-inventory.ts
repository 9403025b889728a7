/**
 * Bringing what an endpoint's inventory says into the slice, or finding out that it is all there
 * already. What operators and nodes have decided since stays: a node's state, its number, its role,
 * its name.
 */
import { Fault } from '../env/index.ts'
import type { Component, ComponentEndpoint, EthernetInterface } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { newComponent } from './component.ts'
import type { Derivation, DerivedComponent, DerivedInterface } from './endpoint-derivation.ts'
import { applyHardware, firstOtherHardware } from './endpoint-hardware.ts'
import { holderOf, putInterface } from './ethernet-interface.ts'
import { nidAllotter } from './nid.ts'
import { putChanged, sameValue } from './record-change.ts'

function isFreeName(reader: Reader, hostname: string): boolean {
  return reader.lookup('component', 'hostname', hostname).length === 0
}

/** How an inventory is brought in. */
export interface Arrival {
  readonly nowMs: number
  /** Whether its endpoint is enabled: what is below a disabled one counts as not there. */
  readonly isEnabled: boolean
}

/** A component that was gone and is reported again is present as if it were new. */
function presentAgain(before: Component, state: string | undefined): Component {
  if (before.state !== 'Empty') return before
  return state ? { ...before, state, flag: 'OK' } : { ...before, state: '', flag: '' }
}

/** Of what was told with a state of its own, only the controller's is known for certain. */
function stateWhenNew({ type }: Component): string | undefined {
  return type === 'Node' || type === 'CabinetPDUController' ? 'On' : undefined
}

/** Lets the components below an endpoint be present again. */
export function reviveComponents(tx: Transaction, endpointId: string): void {
  for (const id of tx.lookup('componentEndpoint', 'redfishEndpointId', endpointId)) {
    const before = tx.get('component', id)
    if (before === undefined) continue
    putChanged(tx, 'component', { before, after: presentAgain(before, stateWhenNew(before)) })
  }
}

function firstState(state: string | undefined, isEnabled: boolean) {
  if (!isEnabled) return { state: 'Empty', flag: 'OK' }
  return state ? { state, flag: 'OK' } : {}
}

function applyComponents(
  tx: Transaction,
  components: readonly DerivedComponent[],
  { nowMs, isEnabled }: Arrival,
): void {
  const allot = nidAllotter(tx)
  for (const { id, isNode, hostname, state = isNode ? 'On' : undefined } of components) {
    const before = tx.get('component', id)
    const named = hostname && !before?.hostname && isFreeName(tx, hostname) ? { hostname } : {}
    const after = before
      ? { ...(isEnabled ? presentAgain(before, state) : before), ...named }
      : newComponent(
          { id, ...firstState(state, isEnabled), ...named },
          { allot, nowMs, reader: tx },
        )
    putChanged(tx, 'component', { before, after })
  }
}

/** Whether two entries say the same; UUIDs may be new at each run of a client. */
function sameOffer(left: ComponentEndpoint | undefined, right: ComponentEndpoint): boolean {
  return left !== undefined && sameValue({ ...left, uuid: '' }, { ...right, uuid: '' })
}

function refuseForeign(before: EthernetInterface | undefined, wanted: DerivedInterface): void {
  if (!before?.componentId || before.componentId === wanted.componentId) return
  const port = `MAC address ${wanted.mac.colon} of ${wanted.componentId}`
  throw new Fault('CONFLICT_UNIQUE', {
    message: `${port} belongs to ${holderOf(before)}`,
    details: { mac: wanted.mac.colon, holder: before.componentId },
  })
}

/**
 * The addresses after an inventory. It tells one address per port, the first: a new one takes the
 * first place, and further addresses and the names of their networks stay.
 */
function addressesAfter(before: EthernetInterface | undefined, ips: readonly string[]) {
  const old = before?.ipAddresses ?? []
  if (ips.every((ip) => old.some(({ ipAddress }) => ipAddress === ip))) return old
  const kept = old.slice(1).filter(({ ipAddress }) => !ips.includes(ipAddress))
  const told = ips.map((ip) => old.find(({ ipAddress }) => ipAddress === ip) ?? { ipAddress: ip })
  return [...told, ...kept]
}

function interfaceAfter(before: EthernetInterface | undefined, wanted: DerivedInterface) {
  const { mac, componentId, description, ips } = wanted
  return {
    id: mac.id,
    macAddress: mac.colon,
    componentId,
    description: description || (before?.description ?? ''),
    ipAddresses: addressesAfter(before, ips),
  }
}

/** Writes everything that a derivation says. Faults: CONFLICT_UNIQUE naming the holder. */
export function applyDerivation(tx: Transaction, derivation: Derivation, arrival: Arrival): void {
  applyComponents(tx, derivation.components, arrival)
  for (const after of derivation.endpoints) {
    const before = tx.get('componentEndpoint', after.id)
    if (!sameOffer(before, after)) tx.put('componentEndpoint', after)
  }
  for (const wanted of derivation.interfaces) {
    const before = tx.get('ethernetInterface', wanted.mac.id)
    refuseForeign(before, wanted)
    putInterface(tx, interfaceAfter(before, wanted), arrival.nowMs)
  }
  applyHardware(tx, derivation.hardware, arrival.nowMs)
}

/** The first thing that a derivation says and the slice does not; undefined when there is none. */
export function firstNews(reader: Reader, derivation: Derivation): string | undefined {
  for (const { id } of derivation.components) {
    if (reader.get('component', id) === undefined) return `component ${id} is not there`
  }
  for (const after of derivation.endpoints) {
    if (!sameOffer(reader.get('componentEndpoint', after.id), after)) {
      return `what it says of ${after.id} differs`
    }
  }
  for (const wanted of derivation.interfaces) {
    const before = reader.get('ethernetInterface', wanted.mac.id)
    if (before === undefined) return `interface ${wanted.mac.colon} is not there`
    refuseForeign(before, wanted)
    const after = interfaceAfter(before, wanted)
    if (!sameValue(before, { ...after, lastUpdateMs: before.lastUpdateMs })) {
      return `interface ${wanted.mac.colon} differs`
    }
  }
  const other = firstOtherHardware(reader, derivation.hardware)
  return other === undefined ? undefined : `the hardware of ${other} differs`
}
