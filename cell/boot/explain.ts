/**
 * Why a node boots what it boots: the decision of resolve.ts again, with everything that it passed
 * over.
 */
import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { addedWords, type BootSurroundings } from './command-line.ts'
import { type BootIdentity, macsOf } from './node-search.ts'
import { bootPriorityOf, groupsInOrder, subjectsOf, unknownSubject } from './precedence.ts'
import {
  type BootChoice,
  type BootResolution,
  bootableEntry,
  imageParams,
  resolveBoot,
  type WaitReason,
} from './resolve.ts'
import { entryOf, kindOf, type SubjectKind, subjectText } from './subject.ts'

/** A value that something else said, and who. */
export interface OverriddenValue {
  readonly value: string
  readonly from: string
}

/** One value of the boot, where it came from, and what would change it. */
export interface ExplainedValue {
  readonly name: 'kernel' | 'initrd' | 'params'
  readonly value: string
  readonly from: string
  /** What configurations further down say, first the one that would count next. */
  readonly overridden: readonly OverriddenValue[]
  readonly change: string
}

/** A piece of the command line and where it came from, in order. */
export interface ExplainedPiece {
  readonly text: string
  readonly from: string
}

/** A place where a configuration was looked for. */
export interface ExplainedLevel {
  readonly kind: SubjectKind
  readonly subject: string
  /** As a person reads it: `group @gpu`. */
  readonly name: string
  /** `passed over`: it has no kernel, so it says nothing about booting. */
  readonly found: 'used' | 'overridden' | 'passed over' | 'nothing'
}

/** The node as the explanation saw it. */
export interface ExplainedNode {
  readonly xname: string
  readonly hostname?: string
  readonly nid?: number
  readonly role?: string
  readonly state?: string
  readonly macs: readonly string[]
  readonly groups: readonly string[]
}

/** What a machine boots and why, for `rackcell node why` and GET /cells/v1/nodes/{x}/why. */
export interface BootExplanation {
  readonly boots: boolean
  readonly verdict: string
  readonly node?: ExplainedNode
  /** Why its own configuration is not served. */
  readonly wait?: WaitReason
  readonly values: readonly ExplainedValue[]
  readonly commandLine: readonly ExplainedPiece[]
  readonly levels: readonly ExplainedLevel[]
  /** What an operator should know or could do. */
  readonly notes: readonly string[]
}

const remedies: Record<WaitReason, string> = {
  'not-in-inventory': 'Add the node, or its MAC address, to the inventory ("rackcell import").',
  'not-a-node': 'The interface belongs to a controller: assign it to the node.',
  empty: 'Its state is Empty: discover it again, or set another state.',
  disabled: 'Its controller is disabled: enable the Redfish endpoint.',
  'no-configuration':
    'Write one for the node, for one of its groups (hosts: ["@label"]), for its role, or for Default.',
}

const waits: Record<WaitReason, string> = {
  'not-in-inventory': 'the inventory does not know it',
  'not-a-node': 'it is not a node',
  empty: 'its state is Empty',
  disabled: 'its controller is disabled',
  'no-configuration': 'no configuration is written for it',
}

function explainedNode(reader: Reader, node: Component): ExplainedNode {
  return {
    xname: node.id,
    ...(node.hostname ? { hostname: node.hostname } : {}),
    ...(node.nid === undefined ? {} : { nid: node.nid }),
    ...(node.role ? { role: node.role } : {}),
    ...(node.state ? { state: node.state } : {}),
    macs: macsOf(reader, node.id),
    groups: groupsInOrder(reader, node.id).map(({ label }) => label),
  }
}

function nameOf({ node }: BootResolution, { mac, name, nid }: BootIdentity): string {
  if (node) return node.hostname ? `${node.hostname} (${node.id})` : node.id
  return mac ?? name ?? (nid === undefined ? 'the machine' : `NID ${nid}`)
}

function verdictOf(resolution: BootResolution, identity: BootIdentity): string {
  const name = nameOf(resolution, identity)
  const { choice, wait } = resolution
  const because = wait && waits[wait]
  if (!choice) return `${name} waits and asks again: ${because}.`
  const from = subjectText(choice.subject)
  const why = because ? ` because ${because}` : ''
  return `${name} boots ${choice.kernel} from the configuration of ${from}${why}.`
}

