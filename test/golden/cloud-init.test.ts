import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { mergeDefaults, setGroup, setInstance } from '../../bootstrap/cloud-init/index.ts'
import { addNodes, tester } from '../fixture/nodes.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

let rack: TestRack

beforeAll(async () => {
  rack = await openRack({ apis: [createCloudInitApi] })
  await addNodes(rack.ledger, {
    xname: 'x1000c0s4b0n0',
    nid: 17,
    hostname: 'cb17',
    macs: ['10:20:30:40:50:17', '02:00:00:00:20:11'],
    ips: ['10.1.4.17'],
    groups: ['rack4', 'compute'],
    createdMs: 1_700_000_000_000,
  })
  await rack.ledger.transact(tester, (tx) => {
    mergeDefaults(tx, {
      cloudProvider: 'openchami',
      region: 'eu-west',
      availabilityZone: 'row-3',
      clusterName: 'demo',
      shortName: 'de',
      nidLength: 4,
      baseUrl: 'http://10.1.0.2:8081/cloud-init',
      publicKeys: ['ssh-ed25519 AAAA ops'],
    })
    setGroup(tx, {
      name: 'compute',
      description: 'all compute blades',
      metaData: { syslog: '10.1.0.5', ntp: ['10.1.0.1'], swap: 'no' },
      file: { content: '#cloud-config\n', encoding: 'plain' },
    })
    setInstance(tx, 'x1000c0s4b0n0', { instanceId: 'i-5be11d02' })
  })
})

afterAll(() => rack.close())

const golden = (name: string) =>
  readFileSync(new URL(`./cloud-init/${name}`, import.meta.url), 'utf8')

describe('cloud-init documents, character for character', () => {
  test.each([
    ['meta-data', 'meta-data.yaml', 'application/x-yaml'],
    ['vendor-data', 'vendor-data.txt', 'text/plain; charset=utf-8'],
    ['user-data', 'user-data.txt', 'text/plain; charset=utf-8'],
  ])('%s', async (path, file, type) => {
    const url = `/cloud-init/${path}`
    const answer = await rack.app.inject({ url, remoteAddress: '10.1.4.17' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe(type)
    expect(answer.body).toBe(golden(file))
  })
})
