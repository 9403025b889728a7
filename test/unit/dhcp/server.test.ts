import { beforeEach, describe, expect, test } from 'vitest'
import { ipv4Text } from '../../../bootstrap/dhcp/ipv4.ts'
import { offerMs, quarantineMs } from '../../../bootstrap/dhcp/limits.ts'
import { messageType, optionCode } from '../../../bootstrap/dhcp/option-code.ts'
import { numberIn, textBytes, textIn } from '../../../bootstrap/dhcp/option-value.ts'
import type { Outcome } from '../../../bootstrap/dhcp/server.ts'
import {
  address,
  clientOptions,
  DhcpRack,
  keyOf,
  type MessageParts,
  message,
  testMac,
  testNetwork,
} from '../../fixture/dhcp-client.ts'

const self = '10.88.0.1'
const node = {
  node: 'x1000c0s0b0n0',
  hostName: 'cb01',
  addresses: [address('10.88.0.10')],
}
let rack: DhcpRack

beforeEach(() => {
  rack = new DhcpRack(testNetwork())
  rack.ports[testMac] = node
})

const hear = (parts: MessageParts = {}) => rack.hear(message(parts))
const typeOf = ({ reply }: Outcome) => reply?.options.get(optionCode.messageType)?.[0]
const textOf = ({ reply }: Outcome, code: number) => textIn(reply?.options.get(code))
const secondsOf = ({ reply }: Outcome, code: number) => numberIn(reply?.options.get(code), 4)
const given = ({ reply }: Outcome) => reply && ipv4Text(reply.yiaddr)
const request = (parts: MessageParts) => hear({ type: messageType.request, ...parts })
/** DISCOVER, then the REQUEST for what was offered. */
function lease(parts: MessageParts = {}): Outcome {
  const offer = hear(parts)
  if (!offer.reply) return offer
  return request({ ...parts, requested: ipv4Text(offer.reply.yiaddr), server: self })
}
const stranger = { mac: '02ffffff0001' }

describe('a node of the inventory', () => {
  test('is offered its address with the settings of the network, and gets it', () => {
    const offer = hear()
    expect([typeOf(offer), given(offer)]).toEqual([messageType.offer, '10.88.0.10'])
    expect(offer.change).toBeUndefined()
    const ack = request({ requested: '10.88.0.10', server: self })
    expect([typeOf(ack), given(ack)]).toEqual([messageType.ack, '10.88.0.10'])
    expect(secondsOf(ack, optionCode.subnetMask)).toBe(0xffff0000)
    expect(secondsOf(ack, optionCode.serverId)).toBe(address(self))
    expect([58, 59, 51].map((code) => secondsOf(ack, code))).toEqual([1_800, 3_150, 3_600])
    expect([12, 15].map((code) => textOf(ack, code))).toEqual(['cb01', 'cluster.local'])
    expect(ack.change).toMatchObject({ seconds: 3_600, entry: { state: 'bound' }, port: node })
    expect(ack.to).toEqual({ address: 0xffffffff, port: 68 })
  })

  test('is refused another address than its own', () => {
    expect(typeOf(request({ requested: '10.88.0.11' }))).toBe(messageType.nak)
    expect(typeOf(request({ requested: '192.168.0.4' }))).toBe(messageType.nak)
    expect(typeOf(request({ ciaddr: address('10.88.1.3') }))).toBe(messageType.nak)
  })

  test('renews and reboots with its address, after a restart of the server, too', () => {
    for (const parts of [{ ciaddr: address('10.88.0.10') }, { requested: '10.88.0.10' }]) {
      expect(typeOf(request(parts))).toBe(messageType.ack)
    }
    expect(request({ ciaddr: address('10.88.0.10') }).to).toEqual({
      address: address('10.88.0.10'),
      port: 68,
    })
  })

  test('gets an address of the pool when it has none here, and keeps it', () => {
    rack.ports[testMac] = { ...node, addresses: [address('192.168.3.4')] }
    const first = lease()
    expect([given(first), first.change?.seconds]).toEqual(['10.88.1.0', 3_600])
    rack.nowMs += 3_600_001 + 1_000
    lease(stranger)
    expect(given(lease())).toBe('10.88.1.0')
  })

  test('whose UUID changes within its lease is another machine, and gets nothing', () => {
    const uuid = (bytes: string) => ({
      options: { [optionCode.clientUuid]: Buffer.from(`00${bytes}`, 'hex') },
    })
    const first = uuid('44454c4c0000001080000123456789ab')
    expect(lease(first).change?.entry.uuid).toBe('4c4c4544-0000-1000-8000-0123456789ab')
    const turned = uuid('4c4c4544000010008000 0123456789ab'.replace(' ', ''))
    expect(typeOf(lease(turned))).toBe(messageType.ack)
    expect(lease().change?.entry.uuid).toBeDefined()
    const other = uuid('44454c4c00000010800000000000dead')
    expect(hear(other).silence).toBe('wrong-uuid')
    rack.nowMs += 3_602_000
    expect(typeOf(lease(other))).toBe(messageType.ack)
  })

  test('behind two ports at a time gets nothing at the second', () => {
    const at = (circuit: number) => ({
      giaddr: address('10.88.0.254'),
      options: { [optionCode.relayAgent]: Uint8Array.of(1, 1, circuit) },
    })
    expect(typeOf(hear(at(1)))).toBe(messageType.offer)
    expect(hear(at(2)).silence).toBe('two-ports')
    expect(typeOf(hear(at(1)))).toBe(messageType.offer)
    rack.nowMs += 60_000
    expect(typeOf(hear(at(2)))).toBe(messageType.offer)
  })

  test('of another cell is left to that cell', () => {
    rack.ports[testMac] = 'elsewhere'
    expect(hear().silence).toBe('not-for-us')
  })
})

