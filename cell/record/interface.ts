import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** One address of an interface. */
export interface IpAddress {
  readonly ipAddress: string
  readonly network?: string
}

/** A network port with its MAC: `/hsm/v2/Inventory/EthernetInterfaces`. */
export interface EthernetInterface {
  /** The MAC's 12 hex digits. */
  readonly id: string
  readonly description?: string
  /** aa:bb:cc:dd:ee:ff */
  readonly macAddress: string
  /** Milliseconds since the epoch of the last change. */
  readonly lastUpdateMs: number
  /** Xname; absent or empty = not assigned to a component. */
  readonly componentId?: string
  readonly ipAddresses: readonly IpAddress[]
}

export const ethernetInterfaceCodec: Codec<EthernetInterface> = messageCodec<EthernetInterface>(
  wire.EthernetInterface,
)
