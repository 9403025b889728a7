/**
 * Which boot configuration of the resource API is a node's (reference cloud-init 2.2): the one that
 * names it most closely, then the one of the highest priority, then the first by name.
 */

import { macsOf } from '../boot/index.ts'
import { globMatches, groupLabelsOf, parseMac, parseXname } from '../inventory/index.ts'
import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'

/** A boot configuration as its resource says it. */
export interface BootConfiguration {
  readonly name: string
  readonly hosts: readonly string[]
  readonly macs: readonly string[]
  readonly nids: readonly number[]
  readonly groups: readonly string[]
  readonly profile: string
  readonly kernel: string
  readonly initrd: string
  readonly params: string
  readonly priority: number
}

/** What a node is known by. */
export interface MatchedNode {
  readonly xname: string
  readonly hostname: string | undefined
  readonly nid: number | undefined
  /** With colons. */
  readonly macs: readonly string[]
  readonly groups: readonly string[]
}

/** Weights of the reference. */
const weights = { mac: 100, nid: 75, host: 50, group: 25, any: 1 } as const

/** What configurations may name of a node, as the inventory has it. */
export function matchedNode(reader: Reader, { id, hostname, nid }: Component): MatchedNode {
  return { xname: id, hostname, nid, macs: macsOf(reader, id), groups: groupLabelsOf(reader, id) }
}

const isAnyHost = (pattern: string) => pattern.trim() === '*'

function isHost(pattern: string, { xname, hostname }: MatchedNode): boolean {
  const text = pattern.trim().toLowerCase()
  if (parseXname(text)?.name === xname) return true
  return [xname, hostname?.toLowerCase()].some((name) => name && globMatches(text, name))
}

/** How closely a configuration names a node; 0 = not at all. */
export function matchScore(configuration: BootConfiguration, node: MatchedNode): number {
  const { hosts, macs, nids, groups } = configuration
  const hasMac = macs.some((mac) => node.macs.includes(parseMac(mac)?.colon ?? ''))
  const hasNid = node.nid !== undefined && nids.includes(node.nid)
  const hasHost = hosts.some((host) => !isAnyHost(host) && isHost(host, node))
  const own = groups.filter((group) => node.groups.includes(group.toLowerCase()))
  const sum =
    (hasMac ? weights.mac : 0) +
    (hasNid ? weights.nid : 0) +
    (hasHost ? weights.host : 0) +
    weights.group * new Set(own).size
  const isForAll = hosts.length + macs.length + nids.length + groups.length === 0
  return sum || (isForAll || hosts.some(isAnyHost) ? weights.any : 0)
}

/**
 * The configuration of a node, of those of the profile that it asks for; without one that is its,
 * of those of no profile.
 */
export function bestConfiguration(
  configurations: readonly BootConfiguration[],
  node: MatchedNode,
  profile = '',
): BootConfiguration | undefined {
  const best = configurations
    .filter((configuration) => configuration.profile === profile)
    .map((configuration) => ({ configuration, score: matchScore(configuration, node) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => {
      const { configuration: one } = left
      const { configuration: other } = right
      const order = right.score - left.score || other.priority - one.priority
      return order || (one.name < other.name ? -1 : 1)
    })[0]?.configuration
  return best ?? (profile === '' ? undefined : bestConfiguration(configurations, node))
}
