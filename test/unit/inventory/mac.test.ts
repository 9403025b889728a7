import { describe, expect, it } from 'vitest'
import { Fault } from '../../../cell/env/fault.ts'
import { macOf, parseMac, portMacOf } from '../../../cell/inventory/mac.ts'

describe('parseMac', () => {
  it.each([
    '02:00:0A:bc:De:fF',
    '02-00-0a-bc-de-ff',
    '02.00.0a.bc.de.ff',
    '0200.0abc.deff',
    '0200-0abc-deff',
    '0200:0ABC:DEFF',
    '02000a-bcdeff',
    '02000ABCDEFF',
    ' 02:00:0a:bc:de:ff\n',
  ])('reads %j', (text) => {
    expect(parseMac(text)).toEqual({ colon: '02:00:0a:bc:de:ff', id: '02000abcdeff' })
  })

  it.each([
    '',
    '02:00:0a:bc:de',
    '02:00:0a:bc:de:ff:00',
    '02:00:0a:bc:de:fg',
    '02:00-0a:bc:de:ff',
    '0200.0abc-deff',
    '2:0:a:bc:de:ff',
    '02:00:0a:bc:deff',
    ':02000abcdeff',
    '02000abcdeff:',
    '0x02000abcdeff',
    '02 00 0a bc de ff',
    '00:02:c9:03:00:a5:b8:41',
    `${' '.repeat(30)}02000abcdeff`,
  ])('refuses %j', (text) => {
    expect(parseMac(text)).toBeUndefined()
  })
})

describe('macOf', () => {
  it('gives the address', () => {
    expect(macOf('02000abcdeff').colon).toBe('02:00:0a:bc:de:ff')
  })

  it.each([
    ['02:00:0a:bc:de', 'it has 10 hex digits, 12 are needed.'],
    ['02:00-0a:bc:de:ff', 'the separators are mixed.'],
    ['zz:00:0a:bc:de:ff', 'only hex digits and : - . are allowed.'],
    ['a'.repeat(500), '(500 characters) is not a MAC address.'],
  ])('says what is wrong with %j', (text, words) => {
    expect(() => macOf(text)).toThrow(Fault)
    expect(() => macOf(text)).toThrow(words)
    expect(() => macOf(text)).toThrow(expect.objectContaining({ code: 'INPUT_MAC' }))
  })
})

describe('portMacOf', () => {
  it.each(['02:00:00:00:00:0a', 'fe:ff:ff:ff:ff:ff', '00:00:00:00:00:01'])('takes %s', (text) => {
    expect(portMacOf(text).colon).toBe(text)
  })

  it.each([
    'FF-FF-FF-FF-FF-FF',
    '000000000000',
    '01:00:5e:00:00:01',
    '33:33:00:00:00:01',
    'nothing',
  ])('refuses %s', (text) => {
    expect(() => portMacOf(text)).toThrow(expect.objectContaining({ code: 'INPUT_MAC' }))
  })
})
