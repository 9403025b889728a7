/**
 * Where in a write the machine dies: before, in the middle of, or after its bytes; or just not
 * answered.
 */
export type CrashStage = 'before' | 'within' | 'written' | 'synced'

/** Every stage, in the order of time. */
export const crashStages: readonly CrashStage[] = ['before', 'within', 'written', 'synced']

/** What will become of one write. */
export type WriteFate =
  | { readonly kind: 'done'; readonly writeMs: number; readonly syncMs: number }
  /** STORE_WRITE after `share` of the bytes: 1 = all of them are there, and yet it failed. */
  | { readonly kind: 'failed'; readonly writeMs: number; readonly share: number }
  /** The machine dies; nobody ever gets an answer. `share` counts for the stage `within`. */
  | {
      readonly kind: 'crash'
      readonly writeMs: number
      readonly syncMs: number
      readonly stage: CrashStage
      readonly share: number
    }

/** One write as fate sees it. */
export interface WriteFacts {
  /** Counts the writes to this disk across all starts, from 0. */
  readonly number: number
  readonly bytes: number
  readonly sync: boolean
}

/**
 * Decides how every access to a disk goes: from a seed in the simulator, from a script in a test.
 */
export interface Fate {
  ofWrite(write: WriteFacts): WriteFate
  /** How long one reading takes. */
  readMs(): number
}

/** Everything works, in no time. */
export const kindFate: Fate = {
  ofWrite: () => ({ kind: 'done', writeMs: 0, syncMs: 0 }),
  readMs: () => 0,
}
