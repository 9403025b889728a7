import { X509Certificate } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandom } from '../../../agent/rack/adapter/system-random.ts'
import { SelfMadeAuthority, tlsFiles } from '../../../agent/rack/tls/index.ts'
import { silentLog } from '../../../cell/env/index.ts'
import { temporaryFolder } from '../../fixture/cell-process.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'

const dayMs = 86_400_000
const startMs = Date.UTC(2026, 10, 1)

let folder: ReturnType<typeof temporaryFolder>
let clock: ManualClock

beforeEach(() => {
  folder = temporaryFolder('authority')
  clock = new ManualClock(startMs)
})
afterEach(() => folder.remove())

function open(names: readonly string[] = ['localhost', '10.1.0.1', 'fd00::1']): SelfMadeAuthority {
  const ports = { clock, random: systemRandom, log: silentLog }
  return SelfMadeAuthority.open(ports, { folder: folder.path, cell: 'x1000', names })
}

const leafOf = (authority: SelfMadeAuthority) => new X509Certificate(authority.pair().cert)

describe('a self-made authority', () => {
  it('signs what clients check: names, addresses, time and who signed', () => {
    const authority = open()
    const root = new X509Certificate(authority.certificate)
    const leaf = leafOf(authority)
    expect(root.ca).toBe(true)
    expect(leaf.ca).toBe(false)
    expect(leaf.checkIssued(root)).toBe(true)
    expect(leaf.verify(root.publicKey)).toBe(true)
    expect(root.verify(root.publicKey)).toBe(true)
    expect(leaf.checkHost('localhost')).toBe('localhost')
    expect(leaf.checkIP('10.1.0.1')).toBe('10.1.0.1')
    expect(leaf.checkIP('fd00::1')).toBe('fd00::1')
    expect(leaf.checkHost('elsewhere.example.org')).toBeUndefined()
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect(leaf.validToDate.getTime() - startMs).toBe(90 * dayMs)
    expect(root.validToDate.getTime() - startMs).toBe(3_650 * dayMs)
  })

  it('keeps keys to itself, and what it made over restarts', () => {
    const first = open()
    const { cert } = first.pair()
    const again = open()
    expect(again.certificate).toBe(first.certificate)
    expect(again.pair().cert).toBe(cert)
    for (const name of Object.values(tlsFiles)) {
      expect(statSync(join(folder.path, name)).mode & 0o777, name).toBe(0o600)
    }
  })

  it('replaces a certificate a month before it ends, under the same authority', () => {
    const authority = open()
    const first = authority.pair().cert
    clock.pass(59 * dayMs)
    expect(authority.pair().cert).toBe(first)
    clock.pass(2 * dayMs)
    const second = leafOf(authority)
    expect(second.toString()).not.toBe(first)
    expect(second.validToDate.getTime()).toBe(clock.wallMs() + 90 * dayMs)
    expect(second.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true)
  })

  it('makes another certificate when a name is new or a file is damaged', () => {
    const first = open().pair().cert
    const named = open(['localhost', 'x1000.example.org']).pair().cert
    expect(named).not.toBe(first)
    writeFileSync(join(folder.path, tlsFiles.certificate), 'no certificate')
    expect(leafOf(open()).checkHost('localhost')).toBe('localhost')
  })

  it.each([
    ['ended', 3_651 * dayMs],
    ['not begun', -20_000 * dayMs],
  ])('is made anew when it has %s: the clock was wrong', (_, ms) => {
    const first = open().certificate
    clock.setWall(startMs + ms)
    const authority = open()
    expect(authority.certificate).not.toBe(first)
    const leaf = leafOf(authority)
    expect(leaf.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true)
    expect(leaf.validToDate.getTime()).toBe(startMs + ms + 90 * dayMs)
    expect(open().certificate).toBe(authority.certificate)
  })

  it('leaves out what is no name', () => {
    const leaf = leafOf(open(['localhost', 'a b', '', 'x\ny', `${'a'.repeat(300)}`]))
    expect(leaf.subjectAltName).toBe('DNS:localhost')
  })

  it('is not made anew without its key', () => {
    open()
    rmSync(join(folder.path, tlsFiles.authorityKey))
    expect(() => open()).toThrow(expect.objectContaining({ code: 'INTEGRITY_KEYS' }))
  })

  it('is finished when a crash has left its key alone', () => {
    const { publicKey } = new X509Certificate(open().certificate)
    rmSync(join(folder.path, tlsFiles.authority))
    const authority = open()
    expect(new X509Certificate(authority.certificate).publicKey.equals(publicKey)).toBe(true)
    expect(leafOf(authority).verify(publicKey)).toBe(true)
  })

  it('is not used with the key of another', () => {
    open()
    open().pair()
    writeFileSync(
      join(folder.path, tlsFiles.authorityKey),
      readFileSync(join(folder.path, tlsFiles.key)),
    )
    expect(() => open()).toThrow(expect.objectContaining({ code: 'INTEGRITY_KEYS' }))
  })
})
