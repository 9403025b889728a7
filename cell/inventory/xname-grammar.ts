/**
 * The grammar of xnames as a tree: a position is a path of letter-and-number segments, and each
 * segment may stand only under certain others. One table says which, from where both the reader and
 * its explanations follow, so an error can say what would have been allowed at that very place.
 */

const any = Number.POSITIVE_INFINITY

/**
 * Segments: [type, type it stands under, letters, lowest and highest number, what the number
 * counts].
 */
const segments = [
  ['System', '', 's', 0, 0, 'system'],
  ['SMSBox', '', 'sms', 0, any, 'management box'],
  ['Partition', '', 'p', 0, any, 'partition'],
  ['CDU', '', 'd', 0, any, 'cooling unit'],
  ['CDUMgmtSwitch', 'CDU', 'w', 0, any, 'switch'],
  ['Cabinet', '', 'x', 0, 9999, 'cabinet'],
  ['Chassis', 'Cabinet', 'c', 0, 7, 'chassis'],
  ['CabinetBMC', 'Cabinet', 'b', 0, 0, 'cabinet BMC'],
  ['CabinetCDU', 'Cabinet', 'd', 0, 1, 'cabinet cooling unit'],
  ['CEC', 'Cabinet', 'e', 0, 1, 'environment controller'],
  ['CabinetPDUController', 'Cabinet', 'm', 0, 3, 'PDU controller'],
  ['CabinetPDU', 'CabinetPDUController', 'p', 0, 7, 'PDU'],
  ['CabinetPDUNic', 'CabinetPDUController', 'i', 0, 3, 'NIC'],
  ['CabinetPDUOutlet', 'CabinetPDU', 'j', 1, any, 'outlet'],
  ['CabinetPDUPowerConnector', 'CabinetPDU', 'v', 1, any, 'power connector'],
  ['ComputeModule', 'Chassis', 's', 0, any, 'slot'],
  ['ChassisBMC', 'Chassis', 'b', 0, 0, 'chassis BMC'],
  ['ChassisBMCNic', 'ChassisBMC', 'i', 0, 3, 'NIC'],
  ['CMMFpga', 'Chassis', 'f', 0, 0, 'FPGA'],
  ['CMMRectifier', 'Chassis', 't', 0, 9, 'rectifier'],
  ['NodeBMC', 'ComputeModule', 'b', 0, any, 'BMC'],
  ['NodeEnclosure', 'ComputeModule', 'e', 0, any, 'enclosure'],
  ['NodeEnclosurePowerSupply', 'NodeEnclosure', 't', 0, any, 'power supply'],
  ['NodePowerConnector', 'ComputeModule', 'j', 1, 2, 'power connector'],
  ['NodePowerConnector', 'ComputeModule', 'v', 1, 2, 'power connector'],
  ['Node', 'NodeBMC', 'n', 0, any, 'node'],
  ['NodeBMCNic', 'NodeBMC', 'i', 0, 3, 'NIC'],
  ['NodeFpga', 'NodeBMC', 'f', 0, 0, 'FPGA'],
  ['VirtualNode', 'Node', 'v', 0, any, 'virtual node'],
  ['Processor', 'Node', 'p', 0, 3, 'processor'],
  ['Memory', 'Node', 'd', 0, any, 'memory module'],
  ['NodeAccel', 'Node', 'a', 0, any, 'accelerator'],
  ['NodeAccelRiser', 'Node', 'r', 0, 7, 'riser'],
  ['NodeNic', 'Node', 'i', 0, 3, 'NIC'],
  ['NodeHsnNic', 'Node', 'h', 0, 3, 'high-speed NIC'],
  ['StorageGroup', 'Node', 'g', 0, any, 'storage group'],
  ['Drive', 'StorageGroup', 'k', 0, any, 'drive'],
  ['RouterModule', 'Chassis', 'r', 0, any, 'router slot'],
  ['RouterBMC', 'RouterModule', 'b', 0, any, 'router BMC'],
  ['RouterBMCNic', 'RouterBMC', 'i', 0, 3, 'NIC'],
  ['RouterFpga', 'RouterModule', 'f', 0, 1, 'FPGA'],
  ['RouterTOR', 'RouterModule', 't', 0, any, 'top-of-rack switch'],
  ['RouterTORFpga', 'RouterTOR', 'f', 0, 1, 'FPGA'],
  ['RouterPowerConnector', 'RouterModule', 'v', 1, 2, 'power connector'],
  ['HSNBoard', 'RouterModule', 'e', 0, any, 'board'],
  ['HSNAsic', 'RouterModule', 'a', 0, 3, 'ASIC'],
  ['HSNLink', 'HSNAsic', 'l', 0, any, 'link'],
  ['HSNConnector', 'RouterModule', 'j', 1, any, 'connector'],
  ['HSNConnectorPort', 'HSNConnector', 'p', 0, 2, 'port'],
  ['MgmtSwitch', 'Chassis', 'w', 1, any, 'switch'],
  ['MgmtSwitchConnector', 'MgmtSwitch', 'j', 1, any, 'connector'],
  ['MgmtHLSwitchEnclosure', 'Chassis', 'h', 1, any, 'switch enclosure'],
  ['MgmtHLSwitch', 'MgmtHLSwitchEnclosure', 's', 1, 9, 'switch'],
] as const

