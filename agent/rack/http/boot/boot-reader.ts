/** Where a boot script is read: as far as it goes in the own slice. */
import { type BootIdentity, type BootResolution, resolveBoot } from '../../../../cell/boot/index.ts'
import type { FamilyName, Reader } from '../../../../cell/store/index.ts'
import type { RackContext } from '../../context.ts'

/**
 * Reads for nodes of the own rack: everything about them lies in the own slice, except a
 * configuration for a MAC or a number that another cell took before it was known whose it is. What
 * is read here costs the same with one cell and with hundreds.
 */
function ownSlice({ ledger, view }: RackContext): Reader {
  return {
    get(family, id) {
      const own = ledger.get(family, id)
      const mayBeElsewhere = family === 'bootHost' && !id.startsWith('host:')
      return own === undefined && mayBeElsewhere ? view.get(family, id) : own
    },
    list: (family) => ledger.list(family),
    lookup: (family: FamilyName, index: string, value: string) => {
      return ledger.lookup(family, index, value)
    },
    count: (family) => ledger.count(family),
  }
}

/** A decision, and where it was read. */
export interface BootReading {
  readonly reader: Reader
  readonly resolution: BootResolution
}

/**
 * Decides what a machine boots: from the own slice when it is a node of the own rack, otherwise
 * from the whole cluster as it is known here. Neither waits for anybody.
 */
export function bootReading(rack: RackContext): (identity: BootIdentity) => BootReading {
  const { view, peers } = rack
  const own = ownSlice(rack)
  return (identity) => {
    const resolution = resolveBoot(own, identity)
    const { node } = resolution
    if (node && peers.ownerOf(node.id) === peers.self) return { reader: own, resolution }
    return { reader: view, resolution: resolveBoot(view, identity) }
  }
}
