/**
 * Which node asks, and which cell answers it: the own nodes are told apart in the own slice,
 * without a word to anybody; another rack's node that asks here is answered by its owner, and from
 * what is known here when that is not reached.
 */
import {
  type CloudNode,
  nodeAt,
  type Sighting,
  xnameMeant,
} from '../../../bootstrap/cloud-init/index.ts'
import { Fault } from '../../../cell/env/index.ts'
import type { Reader } from '../../../cell/store/index.ts'
import type { RackContext } from '../context.ts'
import type { Asked, ClusterRule, World } from './forward/index.ts'

interface Place {
  readonly own: Reader
  readonly view: Reader
  readonly self: string
  ownerOf(xname: string): string
}

/** Who has an address: a node of the own slice if any has, otherwise one of the cluster. */
function sightedAt({ own, view, self, ownerOf }: Place, address: string): Sighting {
  const here = nodeAt(own, address)
  if (here.kind === 'node' && ownerOf(here.node.component.id) === self) return here
  const anywhere = nodeAt(view, address)
  return anywhere.kind === 'stranger' ? here : anywhere
}

/** Who asks from an address. */
export function sightingOf({ ledger, view, peers }: RackContext, address: string): Sighting {
  const { self } = peers
  return sightedAt({ own: ledger, view, self, ownerOf: (xname) => peers.ownerOf(xname) }, address)
}

/** Where the documents of a node are read: in the own slice when it is the own rack's. */
export function readerOf({ ledger, view, peers }: RackContext, { component }: CloudNode): Reader {
  return peers.ownerOf(component.id) === peers.self ? ledger : view
}

function askingNode({ client }: Asked, world: World): readonly string[] {
  const sighting = sightedAt(world, client)
  return sighting.kind === 'node' ? [sighting.node.component.id] : []
}

/** A document for the node that asks. */
export const ofAskingNode: ClusterRule = { names: askingNode, orFromHere: true }

/** What the asking node reports. Its owner must hear it; otherwise the node is to try again. */
export const reportOfNode: ClusterRule = { names: askingNode }

/** Something of the node that a parameter of the path names, by xname or short name. */
export function ofNamedNode(parameter: string): ClusterRule {
  return {
    names({ params }, { view }) {
      try {
        return [xnameMeant(view, params[parameter] ?? '')]
      } catch (error) {
        // Refused by the handler, in its own words.
        if (error instanceof Fault) return []
        throw error
      }
    },
  }
}
