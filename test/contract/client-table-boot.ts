/** Rows B1 to B12 of the clients' request table: the boot service. */
import { expect } from 'vitest'
import type { RawAnswer } from '../fixture/raw-http.ts'
import { ok, status } from './client-reading.ts'
import {
  type ClientRow,
  type ClientSample,
  type ClientStep,
  parametersOf,
} from './client-sample.ts'

const base = '/boot/v1'
const parameters = `${base}/bootparameters`

const open = (path: string, reads: ClientStep['reads'], whenDark: ClientStep['whenDark']) => {
  return { method: 'GET', path, reads, whenDark, isOpen: true } as const
}

/** A write of a node's own entry: its owner decides. */
const write = (
  method: ClientStep['method'],
  body: unknown,
  reads: ClientStep['reads'],
): ClientStep => ({ method, path: parameters, body, reads, whenDark: 'refused' })

/** 2xx, and the token that a loader is to send later. */
const referred = (wanted: number) => (answer: RawAnswer) => {
  expect(answer.status, answer.body).toBe(wanted)
  expect(answer.headers['bss-referral-token']).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
}

function parameterRows(sample: ClientSample): readonly ClientRow[] {
  const { node, nid, nodeMac, kernel } = sample
  const own = parametersOf(sample)
  const update = { ...own, params: 'verbose', kernel: '', initrd: '' }
  const queries = [`?name=${node}`, `?mac=${nodeMac}`, `?nid=${nid}`, `?name=${node}&mac=&nid=`, '']
  const reads = (answer: RawAnswer) => {
    expect(ok(answer)).toContainEqual(expect.objectContaining({ hosts: [node], kernel }))
  }
  return [
    {
      number: 'B1',
      command: 'bss boot params get',
      given: ['parameters'],
      steps: queries.map((query): ClientStep => {
        return { method: 'GET', path: `${parameters}${query}`, reads, whenDark: 'answers' }
      }),
    },
    {
      number: 'B2',
      command: 'bss boot params add',
      given: ['endpoint'],
      steps: [write('POST', own, referred(201))],
    },
    {
      number: 'B3',
      command: 'bss boot params set',
      given: ['endpoint'],
      steps: [write('PUT', own, referred(200))],
    },
    {
      number: 'B4',
      command: 'bss boot params update',
      given: ['parameters'],
      steps: [write('PATCH', update, status(200))],
    },
    {
      number: 'B4',
      command: 'bss boot params update of what is not there',
      given: ['endpoint'],
      steps: [write('PATCH', update, status(404))],
    },
    {
      number: 'B5',
      command: 'bss boot params delete: a DELETE with a body',
      given: ['parameters'],
      steps: [
        write('DELETE', own, status(200)),
        {
          method: 'GET',
          path: `${parameters}?name=${node}`,
          reads: status(404),
          whenDark: 'answers',
        },
      ],
    },
    imageRow(sample, reads),
  ]
}

function imageRow(sample: ClientSample, reads: ClientStep['reads']): ClientRow {
  const { node } = sample
  const own = parametersOf(sample)
  return {
    number: 'B6',
    command: 'bss boot image set',
    given: ['parameters'],
    steps: [
      { method: 'GET', path: `${parameters}?name=${node}`, reads, whenDark: 'answers' },
      write('PUT', { ...own, params: own.params.replace(/root=\S+/, 'root=b') }, referred(200)),
      {
        method: 'GET',
        path: `${parameters}?name=${node}`,
        reads(answer) {
          expect(ok(answer)).toMatchObject([{ params: 'quiet root=b console=ttyS0 a&b' }])
        },
        whenDark: 'answers',
      },
    ],
  }
}

function scriptRow({ node, nid, nodeMac, kernel }: ClientSample): ClientRow {
  const more = '&retry=1&arch=x86_64&timestamp=1700000000'
  const queries = [`name=${node}`, `mac=${nodeMac}`, `nid=${nid}`, `mac=${nodeMac}${more}`]
  const reads = (answer: RawAnswer) => {
    expect(answer.status, answer.body).toBe(200)
    expect(answer.headers['content-type']).toMatch(/^text\/plain/)
    expect(answer.body).toMatch(/^#!ipxe\n/)
    expect(answer.body).toContain(`kernel --name kernel ${kernel} `)
    expect(answer.body).toContain(` xname=${node} nid=${nid} `)
    expect(answer.body).toContain(' a&b ')
  }
  return {
    number: 'B7',
    command: 'bss boot script get',
    given: ['parameters'],
    steps: queries.map((query) => open(`${base}/bootscript?${query}`, reads, 'answers')),
  }
}

function restRows({ node, nid, nodeMac }: ClientSample): readonly ClientRow[] {
  const hosts = ['', `?name=${node}`, `?mac=${nodeMac}`, `?nid=${nid}`].map((query) => {
    return open(
      `${base}/hosts${query}`,
      (answer) => {
        const wanted = { ID: node, NID: nid, MAC: [nodeMac] }
        expect(ok(answer)).toContainEqual(expect.objectContaining(wanted))
      },
      'answers',
    )
  })
  return [
    { number: 'B8', command: 'bss hosts get', given: ['parameters'], steps: hosts },
    {
      number: 'B9',
      command: 'bss dumpstate',
      given: ['parameters'],
      steps: [
        open(
          `${base}/dumpstate`,
          (answer) => {
            const mine = expect.objectContaining({ hosts: [node] })
            expect(ok(answer)).toMatchObject({
              Components: expect.arrayContaining([expect.objectContaining({ ID: node })]),
              Params: expect.arrayContaining([mine]),
            })
          },
          'answers',
        ),
      ],
    },
    {
      number: 'B10',
      command: 'bss history',
      given: ['parameters'],
      steps: [
        open(`${base}/bootscript?name=${node}`, status(200), 'answers'),
        open(
          `${base}/endpoint-history?name=${node}&endpoint=bootscript`,
          (answer) => expect(ok(answer)).toBeInstanceOf(Array),
          'refused',
        ),
      ],
    },
  ]
}

/** Questions about the service itself, which any cell answers for itself. */
function serviceRows(): readonly ClientRow[] {
  const storage = { 'bss-storage-backend': { name: expect.any(String), status: 'connected' } }
  const wanted = {
    status: { 'bss-status': 'running' },
    'status/all': { 'bss-status': 'running', 'bss-status-hsm': 'connected', ...storage },
    'storage/status': storage,
    hsm: { 'bss-status-hsm': 'connected' },
    version: { 'bss-version': expect.any(String) },
  }
  return Object.entries(wanted).map(([path, body]) => ({
    number: path === 'version' ? 'B12' : 'B11',
    command: `bss service: ${path}`,
    given: [],
    steps: [
      open(
        `${base}/service/${path}`,
        (answer) => expect(ok(answer)).toMatchObject(body),
        'answers',
      ),
    ],
  }))
}

/** The rows, for a sample. */
export function bootRows(sample: ClientSample): readonly ClientRow[] {
  return [...parameterRows(sample), scriptRow(sample), ...restRows(sample), ...serviceRows()]
}
