/**
 * The request table of the reference's clients (1.3: S1 to S25, D1 to D3, B1 to B12, C1 to C12):
 * each row as the client sends it, over a bare socket without Content-Type and Accept, and what
 * that client reads of the answer. It runs against any base URL and leaves nothing there but
 * cloud-init defaults.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RawAnswer, sendRaw } from '../fixture/raw-http.ts'
import {
  type ClientRow,
  type ClientSample,
  type ClientStep,
  cloudGroupOf,
  componentsOf,
  defaultsSent,
  endpointOf,
  type Given,
  groupOf,
  interfaceOf,
  parametersOf,
  sampleOf,
} from './client-sample.ts'
import { bootRows } from './client-table-boot.ts'
import { cloudInitRows } from './client-table-cloud-init.ts'
import { groupAndDiscoveryRows } from './client-table-groups.ts'
import { hsmRows } from './client-table-hsm.ts'

/** Where the table is played. */
export interface ClientsTarget {
  /** http://HOST:PORT or https://HOST:PORT */
  readonly url: string
  /** Absent = none is asked for. */
  readonly token?: string | undefined
}

/** What the Go client sends besides; it says nothing of content. */
const headers = { 'User-Agent': 'ochami/v0.6.0', 'Accept-Encoding': 'gzip' }

type Step = Pick<ClientStep, 'method' | 'path' | 'body' | 'isOpen'>
type Send = (step: Step, more?: Readonly<Record<string, string>>) => Promise<RawAnswer>

function senderTo({ url, token }: ClientsTarget): Send {
  return ({ method, path, body, isOpen }, more) => {
    const asked = { method, path, body, headers: { ...headers, ...more } }
    return sendRaw(url, { ...asked, token: isOpen ? undefined : token })
  }
}

/** A POST that is sent once more when nobody knows what became of it: it happens once. */
async function post(send: Send, path: string, body: unknown): Promise<RawAnswer> {
  const once = { 'Request-Id': randomUUID() }
  const answer = await send({ method: 'POST', path, body }, once)
  return answer.status === 504 ? await send({ method: 'POST', path, body }, once) : answer
}

/** All rows of the table. */
function rowsOf(sample: ClientSample): readonly ClientRow[] {
  return [
    ...hsmRows(sample),
    ...groupAndDiscoveryRows(sample),
    ...bootRows(sample),
    ...cloudInitRows(sample),
  ]
}

/** What has to be there for something to be there. */
const needs: Readonly<Record<Given, readonly Given[]>> = {
  components: [],
  endpoint: ['components'],
  interface: ['components'],
  group: ['components'],
  parameters: ['components', 'endpoint'],
  cloudGroup: ['components', 'endpoint'],
  defaults: [],
}

const closure = (given: readonly Given[]): readonly Given[] => [
  ...new Set(given.flatMap((each) => [...closure(needs[each]), each])),
]

/** Makes what a row needs. */
async function prepare(send: Send, sample: ClientSample, given: readonly Given[]): Promise<void> {
  const bodies: Readonly<Record<Given, readonly (readonly [string, unknown])[]>> = {
    components: [['/hsm/v2/State/Components', { Components: componentsOf(sample) }]],
    endpoint: [['/hsm/v2/Inventory/RedfishEndpoints', endpointOf(sample)]],
    interface: [['/hsm/v2/Inventory/EthernetInterfaces', interfaceOf(sample)]],
    group: [['/hsm/v2/groups', groupOf(sample)]],
    parameters: [['/boot/v1/bootparameters', parametersOf(sample)]],
    cloudGroup: [
      ['/cloud-init/admin/groups', cloudGroupOf(sample)],
      ['/hsm/v2/groups', { ...groupOf(sample), label: sample.cloudGroup }],
    ],
    defaults: [['/cloud-init/admin/cluster-defaults', defaultsSent]],
  }
  for (const [path, body] of closure(given).flatMap((each) => bodies[each])) {
    const answer = await post(send, path, body)
    expect([201, 204], `POST ${path}: ${answer.status} ${answer.body}`).toContain(answer.status)
  }
}

