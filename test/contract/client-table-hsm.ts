/** Rows S1 to S16 of the clients' request table: services, components, endpoints, interfaces. */
import { expect } from 'vitest'
import { created, deleted, listed, ok, status } from './client-reading.ts'
import {
  type ClientRow,
  type ClientSample,
  type ClientStep,
  componentsOf,
  endpointOf,
  interfaceOf,
} from './client-sample.ts'

const base = '/hsm/v2'
const components = `${base}/State/Components`
const endpoints = `${base}/Inventory/RedfishEndpoints`
const offers = `${base}/Inventory/ComponentEndpoints`
const interfaces = `${base}/Inventory/EthernetInterfaces`

const get = (path: string, reads: ClientStep['reads']): ClientStep => {
  return { method: 'GET', path, reads, whenDark: 'answers' }
}
/** What is at its owner alone. */
const getOne = (path: string, reads: ClientStep['reads']): ClientStep => {
  return { method: 'GET', path, reads, whenDark: 'refused' }
}
const getAll = (path: string, reads: ClientStep['reads']): ClientStep => {
  return { method: 'GET', path, reads, whenDark: 'partial' }
}
const open = (path: string, reads: ClientStep['reads']): ClientStep => {
  return { ...get(path, reads), isOpen: true }
}
const drop = (path: string): ClientStep => {
  return { method: 'DELETE', path, reads: deleted, whenDark: 'refused' }
}

function serviceRows(): readonly ClientRow[] {
  return [
    {
      number: 'S1',
      command: 'smd service status',
      given: [],
      steps: [
        open(`${base}/service/ready`, (answer) => {
          expect(ok(answer)).toEqual({ code: 0, message: 'HSM is healthy' })
        }),
      ],
    },
    {
      number: 'S2',
      command: 'smd service status --all',
      given: [],
      steps: [
        open(`${base}/service/values`, (answer) => {
          const names = ['Arch', 'Class', 'Flag', 'NetType', 'Role', 'State', 'SubRole', 'Type']
          expect(Object.keys(ok(answer) as object).sort()).toEqual(names)
        }),
      ],
    },
  ]
}

function componentRows(sample: ClientSample): readonly ClientRow[] {
  const { node, nid } = sample
  const isNode = (answer: Parameters<ClientStep['reads']>[0]) =>
    expect(ok(answer)).toMatchObject({ ID: node, Type: 'Node', NID: nid, Enabled: true })
  return [
    {
      number: 'S3',
      command: 'smd component get',
      given: ['components'],
      steps: [open(components, (answer) => listed(answer, 'Components', node))],
    },
    {
      number: 'S4',
      command: 'smd component get -x X',
      given: ['components'],
      steps: [get(`${components}/${node}`, isNode)],
    },
    {
      number: 'S5',
      command: 'smd component get -n N',
      given: ['components'],
      steps: [get(`${components}/ByNID/${nid}`, isNode)],
    },
    {
      number: 'S6',
      command: 'smd component add',
      given: [],
      steps: [
        {
          method: 'POST',
          path: components,
          body: { Components: componentsOf(sample) },
          reads: (answer) => expect([201, 204]).toContain(answer.status),
          whenDark: 'refused',
        },
      ],
    },
    {
      number: 'S6',
      command: 'smd component add, with arguments: no type, and the number is lost',
      given: [],
      steps: [
        {
          method: 'POST',
          path: components,
          body: { Components: [{ ID: node, Type: '', State: 'Ready', Enabled: true }] },
          reads: (answer) => expect([201, 204]).toContain(answer.status),
          whenDark: 'refused',
        },
      ],
    },
    {
      number: 'S7',
      command: 'smd component delete X',
      given: ['components'],
      steps: [drop(`${components}/${node}`)],
    },
  ]
}

/** The BMC as `smd rfe add` posts it: with the zero values of its struct. */
function bareEndpoint(sample: ClientSample) {
  const { Systems, Managers, SchemaVersion, UUID, FQDN, ...bare } = endpointOf(sample)
  return {
    ...bare,
    Domain: 'mgmt',
    Hostname: bare.Name,
    User: 'root',
    Password: 'never shown',
    UUID: '00000000-0000-0000-0000-000000000000',
    DiscoveryInfo: { LastDiscoveryAttempt: '0001-01-01T00:00:00Z', LastDiscoveryStatus: '' },
  }
}

