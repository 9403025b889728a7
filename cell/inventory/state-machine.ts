/**
 * Which state a component may be put into (reference 2.3). POST and PUT of whole components do not
 * ask here; the PATCH routes do, for every row on its own.
 */
import type { Flag, State } from './enumeration.ts'

/** State and flag of a component as they stand. */
export interface Condition {
  readonly state: State
  readonly flag: Flag
}

/** What a PATCH asks for. */
export interface WantedCondition {
  readonly state: State
  /** OK when absent. */
  readonly flag?: Flag | undefined
  /** Skips the check of the state that the component comes from. */
  readonly force: boolean
}

/** What becomes of one component. */
export type Transition =
  | { readonly kind: 'changed'; readonly to: Condition }
  /** It is there already: nothing to write, nobody to notify. */
  | { readonly kind: 'unchanged'; readonly to: Condition }
  /** The way from its present state is closed: it stays as it is and the request still succeeds. */
  | { readonly kind: 'skipped'; readonly reason: string }
  /** The request is wrong whatever the present state: nothing of it may be applied. */
  | { readonly kind: 'refused'; readonly reason: string }

/** States from which a state can be reached unforced; those without a row take force. */
const startStates: ReadonlyMap<State, readonly State[]> = new Map<State, readonly State[]>([
  ['Off', ['Off', 'On', 'Standby', 'Halt', 'Ready']],
  ['On', ['On', 'Off', 'Standby', 'Halt']],
  ['Standby', ['Standby', 'Ready']],
  ['Halt', ['Halt', 'Ready']],
  ['Ready', ['Ready', 'On', 'Off', 'Standby', 'Halt']],
])

/** The reference's words for a state that takes force. */
const notForced = 'operation not allowed and not forced.'

/** Why a request is refused before any row is looked at; undefined when it may go on. */
export function refusalOf(wanted: WantedCondition): string | undefined {
  return wanted.force || startStates.has(wanted.state) ? undefined : notForced
}

/** Judges one component: may it go from `current` to `wanted`, and where does it end up? */
export function transition(current: Condition, wanted: WantedCondition): Transition {
  const refusal = refusalOf(wanted)
  if (refusal !== undefined) return { kind: 'refused', reason: refusal }
  const wantedFlag = wanted.flag ?? 'OK'
  if (!wanted.force) {
    // A late heartbeat warning must not lift a node to Ready that has gone down meanwhile.
    const lateWarning = wanted.state === 'Ready' && wantedFlag === 'Warning'
    const allowed = lateWarning ? ['Ready'] : (startStates.get(wanted.state) ?? [])
    if (!allowed.includes(current.state)) {
      const reason = `${wanted.state}/${wantedFlag} cannot follow ${current.state}`
      return { kind: 'skipped', reason }
    }
  }
  // Locked is lifted by a flag change alone, never in passing by a state change.
  const to: Condition = {
    state: wanted.state,
    flag: current.flag === 'Locked' ? 'Locked' : wantedFlag,
  }
  const same = to.state === current.state && to.flag === current.flag
  return { kind: same ? 'unchanged' : 'changed', to }
}
