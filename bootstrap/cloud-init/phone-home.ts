/** A node says that it has finished booting. */
import { patchState } from '../../cell/inventory/index.ts'
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

/** What became of the node. */
export interface PhoneHome {
  readonly from: string
  readonly to: string
}

/**
 * Makes a node Ready. It is forced: what speaks from the node's own address after booting weighs
 * more than any state that was recorded before (Off, Unknown, even Empty). A lock stays. Undefined
 * when the component is gone.
 */
export function phoneHome(tx: Transaction, { id }: Component): PhoneHome | undefined {
  const before = tx.get('component', id)
  if (!before) return undefined
  patchState(tx, { ids: [id], state: 'Ready', flag: 'OK', force: true })
  return { from: before.state || 'unset', to: 'Ready' }
}