/** Every subject in question, with the configurations that have a kernel. */
function surveyOf(reader: Reader, resolution: BootResolution, identity: BootIdentity) {
  const { node, wait, choice } = resolution
  const subjects = node && wait !== 'not-a-node' ? [...subjectsOf(reader, node, identity.mac)] : []
  const unknown = unknownSubject(identity)
  if (unknown && wait && wait !== 'disabled') subjects.push(unknown)
  const usable: BootChoice[] = []
  const levels = subjects.map((subject): ExplainedLevel => {
    const found = bootableEntry(reader, subject)
    if (found) usable.push(found)
    const state = found ? (subject === choice?.subject ? 'used' : 'overridden') : undefined
    const rest = entryOf(reader, subject) ? 'passed over' : 'nothing'
    return { kind: kindOf(subject), subject, name: subjectText(subject), found: state ?? rest }
  })
  return { levels, others: usable.filter(({ subject }) => subject !== choice?.subject) }
}

function changeOf(choice: BootChoice, node: Component | undefined, next: BootChoice | undefined) {
  const name = subjectText(choice.subject)
  const here = `Change it in the configuration of ${name}`
  const before =
    node && kindOf(choice.subject) !== 'host'
      ? `; one of host ${node.id} would count before it`
      : ''
  const after = next ? `; without it that of ${subjectText(next.subject)} counts` : ''
  return `${here}${before}${after}.`
}

function valuesOf(resolution: BootResolution, others: readonly BootChoice[]): ExplainedValue[] {
  const { choice, node } = resolution
  if (!choice) return []
  const from = `configuration of ${subjectText(choice.subject)}`
  const change = changeOf(choice, node, others[0])
  return (['kernel', 'initrd', 'params'] as const).map((name) => ({
    name,
    value: choice[name] ?? '',
    from,
    overridden: others.map((other) => ({
      value: other[name] ?? '',
      from: `configuration of ${subjectText(other.subject)}`,
    })),
    change,
  }))
}

function piecesOf(
  reader: Reader,
  resolution: BootResolution,
  around: BootSurroundings,
): ExplainedPiece[] {
  const { choice } = resolution
  if (!choice) return []
  const { entry, kernel, initrd, subject } = choice
  const pieces = [
    { text: entry.params, from: `configuration of ${subjectText(subject)}` },
    { text: imageParams(reader, 'kernel', kernel), from: `parameters of kernel ${kernel}` },
    { text: imageParams(reader, 'initrd', initrd), from: `parameters of initrd ${initrd}` },
  ].flatMap(({ text, from }) => (text ? [{ text, from }] : []))
  const added = addedWords(resolution, around).map(({ prefix, value, from }) => {
    return { text: prefix + value, from }
  })
  return [...pieces, ...added]
}

/**
 * Two groups with a configuration and no priority between them: decided by their names, which is
 * luck.
 */
function groupTie(reader: Reader, resolution: BootResolution): string[] {
  const { node, choice } = resolution
  if (!node || !choice || kindOf(choice.subject) !== 'group') return []
  const rivals = groupsInOrder(reader, node.id).filter(({ label }) => {
    return bootableEntry(reader, `group:${label}`) !== undefined
  })
  const [first, second] = rivals
  if (!first || !second || bootPriorityOf(first) !== bootPriorityOf(second)) return []
  return [
    `@${first.label} and @${second.label} both have a configuration and the same priority: ` +
      `their names decide. Give one the tag boot-priority:1 or more, or write one for host ${node.id}.`,
  ]
}

/** Explains the decision of `resolveBoot` for the same identity. */
export function explainBoot(
  reader: Reader,
  identity: BootIdentity,
  around: BootSurroundings = {},
): BootExplanation {
  const resolution = resolveBoot(reader, identity)
  const { node, choice, wait } = resolution
  const { levels, others } = surveyOf(reader, resolution, identity)
  const notes = [...(wait ? [remedies[wait]] : []), ...groupTie(reader, resolution)]
  return {
    boots: choice !== undefined,
    verdict: verdictOf(resolution, identity),
    ...(node ? { node: explainedNode(reader, node) } : {}),
    ...(wait ? { wait } : {}),
    values: valuesOf(resolution, others),
    commandLine: piecesOf(reader, resolution, around),
    levels,
    notes,
  }
}
