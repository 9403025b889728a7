/**
 * The closed vocabularies of components (reference 2.2). Input is matched in any case; what is
 * stored and answered has exactly the spelling below. A site may add roles and sub-roles, so these
 * two are data that travel as an `Enumerations` value; the others are fixed by the protocol.
 */
import { xnameTypes } from './xname-grammar.ts'

/** What a component is doing, as far as its controller tells. */
export const states = [
  'Unknown',
  'Empty',
  'Populated',
  'Off',
  'On',
  'Standby',
  'Halt',
  'Ready',
] as const
export type State = (typeof states)[number]

/** How well it is doing it. */
export const flags = ['OK', 'Warning', 'Alert', 'Unknown', 'Locked'] as const
export type Flag = (typeof flags)[number]

/** Processor architectures. */
export const archs = ['X86', 'ARM', 'UNKNOWN', 'Other'] as const
export type Arch = (typeof archs)[number]

/** Networks that a component is on. */
export const netTypes = ['Sling', 'Infiniband', 'Ethernet', 'OEM', 'None'] as const
export type NetType = (typeof netTypes)[number]

/** Kinds of cabinet that a component is built for. */
export const classes = ['River', 'Mountain', 'Hill'] as const
export type Class = (typeof classes)[number]

/** A role in canonical spelling; the default set may be extended. */
export type Role = string
/** A sub-role in canonical spelling; the default set may be extended. */
export type SubRole = string

/** The vocabularies that a site may extend. */
export interface Enumerations {
  readonly roles: readonly Role[]
  readonly subRoles: readonly SubRole[]
}

/** Roles and sub-roles of a site that adds none. */
export const defaultEnumerations: Enumerations = {
  roles: ['Compute', 'Service', 'System', 'Application', 'Storage', 'Management'],
  subRoles: ['Master', 'Worker', 'Storage'],
}

/**
 * `base` with more roles and sub-roles; one that is known in another case keeps its known spelling.
 */
export function extendEnumerations(
  base: Enumerations,
  more: { readonly roles?: readonly Role[]; readonly subRoles?: readonly SubRole[] },
): Enumerations {
  return {
    roles: united(base.roles, more.roles ?? []),
    subRoles: united(base.subRoles, more.subRoles ?? []),
  }
}

function united(known: readonly string[], more: readonly string[]): readonly string[] {
  const bySpelling = new Map(known.map((value) => [value.toLowerCase(), value]))
  for (const value of more.map((text) => text.trim())) {
    const key = value.toLowerCase()
    if (key !== '' && !bySpelling.has(key)) bySpelling.set(key, value)
  }
  return [...bySpelling.values()]
}

function spelledAs<T extends string>(text: string, values: readonly T[]): T | undefined {
  const wanted = text.trim().toLowerCase()
  return values.find((value) => value.toLowerCase() === wanted)
}

/** The state that `text` spells. */
export function normaliseState(text: string): State | undefined {
  return spelledAs(text, states)
}

/** The flag that `text` spells; `warn` is the old name of Warning. */
export function normaliseFlag(text: string): Flag | undefined {
  return spelledAs(text, flags) ?? (spelledAs(text, ['warn']) && 'Warning')
}

/** The architecture that `text` spells. */
export function normaliseArch(text: string): Arch | undefined {
  return spelledAs(text, archs)
}

/** The network type that `text` spells. */
export function normaliseNetType(text: string): NetType | undefined {
  return spelledAs(text, netTypes)
}

/** The class that `text` spells. */
export function normaliseClass(text: string): Class | undefined {
  return spelledAs(text, classes)
}

/** The role that `text` spells. */
export function normaliseRole(
  text: string,
  enumerations: Enumerations = defaultEnumerations,
): Role | undefined {
  return spelledAs(text, enumerations.roles)
}

/** The sub-role that `text` spells. */
export function normaliseSubRole(
  text: string,
  enumerations: Enumerations = defaultEnumerations,
): SubRole | undefined {
  return spelledAs(text, enumerations.subRoles)
}

/** The lists of GET /service/values, under the keys of that answer. */
export interface ServiceValues {
  readonly Arch: readonly string[]
  readonly Class: readonly string[]
  readonly Flag: readonly string[]
  readonly NetType: readonly string[]
  readonly Role: readonly string[]
  readonly SubRole: readonly string[]
  readonly State: readonly string[]
  readonly Type: readonly string[]
}

/**
 * Every value of every vocabulary (reference 1.1). Two oddities of the original are kept, as
 * clients compare the lists: Warning is there twice, once for its alias, and Type has an INVALID.
 */
export function serviceValues(enumerations: Enumerations = defaultEnumerations): ServiceValues {
  return {
    Arch: archs,
    Class: classes,
    Flag: ['OK', 'Warning', 'Warning', 'Alert', 'Unknown', 'Locked'],
    NetType: netTypes,
    Role: enumerations.roles,
    SubRole: enumerations.subRoles,
    State: states,
    Type: [...xnameTypes, 'INVALID'],
  }
}
