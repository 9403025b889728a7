import { Fault } from '../../../cell/env/fault.ts'
import {
  bmcOf,
  compareXnames,
  parseLabel,
  parseXname,
  type Xname,
  xnameOf,
} from '../../../cell/inventory/index.ts'
import { slotsPerCabinetMax } from '../limits.ts'
import type { DiscoveredBmc, DiscoveredNode, Discovery } from './discovery.ts'
import type { WarewulfNode } from './warewulf-file.ts'

/** What the positions of nodes are made of. */
export interface Positions {
  /** Where the first node sits that says nothing itself: x3000, or x3000c0s8. */
  readonly start: string
  /** Xnames by host name that the cell has: a node stays where it is. */
  readonly known: ReadonlyMap<string, string>
  /** Xnames that are taken. */
  readonly taken: ReadonlySet<string>
}

/** The inventory that nodes.conf amounts to. */
export interface WarewulfDiscovery {
  readonly discovery: Discovery
  /** Kernel command lines, each with the nodes that have it. */
  readonly commandLines: ReadonlyMap<string, readonly Xname[]>
  /** What could not be carried over, each with the nodes that have it. */
  readonly leftBehind: ReadonlyMap<string, readonly string[]>
}

/**
 * Places the nodes and turns them into an inventory. Fault: INPUT_XNAME for a start that is none.
 */
export function discoveryOfWarewulf(
  nodes: readonly WarewulfNode[],
  positions: Positions,
): WarewulfDiscovery {
  const places = placesOf(nodes, positions)
  const commandLines = new Map<string, Xname[]>()
  const leftBehind = new Map<string, string[]>()
  const bmcs = new Map<Xname, DiscoveredBmc>()
  const discovered = nodes.flatMap((node): readonly DiscoveredNode[] => {
    const xname = places.get(node.name)
    const bmc = xname && bmcOf(xname)
    if (xname === undefined || bmc === undefined) return []
    for (const word of node.leftBehind) push(leftBehind, word, node.name)
    if (node.kernelArgs.length > 0) push(commandLines, node.kernelArgs.join(' '), xname)
    const groups = node.profiles.map(labelOfProfile)
    const hostname = hostnameOf(node.name)
    if (hostname !== node.name) push(leftBehind, 'domains of host names', node.name)
    // Nodes that share a BMC by their tags tell of it together: the first one names it.
    const told = bmcs.get(bmc) ?? { xname: bmc, name: `${hostname}-bmc` }
    bmcs.set(bmc, { ...node.bmc, ...told })
    return [{ xname, name: hostname, bmc, groups, interfaces: node.interfaces }]
  })
  return { discovery: { bmcs: [...bmcs.values()], nodes: discovered }, commandLines, leftBehind }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

/** A host name without its domain: what people type. */
export function hostnameOf(name: string): string {
  return name.toLowerCase().replace(/\..*$/, '')
}

/** The label of the group that a profile becomes. */
export function labelOfProfile(profile: string): string {
  const label = profile.toLowerCase().replace(/[^-a-z0-9:._]+/g, '-')
  return parseLabel(label) ?? label
}

/**
 * Where each node sits: as its tag says, or where the cell knows a node of its name, or in the next
 * free slot from the start, names in natural order. So a node keeps its place when others are
 * added.
 */
function placesOf(
  nodes: readonly WarewulfNode[],
  { start, known, taken }: Positions,
): ReadonlyMap<string, Xname> {
  const places = new Map<string, Xname>()
  const used = new Set(taken)
  for (const { name, xname } of nodes) {
    const place = xname ?? known.get(hostnameOf(name))
    if (place === undefined) continue
    places.set(name, xnameOf(place))
    used.add(place)
  }
  const rest = nodes
    .filter(({ name }) => !places.has(name))
    .toSorted((left, right) => compareXnames(left.name, right.name))
  const slots = slotsFrom(start)
  for (const { name } of rest) {
    let place = slots.next().value
    while (used.has(place)) place = slots.next().value
    places.set(name, place)
    used.add(place)
  }
  return places
}

/** Nodes from a start on; a start that is none is refused even when nobody needs a place. */
function slotsFrom(start: string): Generator<Xname, never, undefined> {
  const [, cabinetText, slotText = '0'] = /^x(\d{1,4})(?:c0(?:s(\d+))?)?$/.exec(start) ?? []
  if (cabinetText === undefined || parseXname(start) === undefined) {
    throw new Fault('INPUT_XNAME', {
      message: `"${start}" is no place to start at: write a cabinet, x3000, or a slot, x3000c0s8.`,
    })
  }
  return slotsOf(Number(cabinetText), Number(slotText))
}

/** One node a slot, the slots of one cabinet and then of the next. */
function* slotsOf(firstCabinet: number, firstSlot: number): Generator<Xname, never, undefined> {
  let slot = firstSlot
  for (let cabinet = firstCabinet; ; cabinet += 1) {
    for (; slot < slotsPerCabinetMax; slot += 1) yield xnameOf(`x${cabinet}c0s${slot}b0n0`)
    slot = 0
  }
}
