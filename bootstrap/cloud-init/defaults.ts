/** Cluster-wide cloud-init values. */
import { settled } from '../../cell/inventory/index.ts'
import type { CloudDefaults } from '../../cell/record/index.ts'
import type { Reader, Transaction } from '../../cell/store/index.ts'
import { nidLengthMax } from './limits.ts'
import { baseUrlOf, lineOf, publicKeysOf, refuse } from './value.ts'

/** Values as an operator writes them; empty text, 0 and an empty list say nothing. */
export type DefaultsInput = {
  readonly [Key in keyof CloudDefaults]?: CloudDefaults[Key] | undefined
}

const key = 'cluster'

/** The cluster's values; none are set in a new cell. */
export function defaultsOf(reader: Reader): CloudDefaults {
  return reader.get('cloudDefaults', key) ?? { publicKeys: [] }
}

/** Takes over every value that says something; the list of keys as a whole. Fault: INPUT_BODY. */
export function mergeDefaults(tx: Transaction, input: DefaultsInput): void {
  const { nidLength } = input
  if (nidLength && (nidLength < 0 || nidLength > nidLengthMax)) {
    refuse(`nid-length is not between 1 and ${nidLengthMax}`)
  }
  const before = defaultsOf(tx)
  const keys = publicKeysOf('public-keys', input.publicKeys)
  const given = settled<Partial<CloudDefaults>>({
    cloudProvider: lineOf('cloud_provider', input.cloudProvider),
    region: lineOf('region', input.region),
    availabilityZone: lineOf('availability-zone', input.availabilityZone),
    clusterName: lineOf('cluster-name', input.clusterName),
    shortName: lineOf('short-name', input.shortName),
    nidLength: nidLength || undefined,
    baseUrl: baseUrlOf('base-url', input.baseUrl),
    bootSubnet: lineOf('boot-subnet', input.bootSubnet),
    wgSubnet: lineOf('wg-subnet', input.wgSubnet),
    publicKeys: keys.length > 0 ? keys : undefined,
  })
  tx.put('cloudDefaults', { ...before, ...given })
}
