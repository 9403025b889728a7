import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** An address that a machine has from this cell's DHCP server: at its cell alone. */
export interface Lease {
  /** Four decimals. */
  readonly address: string
  /** Hardware type and address: `1-020000001000`. */
  readonly client: string
  /** Name of the network. */
  readonly network: string
  /** `bound`, or `quarantined` = somebody was found to use it. */
  readonly state: string
  /** What was left of it at `sinceMs`. */
  readonly remainingMs: number
  /** The run of a cell whose monotonic clock `sinceMs` is of. */
  readonly clock: string
  readonly sinceMs: number
  /** Wall time, shown and never reckoned with. */
  readonly changedMs: number
  /** Xname; absent = a machine that is not in the inventory. */
  readonly node?: string
  readonly uuid?: string
  /** As the client calls itself. */
  readonly hostName?: string
  /** Hex, of the relay that heard it. */
  readonly circuitId?: string
  readonly remoteId?: string
  /** What the client said when it declined the address. */
  readonly reason?: string
}

export const leaseCodec: Codec<Lease> = messageCodec<Lease>(wire.Lease)
