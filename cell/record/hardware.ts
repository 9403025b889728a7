import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** A place for hardware, and what is in it: `/hsm/v2/Inventory/Hardware`. */
export interface HardwareLocation {
  /** Xname. */
  readonly id: string
  readonly type: string
  /** Which of its kind below its parent: the last number of its name. */
  readonly ordinal: number
  /** What a controller says of the place, as JSON text. */
  readonly infoJson: string
  /** The part that is in it; absent = empty. */
  readonly fruId?: string
}

/**
 * A part (field-replaceable unit) that was seen at a place: `/hsm/v2/Inventory/HardwareByFRU`. It
 * belongs to the owner of the place, and stays known when it is not there any more.
 */
export interface HardwareFru {
  /** Xname of where it was seen last. */
  readonly location: string
  readonly id: string
  readonly type: string
  readonly subtype?: string
  readonly manufacturer?: string
  readonly partNumber?: string
  readonly serialNumber?: string
  /** What a controller says of the part, as JSON text. */
  readonly infoJson: string
  /** Milliseconds since the epoch; renewed now and then while it stays. */
  readonly seenMs: number
}

/** Something that happened to a part at a place. */
export interface HardwareEvent {
  readonly fruId: string
  readonly timeMs: number
  /** "Added", "Removed", "Scanned" or "Detected". */
  readonly kind: string
}

/** What happened at a place, oldest first. */
export interface HardwareHistory {
  /** Xname. */
  readonly id: string
  readonly events: readonly HardwareEvent[]
}

export const hardwareLocationCodec: Codec<HardwareLocation> = messageCodec<HardwareLocation>(
  wire.HardwareLocation,
)
export const hardwareFruCodec: Codec<HardwareFru> = messageCodec<HardwareFru>(wire.HardwareFru)
export const hardwareHistoryCodec: Codec<HardwareHistory> = messageCodec<HardwareHistory>(
  wire.HardwareHistory,
)
