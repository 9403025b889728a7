/**
 * What nodes get that are added without a number or a role (reference 1.3). Numbers are unique
 * here: two nodes that wait for the same one would collide when they come.
 */
import { Fault } from '../env/index.ts'
import type { NodeMap } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { type Enumerations, normaliseRole, normaliseSubRole } from './enumeration.ts'
import { nodeInfoCharsMax } from './limits.ts'
import { givenNid } from './nid.ts'
import { quoted } from './quoted.ts'
import { putChanged } from './record-change.ts'
import { parseXname, type Xname } from './xname.ts'

/** A node map as a client writes it. */
export interface NodeMapInput {
  readonly id?: string | undefined
  readonly nid?: number | string | undefined
  readonly role?: string | undefined
  readonly subRole?: string | undefined
  /** Any JSON value. */
  readonly nodeInfo?: unknown
}

function refuse(message: string): never {
  throw new Fault('INPUT_BODY', { message: `couldn't validate node map: ${message}` })
}

function nodeName(text: string): Xname {
  const parsed = parseXname(text)
  if (parsed && (parsed.type === 'Node' || parsed.type === 'VirtualNode')) return parsed.name
  throw new Fault('INPUT_XNAME', {
    message: `couldn't validate node map: ${quoted(text)} is not the xname of a node`,
  })
}

function word(
  noun: string,
  text: string | undefined,
  read: (text: string) => string | undefined,
): string {
  if (!text) return ''
  return read(text) ?? refuse(`${noun} ${quoted(text)} is invalid`)
}

/** Any JSON value as text. */
function nodeInfoText(value: unknown): string {
  const text = value === undefined ? '' : JSON.stringify(value)
  if (text.length <= nodeInfoCharsMax) return text
  return refuse(`NodeInfo has more than ${nodeInfoCharsMax} characters`)
}

function nodeMapFrom(input: NodeMapInput, enumerations: Enumerations): NodeMap {
  const id = nodeName(input.id ?? '')
  const nid = givenNid(input.nid ?? 0)
  if (nid === undefined || nid === 0) return refuse(`NID of ${id} is not above 0`)
  return {
    id,
    nid,
    role: word('role', input.role, (text) => normaliseRole(text, enumerations)),
    subRole: word('subRole', input.subRole, (text) => normaliseSubRole(text, enumerations)),
    nodeInfoJson: nodeInfoText(input.nodeInfo),
  }
}

/**
 * Checks node maps against what is there and against each other; of several for one node the last
 * one counts. Nodes may swap their numbers within one request.
 */
function planned(
  reader: Reader,
  inputs: readonly NodeMapInput[],
  enumerations: Enumerations,
): readonly NodeMap[] {
  const wanted = new Map<string, NodeMap>()
  for (const input of inputs) {
    const map = nodeMapFrom(input, enumerations)
    wanted.set(map.id, map)
  }
  const holders = new Map<number, string>()
  for (const { id, nid } of wanted.values()) {
    const holder =
      holders.get(nid) ??
      reader.lookup('nodeMap', 'nid', String(nid)).find((other) => !wanted.has(other))
    if (holder !== undefined) {
      throw new Fault('CONFLICT_UNIQUE', {
        message: `NID ${nid} of ${id} is mapped to ${holder}`,
        details: { nid, holder },
      })
    }
    holders.set(nid, id)
  }
  return [...wanted.values()]
}

/**
 * Creates or replaces node maps; answers how many it was given. All or nothing.
 * Faults: INPUT_BODY, INPUT_XNAME, CONFLICT_UNIQUE for a number that another node has.
 */
export function putNodeMaps(
  tx: Transaction,
  inputs: readonly NodeMapInput[],
  enumerations: Enumerations,
): number {
  if (inputs.length === 0) return refuse('there is none')
  const maps = planned(tx, inputs, enumerations)
  for (const after of maps) {
    putChanged(tx, 'nodeMap', { before: tx.get('nodeMap', after.id), after })
  }
  return maps.length
}

/**
 * Refuses what `putNodeMaps` would refuse where `reader` shows the nodes of all cells: an owner
 * decides only among its own. Faults: as `putNodeMaps`.
 */
export function refuseNodeMaps(
  reader: Reader,
  inputs: readonly NodeMapInput[],
  enumerations: Enumerations,
): void {
  planned(reader, inputs, enumerations)
}

/** The node map of the node that `text` names; undefined when there is none. */
export function nodeMapOf(reader: Reader, text: string): NodeMap | undefined {
  const name = parseXname(text)?.name
  return name === undefined ? undefined : reader.get('nodeMap', name)
}

/** Removes every node map; answers how many there were. */
export function deleteNodeMaps(tx: Transaction): number {
  const ids = [...tx.list('nodeMap')].map(({ id }) => id)
  for (const id of ids) tx.delete('nodeMap', id)
  return ids.length
}
