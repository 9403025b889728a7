/** A node says that it has finished booting. */
import { type Flag, type State, transition } from '../../cell/inventory/index.ts'
import type { Component } from '../../cell/record/index.ts'
import type { Transaction } from '../../cell/store/index.ts'
import { reportCharsMax } from './limits.ts'

/** What a node says of itself; nothing of it is believed, it is only logged. */
export interface PhoneHomeReport {
  readonly instanceId?: string
  readonly hostname?: string
  readonly fqdn?: string
}

/** The fields of the report, cut to size; others (public host keys) are not kept. */
export function reportOf(fields: Readonly<Record<string, unknown>>): PhoneHomeReport {
  const text = (name: string) => {
    const value = fields[name]
    return typeof value === 'string' && value !== '' ? value.slice(0, reportCharsMax) : undefined
  }
  const [instanceId, hostname, fqdn] = [text('instance_id'), text('hostname'), text('fqdn')]
  return {
    ...(instanceId && { instanceId }),
    ...(hostname && { hostname }),
    ...(fqdn && { fqdn }),
  }
}

/** What became of the report. */
export interface PhoneHome {
  readonly from: string
  readonly to: string
}

/**
 * Makes a node Ready. It is forced: what speaks from the node's own address after booting weighs more than
 * any state that was recorded before (Off, Unknown, even Empty). A lock stays. Undefined when the
 * component is gone.
 */
export function phoneHome(tx: Transaction, { id }: Component): PhoneHome | undefined {
  const component = tx.get('component', id)
  if (!component) return undefined
  const from = component.state || 'Unknown'
  const current = { state: from as State, flag: (component.flag || 'OK') as Flag }
  const outcome = transition(current, { state: 'Ready', flag: 'OK', force: true })
  if (outcome.kind === 'changed') tx.put('component', { ...component, ...outcome.to })
  return { from, to: 'Ready' }
}
