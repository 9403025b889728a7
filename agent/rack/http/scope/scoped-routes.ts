import type { Scope } from '../../../../cell/identity/index.ts'

/** How an answer is made smaller: rows of a list, or one thing that is there or not. */
export interface ReadRule {
  /** The member that holds the list; absent = the answer itself is the list, or the thing. */
  readonly list?: string
  readonly isOne?: true
  /** What a row is about; the row itself where it is a text. */
  readonly member?: string
  /** Judged by membership, or by being named in the scope. */
  readonly about: 'component' | 'group' | 'partition'
  /** The parameter of the path that names what all of the answer is about. */
  readonly parameter?: string
}

/** What a limited token may ask for: reads with their rule, and changes that are checked. */
export type ScopedRoute = ReadRule | 'change'

const hsm = '/hsm/v2'
const components: ReadRule = { list: 'Components', member: 'ID', about: 'component' }
const oneComponent: ReadRule = { isOne: true, member: 'ID', about: 'component' }
const fields = ['StateData', 'FlagOnly', 'Enabled', 'SoftwareStatus', 'Role', 'NID']

const reads: Readonly<Record<string, ReadRule>> = {
  [`GET ${hsm}/State/Components`]: components,
  [`POST ${hsm}/State/Components/Query`]: components,
  [`POST ${hsm}/State/Components/ByNID/Query`]: components,
  [`GET ${hsm}/State/Components/Query/:xname`]: components,
  [`GET ${hsm}/State/Components/:xname`]: oneComponent,
  [`GET ${hsm}/State/Components/ByNID/:nid`]: oneComponent,
  [`GET ${hsm}/Inventory/EthernetInterfaces`]: { member: 'ComponentID', about: 'component' },
  [`GET ${hsm}/Inventory/EthernetInterfaces/:id`]: {
    isOne: true,
    member: 'ComponentID',
    about: 'component',
  },
  [`GET ${hsm}/memberships`]: { member: 'id', about: 'component' },
  [`GET ${hsm}/memberships/:xname`]: { isOne: true, member: 'id', about: 'component' },
  [`GET ${hsm}/groups`]: { member: 'label', about: 'group' },
  [`GET ${hsm}/groups/labels`]: { about: 'group' },
  [`GET ${hsm}/groups/:label`]: { isOne: true, member: 'label', about: 'group' },
  [`GET ${hsm}/groups/:label/members`]: { isOne: true, parameter: 'label', about: 'group' },
  [`GET ${hsm}/partitions`]: { member: 'name', about: 'partition' },
  [`GET ${hsm}/partitions/names`]: { about: 'partition' },
  [`GET ${hsm}/partitions/:name`]: { isOne: true, member: 'name', about: 'partition' },
  [`GET ${hsm}/partitions/:name/members`]: {
    isOne: true,
    parameter: 'name',
    about: 'partition',
  },
}

const own: Readonly<Record<string, ReadRule>> = {
  'GET /cells/v1/nodes': { list: 'nodes', member: 'id', about: 'component' },
  'GET /cells/v1/nodes/:node': { isOne: true, member: 'id', about: 'component' },
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

/** Whether a scope names a group or a partition. */
export function names({ groups, partitions }: Scope, about: string, name: string): boolean {
  return (about === 'group' ? groups : partitions).includes(name)
}
