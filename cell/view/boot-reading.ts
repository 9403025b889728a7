import {
  type BootIdentity,
  type BootResolution,
  findComponent,
  resolveBoot,
} from '../boot/index.ts'
import type { Reader } from '../store/index.ts'
import type { ClusterView } from './cluster-view.ts'

/** What a machine boots, and where that was read. */
export interface BootReading {
  readonly reader: Reader
  readonly resolution: BootResolution
}

/**
 * Decides what a machine boots from what its owner says and from cluster-wide records alone: a node
 * of the own rack from the own slice, another's from its owner's as it is known here. What other
 * cells hold for its MAC or number has no part in it. Waits for nobody, and costs the same with one
 * cell and with hundreds.
 */
export function readBoot(view: ClusterView, identity: BootIdentity): BootReading {
  const { own } = view
  const resolution = resolveBoot(own, identity)
  if (resolution.node && view.sliceOf(resolution.node.id) === own) {
    return { reader: own, resolution }
  }
  const node = findComponent(view, identity)
  const reader = node ? view.sliceOf(node.id) : view
  return { reader, resolution: resolveBoot(reader, identity) }
}
