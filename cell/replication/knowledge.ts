import type { PeerKey } from '../env/index.ts'

/** Which rosters and statements a cell has. */
export interface Knowledge {
  /** Number of its newest roster. */
  readonly roster: number
  /** Hash over all its statements. */
  readonly statements: Uint8Array
}

/** Has the peer's documents pulled when it has others than this cell. */
export function noteKnowledge(
  ports: { knowledge(): Knowledge; differs(peer: PeerKey): void },
  peer: PeerKey,
  theirs: Knowledge,
): void {
  const ours = ports.knowledge()
  const isSame = Buffer.compare(ours.statements, theirs.statements) === 0
  if (theirs.roster > ours.roster || !isSame) ports.differs(peer)
}
