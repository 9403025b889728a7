/** How the network is today. It counts for what is sent from now on. */
export interface NetworkWeather {
  /** Gossip lost, per mille and link. */
  readonly dropPerMille: number
  /** Gossip that arrives twice, per mille and link. */
  readonly duplicatePerMille: number
  /** Gossip that is late, and so overtaken, per mille and link. */
  readonly latePerMille: number
  /** How late it may be, in milliseconds. */
  readonly lateMs: number
  /** One way, in milliseconds; each link has its own place between the two. */
  readonly delayMs: { readonly least: number; readonly most: number }
  /** What each message takes longer than that on average, in milliseconds, without memory. */
  readonly jitterMs: number
  /** Of each link and direction. */
  readonly bytesPerSecond: number
}

/** A quiet building: switches, and nothing lost. */
export const calm: NetworkWeather = {
  dropPerMille: 0,
  duplicatePerMille: 0,
  latePerMille: 0,
  lateMs: 0,
  delayMs: { least: 0.2, most: 1 },
  jitterMs: 0.1,
  bytesPerSecond: 125_000_000,
}
