import type { Codec } from '../../proto/index.ts'
import {
  type BootImageParameters,
  type BootParameters,
  bootImageParametersCodec,
  bootParametersCodec,
  type CloudDefaults,
  type CloudGroup,
  type Component,
  type ComponentEndpoint,
  cloudDefaultsCodec,
  cloudGroupCodec,
  componentCodec,
  componentEndpointCodec,
  type EndpointSecret,
  type EthernetInterface,
  endpointSecretCodec,
  ethernetInterfaceCodec,
  type Group,
  groupCodec,
  type HardwareFru,
  type HardwareHistory,
  type HardwareLocation,
  hardwareFruCodec,
  hardwareHistoryCodec,
  hardwareLocationCodec,
  type InstanceInfo,
  instanceInfoCodec,
  type Lease,
  type LockOperation,
  leaseCodec,
  lockOperationCodec,
  type Membership,
  membershipCodec,
  type NodeMap,
  nodeMapCodec,
  type Partition,
  type PartitionMember,
  type PowerMap,
  partitionCodec,
  partitionMemberCodec,
  powerMapCodec,
  type RedfishEndpoint,
  type Reservation,
  type Resource,
  redfishEndpointCodec,
  reservationCodec,
  resourceCodec,
  type StateNotice,
  type Subscription,
  stateNoticeCodec,
  subscriptionCodec,
} from '../record/index.ts'

/** Who gets a family's changes: everybody, guardians only, or nobody. */
export type Feed = 'public' | 'close' | 'none'

/** A feed that others hear of. */
export type PublishedFeed = Exclude<Feed, 'none'>

/** An index of a family: the values under which one record can be found. */
export interface IndexRule<Value> {
  readonly name: string
  /** A unique index refuses a second record with the same value (CONFLICT_UNIQUE). */
  readonly unique: boolean
  values(record: Value): readonly string[]
}

/** One kind of record: where it lies, who hears of it, how it is found. */
export interface Family<Value> {
  readonly name: string
  /** First part of the key. Never reused for another meaning. */
  readonly prefix: string
  readonly feed: Feed
  /** `slice` records have one owner cell; `intent` is written anywhere and folded everywhere. */
  readonly home: 'slice' | 'intent'
  /** Version of the message; a reader that does not know it keeps the bytes and relays them. */
  readonly schema: number
  readonly codec: Codec<Value>
  idOf(record: Value): string
  readonly indexes: readonly IndexRule<Value>[]
}

const family = <Value>(rule: Family<Value>): Family<Value> => rule
const some = (value: string | undefined): readonly string[] => (value ? [value] : [])

