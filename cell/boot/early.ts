/**
 * Boot configurations that came before their node: for a MAC or a number that no node had yet. They
 * lie with the cell that took them and boot nothing. Whose node has the MAC or number then decides,
 * once, when it gets it: its owner takes over what is there in the batch that gives it. What
 * another cell writes later about the same counts for nothing.
 */
import { parseMac } from '../inventory/index.ts'
import type { BootParameters, Component, EthernetInterface } from '../record/index.ts'
import type { Change, Reader, Transaction } from '../store/index.ts'
import { ownSubjects } from './precedence.ts'
import { entryOf, kindOf, putEntry, subjectValue } from './subject.ts'

/** What taking over stands on. */
export interface EarlyBoot {
  /** Whether this cell decides about a node. */
  owns(xname: string): boolean
  /** What other cells hold for a subject, of those that may write for the whole cluster. */
  told(subject: string): Iterable<BootParameters>
}

/** Whether a subject is a MAC or a number, which do not say whose node has them. */
export function isBlindSubject(subject: string): boolean {
  return subject.startsWith('mac:') || subject.startsWith('nid:')
}

/** The xname of the component that has the MAC or number of a subject. */
export function claimantOf(
  reader: Pick<Reader, 'get' | 'lookup'>,
  subject: string,
): string | undefined {
  if (!isBlindSubject(subject)) return undefined
  const value = subjectValue(subject)
  if (kindOf(subject) === 'nid') return reader.lookup('component', 'nid', value)[0]
  const id = parseMac(value)?.id
  return id && (reader.get('ethernetInterface', id)?.componentId || undefined)
}

/** The subject that a record gives to a component, and to which. */
function claimOf(family: Change['family'], value: unknown) {
  if (family === 'ethernetInterface') {
    const { macAddress, componentId } = (value ?? {}) as Partial<EthernetInterface>
    return componentId ? { subject: `mac:${macAddress}`, xname: componentId } : undefined
  }
  if (family !== 'component') return undefined
  const { id, nid } = (value ?? {}) as Partial<Component>
  return id && nid !== undefined ? { subject: `nid:${nid}`, xname: id } : undefined
}

/** What a change gives to an own node that was nobody's before it. */
function claimedBy({ family, row, was }: Change, { owns }: EarlyBoot) {
  const claim = claimOf(family, row?.value)
  if (!claim || !owns(claim.xname)) return []
  const before = claimOf(family, was)
  return before?.subject === claim.subject && owns(before.xname) ? [] : [claim]
}

/** The fields that decide what boots. */
function contentOf({ subject: _, referralToken: __, ...content }: BootParameters): string {
  return JSON.stringify(Object.entries(content).sort(([left], [right]) => (left < right ? -1 : 1)))
}

function isSameBoot(left: BootParameters, right: BootParameters): boolean {
  return contentOf(left) === contentOf(right)
}

/** Whether a node has a configuration of its own, by any of its names. */
export function isConfigured(reader: Reader, xname: string): boolean {
  const node = reader.get('component', xname)
  const subjects = node ? ownSubjects(reader, node) : [`host:${xname}`]
  return [...subjects].some((subject) => entryOf(reader, subject) !== undefined)
}

/**
 * Takes over what was configured for the MACs and numbers that own nodes get in this transaction.
 * A node that has a configuration of its own keeps that alone, and of several that say different
 * things none is taken.
 */
export function adoptEarlyBoot(tx: Transaction, early: EarlyBoot): void {
  for (const { subject, xname } of tx.changes.flatMap((change) => claimedBy(change, early))) {
    if (entryOf(tx, subject)) continue
    const [first, ...others] = early.told(subject)
    if (!first || !others.every((other) => isSameBoot(first, other))) continue
    if (!isConfigured(tx, xname)) putEntry(tx, first)
  }
}
