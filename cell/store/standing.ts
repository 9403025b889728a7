import type { Fault } from '../env/index.ts'
import type { FamilyName } from './keyspace.ts'

/** A record that somebody wants to write or remove. */
export interface RecordInQuestion {
  readonly family: FamilyName
  readonly id: string
  /** The record as it is to be, or as it is when it is to be removed. */
  readonly value: unknown
}

/** What the newest roster makes of this cell. */
export interface Standing {
  /** Term of its feeds. */
  readonly term: number
  /** Number of the roster, which every head names. */
  readonly roster: number
  /** It is the only cell of the roster: nobody has to be told that something is gone. */
  readonly alone: boolean
  /**
   * Why the cell may not write a record: PEER_OWNER, PEER_ROLE, PEER_FROZEN; undefined = it may.
   */
  refusal(record: RecordInQuestion): Fault | undefined
}

/** A cell that owns everything, before it has a roster. */
export const loneStanding: Standing = {
  term: 1,
  roster: 0,
  alone: true,
  refusal: () => undefined,
}
