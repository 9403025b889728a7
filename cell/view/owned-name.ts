import type { FamilyName } from '../store/index.ts'

/**
 * The xname that decides whose record this is, where its id tells; undefined for an interface (its
 * component decides, or whoever wrote it) and for boot parameters by MAC or NID.
 */
export function ownedName(family: FamilyName, id: string): string | undefined {
  switch (family) {
    case 'component':
    case 'instanceInfo':
    case 'redfishEndpoint':
    case 'endpointSecret':
    case 'componentEndpoint':
    case 'reservation':
    case 'hardwareLocation':
    case 'hardwareHistory':
    case 'partitionMember':
    case 'nodeMap':
    case 'powerMap':
    case 'stateNotice':
      return id
    case 'membership':
      return id.slice(id.lastIndexOf('/') + 1)
    case 'hardwareFru':
      return id.slice(0, id.indexOf('/'))
    case 'bootHost':
      return id.startsWith('host:') ? id.slice('host:'.length) : undefined
    default:
      return undefined
  }
}

/**
 * Whether an index tells the owner by its value: what belongs to a node lies with the node's owner,
 * so that looking it up asks one table however many cells there are.
 */
export function isOwnedIndex(family: FamilyName, index: string): boolean {
  if (family === 'membership') return index === 'member'
  return family === 'ethernetInterface' && index === 'componentId'
}