/** Takes away whatever a row may have left. */
async function tidy(send: Send, sample: ClientSample): Promise<void> {
  const { bmc, node, second, bmcMac, nodeMacId, group, cloudGroup, nid, nodeMac } = sample
  const bodies = [{ hosts: [node] }, { macs: [nodeMac] }, { nids: [nid] }]
  for (const body of bodies) await send({ method: 'DELETE', path: '/boot/v1/bootparameters', body })
  for (const path of [
    `/cloud-init/admin/groups/${cloudGroup}`,
    `/hsm/v2/groups/${group}`,
    `/hsm/v2/groups/${cloudGroup}`,
    `/hsm/v2/Inventory/RedfishEndpoints/${bmc}`,
    ...[nodeMacId, bmcMac.replaceAll(':', '')].map(
      (id) => `/hsm/v2/Inventory/EthernetInterfaces/${id}`,
    ),
    ...[node, second, bmc].map((id) => `/hsm/v2/State/Components/${id}`),
  ]) {
    await send({ method: 'DELETE', path })
  }
}

const titleOf = ({ number, command }: ClientRow) => `${number} ${command}`

/** Plays every row for nodes of `cabinet`, each with its requests in their order. */
export function clientsContract(open: () => ClientsTarget, cabinet = 'x9990'): void {
  const sample = sampleOf(cabinet)
  let send: Send
  beforeAll(() => {
    send = senderTo(open())
  })
  beforeEach(() => tidy(send, sample))
  afterAll(() => tidy(send, sample))

  test.each(rowsOf(sample).map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    await prepare(send, sample, row.given)
    for (const step of row.steps) step.reads(await send(step))
  })
}

/** Where a cell is asked about nodes whose owner is down. */
export interface DarkTarget extends ClientsTarget {
  /** The cell that is down, as an answer names it. */
  readonly owner: string
  /** Cells there are, the dark one too. */
  readonly cells: number
}

/** Every step by itself, once, with what was there when the owner went down. */
function expectInTheDark({ whenDark, reads }: ClientStep, answer: RawAnswer, dark: DarkTarget) {
  if (whenDark === 'answers') return reads(answer)
  if (whenDark === 'partial') {
    expect([answer.status, answer.headers['cell-coverage']]).toEqual([
      200,
      `${dark.cells - 1}/${dark.cells}`,
    ])
    return
  }
  expect([answer.status, answer.headers['cell-fault']], answer.body).toEqual([
    503,
    'PEER_UNREACHABLE',
  ])
  expect(answer.body).toContain(`Cell ${dark.owner}`)
}

/**
 * Changes that go through would be gone for the next row, and nothing was changed that a row could
 * read back.
 */
function isPlayedInTheDark({ steps }: ClientRow, { method, whenDark }: ClientStep, at: number) {
  if (method !== 'GET') return whenDark === 'refused'
  return steps.slice(0, at).every((step) => step.method === 'GET')
}

/**
 * What clients are told while the owner of `cabinet` is down: `goDark` takes it down once
 * everything that rows count on is there.
 */
export function clientsInTheDark(
  open: () => DarkTarget,
  cabinet: string,
  goDark: () => Promise<void>,
): void {
  const sample = sampleOf(cabinet)
  const steps = rowsOf(sample).flatMap((row) => {
    const kept = row.steps.filter((step, at) => isPlayedInTheDark(row, step, at))
    return kept.map((step) => [`${titleOf(row)}: ${step.method} ${step.path}`, step] as const)
  })
  let dark: DarkTarget
  let send: Send
  beforeAll(async () => {
    dark = open()
    send = senderTo(dark)
    await tidy(send, sample)
    await prepare(send, sample, ['interface', 'group', 'parameters', 'cloudGroup', 'defaults'])
    await goDark()
  })

  describe(`nodes of ${cabinet}, whose cell is down`, () => {
    test.each(steps)('%s', async (_, step) => {
      expectInTheDark(step, await send(step), dark)
    })
  })
}
