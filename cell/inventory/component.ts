/**
 * Components as a whole: adding, replacing and removing them (reference 1.2). Changing single
 * fields of many is component-patch.ts, finding them is component-filter.ts.
 */
import { Fault } from '../env/index.ts'
import type { Component } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import {
  type Enumerations,
  normaliseArch,
  normaliseClass,
  normaliseFlag,
  normaliseNetType,
  normaliseRole,
  normaliseState,
  normaliseSubRole,
} from './enumeration.ts'
import { removeMemberships } from './membership.ts'
import { givenNid, type NidAllotter, nidAllotter } from './nid.ts'
import { quoted } from './quoted.ts'
import { putChanged, settled } from './record-change.ts'
import { compareXnames, parseXname, typeOf, type Xname, xnameOf } from './xname.ts'

/** A component as a client writes it. Empty text is as good as absent. */
export interface ComponentInput {
  readonly id?: string | undefined
  readonly state?: string | undefined
  readonly flag?: string | undefined
  readonly enabled?: boolean | undefined
  readonly softwareStatus?: string | undefined
  readonly role?: string | undefined
  readonly subRole?: string | undefined
  readonly nid?: number | string | undefined
  readonly subtype?: string | undefined
  readonly netType?: string | undefined
  readonly arch?: string | undefined
  readonly class?: string | undefined
}

/** What judging and dating a component takes from outside. */
export interface ComponentRules {
  readonly enumerations: Enumerations
  readonly nowMs: number
}

/** The fields that a client did give, checked and in canonical spelling. */
interface GivenComponent {
  readonly id: Xname
  readonly state: string
  readonly flag?: string
  readonly enabled?: boolean
  readonly softwareStatus?: string
  readonly role?: string
  readonly subRole?: string
  /** `null` = the client asks for none. */
  readonly nid?: number | null
  readonly subtype?: string
  readonly netType?: string
  readonly arch?: string
  readonly class?: string
}

function refuse(message: string): never {
  throw new Fault('INPUT_BODY', { message: `couldn't validate components: ${message}` })
}

function givenId(id: string): Xname {
  const parsed = parseXname(id)
  if (parsed) return parsed.name
  try {
    return xnameOf(id)
  } catch (cause) {
    const reason = cause instanceof Fault ? cause.details['reason'] : undefined
    throw new Fault('INPUT_XNAME', {
      cause,
      message: `couldn't validate components: xname ID ${quoted(id)} is invalid: ${reason ?? ''}`,
    })
  }
}

function word<T extends string>(
  name: string,
  text: string | undefined,
  read: (text: string) => T | undefined,
): T | undefined {
  if (text === undefined || text === '') return undefined
  return read(text) ?? refuse(`${name} ${quoted(text)} is invalid`)
}

/**
 * A client that does not know a number sends the zero of its language; nodes count from 1
 * (reference 1.3), so zero in a whole component is "not given".
 */
function numberOf(nid: number | string | undefined): number | null | undefined {
  if (nid === undefined || nid === '' || Number(nid) === 0) return undefined
  return givenNid(nid) ?? null
}

function checkComponent(input: ComponentInput, { enumerations }: ComponentRules): GivenComponent {
  return settled<GivenComponent>({
    id: givenId(input.id ?? ''),
    state: word('state', input.state, normaliseState) ?? refuse("state '' is invalid"),
    flag: word('flag', input.flag, normaliseFlag),
    enabled: input.enabled,
    softwareStatus: input.softwareStatus || undefined,
    role: word('role', input.role, (text) => normaliseRole(text, enumerations)),
    subRole: word('subRole', input.subRole, (text) => normaliseSubRole(text, enumerations)),
    nid: numberOf(input.nid),
    subtype: input.subtype || undefined,
    netType: word('netType', input.netType, normaliseNetType),
    arch: word('arch', input.arch, normaliseArch),
    class: word('class', input.class, normaliseClass),
  })
}

/** A new component as far as it is known. */
export type NewComponent = Omit<Component, 'type' | 'enabled' | 'nid' | 'createdMs'> & {
  readonly id: Xname
  readonly enabled?: boolean
  /** `null` = none wanted. */
  readonly nid?: number | null
}

/**
 * Completes a new component: nodes have a role and a number whoever adds them, those of their node
 * map if they have one. `reader` shows what is written so far.
 */
