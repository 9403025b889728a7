import { describe, expect, it } from 'vitest'
import { Fault } from '../../../cell/env/fault.ts'
import { ipOf, parseIp } from '../../../cell/inventory/ip.ts'

describe('parseIp', () => {
  it.each([
    ['10.1.0.5', '10.1.0.5', 4],
    [' 255.255.255.255 ', '255.255.255.255', 4],
    ['0.0.0.0', '0.0.0.0', 4],
    ['::ffff:10.0.0.1', '10.0.0.1', 4],
    ['::FFFF:0a00:1', '10.0.0.1', 4],
    ['FD00::0005', 'fd00::5', 6],
    ['::', '::', 6],
    ['::1', '::1', 6],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1', 6],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', 6],
    ['::10.0.0.1', '::a00:1', 6],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221', 6],
  ])('reads %j as %j', (text, canonical, family) => {
    expect(parseIp(text)).toEqual({ text: canonical, family })
  })

  it.each([
    '',
    '10.1',
    '10.0.0.256',
    '010.0.0.1',
    '0x0a.0.0.1',
    '167772161',
    '10.0.0.1.5',
    '10.0.0.1/24',
    'fd00::/64',
    'fe80::1%eth0',
    '[::1]',
    '12345::',
    '1::2::3',
    ':::',
    ':1',
    '1:',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '::ffff:010.0.0.1',
    '::10.0.0.1:5',
    '10.0.0.1::',
    'cb01',
    ':'.repeat(100),
  ])('refuses %j', (text) => {
    expect(parseIp(text)).toBeUndefined()
  })
})

describe('ipOf', () => {
  it('gives the address', () => {
    expect(ipOf('FD00::5').text).toBe('fd00::5')
  })

  it.each([
    ['10.0.0.1/24', '"10.0.0.1/24" is not an IP address: leave out the prefix length.'],
    ['fe80::1%eth0', 'leave out the zone.'],
    ['cb01', '"cb01" is not an IP address.'],
  ])('says what is wrong with %j', (text, words) => {
    expect(() => ipOf(text)).toThrow(Fault)
    expect(() => ipOf(text)).toThrow(words)
    expect(() => ipOf(text)).toThrow(expect.objectContaining({ code: 'INPUT_IP' }))
  })
})
