/**
 * Changing single fields of components, one or many at once (reference 1.2, 2.3). Ids that do not
 * exist, and components whose state does not permit the change, are passed over without an error:
 * that is what clients count on. Each operation answers with the ids that it changed.
 */
import { Fault } from '../env/index.ts'
import type { Component } from '../record/index.ts'
import type { Transaction } from '../store/index.ts'
import {
  type Enumerations,
  type Flag,
  normaliseFlag,
  normaliseRole,
  normaliseState,
  normaliseSubRole,
  type State,
} from './enumeration.ts'
import { givenNid } from './nid.ts'
import { quoted } from './quoted.ts'
import { putChanged } from './record-change.ts'
import { refusalOf, transition } from './state-machine.ts'
import { parseXname, type Xname } from './xname.ts'

/** A change of some components; fields that a client left out are absent. */
export interface ComponentPatch {
  readonly ids?: readonly string[] | undefined
  readonly state?: string | undefined
  readonly flag?: string | undefined
  readonly force?: boolean | undefined
  readonly enabled?: boolean | undefined
  readonly softwareStatus?: string | undefined
  readonly role?: string | undefined
  readonly subRole?: string | undefined
}

function refuse(message: string): never {
  throw new Fault('INPUT_BODY', { message })
}

function idsOf(texts: readonly string[] | undefined): Xname[] {
  if (texts === undefined || texts.length === 0) return refuse('Missing IDs')
  return texts.map((text) => {
    return parseXname(text)?.name ?? refuse(`invalid xname ID: ${quoted(text)}`)
  })
}

function word<T>(
  noun: string,
  text: string | undefined,
  read: (text: string) => T | undefined,
): T | undefined {
  if (text === undefined || text === '') return undefined
  return read(text) ?? refuse(`invalid ${noun}: ${quoted(text)}`)
}

function change(
  tx: Transaction,
  ids: readonly Xname[],
  changed: (before: Component) => Component,
): Xname[] {
  return ids.filter((id) => {
    const before = tx.get('component', id)
    return before !== undefined && putChanged(tx, 'component', { before, after: changed(before) })
  })
}

/** Sets state and flag where the state model permits it. Faults: INPUT_BODY. */
export function patchState(tx: Transaction, patch: ComponentPatch): Xname[] {
  const ids = idsOf(patch.ids)
  const wanted = {
    state: word('state', patch.state, normaliseState) ?? refuse('Missing State'),
    flag: word('flag', patch.flag, normaliseFlag),
    force: patch.force ?? false,
  }
  const refusal = refusalOf(wanted)
  if (refusal !== undefined) return refuse(refusal)
  return change(tx, ids, (before) => {
    // What was never told has neither: no state permits an unforced change, no flag is Locked.
    const current = { state: (before.state ?? '') as State, flag: (before.flag ?? '') as Flag }
    const verdict = transition(current, wanted)
    return verdict.kind === 'changed' ? { ...before, ...verdict.to } : before
  })
}

/** Sets the flag alone. Faults: INPUT_BODY. */
export function patchFlag(tx: Transaction, patch: ComponentPatch): Xname[] {
  const ids = idsOf(patch.ids)
  const flag = word('flag', patch.flag, normaliseFlag) ?? refuse('Missing Flag')
  return change(tx, ids, (before) => ({ ...before, flag }))
}

/** Enables or disables. Faults: INPUT_BODY. */
export function patchEnabled(tx: Transaction, patch: ComponentPatch): Xname[] {
  const ids = idsOf(patch.ids)
  const enabled = patch.enabled ?? refuse('Missing Enabled field')
  return change(tx, ids, (before) => ({ ...before, enabled }))
}

/** Sets the software status, free text that may be empty. Faults: INPUT_BODY. */
export function patchSoftwareStatus(tx: Transaction, patch: ComponentPatch): Xname[] {
  const ids = idsOf(patch.ids)
  const softwareStatus = patch.softwareStatus ?? refuse('Missing SoftwareStatus')
  return change(tx, ids, (before) => ({ ...before, softwareStatus }))
}

/** Sets the role; a sub-role that is not given is cleared. Faults: INPUT_BODY. */
export function patchRole(
  tx: Transaction,
  patch: ComponentPatch,
  enumerations: Enumerations,
): Xname[] {
  const ids = idsOf(patch.ids)
  const role = word('role', patch.role, (text) => normaliseRole(text, enumerations))
  if (role === undefined) return refuse('Missing Role')
  const subRole = word('subRole', patch.subRole, (text) => normaliseSubRole(text, enumerations))
  return change(tx, ids, (before) => ({ ...before, role, subRole: subRole ?? '' }))
}

/** Numbers components; a negative number takes the number away. Faults: INPUT_BODY. */
export function patchNids(
  tx: Transaction,
  numbers: readonly {
    readonly id?: string | undefined
    readonly nid?: number | string | undefined
  }[],
): Xname[] {
  if (numbers.length === 0) return refuse('Missing Components')
  const ids = idsOf(numbers.map(({ id }) => id ?? ''))
  const nids = numbers.map(({ nid }) => {
    if (nid === undefined || nid === '') {
      return refuse('NID value missing. Use NID < 0 to unset.')
    }
    return givenNid(nid)
  })
  return ids.filter((id, at) => {
    const nid = nids[at]
    const numbered = ({ nid: _, ...rest }: Component) =>
      nid === undefined ? rest : { ...rest, nid }
    return change(tx, [id], numbered).length > 0
  })
}
