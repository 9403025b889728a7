import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { type Log, type LogFields, silentLog } from '../../cell/env/index.ts'
import { openRack } from '../fixture/rack.ts'

const node = 'x1c0s0b0n0'

const writes = [
  ['POST', '/State/Components'],
  ['PUT', `/State/Components/${node}`],
  ['PATCH', '/State/Components/BulkStateData'],
  ['PATCH', '/State/Components/BulkRole'],
  ['PATCH', '/State/Components/BulkNID'],
  ['PATCH', `/State/Components/${node}/SoftwareStatus`],
  ['POST', '/State/Components/Query'],
  ['POST', '/State/Components/ByNID/Query'],
  ['POST', '/Inventory/RedfishEndpoints'],
  ['PUT', '/Inventory/RedfishEndpoints/x1c0s0b0'],
  ['PATCH', '/Inventory/RedfishEndpoints/x1c0s0b0'],
  ['POST', '/Inventory/EthernetInterfaces'],
  ['PATCH', '/Inventory/EthernetInterfaces/020000000001'],
  ['POST', '/Inventory/EthernetInterfaces/020000000001/IPAddresses'],
  ['POST', '/groups'],
  ['PATCH', '/groups/gpu'],
  ['POST', '/groups/gpu/members'],
  ['PUT', '/groups/gpu/members'],
] as const

const reads = [
  '/State/Components',
  '/memberships',
  '/Inventory/RedfishEndpoints',
  '/Inventory/ComponentEndpoints',
  '/Inventory/EthernetInterfaces',
  '/groups',
] as const

const keys = [
  'Components',
  'Component',
  'Force',
  'ID',
  'Type',
  'State',
  'Flag',
  'Enabled',
  'Role',
  'SubRole',
  'NID',
  'Arch',
  'ComponentIDs',
  'NIDRanges',
  'type',
  'nid',
  'group',
  'stateonly',
  'RedfishEndpoints',
  'FQDN',
  'Hostname',
  'Domain',
  'UUID',
  'Password',
  'MACAddr',
  'IPAddress',
  'SchemaVersion',
  'Systems',
  'Managers',
  'uri',
  'name',
  'mac',
  'ip',
  'ethernet_interfaces',
  'actions',
  'command_shell',
  'links',
  'chassis',
  'MACAddress',
  'ComponentID',
  'IPAddresses',
  'Network',
  'Description',
  'label',
  'members',
  'ids',
  'id',
  'tags',
  'exclusiveGroup',
  'SoftwareStatus',
  'constructor',
  'toString',
]

const scalar = fc.oneof(
  fc.string(),
  fc.constantFrom(
    node,
    'x1c0s0b0',
    's0',
    'all',
    'On',
    'Ready',
    'Node',
    'Compute',
    'gpu',
    '1-9',
    '',
    '!',
  ),
  fc.constantFrom('02:00:00:00:00:01', 'ff-ff-ff-ff-ff-ff', '10.0.0.1', '::', `/S/${node}`),
  fc.constantFrom(0, 1, -1, 1.5, 2 ** 31, 1e300, true, false, null),
)
const { document } = fc.letrec<{ document: unknown }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('document'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('document'), { maxKeys: 6 }),
  ),
}))
const body = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .dictionary(fc.constantFrom(...keys), document, { maxKeys: 8 })
      .map((value) => JSON.stringify(value)),
  },
  { weight: 1, arbitrary: fc.json() },
  {
    weight: 1,
    arbitrary: fc
      .uint8Array({ maxLength: 40 })
      .map((bytes) => Buffer.from(bytes).toString('latin1')),
  },
)
const query = fc
  .array(
    fc.tuple(fc.constantFrom(...keys, 'nid_start', 'nid_end', 'partition', 'olderthan'), scalar),
    {
      maxLength: 4,
    },
  )
  .map((pairs) =>
    new URLSearchParams(
      pairs.map(([key, value]): [string, string] => [key, String(value)]),
    ).toString(),
  )

const request = fc.oneof(
  fc.record({ route: fc.constantFrom(...writes), body }),
  fc.record({
    route: fc.tuple(fc.constant('GET' as const), fc.constantFrom(...reads)),
    query,
  }),
)

it('no request is a failure of ours, whatever it says', async () => {
  const complaints: LogFields[] = []
  const log: Log = { ...silentLog, error: (fields) => complaints.push(fields) }
  const rack = await openRack({ apis: [createHsmApi], log })
  await fc.assert(
    fc.asyncProperty(request, async (given) => {
      const [method, path] = given.route
      const text = 'query' in given && given.query ? `?${given.query}` : ''
      const answer = await rack.app.inject({
        method,
        url: `/hsm/v2${path}${text}`,
        ...('body' in given ? { payload: given.body } : {}),
      })
      expect(complaints).toEqual([])
      if (answer.statusCode >= 500) {
        expect(answer.json<{ detail: string }>().detail).toMatch(/^error decoding JSON /)
      }
      if (answer.body !== '') answer.json()
    }),
    { numRuns: 800 },
  )
  expect(await rack.countIndexFlaws()).toBe(0)
  await rack.close()
})
