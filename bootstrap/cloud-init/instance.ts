/**
 * What one node gets instead of the cluster's values, and its instance id. cloud-init does its
 * once-only work again when that id changes, so it must not: it is worked out from the node's
 * record, which gives the same answer at every cell and while nothing can be written, and is kept
 * from then on.
 */
import { sha256 } from '../../cell/env/index.ts'
import { settled } from '../../cell/inventory/index.ts'
import type { Component, InstanceInfo } from '../../cell/record/index.ts'
import type { Reader, Transaction } from '../../cell/store/index.ts'
import { baseUrlOf, lineOf, publicKeysOf } from './value.ts'

/** A node's own values as an operator writes them; empty text is as good as absent. */
export interface InstanceInput {
  readonly instanceId?: string | undefined
  readonly localHostname?: string | undefined
  readonly hostname?: string | undefined
  readonly clusterName?: string | undefined
  readonly region?: string | undefined
  readonly availabilityZone?: string | undefined
  readonly cloudProvider?: string | undefined
  readonly instanceType?: string | undefined
  readonly cloudInitBaseUrl?: string | undefined
  readonly publicKeys?: readonly string[] | undefined
}

const encoder = new TextEncoder()

/** `i-` and 8 hex digits of the node's name and of when its record was made. */
function derivedId(xname: string, createdMs: number | undefined): string {
  const digest = sha256(encoder.encode(`rackcell instance\0${xname}\0${createdMs ?? ''}`))
  return `i-${Buffer.from(digest.subarray(0, 4)).toString('hex')}`
}

/** The node's instance id: the one that is kept, or the one that will be. */
export function instanceIdOf(reader: Reader, { id, createdMs }: Component): string {
  return reader.get('instanceInfo', id)?.instanceId ?? derivedId(id, createdMs)
}

/** Keeps the node's instance id unless one is kept already. */
export function rememberInstance(tx: Transaction, component: Component): void {
  if (tx.get('instanceInfo', component.id)) return
  const instanceId = instanceIdOf(tx, component)
  tx.put('instanceInfo', { id: component.id, instanceId, publicKeys: [] })
}

/** Replaces a node's own values; an instance id that is kept stays. Fault: INPUT_BODY. */
export function setInstance(tx: Transaction, xname: string, input: InstanceInput): void {
  const kept = tx.get('instanceInfo', xname)?.instanceId
  const given = lineOf('instance-id', input.instanceId)
  const record = settled<InstanceInfo>({
    id: xname,
    instanceId: kept ?? given ?? derivedId(xname, tx.get('component', xname)?.createdMs),
    localHostname: lineOf('local-hostname', input.localHostname),
    hostname: lineOf('hostname', input.hostname),
    clusterName: lineOf('cluster-name', input.clusterName),
    region: lineOf('region', input.region),
    availabilityZone: lineOf('availability-zone', input.availabilityZone),
    cloudProvider: lineOf('cloud-provider', input.cloudProvider),
    instanceType: lineOf('instance-type', input.instanceType),
    cloudInitBaseUrl: baseUrlOf('cloud-init-base-url', input.cloudInitBaseUrl),
    publicKeys: publicKeysOf('public-keys', input.publicKeys),
  })
  tx.put('instanceInfo', record)
}
