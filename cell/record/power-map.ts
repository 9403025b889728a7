import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** What supplies a component with power. Belongs to the component's owner. */
export interface PowerMap {
  /** Xname. */
  readonly id: string
  /** Xnames. */
  readonly poweredBy: readonly string[]
}

export const powerMapCodec: Codec<PowerMap> = messageCodec<PowerMap>(wire.PowerMap)