describe('an unknown machine', () => {
  test('gets a short lease of the pool, the same one again', () => {
    const ack = lease(stranger)
    expect([given(ack), ack.change?.seconds]).toEqual(['10.88.1.0', 300])
    expect(given(lease({ mac: '02ffffff0002' }))).toBe('10.88.1.1')
    expect(given(lease(stranger))).toBe('10.88.1.0')
  })

  test('is told no at its next renewal when it has become a node', () => {
    const ack = lease(stranger)
    rack.ports[stranger.mac] = node
    const renewal = request({ ...stranger, ciaddr: ack.reply?.yiaddr ?? 0 })
    expect([typeOf(renewal), renewal.to?.address]).toEqual([messageType.nak, 0xffffffff])
    expect(given(lease(stranger))).toBe('10.88.0.10')
  })

  test('gets nothing where strangers are not served', () => {
    rack = new DhcpRack(testNetwork({ servesUnknown: false }))
    expect(hear(stranger).silence).toBe('unknown-machine')
    expect(request({ ...stranger, requested: '10.88.1.0' }).silence).toBe('unknown-machine')
  })

  test('cannot use up what is kept for the inventory', () => {
    const outcomes = Array.from({ length: 12 }, (_, at) => {
      return lease({ mac: `02ffffff00${String(at).padStart(2, '0')}` })
    })
    expect(outcomes.map(({ silence }) => silence).filter(Boolean)).toEqual(
      Array(3).fill('no-free-address'),
    )
    rack.ports[testMac] = { ...node, addresses: [] }
    expect(given(lease())).toBe('10.88.1.9')
  })

  test('that never comes back leaves its offer to others', () => {
    hear(stranger)
    expect(rack.book().free).toBe(9)
    rack.nowMs += offerMs + 1_000
    hear({ mac: '02ffffff0002' })
    expect(rack.book().free).toBe(9)
    expect(rack.book().of(keyOf(message(stranger)))?.state).toBe('free')
  })

  test('gets the address back that it asks for when this server has forgotten it', () => {
    expect(given(request({ ...stranger, requested: '10.88.1.7' }))).toBe('10.88.1.7')
    expect(typeOf(request({ mac: '02ffffff0002', requested: '10.88.1.7' }))).toBe(messageType.nak)
  })
})

describe('an address', () => {
  test('that is declined rests, with what the client said, whatever the client gets then', () => {
    lease(stranger)
    const told = hear({
      ...stranger,
      type: messageType.decline,
      requested: '10.88.1.0',
      options: { [optionCode.message]: textBytes('arp says no') },
    })
    expect(told.change).toMatchObject({ entry: { state: 'quarantined' }, reason: 'arp says no' })
    expect(given(lease(stranger))).toBe('10.88.1.1')
    for (let at = 2; at < 9; at += 1)
      expect(given(lease({ mac: `02ffffff000${at}` }))).toBeDefined()
    expect(rack.book().at(address('10.88.1.0'))?.state).toBe('quarantined')
    rack.nowMs += quarantineMs + 1_000
    expect(given(lease({ mac: '02ffffff0099' }))).toBeDefined()
    expect(rack.book().at(address('10.88.1.0'))?.state).not.toBe('quarantined')
  })

  test('of somebody else cannot be declined or released', () => {
    lease(stranger)
    const other = { mac: '02ffffff0002' }
    const decline = hear({ ...other, type: messageType.decline, requested: '10.88.1.0' })
    const release = hear({ ...other, type: messageType.release, ciaddr: address('10.88.1.0') })
    expect([decline.silence, release.silence]).toEqual(['not-for-us', 'not-for-us'])
    expect(rack.book().at(address('10.88.1.0'))?.state).toBe('bound')
  })

  test('that is released is free, and goes to its client again', () => {
    lease(stranger)
    const told = hear({
      ...stranger,
      type: messageType.release,
      ciaddr: address('10.88.1.0'),
    })
    expect(told.change?.entry.state).toBe('free')
    expect(rack.book().free).toBe(10)
    expect(given(lease({ mac: '02ffffff0002' }))).toBe('10.88.1.1')
    expect(given(lease(stranger))).toBe('10.88.1.0')
  })

  test('that the inventory gives to a node is not given out', () => {
    rack.ports['02aaaaaa0001'] = { ...node, addresses: [address('10.88.1.0')] }
    expect(given(lease(stranger))).toBe('10.88.1.1')
  })
})

