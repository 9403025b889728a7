/** Rows S17 to S25 and D1 to D3 of the clients' request table: groups, and static discovery. */
import { expect } from 'vitest'
import { created, deleted, ok, status } from './client-reading.ts'
import {
  type ClientRow,
  type ClientSample,
  type ClientStep,
  componentsOf,
  endpointOf,
  groupOf,
  interfaceOf,
} from './client-sample.ts'

const base = '/hsm/v2'
const groups = `${base}/groups`

type Method = ClientStep['method']
type Reads = ClientStep['reads']

const get = (path: string, reads: Reads): ClientStep => {
  return { method: 'GET', path, reads, whenDark: 'answers' }
}

/** A change of a cluster-wide record: no owner of a cabinet is asked. */
const everywhere = (method: Method, path: string, body: unknown, reads: Reads): ClientStep => {
  return { method, path, ...(body === undefined ? {} : { body }), reads, whenDark: 'answers' }
}

/** A change of what the cabinet's owner holds. */
const atOwner = (method: Method, path: string, body: unknown, reads: Reads): ClientStep => {
  return { method, path, ...(body === undefined ? {} : { body }), reads, whenDark: 'refused' }
}

function groupRows(sample: ClientSample): readonly ClientRow[] {
  const { group, node } = sample
  const own = groupOf(sample)
  return [
    {
      number: 'S17',
      command: 'smd group get',
      given: ['group'],
      steps: ['', `?group=${group}`, '?tag=clients'].map((query) =>
        get(`${groups}${query}`, (answer) => {
          expect(ok(answer)).toContainEqual(expect.objectContaining(own))
        }),
      ),
    },
    {
      number: 'S18',
      command: 'smd group add, and another one under its name',
      given: ['components'],
      steps: [
        atOwner('POST', groups, own, (answer) => created(answer, [`${groups}/${group}`])),
        everywhere('POST', groups, { ...own, description: 'another' }, status(409)),
      ],
    },
    {
      number: 'S19',
      command: 'smd group update',
      given: ['group'],
      steps: [
        everywhere(
          'PATCH',
          `${groups}/${group}`,
          { description: 'new', tags: ['clients'] },
          status(204),
        ),
      ],
    },
    {
      number: 'S20',
      command: 'smd group delete L',
      given: ['group'],
      steps: [everywhere('DELETE', `${groups}/${group}`, undefined, deleted)],
    },
    {
      number: 'S21',
      command: 'smd group member get L',
      given: ['group'],
      steps: [
        get(`${groups}/${group}/members`, (answer) => expect(ok(answer)).toEqual({ ids: [node] })),
      ],
    },
  ]
}

function memberRows(sample: ClientSample): readonly ClientRow[] {
  const { group, node, second } = sample
  const members = `${groups}/${group}/members`
  return [
    {
      number: 'S22',
      command: 'smd group member add L X',
      given: ['group'],
      steps: [
        atOwner('POST', members, { id: second }, (answer) => {
          created(answer, [`${members}/${second}`])
        }),
      ],
    },
    {
      number: 'S23',
      command: 'smd group member set L X',
      given: ['group'],
      steps: [
        atOwner('PUT', members, { group, ids: [second] }, (answer) => {
          expect(answer.status, answer.body).toBe(201)
          expect(answer.json()).toBeInstanceOf(Array)
        }),
      ],
    },
    {
      number: 'S24',
      command: 'smd group member delete L X',
      given: ['group'],
      steps: [atOwner('DELETE', `${members}/${node}`, undefined, deleted)],
    },
    {
      number: 'S25',
      command: 'smd group membership with every filter',
      given: ['group'],
      steps: [
        get(`${base}/memberships?${everyFilter(sample)}`, (answer) => {
          const groupLabels = expect.arrayContaining([group])
          expect(ok(answer)).toEqual([{ id: node, partitionName: '', groupLabels }])
        }),
        get(`${base}/memberships?type=Node&role=Compute&state=Ready&id=${node}`, (answer) => {
          expect(ok(answer)).toEqual([])
        }),
      ],
    },
  ]
}

function everyFilter({ node, nid, group }: ClientSample): string {
  const filters = {
    id: node,
    type: 'Node',
    state: 'On',
    flag: 'OK',
    role: 'Compute',
    subrole: '',
    softwarestatus: '',
    subtype: '',
    arch: 'X86',
    class: '',
    nid: String(nid),
    enabled: 'true',
    nid_start: String(nid),
    nid_end: String(nid),
    partition: 'NULL',
    group,
  }
  return new URLSearchParams(filters).toString()
}

/** `discover static` in its three ways; each step as that client sends it, in its order. */
function discoveryRows(sample: ClientSample): readonly ClientRow[] {
  const { bmc, node, nid, group, nodeMacId } = sample
  const [component] = componentsOf(sample)
  const plain = { label: group, description: `The ${group} group`, members: { ids: [node] } }
  const post = (run: number) => atOwner('POST', endpoints, endpointOf(sample, run), status(201))
  const addNodes = atOwner('POST', components, { Components: [component] }, status(204))
  const { Systems, Managers, SchemaVersion, ...alone } = endpointOf(sample)
  const moved = { ...interfaceOf(sample), Description: 'moved' }
  const other = { ...endpointOf(sample, 2), FQDN: 'other.mgmt' }
  return [
    {
      number: 'D1',
      command: 'discover static',
      given: [],
      steps: [addNodes, post(1), everywhere('POST', groups, plain, status(201))],
    },
    {
      number: 'D2',
      command: 'discover static --overwrite',
      given: ['endpoint', 'group'],
      steps: [
        atOwner('PUT', `${components}/${node}`, { Component: component, Force: true }, status(204)),
        atOwner(
          'PATCH',
          `${components}/BulkNID`,
          { Components: [{ ID: node, Type: '', NID: nid }] },
          status(204),
        ),
        atOwner('POST', endpoints, other, status(409)),
        atOwner('PUT', `${endpoints}/${bmc}`, other, status(200)),
        everywhere('POST', groups, { ...plain, description: 'another' }, status(409)),
        everywhere('PATCH', `${groups}/${group}`, { description: 'another' }, status(204)),
      ],
    },
    {
      number: 'D3',
      command: 'discover static --discovery-version 1',
      given: [],
      steps: [
        addNodes,
        atOwner('POST', endpoints, alone, status(201)),
        atOwner('POST', interfaces, interfaceOf(sample), status(201)),
        atOwner('POST', interfaces, moved, status(409)),
        atOwner('PATCH', `${interfaces}/${nodeMacId}`, moved, (answer) => {
          expect(ok(answer)).toMatchObject({ ID: nodeMacId, Description: 'moved' })
        }),
        everywhere('POST', groups, plain, status(201)),
      ],
    },
  ]
}

const components = `${base}/State/Components`
const endpoints = `${base}/Inventory/RedfishEndpoints`
const interfaces = `${base}/Inventory/EthernetInterfaces`

/** The rows, for a sample. */
export function groupAndDiscoveryRows(sample: ClientSample): readonly ClientRow[] {
  return [...groupRows(sample), ...memberRows(sample), ...discoveryRows(sample)]
}
