/** What a scope covers, as its rule is asked for each row of an answer. */
export interface Within {
  component(name: unknown): boolean
  /** A place of hardware: a part goes with its node. */
  place(name: unknown): boolean
  /** What a boot configuration is written for: `host:x1`, `mac:02:…`, `nid:7`. */
  bootSubject(subject: string): boolean
  group(name: unknown): boolean
  partition(name: unknown): boolean
}

/** A row as the caller may see it, perhaps with less in it; undefined = it is not there. */
export type Keep = (row: unknown, within: Within) => unknown

/** How an answer is made smaller: rows of a list, or one thing that is there or not. */
export interface ReadRule {
  /** Members that hold lists; absent = the answer itself is the list, or the thing. */
  readonly lists?: readonly string[]
  /** Every member that is a list holds rows. */
  readonly hasListsOnly?: true
  readonly isOne?: true
  readonly keep: Keep
  /** The parameter of the path that `keep` looks at in the place of the answer. */
  readonly parameter?: string
  /** Refused as a whole when the request names a component outside. */
  readonly isNaming?: true
  /** A search that finds nothing is 404. */
  readonly isSearch?: true
}

/** What a limited token may ask for: reads with their rule, and changes that are checked. */
export type ScopedRoute = ReadRule | 'change'

type Row = Readonly<Record<string, unknown>>

/** Keeps a row by one member of it, or by itself where it is a text. */
function by(kind: 'component' | 'place' | 'group' | 'partition', member?: string): Keep {
  return (row, within) => {
    const name = member === undefined ? row : (row as Row | null)?.[member]
    return within[kind](name) ? row : undefined
  }
}

/** A boot configuration, with those alone that it is written for and that are covered. */
const bootParameters: Keep = (row, within) => {
  const { hosts, macs, nids, ...rest } = row as Readonly<Record<string, readonly unknown[]>>
  const covered = (kind: string, names: readonly unknown[] = []) =>
    names.filter((name) => within.bootSubject(`${kind}:${name}`))
  const named = {
    hosts: covered('host', hosts),
    macs: covered('mac', macs),
    nids: covered('nid', nids),
  }
  const some = Object.entries(named).filter(([, names]) => names.length > 0)
  return some.length === 0 ? undefined : { ...Object.fromEntries(some), ...rest }
}

const hsm = '/hsm/v2'
const byId = by('component', 'ID')
const components: ReadRule = { lists: ['Components'], keep: byId }
const oneComponent: ReadRule = { isOne: true, keep: byId }
const places: ReadRule = { keep: by('place', 'ID') }
const onePlace: ReadRule = { isOne: true, keep: by('place', 'ID') }
const endpoints: ReadRule = { lists: ['RedfishEndpoints'], keep: byId }
const fields = ['StateData', 'FlagOnly', 'Enabled', 'SoftwareStatus', 'Role', 'NID']