test('a client that takes another server gives back what it was offered', () => {
  hear(stranger)
  const told = request({ ...stranger, requested: '10.88.7.7', server: '10.88.0.2' })
  expect(told.silence).toBe('other-server')
  expect(rack.book().free).toBe(10)
})

test('INFORM is answered without a lease', () => {
  const told = hear({ type: messageType.inform, ciaddr: address('10.88.0.77') })
  expect([typeOf(told), told.reply?.yiaddr]).toEqual([messageType.ack, 0])
  expect(secondsOf(told, optionCode.leaseTime)).toBeUndefined()
  expect(told.to).toEqual({ address: address('10.88.0.77'), port: 68 })
})

test('a relay gets the reply, its option last and untouched', () => {
  const circuit = Uint8Array.of(1, 2, 0xab, 0xcd)
  const told = hear({
    giaddr: address('10.88.0.254'),
    options: { [optionCode.relayAgent]: circuit },
  })
  expect(told.to).toEqual({ address: address('10.88.0.254'), port: 67 })
  expect(told.reply?.options.get(optionCode.relayAgent)).toEqual(circuit)
})

describe('the network', () => {
  const far = testNetwork({
    name: 'far',
    subnet: { first: address('10.99.0.0'), prefixLength: 24 },
    relays: [address('172.16.0.9')],
    pools: [{ first: address('10.99.0.5'), last: address('10.99.0.6') }],
  })
  beforeEach(() => {
    rack = new DhcpRack(testNetwork(), far)
  })

  test.each([
    ['the interface', {}, 'rack'],
    ['the relay in it', { giaddr: address('10.99.0.1') }, 'far'],
    ['the relay that it names', { giaddr: address('172.16.0.9') }, 'far'],
    ['the address of the client', { ciaddr: address('10.99.0.7') }, 'far'],
    ['option 118', { options: { 118: Uint8Array.of(10, 99, 0, 0) } }, 'far'],
    [
      'the link that the relay names',
      { giaddr: address('10.88.0.9'), options: { 82: Uint8Array.of(5, 4, 10, 99, 0, 0) } },
      'far',
    ],
    ['an unknown relay', { giaddr: address('172.16.0.8') }, undefined],
  ] as const)('is that of %s', (_, parts, name) => {
    expect(hear(parts).network?.name).toBe(name)
  })

  test('may be switched off', () => {
    rack = new DhcpRack(testNetwork({ mode: 'off' }))
    expect(hear().silence).toBe('switched-off')
  })
})

describe('what a machine boots', () => {
  const file = (parts: MessageParts) => hear(parts).reply?.file

  test('iPXE gets its script, and no wait for another server', () => {
    const told = hear({ options: clientOptions.ipxe })
    expect(told.reply?.file).toBe('http://10.88.0.1:7601/boot/v1/bootscript?mac=02:00:00:00:10:00')
    expect(told.reply?.options.get(optionCode.ipxe)).toEqual(Buffer.of(176, 1, 1))
  })

  test('firmware gets the loader that it can run, by TFTP or HTTP', () => {
    expect(file({ options: clientOptions.bios })).toBe('undionly.kpxe')
    expect(file({ options: clientOptions.uefi })).toBe('snponly.efi')
    const http = hear({ options: clientOptions.uefiHttp })
    expect(http.reply?.file).toBe('http://10.88.0.1:7601/loaders/snponly.efi')
    expect(textOf(http, optionCode.vendorClass)).toBe('HTTPClient')
  })

  test('old firmware without an architecture gets the loader for BIOS', () => {
    expect(file({ options: { 60: textBytes('PXEClient') } })).toBe('undionly.kpxe')
  })

  test('firmware without a loader here, and a system, get an address alone', () => {
    const arm = { ...clientOptions.uefi, [optionCode.clientArchitecture]: Uint8Array.of(0, 11) }
    for (const options of [arm, {}]) {
      const told = hear({ options })
      expect([told.reply?.file, told.reply?.siaddr, given(told)]).toEqual(['', 0, '10.88.0.10'])
    }
  })

  test('beside the server of the site, only that is told', () => {
    rack = new DhcpRack(testNetwork({ mode: 'proxy' }))
    const told = hear({ options: clientOptions.uefi })
    expect([given(told), told.reply?.file]).toEqual(['0.0.0.0', 'snponly.efi'])
    expect(told.reply?.options.has(optionCode.leaseTime)).toBe(false)
    expect(told.reply?.options.has(optionCode.router)).toBe(false)
    const asked = request({ options: clientOptions.uefi, ciaddr: address('10.88.0.50') })
    expect([typeOf(asked), asked.reply?.file]).toEqual([messageType.ack, 'snponly.efi'])
    expect(hear().silence).toBe('proxy-only')
  })
})