function endpointRows(sample: ClientSample): readonly ClientRow[] {
  const { bmc, node, bmcMac, bmcAddress } = sample
  const asStruct = bareEndpoint(sample)
  const query = `id=${bmc}&macaddr=${bmcMac}&ipaddress=${bmcAddress}&type=NodeBMC`
  return [
    {
      number: 'S8',
      command: 'smd compep get',
      given: ['endpoint'],
      steps: [getAll(offers, (answer) => listed(answer, 'ComponentEndpoints', node))],
    },
    {
      number: 'S8',
      command: 'smd compep get X',
      given: ['endpoint'],
      steps: [
        getOne(`${offers}/${node}`, (answer) => {
          expect(ok(answer)).toMatchObject({ ID: node, RedfishEndpointID: bmc })
        }),
      ],
    },
    {
      number: 'S9',
      command: 'smd compep delete X',
      given: ['endpoint'],
      steps: [drop(`${offers}/${node}`)],
    },
    {
      number: 'S10',
      command: 'smd rfe get with every filter',
      given: ['endpoint'],
      steps: [
        getAll(`${endpoints}?${query}`, (answer) => listed(answer, 'RedfishEndpoints', bmc)),
        getAll(`${endpoints}?id=${sample.cabinet}c7s63b0`, (answer) => {
          expect(ok(answer)).toEqual({ RedfishEndpoints: [] })
        }),
      ],
    },
    {
      number: 'S11',
      command: 'smd rfe add',
      given: [],
      steps: [
        {
          method: 'POST',
          path: endpoints,
          body: asStruct,
          reads(answer) {
            created(answer, [`${endpoints}/${bmc}`])
            expect(answer.body).not.toContain('never shown')
          },
          whenDark: 'refused',
        },
      ],
    },
    {
      number: 'S12',
      command: 'smd rfe delete X',
      given: ['endpoint'],
      steps: [drop(`${endpoints}/${bmc}`)],
    },
  ]
}

function interfaceRows(sample: ClientSample): readonly ClientRow[] {
  const { node, nodeMac, nodeMacId, nodeAddress } = sample
  const address = { IPAddress: nodeAddress, Network: 'internal' }
  const since = 'OlderThan=2999-01-01T00:00:00Z&NewerThan=2001-01-01T00:00:00Z'
  const where = `ComponentID=${node}&Type=Node&Network=internal`
  return [
    {
      number: 'S13',
      command: 'smd iface get',
      given: ['interface'],
      steps: [
        open(
          `${interfaces}?MACAddress=${nodeMac}&IPAddress=${nodeAddress}&${where}&${since}`,
          (a) => {
            expect(ok(a)).toMatchObject([{ ID: nodeMacId, ComponentID: node, MACAddress: nodeMac }])
          },
        ),
        // The cloud-init server asks with a slash at the end.
        open(`${interfaces}/`, (answer) => {
          expect(ok(answer)).toContainEqual(expect.objectContaining({ ID: nodeMacId }))
        }),
      ],
    },
    {
      number: 'S14',
      command: 'smd iface get --id I, --by-ip',
      given: ['interface'],
      steps: [
        get(`${interfaces}/${nodeMacId}`, (answer) => {
          expect(ok(answer)).toMatchObject({ ID: nodeMacId, IPAddresses: [address] })
        }),
        get(`${interfaces}/${nodeMacId}/IPAddresses`, (answer) => {
          expect(ok(answer)).toEqual([address])
        }),
      ],
    },
    {
      number: 'S15',
      command: 'smd iface add, and another one under its address',
      given: ['components'],
      steps: [
        {
          method: 'POST',
          path: interfaces,
          body: { ID: '', ...interfaceOf(sample) },
          reads(answer) {
            expect([answer.status, answer.json()]).toEqual([
              201,
              { URI: `${interfaces}/${nodeMacId}` },
            ])
          },
          whenDark: 'refused',
        },
        {
          method: 'POST',
          path: interfaces,
          body: { ...interfaceOf(sample), ComponentID: sample.second },
          reads: status(409),
          whenDark: 'refused',
        },
      ],
    },
    {
      number: 'S16',
      command: 'smd iface delete I',
      given: ['interface'],
      steps: [drop(`${interfaces}/${nodeMacId}`)],
    },
  ]
}

/** The rows, for a sample. */
export function hsmRows(sample: ClientSample): readonly ClientRow[] {
  return [
    ...serviceRows(),
    ...componentRows(sample),
    ...endpointRows(sample),
    ...interfaceRows(sample),
  ]
}
