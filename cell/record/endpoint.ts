import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/**
 * A controller that speaks Redfish: what `/hsm/v2/Inventory/RedfishEndpoints` shows, without its
 * password.
 */
export interface RedfishEndpoint {
  readonly id: string
  readonly type: string
  readonly name?: string
  readonly hostname: string
  readonly domain: string
  readonly fqdn: string
  readonly enabled: boolean
  readonly uuid?: string
  readonly user?: string
  readonly useSsdp?: boolean
  readonly macRequired?: boolean
  readonly macAddr?: string
  readonly ipAddress?: string
  readonly rediscoverOnUpdate: boolean
  readonly templateId?: string
  readonly lastDiscoveryAttempt?: string
  readonly lastDiscoveryStatus?: string
  readonly redfishVersion?: string
}

/** The password of a controller: in no feed, never shown. */
export interface EndpointSecret {
  readonly id: string
  readonly password: string
}

/** What a Redfish endpoint says of one component: `/hsm/v2/Inventory/ComponentEndpoints`. */
export interface ComponentEndpoint {
  readonly id: string
  readonly type: string
  readonly domain?: string
  readonly fqdn?: string
  readonly redfishType: string
  readonly redfishSubtype: string
  readonly macAddr?: string
  readonly uuid?: string
  readonly odataId: string
  readonly redfishEndpointId: string
  readonly redfishUrl: string
  readonly componentEndpointType: string
  /** "RedfishSystemInfo", "RedfishManagerInfo" … */
  readonly infoName?: string
  /** The value of that member, as JSON text. */
  readonly infoJson?: string
}

export const redfishEndpointCodec: Codec<RedfishEndpoint> = messageCodec<RedfishEndpoint>(
  wire.RedfishEndpoint,
)
export const endpointSecretCodec: Codec<EndpointSecret> = messageCodec<EndpointSecret>(
  wire.EndpointSecret,
)
export const componentEndpointCodec: Codec<ComponentEndpoint> = messageCodec<ComponentEndpoint>(
  wire.ComponentEndpoint,
)
