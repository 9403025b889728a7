import { describe, expect, it } from 'vitest'
import {
  checkEndpoint,
  type EndpointInput,
  endpointIdOf,
  type HostNames,
  hostNamesOf,
  namesNoPort,
} from '../../../cell/inventory/endpoint-input.ts'

describe('the name of an endpoint', () => {
  it.each<[EndpointInput, string]>([
    [{ id: 'X1c0s0b00' }, 'x1c0s0b0'],
    [{ hostname: 'x1c0s0b0' }, 'x1c0s0b0'],
    [{ id: 'x1c0b0', hostname: 'other' }, 'x1c0b0'],
    [{ id: 'x1c0r0b0' }, 'x1c0r0b0'],
    [{ id: 'x1m0' }, 'x1m0'],
    [{ id: 'x1c0w1' }, 'x1c0w1'],
    [{ id: 'x1c0h1s1' }, 'x1c0h1s1'],
    [{ id: 'd0w0' }, 'd0w0'],
  ])('%j is %s', (input, id) => {
    expect(endpointIdOf(input)).toBe(id)
  })

  it.each<[EndpointInput]>([[{}], [{ id: 'x1c0s0b0n0' }], [{ id: 'x1' }], [{ hostname: 'bmc' }]])(
    '%j is refused',
    (input) => {
      expect(() => endpointIdOf(input)).toThrow(expect.objectContaining({ code: 'INPUT_XNAME' }))
    },
  )
})

describe('host name, domain and FQDN', () => {
  it.each<[Partial<HostNames>, HostNames | undefined]>([
    [{}, undefined],
    [{ domain: 'mgmt' }, undefined],
    [{ fqdn: 'A.mgmt.example' }, { hostname: 'a', domain: 'mgmt.example', fqdn: 'a.mgmt.example' }],
    [{ fqdn: 'a' }, { hostname: 'a', domain: '', fqdn: 'a' }],
    [{ fqdn: '10.0.0.1' }, { hostname: '10.0.0.1', domain: '', fqdn: '10.0.0.1' }],
    [{ fqdn: 'fd00::1' }, { hostname: 'fd00::1', domain: '', fqdn: 'fd00::1' }],
    [
      { hostname: 'a', domain: 'b.c' },
      { hostname: 'a', domain: 'b.c', fqdn: 'a.b.c' },
    ],
    [{ hostname: 'a' }, { hostname: 'a', domain: '', fqdn: 'a' }],
    [{ hostname: '10.0.0.1' }, { hostname: '10.0.0.1', domain: '', fqdn: '10.0.0.1' }],
    [
      { hostname: 'a', domain: 'b', fqdn: 'a.b' },
      { hostname: 'a', domain: 'b', fqdn: 'a.b' },
    ],
  ])('%j become %j', (given, wanted) => {
    expect(hostNamesOf(given)).toEqual(wanted)
  })

  it.each<[Partial<HostNames>]>([
    [{ hostname: 'a.b' }],
    [{ hostname: 'a b' }],
    [{ hostname: 'a', fqdn: 'b.c' }],
    [{ domain: 'x', fqdn: 'b.c' }],
    [{ fqdn: '.c' }],
  ])('%j are refused', (given) => {
    expect(() => hostNamesOf(given)).toThrow(expect.objectContaining({ code: 'INPUT_BODY' }))
  })
})

describe('what is given', () => {
  it('is brought to one spelling; empty text and placeholders are not given', () => {
    const empty = { name: '', user: '', password: '', fqdn: '', ipAddress: '', templateId: '' }
    const uuid = '00000000-0000-0000-0000-000000000000'
    expect(checkEndpoint({ ...empty, uuid, macAddr: 'ff-ff-ff-ff-ff-ff' })).toEqual({})
    expect(checkEndpoint({ macAddr: '0200.0000.0001', ipAddress: '::ffff:10.0.0.1' })).toEqual({
      macAddr: '02:00:00:00:00:01',
      ipAddress: '10.0.0.1',
    })
    expect(checkEndpoint({ enabled: false, macRequired: false })).toEqual({
      enabled: false,
      macRequired: false,
    })
  })

  it('an IP address must be the one that the host name is', () => {
    expect(() => checkEndpoint({ hostname: '10.0.0.1', ipAddress: '10.0.0.2' })).toThrow(
      /10\.0\.0\.1/,
    )
    expect(checkEndpoint({ hostname: 'fd00::1', ipAddress: 'FD00:0::1' }).ipAddress).toBe('fd00::1')
  })

  it('a change of one of the names goes by the others that are there', () => {
    const names = { hostname: 'a', domain: 'b', fqdn: 'a.b' }
    expect(checkEndpoint({ domain: 'c' }, names)).toMatchObject({ fqdn: 'a.c' })
    expect(checkEndpoint({ hostname: 'd' }, names)).toMatchObject({ fqdn: 'd.b' })
    expect(checkEndpoint({ fqdn: 'e.f' }, names)).toMatchObject({ hostname: 'e', domain: 'f' })
    expect(checkEndpoint({ name: 'n' }, names)).toEqual({ name: 'n' })
  })
})

it.each([
  ['', true],
  ['00:00:00:00:00:00', true],
  ['FF-FF-FF-FF-FF-FF', true],
  ['00:02:c9:03:00:0a:bc:de', true],
  ['80:00:00:48:fe:80:00:00:00:00:00:00:00:02:c9:03:00:0a:bc:de', true],
  ['02:00:00:00:00:01', false],
  ['02:00:00:00:00', false],
  ['nonsense', false],
])('%s names no port: %s', (mac, wanted) => {
  expect(namesNoPort(mac)).toBe(wanted)
})
