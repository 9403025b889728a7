/** Rows C1 to C12 of the clients' request table: the cloud-init server. */
import { expect } from 'vitest'
import { parse } from 'yaml'
import type { RawAnswer } from '../fixture/raw-http.ts'
import { ok, status } from './client-reading.ts'
import {
  type ClientRow,
  type ClientSample,
  type ClientStep,
  cloudGroupOf,
  defaultsSent,
} from './client-sample.ts'

const base = '/cloud-init'
const admin = `${base}/admin`

type Reads = ClientStep['reads']

const get = (path: string, reads: Reads, whenDark: ClientStep['whenDark'] = 'answers') =>
  ({ method: 'GET', path, reads, whenDark }) as const

/** Groups and defaults hold for the whole cluster: the cell that is asked decides. */
const change = (method: ClientStep['method'], path: string, body: unknown, reads: Reads) =>
  ({
    method,
    path: `${admin}${path}`,
    ...(body === undefined ? {} : { body }),
    reads,
    whenDark: 'answers',
  }) as const

function defaultsRows(): readonly ClientRow[] {
  return [
    {
      number: 'C2',
      command: 'cloud-init defaults set',
      given: [],
      steps: [change('POST', '/cluster-defaults', defaultsSent, status(201))],
    },
    {
      number: 'C1',
      command: 'cloud-init defaults get',
      given: ['defaults'],
      steps: [
        get(`${admin}/cluster-defaults`, (answer) => {
          expect(ok(answer)).toMatchObject({ cloud_provider: 'clients', 'nid-length': 4 })
        }),
      ],
    },
  ]
}

function groupRows(sample: ClientSample): readonly ClientRow[] {
  const { cloudGroup } = sample
  const own = cloudGroupOf(sample)
  const path = `/groups/${cloudGroup}`
  return [
    {
      number: 'C3',
      command: 'cloud-init group get raw',
      given: ['cloudGroup'],
      steps: [
        get(`${admin}/groups`, (answer) => {
          expect(ok(answer)).toMatchObject({ [cloudGroup]: { name: cloudGroup } })
        }),
      ],
    },
    {
      number: 'C4',
      command: 'cloud-init group get raw G',
      given: ['cloudGroup'],
      steps: [get(`${admin}${path}`, (answer) => expect(ok(answer)).toEqual(own))],
    },
    {
      number: 'C5',
      command: 'cloud-init group add, again, and of what is none',
      given: [],
      steps: [
        change('POST', '/groups', own, status(201)),
        change('POST', '/groups', own, status(409)),
        change('POST', '/groups', { name: 5 }, status(422)),
      ],
    },
    {
      number: 'C6',
      command: 'cloud-init group set',
      given: ['cloudGroup'],
      steps: [change('PUT', path, { ...own, description: 'new' }, status(201))],
    },
    {
      number: 'C7',
      command: 'cloud-init group delete',
      given: ['cloudGroup'],
      steps: [change('DELETE', path, undefined, status(200))],
    },
  ]
}

function nodeRows(sample: ClientSample): readonly ClientRow[] {
  const { node, cloudGroup } = sample
  const asNode = `${admin}/impersonation/${node}`
  const isFile = (answer: RawAnswer) => {
    expect([answer.status, answer.body]).toEqual([200, '#cloud-config\nruncmd: [true]\n'])
  }
  const isMetaData = (answer: RawAnswer) => {
    expect(answer.status, answer.body).toBe(200)
    const data = parse(answer.body) as Record<string, unknown>
    expect(data).toMatchObject({
      'instance-id': expect.stringMatching(/^i-/),
      'local-hostname': expect.any(String),
      instance_data: { v1: expect.any(Object) },
    })
  }
  const file = get(`${asNode}/${cloudGroup}.yaml`, isFile)
  const metaData = get(`${asNode}/meta-data`, isMetaData, 'refused')
  return [
    {
      number: 'C8',
      command: 'cloud-init group render G X',
      given: ['cloudGroup'],
      steps: [file, metaData],
    },
    {
      number: 'C9',
      command: 'cloud-init node get meta-data, user-data, vendor-data',
      given: ['cloudGroup'],
      steps: [
        metaData,
        get(`${asNode}/user-data`, (answer) => expect(answer.body).toMatch(/^#cloud-config/)),
        get(
          `${asNode}/vendor-data`,
          (answer) => {
            expect(answer.body).toMatch(/^#include\n/)
            expect(answer.body).toContain(`/${cloudGroup}.yaml\n`)
          },
          'refused',
        ),
      ],
    },
    {
      number: 'C10',
      command: 'cloud-init node get group X G',
      given: ['cloudGroup'],
      steps: [file],
    },
    instanceRow(sample),
  ]
}

function instanceRow(sample: ClientSample): ClientRow {
  const { node } = sample
  return {
    number: 'C11',
    command: 'cloud-init node set',
    given: ['endpoint'],
    steps: [
      {
        method: 'PUT',
        path: `${admin}/instance-info/${node}`,
        body: {
          id: node,
          'instance-id': 'i-clients',
          'local-hostname': `host-${sample.cabinet}`,
          hostname: `host-${sample.cabinet}`,
          'cluster-name': 'clients',
          region: 'west',
          'availability-zone': 'row-1',
          'cloud-provider': 'clients',
          'instance-type': 'blade',
          'cloud-init-base-url': 'http://cell.example/cloud-init',
          'public-keys': ['ssh-ed25519 AAAA node'],
        },
        reads: status(201),
        whenDark: 'refused',
      },
    ],
  }
}

function serviceRow(): ClientRow {
  const paths = ['/version', '/openapi.json']
  return {
    number: 'C12',
    command: 'cloud-init service status, --api, version',
    given: [],
    steps: paths.map((path) => ({
      ...get(`${base}${path}`, (answer) => expect(ok(answer)).toBeInstanceOf(Object)),
      isOpen: true,
    })),
  }
}

/** The rows, for a sample. */
export function cloudInitRows(sample: ClientSample): readonly ClientRow[] {
  return [...defaultsRows(), ...groupRows(sample), ...nodeRows(sample), serviceRow()]
}
