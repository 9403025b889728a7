import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** Cluster-wide cloud-init values: intent. */
export interface CloudDefaults {
  readonly cloudProvider?: string
  readonly region?: string
  readonly availabilityZone?: string
  readonly clusterName?: string
  readonly shortName?: string
  readonly nidLength?: number
  readonly baseUrl?: string
  readonly publicKeys: readonly string[]
  readonly bootSubnet?: string
  readonly wgSubnet?: string
}

/** A group's cloud-init side: values for templates and one file. Intent. */
export interface CloudGroup {
  readonly name: string
  readonly description?: string
  readonly metaDataJson?: string
  readonly hasFile?: boolean
  /** As it was sent: plain text or base64. */
  readonly fileContent?: string
  readonly fileEncoding?: string
  readonly fileName?: string
}

/** What one node gets instead of the cluster's values. */
export interface InstanceInfo {
  /** Xname. */
  readonly id: string
  /** Never changes while the record lives: cloud-init runs per-instance work again when it does. */
  readonly instanceId: string
  readonly localHostname?: string
  readonly hostname?: string
  readonly clusterName?: string
  readonly region?: string
  readonly availabilityZone?: string
  readonly cloudProvider?: string
  readonly instanceType?: string
  readonly cloudInitBaseUrl?: string
  readonly publicKeys: readonly string[]
}

export const cloudDefaultsCodec: Codec<CloudDefaults> = messageCodec<CloudDefaults>(
  wire.CloudDefaults,
)
export const cloudGroupCodec: Codec<CloudGroup> = messageCodec<CloudGroup>(wire.CloudGroup)
export const instanceInfoCodec: Codec<InstanceInfo> = messageCodec<InstanceInfo>(wire.InstanceInfo)