/** Every record family. The key of a record is `<prefix>/<id>`. */
export const families = {
  // xname -> Component
  component: family<Component>({
    name: 'component',
    prefix: 'co',
    feed: 'public',
    home: 'slice',
    schema: 1,
    codec: componentCodec,
    idOf: (record) => record.id,
    indexes: [
      {
        name: 'nid',
        unique: false,
        values: (record) => (record.nid === undefined ? [] : [String(record.nid)]),
      },
      { name: 'hostname', unique: true, values: (record) => some(record.hostname) },
    ],
  }),
  // 12 hex digits -> EthernetInterface: a look-up by MAC is one key read
  ethernetInterface: family<EthernetInterface>({
    name: 'ethernetInterface',
    prefix: 'ei',
    feed: 'public',
    home: 'slice',
    schema: 1,
    codec: ethernetInterfaceCodec,
    idOf: (record) => record.id,
    indexes: [
      {
        name: 'ip',
        unique: true,
        values: (record) => [...new Set(record.ipAddresses.map((ip) => ip.ipAddress))],
      },
      { name: 'componentId', unique: false, values: (record) => some(record.componentId) },
    ],
  }),
  // label/xname -> Membership
  membership: family<Membership>({
    name: 'membership',
    prefix: 'mb',
    feed: 'public',
    home: 'slice',
    schema: 1,
    codec: membershipCodec,
    idOf: (record) => `${record.label}/${record.member}`,
    indexes: [
      { name: 'label', unique: false, values: (record) => [record.label] },
      { name: 'member', unique: false, values: (record) => [record.member] },
    ],
  }),
  // xname -> PartitionMember: one per component
  partitionMember: family<PartitionMember>({
    name: 'partitionMember',
    prefix: 'pm',
    feed: 'public',
    home: 'slice',
    schema: 1,
    codec: partitionMemberCodec,
    idOf: (record) => record.member,
    indexes: [{ name: 'name', unique: false, values: (record) => [record.name] }],
  }),
  // xname -> NodeMap
  nodeMap: family<NodeMap>({
    name: 'nodeMap',
    prefix: 'nm',
    feed: 'public',
    home: 'slice',
    schema: 1,
    codec: nodeMapCodec,
    idOf: (record) => record.id,
    indexes: [{ name: 'nid', unique: false, values: (record) => [String(record.nid)] }],
  }),
  // xname -> PowerMap
  powerMap: family<PowerMap>({
    name: 'powerMap',
    prefix: 'pw',
    feed: 'close',
    home: 'slice',
    schema: 1,
    codec: powerMapCodec,
    idOf: (record) => record.id,
    indexes: [],
  }),
  // xname -> StateNotice
  stateNotice: family<StateNotice>({
    name: 'stateNotice',
    prefix: 'sn',
    feed: 'none',
    home: 'slice',
    schema: 1,
    codec: stateNoticeCodec,
    idOf: (record) => record.component,
    indexes: [
      {
        name: 'subscription',
        unique: false,
        values: ({ untold }) => [...new Set(untold.map((each) => String(each.subscription)))],
      },
    ],
  }),
  // host:…, mac:…, nid:… -> BootParameters
  bootHost: family<BootParameters>({
    name: 'bootHost',
    prefix: 'bh',
    feed: 'public',
    home: 'slice',
    schema: 1,
    codec: bootParametersCodec,
    idOf: (record) => record.subject,
    indexes: [],
  }),
  // xname -> InstanceInfo
  instanceInfo: family<InstanceInfo>({
    name: 'instanceInfo',
    prefix: 'ii',
    feed: 'close',
    home: 'slice',
    schema: 1,
    codec: instanceInfoCodec,
    idOf: (record) => record.id,
    indexes: [],
  }),
  // xname -> RedfishEndpoint
  redfishEndpoint: family<RedfishEndpoint>({
    name: 'redfishEndpoint',
    prefix: 're',
    feed: 'close',
    home: 'slice',
    schema: 1,
    codec: redfishEndpointCodec,
    idOf: (record) => record.id,
    indexes: [{ name: 'fqdn', unique: true, values: (record) => some(record.fqdn) }],
  }),
  // xname -> EndpointSecret
  endpointSecret: family<EndpointSecret>({
    name: 'endpointSecret',
    prefix: 'es',
    feed: 'none',
    home: 'slice',
    schema: 1,
    codec: endpointSecretCodec,
    idOf: (record) => record.id,
    indexes: [],
  }),
  // xname -> ComponentEndpoint
  componentEndpoint: family<ComponentEndpoint>({
    name: 'componentEndpoint',
    prefix: 'ce',
    feed: 'close',
    home: 'slice',
    schema: 1,
    codec: componentEndpointCodec,
    idOf: (record) => record.id,
    indexes: [
      {
        name: 'redfishEndpointId',
        unique: false,
        values: (record) => some(record.redfishEndpointId),
      },
    ],
  }),
  // xname -> HardwareLocation
  hardwareLocation: family<HardwareLocation>({
    name: 'hardwareLocation',
    prefix: 'hl',
    feed: 'close',
    home: 'slice',
    schema: 1,
    codec: hardwareLocationCodec,
    idOf: (record) => record.id,
    indexes: [{ name: 'fruId', unique: false, values: (record) => some(record.fruId) }],
  }),
  // xname/FRU id -> HardwareFru: it lies with the place where it was seen last
  hardwareFru: family<HardwareFru>({
    name: 'hardwareFru',
    prefix: 'hf',
    feed: 'close',
    home: 'slice',
    schema: 1,
    codec: hardwareFruCodec,
    idOf: (record) => `${record.location}/${record.id}`,
    indexes: [
      { name: 'fruId', unique: false, values: (record) => [record.id] },
      { name: 'location', unique: false, values: (record) => [record.location] },
    ],
  }),
  // xname -> HardwareHistory
  hardwareHistory: family<HardwareHistory>({
    name: 'hardwareHistory',
    prefix: 'hh',
    feed: 'close',
    home: 'slice',
    schema: 1,
    codec: hardwareHistoryCodec,
    idOf: (record) => record.id,
    indexes: [
      {
        name: 'fruId',
        unique: false,
        values: (record) => [...new Set(record.events.map(({ fruId }) => fruId))],
      },
    ],
  }),
  // xname -> Reservation: keys never leave the owner
  reservation: family<Reservation>({
    name: 'reservation',
    prefix: 'rv',
    feed: 'none',
    home: 'slice',
    schema: 1,
    codec: reservationCodec,
    idOf: (record) => record.id,
    indexes: [{ name: 'operation', unique: false, values: (record) => some(record.operation) }],
  }),
  // operation -> LockOperation: what the cell that was asked has to finish or undo
  lockOperation: family<LockOperation>({
    name: 'lockOperation',
    prefix: 'lo',
    feed: 'none',
    home: 'slice',
    schema: 1,
    codec: lockOperationCodec,
    idOf: (record) => record.id,
    indexes: [],
  }),
  // address -> Lease: who has it is known to this cell alone
  lease: family<Lease>({
    name: 'lease',
    prefix: 'ls',
    feed: 'none',
    home: 'slice',
    schema: 1,
    codec: leaseCodec,
    idOf: (record) => record.address,
    indexes: [],
  }),
  // label -> Group
  group: family<Group>({
    name: 'group',
    prefix: 'gr',
    feed: 'public',
    home: 'intent',
    schema: 1,
    codec: groupCodec,
    idOf: (record) => record.label,
    indexes: [],
  }),
  // name -> Partition
  partition: family<Partition>({
    name: 'partition',
    prefix: 'pt',
    feed: 'public',
    home: 'intent',
    schema: 1,
    codec: partitionCodec,
    idOf: (record) => record.name,
    indexes: [],
  }),
  // number -> Subscription
  subscription: family<Subscription>({
    name: 'subscription',
    prefix: 'su',
    feed: 'public',
    home: 'intent',
    schema: 1,
    codec: subscriptionCodec,
    idOf: (record) => String(record.id),
    indexes: [],
  }),
  // group:…, role:…, default, unknown:…, global -> BootParameters
  bootIntent: family<BootParameters>({
    name: 'bootIntent',
    prefix: 'bi',
    feed: 'public',
    home: 'intent',
    schema: 1,
    codec: bootParametersCodec,
    idOf: (record) => record.subject,
    indexes: [],
  }),
  // kernel|initrd/path -> BootImageParameters
  bootImage: family<BootImageParameters>({
    name: 'bootImage',
    prefix: 'bk',
    feed: 'public',
    home: 'intent',
    schema: 1,
    codec: bootImageParametersCodec,
    idOf: (record) => `${record.part}/${record.path}`,
    indexes: [],
  }),
  // "cluster" -> CloudDefaults
  cloudDefaults: family<CloudDefaults>({
    name: 'cloudDefaults',
    prefix: 'cd',
    feed: 'public',
    home: 'intent',
    schema: 1,
    codec: cloudDefaultsCodec,
    idOf: () => 'cluster',
    indexes: [],
  }),
  // name -> CloudGroup
  cloudGroup: family<CloudGroup>({
    name: 'cloudGroup',
    prefix: 'cg',
    feed: 'public',
    home: 'intent',
    schema: 1,
    codec: cloudGroupCodec,
    idOf: (record) => record.name,
    indexes: [],
  }),
  // kind/uid -> Resource
  resource: family<Resource>({
    name: 'resource',
    prefix: 'rs',
    feed: 'public',
    home: 'intent',
    schema: 1,
    codec: resourceCodec,
    idOf: (record) => `${record.kind}/${record.uid}`,
    indexes: [],
  }),
} as const