/** Names that are whole words: they stand for many components. */
const words = [
  ['all', 'All'],
  ['all_comp', 'AllComp'],
  ['all_svc', 'AllSvc'],
] as const

/** What an xname can name. */
export type XnameType = (typeof segments)[number][0] | (typeof words)[number][1]

/** One segment in its place, and what may follow it. */
export interface GrammarPlace {
  readonly type: XnameType
  /** The type it stands under; undefined at the start of a name. */
  readonly under: XnameType | undefined
  readonly letters: string
  readonly min: number
  readonly max: number
  /** What its number counts, for people. */
  readonly noun: string
  readonly next: ReadonlyMap<string, GrammarPlace>
}

type GrowingPlace = GrammarPlace & { readonly next: Map<string, GrammarPlace> }

function growTree(): { roots: Map<string, GrowingPlace>; byType: Map<string, GrowingPlace> } {
  const roots = new Map<string, GrowingPlace>()
  const byType = new Map<string, GrowingPlace>()
  for (const [type, under, letters, min, max, noun] of segments) {
    const above = byType.get(under)
    const place: GrowingPlace = {
      type,
      under: above?.type,
      letters,
      min,
      max,
      noun,
      next: new Map(),
    }
    const siblings = above === undefined ? roots : above.next
    siblings.set(letters, place)
    if (!byType.has(type)) byType.set(type, place)
  }
  // p3.1 is part 1 of partition 3, and itself a partition.
  const part = { type: 'Partition', under: 'Partition', letters: '.', min: 0, max: any } as const
  byType.get('Partition')?.next.set('.', { ...part, noun: 'partition', next: new Map() })
  return { roots, byType }
}

const tree = growTree()

/** What a name may start with. */
export const grammarRoots: ReadonlyMap<string, GrammarPlace> = tree.roots

/**
 * The place of a type; undefined for the whole words. NodePowerConnector has two, this is the
 * first.
 */
export function placeOf(type: XnameType): GrammarPlace | undefined {
  return tree.byType.get(type)
}

/** Whole words and what they stand for. */
export const grammarWords: ReadonlyMap<string, XnameType> = new Map(words)

/** Every type once, in the order of the table. */
export const xnameTypes: readonly XnameType[] = [
  ...new Set([...segments.map(([type]) => type), ...words.map(([, type]) => type)]),
]

const typesByLowerCase: ReadonlyMap<string, XnameType> = new Map(
  xnameTypes.map((type) => [type.toLowerCase(), type]),
)

/** The type that `text` spells in whatever case. */
export function parseXnameType(text: string): XnameType | undefined {
  return typesByLowerCase.get(text.trim().toLowerCase())
}

/**
 * The type of thing that holds one of `type`. It is the type the name stands under, but for
 * NodeFpga: its name hangs below the BMC while the part sits in the enclosure (reference 2.1).
 * Cabinet and CDU belong to the System; System, SMSBox, Partition and the whole words to nothing.
 */
export function parentTypeOf(type: XnameType): XnameType | undefined {
  if (type === 'NodeFpga') return 'NodeEnclosure'
  if (type === 'Cabinet' || type === 'CDU') return 'System'
  return placeOf(type)?.under
}

/** Types that run other components and are asked for them. */
export const controllerTypes: ReadonlySet<XnameType> = new Set([
  'ChassisBMC',
  'RouterBMC',
  'NodeBMC',
  'CabinetPDUController',
])

/**
 * Types that may be a Redfish endpoint: the controllers, and the management switches by exception.
 */
export const redfishEndpointTypes: ReadonlySet<XnameType> = new Set([
  ...controllerTypes,
  'MgmtSwitch',
  'MgmtHLSwitch',
  'CDUMgmtSwitch',
])

/** One segment of a name as read. */
export interface XnameStep {
  readonly place: GrammarPlace
  /** Where the segment ends in the name. */
  readonly end: number
  readonly number: number
}

/** A name read as far as the grammar goes: whole when `fault` is absent. */
export interface XnameReading {
  readonly steps: readonly XnameStep[]
  /** The segment at which reading stopped. */
  readonly fault?: { readonly at: number; readonly letters: string; readonly digits: string }
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/**
 * Reads a normalised name segment by segment; whole words are not segments and are not read here.
 */
export function readSegments(name: string): XnameReading {
  const steps: XnameStep[] = []
  let next = grammarRoots
  let at = 0
  while (at < name.length) {
    let digitsAt = at
    while (digitsAt < name.length && !isDigit(name.charCodeAt(digitsAt))) digitsAt += 1
    let end = digitsAt
    while (end < name.length && isDigit(name.charCodeAt(end))) end += 1
    const letters = name.slice(at, digitsAt)
    const digits = name.slice(digitsAt, end)
    const place = next.get(letters)
    const number = digits === '' ? Number.NaN : Number(digits)
    if (place === undefined || !(number >= place.min && number <= place.max)) {
      return { steps, fault: { at, letters, digits } }
    }
    steps.push({ place, end, number })
    next = place.next
    at = end
  }
  return { steps }
}
