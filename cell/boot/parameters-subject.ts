/**
 * Whom a request about boot configurations means, as far as a reader shows: what is needed to tell
 * which cell decides about each of its identifiers.
 */
import { type Enumerations, parseMac } from '../inventory/index.ts'
import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { nidMax } from './limits.ts'
import { componentOfSubject, storedSubjects } from './parameters.ts'
import {
  familyOf,
  kindOf,
  macSubject,
  nidSubject,
  parseHostSubject,
  subjectValue,
} from './subject.ts'

/** The identifiers of a request. */
export interface BootIdentifiers {
  readonly hosts: readonly string[]
  readonly macs: readonly string[]
  readonly nids: readonly number[]
}

/** One identifier, and what is known of whom it means. */
export interface BootSubject {
  /** The identifier alone. */
  readonly given: BootIdentifiers
  /** Undefined for what spells none. */
  readonly subject: string | undefined
  /** Whether its configuration is cluster-wide: a group's, a role's, the default. */
  readonly isIntent: boolean
  /** The xname that it spells or leads to. */
  readonly xname: string | undefined
  /** The subject under which its configuration lies, when it has one. */
  readonly stored: string | undefined
}

const none: BootIdentifiers = { hosts: [], macs: [], nids: [] }

/** A subject of one node as the identifier that names exactly it. */
export function identifierOf(subject: string): BootIdentifiers {
  const value = subjectValue(subject)
  switch (kindOf(subject)) {
    case 'mac':
      return { ...none, macs: [value] }
    case 'nid':
      return { ...none, nids: [Number(value)] }
    default:
      return { ...none, hosts: [value] }
  }
}

/** Identifiers put together. */
export function joinIdentifiers(parts: readonly BootIdentifiers[]): BootIdentifiers {
  return {
    hosts: parts.flatMap(({ hosts }) => hosts),
    macs: parts.flatMap(({ macs }) => macs),
    nids: parts.flatMap(({ nids }) => nids),
  }
}

function xnameOf(subject: string, node: Component | undefined): string | undefined {
  return kindOf(subject) === 'host' ? subjectValue(subject) : node?.id
}

function subjectOf(
  reader: Reader,
  given: BootIdentifiers,
  subject: string | undefined,
): BootSubject {
  if (subject === undefined) {
    return { given, subject, isIntent: false, xname: undefined, stored: undefined }
  }
  const [stored] = storedSubjects(reader, subject)
  const isIntent = familyOf(subject) === 'bootIntent'
  const xname = xnameOf(subject, componentOfSubject(reader, subject))
  return { given, subject, isIntent, xname, stored }
}

/** What a reader knows of every identifier of a request, in its order. */
export function bootSubjects(
  reader: Reader,
  { hosts, macs, nids }: BootIdentifiers,
  enumerations: Enumerations,
): BootSubject[] {
  const isNid = (nid: number) => Number.isInteger(nid) && nid >= 0 && nid <= nidMax
  return [
    ...hosts.map((text) => {
      const subject = parseHostSubject(reader, text, enumerations)
      return subjectOf(reader, { ...none, hosts: [text] }, subject)
    }),
    ...macs.map((text) => {
      const subject = parseMac(text) ? macSubject(text) : undefined
      return subjectOf(reader, { ...none, macs: [text] }, subject)
    }),
    ...nids.map((nid) => {
      return subjectOf(reader, { ...none, nids: [nid] }, isNid(nid) ? nidSubject(nid) : undefined)
    }),
  ]
}
