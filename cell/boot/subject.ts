/**
 * Whom a boot configuration is for. A subject is text, `host:x1000c0s0b0n0` or `group:gpu`, and is
 * the key of its record; clients write and read it as an entry of `hosts`, `macs` or `nids`.
 */
import { assert, Fault } from '../env/index.ts'
import {
  type Enumerations,
  normaliseRole,
  parseLabel,
  parseMac,
  parseXname,
} from '../inventory/index.ts'
import type { BootParameters } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { archCharsMax, nidMax } from './limits.ts'

/** Kinds of subject in the order of precedence; `unknown` and `global` stand outside of it. */
export const subjectKinds = [
  'host',
  'mac',
  'nid',
  'group',
  'role',
  'default',
  'unknown',
  'global',
] as const

export type SubjectKind = (typeof subjectKinds)[number]

/** The kind of a subject. */
export function kindOf(subject: string): SubjectKind {
  const kind = subjectKinds.find((name) => subject === name || subject.startsWith(`${name}:`))
  assert(kind, `${subject} is a subject`)
  return kind
}

/**
 * What follows the kind: an xname, a MAC, a number, a label, a role, an architecture; or nothing.
 */
export function subjectValue(subject: string): string {
  const colon = subject.indexOf(':')
  return colon < 0 ? '' : subject.slice(colon + 1)
}

/** One node's subjects are a slice's; the others are intent. */
export function familyOf(subject: string): 'bootHost' | 'bootIntent' {
  const kind = kindOf(subject)
  return kind === 'host' || kind === 'mac' || kind === 'nid' ? 'bootHost' : 'bootIntent'
}

/** The configuration stored for exactly this subject. */
export function entryOf(reader: Reader, subject: string): BootParameters | undefined {
  return reader.get(familyOf(subject), subject)
}

/** Writes a configuration under its subject. */
export function putEntry(tx: Transaction, entry: BootParameters): void {
  tx.put(familyOf(entry.subject), entry)
}

/** Removes the configuration of a subject. */
export function deleteEntry(tx: Transaction, subject: string): void {
  tx.delete(familyOf(subject), subject)
}

/** The subject of a node by its number. Fault: INPUT_BODY. */
export function nidSubject(nid: number): string {
  if (Number.isInteger(nid) && nid >= 0 && nid <= nidMax) return `nid:${nid}`
  throw new Fault('INPUT_BODY', { message: `Bad Request: invalid nid: ${nid}` })
}

/** The subject of a port by its MAC, in any spelling. Fault: INPUT_BODY. */
export function macSubject(text: string): string {
  const mac = parseMac(text)
  if (mac) return `mac:${mac.colon}`
  throw new Fault('INPUT_BODY', {
    message: `Bad Request: invalid mac: ${JSON.stringify(text.slice(0, 64))}`,
  })
}

function wordSubject(text: string, enumerations: Enumerations): string | undefined {
  const word = text.toLowerCase()
  if (word === 'default' || word === 'global') return word
  if (word.startsWith('unknown-')) {
    const arch = word.slice('unknown-'.length)
    return /^\w+$/.test(arch) && arch.length <= archCharsMax ? `unknown:${arch}` : undefined
  }
  const role = normaliseRole(text, enumerations)
  return role === undefined ? undefined : `role:${role}`
}

/**
 * The subject that an entry of `hosts` names: `@label` = a group, `Default`, `Global`,
 * `Unknown-<arch>`, a role, a node's xname, or a node's short name. Undefined when it is none of
 * them.
 */
export function parseHostSubject(
  reader: Reader,
  text: string,
  enumerations: Enumerations,
): string | undefined {
  const name = text.trim()
  if (name.startsWith('@')) {
    const label = parseLabel(name.slice(1))
    return label === undefined ? undefined : `group:${label}`
  }
  const word = wordSubject(name, enumerations)
  if (word !== undefined) return word
  const xname = parseXname(name)
  if (xname) return isNodeType(xname.type) ? `host:${xname.name}` : undefined
  const named = nodeNamed(reader, name)
  return named === undefined ? undefined : `host:${named}`
}

/** As `parseHostSubject`; Faults: INPUT_XNAME saying what is wrong. */
export function hostSubject(reader: Reader, text: string, enumerations: Enumerations): string {
  const subject = parseHostSubject(reader, text, enumerations)
  if (subject !== undefined) return subject
  const shown = JSON.stringify(text.slice(0, 64))
  const type = parseXname(text)?.type
  const message = type
    ? `Bad Request: invalid xname type: ${shown} is a ${type}, not a Node`
    : `Bad Request: invalid xname: ${shown} is no node, role, @group, Default, Global or Unknown-<arch>`
  throw new Fault('INPUT_XNAME', { message })
}

/** Whether things of this type boot. */
export function isNodeType(type: string): boolean {
  return type === 'Node' || type === 'VirtualNode'
}

/** The xname of the component with this short name; names are the same in any case, as in DNS. */
export function nodeNamed(reader: Reader, name: string): string | undefined {
  const [found] = reader.lookup('component', 'hostname', name)
  if (found !== undefined) return found
  const lower = name.toLowerCase()
  return lower === name ? undefined : reader.lookup('component', 'hostname', lower)[0]
}

/** How a subject is written in `hosts`; undefined for those of `macs` and `nids`. */
export function hostText(subject: string): string | undefined {
  const value = subjectValue(subject)
  switch (kindOf(subject)) {
    case 'host':
    case 'role':
      return value
    case 'group':
      return `@${value}`
    case 'default':
      return 'Default'
    case 'global':
      return 'Global'
    case 'unknown':
      return `Unknown-${value}`
    default:
      return undefined
  }
}

/**
 * A subject as a person reads it: `host x1000c0s0b0n0`, `group @gpu`, `role Compute`, `Default`.
 */
export function subjectText(subject: string): string {
  const kind = kindOf(subject)
  if (kind === 'mac') return `MAC ${subjectValue(subject)}`
  if (kind === 'nid') return `NID ${subjectValue(subject)}`
  const text = hostText(subject) ?? subject
  return kind === 'host' || kind === 'group' || kind === 'role' ? `${kind} ${text}` : text
}