const reads: Readonly<Record<string, ReadRule>> = {
  [`GET ${hsm}/State/Components`]: components,
  [`POST ${hsm}/State/Components/Query`]: components,
  [`POST ${hsm}/State/Components/ByNID/Query`]: components,
  [`GET ${hsm}/State/Components/Query/:xname`]: components,
  [`GET ${hsm}/State/Components/:xname`]: oneComponent,
  [`GET ${hsm}/State/Components/ByNID/:nid`]: oneComponent,
  [`GET ${hsm}/Inventory/EthernetInterfaces`]: { keep: by('component', 'ComponentID') },
  [`GET ${hsm}/Inventory/EthernetInterfaces/:id`]: {
    isOne: true,
    keep: by('component', 'ComponentID'),
  },
  [`GET ${hsm}/Inventory/RedfishEndpoints`]: endpoints,
  [`GET ${hsm}/Inventory/RedfishEndpoints/Query/:xname`]: endpoints,
  [`GET ${hsm}/Inventory/RedfishEndpoints/:xname`]: oneComponent,
  [`GET ${hsm}/Inventory/ComponentEndpoints`]: { lists: ['ComponentEndpoints'], keep: byId },
  [`GET ${hsm}/Inventory/ComponentEndpoints/:xname`]: oneComponent,
  [`GET ${hsm}/Inventory/Hardware`]: places,
  [`GET ${hsm}/Inventory/Hardware/:xname`]: onePlace,
  [`GET ${hsm}/Inventory/Hardware/Query/:xname`]: { hasListsOnly: true, ...places },
  [`GET ${hsm}/Inventory/Hardware/History`]: { lists: ['Components'], ...places },
  [`GET ${hsm}/Inventory/Hardware/History/:xname`]: onePlace,
  [`GET ${hsm}/Inventory/HardwareByFRU`]: { keep: by('place', 'LastLocation') },
  [`GET ${hsm}/Inventory/HardwareByFRU/:fruid`]: {
    isOne: true,
    keep: by('place', 'LastLocation'),
  },
  [`GET ${hsm}/locks/status`]: components,
  [`POST ${hsm}/locks/status`]: { isNaming: true, ...components },
  [`POST ${hsm}/locks/service/reservations/check`]: {
    isNaming: true,
    lists: ['Success', 'Failure'],
    keep: byId,
  },
  [`GET ${hsm}/memberships`]: { keep: by('component', 'id') },
  [`GET ${hsm}/memberships/:xname`]: { isOne: true, keep: by('component', 'id') },
  [`GET ${hsm}/groups`]: { keep: by('group', 'label') },
  [`GET ${hsm}/groups/labels`]: { keep: by('group') },
  [`GET ${hsm}/groups/:label`]: { isOne: true, keep: by('group', 'label') },
  [`GET ${hsm}/groups/:label/members`]: { isOne: true, parameter: 'label', keep: by('group') },
  [`GET ${hsm}/partitions`]: { keep: by('partition', 'name') },
  [`GET ${hsm}/partitions/names`]: { keep: by('partition') },
  [`GET ${hsm}/partitions/:name`]: { isOne: true, keep: by('partition', 'name') },
  [`GET ${hsm}/partitions/:name/members`]: {
    isOne: true,
    parameter: 'name',
    keep: by('partition'),
  },
  'GET /boot/v1/bootparameters': { isSearch: true, keep: bootParameters },
}

const own: Readonly<Record<string, ReadRule>> = {
  'GET /cells/v1/nodes': { lists: ['nodes'], keep: by('component', 'id') },
  'GET /cells/v1/nodes/:node': { isOne: true, keep: by('component', 'id') },
}

const changes: readonly string[] = [
  `POST ${hsm}/State/Components`,
  `PUT ${hsm}/State/Components/:xname`,
  `DELETE ${hsm}/State/Components/:xname`,
  ...fields.flatMap((field) => [
    `PATCH ${hsm}/State/Components/:xname/${field}`,
    `PATCH ${hsm}/State/Components/Bulk${field}`,
  ]),
  `POST ${hsm}/Inventory/EthernetInterfaces`,
  `PATCH ${hsm}/Inventory/EthernetInterfaces/:id`,
  `DELETE ${hsm}/Inventory/EthernetInterfaces/:id`,
  `POST ${hsm}/Inventory/EthernetInterfaces/:id/IPAddresses`,
  `PATCH ${hsm}/Inventory/EthernetInterfaces/:id/IPAddresses/:ip`,
  `DELETE ${hsm}/Inventory/EthernetInterfaces/:id/IPAddresses/:ip`,
  `POST ${hsm}/groups/:label/members`,
  `PUT ${hsm}/groups/:label/members`,
  `DELETE ${hsm}/groups/:label/members/:xname`,
  `POST ${hsm}/partitions/:name/members`,
  `DELETE ${hsm}/partitions/:name/members/:xname`,
  ...['lock', 'unlock', 'disable', 'repair'].map((path) => `POST ${hsm}/locks/${path}`),
  ...['', '/remove', '/release'].map((path) => `POST ${hsm}/locks/reservations${path}`),
  ...['', '/release', '/renew'].map((path) => `POST ${hsm}/locks/service/reservations${path}`),
  // Steps of a reservation at several cells, which the cell that was asked takes with this token.
  ...['hold', 'commit'].map((step) => `POST ${hsm}/locks/operations/:operation/${step}`),
  'POST /boot/v1/bootparameters',
  'PUT /boot/v1/bootparameters',
  'PATCH /boot/v1/bootparameters',
  'DELETE /boot/v1/bootparameters',
  'PUT /cloud-init/admin/instance-info/:id',
]

/** Everything that a limited token may ask for, by method and path; all else is refused. */
export const scopedRoutes: ReadonlyMap<string, ScopedRoute> = new Map<string, ScopedRoute>([
  ...Object.entries({ ...reads, ...own }),
  ...changes.map((route) => [route, 'change'] as const),
])