export function newComponent(
  { nid, ...known }: NewComponent,
  { allot, nowMs, reader }: { allot: NidAllotter; nowMs: number; reader: Reader },
): Component {
  const type = typeOf(known.id)
  const isNode = type === 'Node' || type === 'VirtualNode'
  const map = isNode ? reader.get('nodeMap', known.id) : undefined
  const number = nid === undefined && isNode ? (map?.nid ?? allot(known.id)) : nid
  return {
    ...(isNode ? { role: 'Compute' } : {}),
    ...(map?.role && !known.role ? { role: map.role, subRole: map.subRole ?? '' } : {}),
    ...known,
    type,
    enabled: known.enabled ?? true,
    ...(typeof number === 'number' ? { nid: number } : {}),
    createdMs: nowMs,
  }
}

/** A record with the given fields over what it had; a number that is asked away is gone. */
function withGiven(before: Component, { nid, ...given }: GivenComponent): Component {
  const { nid: oldNid, ...rest } = before
  const number = nid === undefined ? oldNid : (nid ?? undefined)
  return { ...rest, ...given, ...(number === undefined ? {} : { nid: number }) }
}

/**
 * Adds the components that are not there yet. Those that are stay untouched, unless forced: then
 * every field that was given is taken over, and the rest stays. (In the reference, force leaves
 * role, number and Enabled as they were, which its own clients work around.)
 * Faults: INPUT_BODY, INPUT_XNAME.
 */
export function addComponents(
  tx: Transaction,
  { components, force }: { components: readonly ComponentInput[]; force: boolean },
  rules: ComponentRules,
): void {
  if (!components[0]?.id) throw new Fault('INPUT_BODY', { message: 'Missing Components' })
  const given = components.map((component) => checkComponent(component, rules))
  const allot = nidAllotter(tx, new Set(given.map(({ nid }) => nid)))
  for (const component of given) {
    const before = tx.get('component', component.id)
    if (before === undefined) {
      const nowMs = rules.nowMs
      tx.put('component', newComponent({ flag: 'OK', ...component }, { allot, nowMs, reader: tx }))
    }
    if (before && force) {
      putChanged(tx, 'component', { before, after: withGiven(before, component) })
    }
  }
}

/**
 * Creates the component, or replaces what the document describes of it: state, flag, subtype,
 * network, architecture and class even when left out; role, number, Enabled and software status
 * when given, as clients that know nothing of them leave them out. Faults: INPUT_BODY, INPUT_XNAME.
 */
export function putComponent(
  tx: Transaction,
  { id, component }: { id: string; component: ComponentInput },
  rules: ComponentRules,
): void {
  const given = checkComponent({ ...component, id: component.id || id }, rules)
  if (given.id !== parseXname(id)?.name) {
    throw new Fault('INPUT_BODY', { message: 'ID in URL and POST body do not match' })
  }
  const before = tx.get('component', given.id)
  const described = { flag: 'OK', subtype: '', netType: '', arch: '', class: '' }
  const after = before
    ? withGiven({ ...before, ...described }, given)
    : newComponent(
        { flag: 'OK', ...given },
        { allot: nidAllotter(tx), nowMs: rules.nowMs, reader: tx },
      )
  putChanged(tx, 'component', { before, after })
}

/** The component that `text` names, in any spelling; undefined when there is none. */
export function componentOf(reader: Reader, text: string): Component | undefined {
  const name = parseXname(text)?.name
  return name === undefined ? undefined : reader.get('component', name)
}

/** The component with this number; of several the first in natural order. */
export function componentOfNid(reader: Reader, nid: number): Component | undefined {
  const [first] = reader.lookup('component', 'nid', String(nid)).toSorted(compareXnames)
  return first === undefined ? undefined : reader.get('component', first)
}

/**
 * Removes a component and its memberships; false when there was none. Its interfaces and what its
 * controller said of it stay, as in the reference: the hardware may still be there, and its MAC
 * must not be free for another node.
 */
export function deleteComponent(tx: Transaction, id: Xname): boolean {
  if (!tx.delete('component', id)) return false
  tx.delete('reservation', id)
  removeMemberships(tx, id)
  return true
}

/** Removes every component; answers how many there were. */
export function deleteComponents(tx: Transaction): number {
  const ids = [...tx.list('component')].map(({ id }) => id as Xname)
  for (const id of ids) deleteComponent(tx, id)
  return ids.length
}