export type FamilyName = keyof typeof families

/** The record type of a family. */
export type RecordOf<Name extends FamilyName> =
  (typeof families)[Name] extends Family<infer Value> ? Value : never

/** Every name of a family, in a fixed order. */
export const familyNames = Object.keys(families) as readonly FamilyName[]

/** The family's rules with its record type forgotten, for code that treats all alike. */
export function familyRule(name: FamilyName): Family<unknown> {
  return families[name] as Family<unknown>
}

/** Keys that are not records. `!` and `~` sort outside the two-letter prefixes. */
export const storeKeys = {
  /** Version of the store's format, decimal text. */
  version: '!version',
  /** Id of the cell whose slice this is. */
  cell: '!cell',
  /** How often the store was opened for writing, decimal text. */
  boot: '!boot',
  /** Random id of this copy of the store: tells clones apart, is not part of the order. */
  incarnation: '!incarnation',
  /** The newest hybrid logical time given to an intent: `<wall ms>.<counter>`. */
  hybrid: '!hybrid',
  /** Settings of the cell that the store must carry, e.g. that the sample was loaded. */
  note: (name: string) => `!note/${name}`,
  /** Public key of the cluster's root, 32 bytes. */
  root: '!root',
  /** Rosters in force: !roster/<number, 16 hex digits>. */
  rosterPrefix: '!roster/',
  /** Rosters that contradict those in force: !fork/<hash of the body, hex>. */
  forkPrefix: '!fork/',
  /** Renewals, revocations, pardons: !statement/<hash of the body, hex>. */
  statementPrefix: '!statement/',
  /** Signed heads: ~head/<feed>/<term>/<boot>/<seq>, hexadecimal, zero-padded so that they sort. */
  headPrefix: (feed: Feed) => `~head/${feed}/`,
  /** Entries that wait for a number: ~journal/<n>, hexadecimal, zero-padded. */
  journalPrefix: '~journal/',
  /** Requests whose change was made: ~request/<id>. */
  requestPrefix: '~request/',
  /** Other cells' feeds: @<cell>/<feed>/<key of a record> and @<cell>/<feed>/~head/<order>. */
  replicaPrefix: '@',
  /** Index entries: ix/<family prefix>/<index>/<value>/<id> (an empty value). */
  indexPrefix: 'ix/',
} as const

/** The key of a record. */
export function recordKey(name: FamilyName, id: string): string {
  return `${families[name].prefix}/${id}`
}

/** The key of one index entry. */
export function indexKey(name: FamilyName, index: string, value: string, id: string): string {
  return `${storeKeys.indexPrefix}${families[name].prefix}/${index}/${encodeURIComponent(value)}/${id}`
}

/** The half-open range of all keys that begin with `prefix`. */
export function prefixRange(prefix: string): { readonly gte: string; readonly lt: string } {
  return { gte: prefix, lt: `${prefix}\u{10ffff}` }
}

const familiesByPrefix = new Map<string, FamilyName>(
  familyNames.map((name) => [families[name].prefix, name]),
)

/** The family of a record's key; undefined for keys of other kinds. */
export function familyOfKey(key: string): FamilyName | undefined {
  return familiesByPrefix.get(key.slice(0, key.indexOf('/')))
}

/** Family and id that a record's key names; undefined for keys of other kinds. */
export function placeOfKey(
  key: string,
): { readonly family: FamilyName; readonly id: string } | undefined {
  const family = familyOfKey(key)
  return family && { family, id: key.slice(families[family].prefix.length + 1) }
}

/** Version of the store's format that this program reads and writes. */
export const storeVersion = 2
