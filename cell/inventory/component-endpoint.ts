/**
 * Component endpoints: what a controller offers for one component (reference 1.5). They come out of
 * an endpoint's inventory, never from a request of their own, and go with it.
 */
import type { ComponentEndpoint, RedfishEndpoint } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { putChanged } from './record-change.ts'
import { parseXname } from './xname.ts'

/** A component endpoint with what it takes from the endpoint above it. */
export interface OfferedComponent {
  readonly offer: ComponentEndpoint
  /** Absent only while its endpoint is being removed. */
  readonly parent: RedfishEndpoint | undefined
}

/**
 * Marks a component as not present: its controller does not speak of it any more (reference 2.3).
 */
export function emptyComponent(tx: Transaction, id: string): void {
  const before = tx.get('component', id)
  if (before === undefined) return
  putChanged(tx, 'component', { before, after: { ...before, state: 'Empty', flag: 'OK' } })
}

/** The component endpoint that `text` names; undefined when there is none. */
export function componentEndpointOf(reader: Reader, text: string): OfferedComponent | undefined {
  const name = parseXname(text)?.name
  const offer = name === undefined ? undefined : reader.get('componentEndpoint', name)
  return offer && offered(reader, offer)
}

/** Puts a component endpoint and the endpoint above it together. */
export function offered(reader: Reader, offer: ComponentEndpoint): OfferedComponent {
  return { offer, parent: reader.get('redfishEndpoint', offer.redfishEndpointId) }
}

/** Removes a component endpoint and marks its component as gone; false when there was none. */
export function deleteComponentEndpoint(tx: Transaction, id: string): boolean {
  if (!tx.delete('componentEndpoint', id)) return false
  emptyComponent(tx, id)
  return true
}

/** Removes every component endpoint; answers how many there were. */
export function deleteComponentEndpoints(tx: Transaction): number {
  const ids = [...tx.list('componentEndpoint')].map(({ id }) => id)
  for (const id of ids) deleteComponentEndpoint(tx, id)
  return ids.length
}
