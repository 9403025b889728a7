/**
 * What a node boots: the one function behind boot scripts, the explanation, and everything later.
 */
import type { BootParameters, Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { type BootIdentity, findComponent } from './node-search.ts'
import { subjectsOf, unknownSubject } from './precedence.ts'
import { entryOf, isNodeType } from './subject.ts'

/**
 * Why nothing is booted. `disabled` waits whatever is configured; the others may boot what is
 * configured for unknown machines.
 */
export type WaitReason =
  | 'not-in-inventory'
  | 'not-a-node'
  | 'empty'
  | 'disabled'
  | 'no-configuration'

/** What is booted, and which configuration says so. */
export interface BootChoice {
  /** Whose configuration it is: `host:x1000c0s0b0n0`, `group:gpu`, `unknown:x86_64`. */
  readonly subject: string
  readonly kernel: string
  readonly initrd: string | undefined
  /** Of the configuration, then of the kernel, then of the initrd. */
  readonly params: string
  readonly entry: BootParameters
}

/** The decision for one machine. */
export interface BootResolution {
  /** Undefined when the inventory does not know who asks. */
  readonly node: Component | undefined
  /** Undefined when it must wait. */
  readonly choice: BootChoice | undefined
  /** Why its own configuration is not served; undefined when it is. */
  readonly wait: WaitReason | undefined
}

/** Why a machine may not boot as a node of the inventory, before any configuration is looked at. */
function obstacleOf(reader: Reader, node: Component | undefined): WaitReason | undefined {
  if (node === undefined) return 'not-in-inventory'
  if (!isNodeType(node.type)) return 'not-a-node'
  if (isDisabled(reader, node.id)) return 'disabled'
  // Removed hardware that still answers is a machine nobody has described.
  return node.state === 'Empty' ? 'empty' : undefined
}

/**
 * Only a controller that was disabled counts: a node without one (added by hand, or by an old
 * client) boots.
 */
function isDisabled(reader: Reader, xname: string): boolean {
  const endpoint = reader.get('componentEndpoint', xname)?.redfishEndpointId
  return endpoint ? reader.get('redfishEndpoint', endpoint)?.enabled === false : false
}

/** Parameters that belong to the kernel or the initrd itself, whoever boots it. */
export function imageParams(
  reader: Reader,
  part: 'kernel' | 'initrd',
  path: string | undefined,
): string | undefined {
  return path ? reader.get('bootImage', `${part}/${path}`)?.params : undefined
}

function chosen(reader: Reader, entry: BootParameters, kernel: string): BootChoice {
  const initrd = entry.initrd || undefined
  const parts = [
    entry.params,
    imageParams(reader, 'kernel', kernel),
    imageParams(reader, 'initrd', initrd),
  ]
  const params = parts.filter(Boolean).join(' ')
  return { subject: entry.subject, kernel, initrd, params, entry }
}

/** The configuration of a subject when it has a kernel; one without says nothing about booting. */
export function bootableEntry(reader: Reader, subject: string): BootChoice | undefined {
  const entry = entryOf(reader, subject)
  return entry?.kernel ? chosen(reader, entry, entry.kernel) : undefined
}

function firstOf(reader: Reader, subjects: Iterable<string>): BootChoice | undefined {
  for (const subject of subjects) {
    const choice = bootableEntry(reader, subject)
    if (choice) return choice
  }
  return undefined
}

/**
 * Decides what a machine boots. A node of the inventory boots the first configuration of
 * `subjectsOf`; a machine without one boots what is configured for its architecture, or waits.
 */
export function resolveBoot(reader: Reader, identity: BootIdentity): BootResolution {
  const node = findComponent(reader, identity)
  const obstacle = obstacleOf(reader, node)
  if (node && obstacle === undefined) {
    const choice = firstOf(reader, subjectsOf(reader, node, identity.mac))
    if (choice) return { node, choice, wait: undefined }
  }
  const wait = obstacle ?? 'no-configuration'
  const unknown = wait === 'disabled' ? undefined : unknownSubject(identity)
  const choice = unknown === undefined ? undefined : bootableEntry(reader, unknown)
  return { node, choice, wait }
}
