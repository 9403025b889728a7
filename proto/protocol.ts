/**
 * Protocol ids and topics with their history. A change of what a message means takes a new number;
 * the old one is listed as retired, never used again.
 *
 * - 1 (November 2026): hello, pulse, roster, sync, pull, forward, ownership; topic digest.
 */
export const protocols = {
  /** Hello both ways; nothing else is heard on a connection before. */
  hello: '/rackcell/hello/1',
  /** Signs of life: PulseRequest, PulseAnswer. */
  pulse: '/rackcell/pulse/1',
  /** Rosters and statements: RosterRequest, RosterAnswer. */
  roster: '/rackcell/roster/1',
  /** Anti-entropy: SyncRequest, SyncAnswer. */
  sync: '/rackcell/sync/1',
  /** Entries of a feed: PullRequest, frames of PullPart. */
  pull: '/rackcell/pull/1',
  /** A request for its owner: ForwardRequest, frames of ForwardAnswer. */
  forward: '/rackcell/forward/1',
  /** Ownership that changes hands: OwnershipRequest, frames of OwnershipAnswer. */
  ownership: '/rackcell/ownership/1',
} as const

/** The topic of a cluster on which signed digests travel. */
export function digestTopic(cluster: string): string {
  return `rackcell/digest/1/${cluster}`
}
