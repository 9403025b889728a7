import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandom } from '../../../agent/rack/adapter/system-random.ts'
import { openKeysFolder } from '../../../agent/rack/auth/index.ts'
import { tlsDuty } from '../../../agent/rack/health/index.ts'
import { SelfMadeAuthority, TlsKeeper } from '../../../agent/rack/tls/index.ts'
import { silentLog } from '../../../cell/env/index.ts'
import { temporaryFolder } from '../../fixture/cell-process.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'

const dayMs = 86_400_000
const startMs = Date.UTC(2026, 10, 1)

let folder: ReturnType<typeof temporaryFolder>
let clock: ManualClock
const given: { cert: string; key: string }[] = []
const server = {
  setSecureContext: (options: object) => void given.push(options as { cert: string; key: string }),
}

beforeEach(() => {
  folder = temporaryFolder('keeper')
  clock = new ManualClock(startMs)
  given.length = 0
})
afterEach(() => folder.remove())

const ports = () => ({ clock, random: systemRandom, log: silentLog })
const certificate = () => join(folder.path, 'cell.crt')
const key = () => join(folder.path, 'cell.key')

/** A pair of some authority, good for 90 days from `atMs`. */
function pairOf(name: string, atMs: number) {
  const at = join(folder.path, name)
  mkdirSync(at)
  const made = { ...ports(), clock: new ManualClock(atMs) }
  return SelfMadeAuthority.open(made, { folder: at, cell: name, names: ['localhost'] }).pair()
}

function install(pair: { readonly cert: string; readonly key: string }): void {
  writeFileSync(certificate(), pair.cert)
  writeFileSync(key(), pair.key)
}

const open = () =>
  TlsKeeper.open(ports(), {
    ...{ certificate: certificate(), key: key(), keysFolder: folder.path },
    ...{ cell: 'x1000', names: ['localhost'] },
  })

describe("a certificate of the site's own", () => {
  it('that has expired does not replace one that counts, until it is a good one', () => {
    install(pairOf('first', startMs))
    const keeper = open()
    install(pairOf('old', startMs - 200 * dayMs))
    expect(keeper.refresh(server)).toBe(false)
    expect(keeper.state.problem).toContain('it has expired at 2026-07-14')
    expect(tlsDuty(keeper, clock)()).toMatchObject({ state: 'degraded' })
    const good = pairOf('good', startMs)
    install(good)
    expect(keeper.refresh(server)).toBe(true)
    expect(given).toEqual([{ cert: good.cert, key: good.key }])
    expect(tlsDuty(keeper, clock)()).toMatchObject({ state: 'ok' })
  })

  it('that has expired still lets the cell start, which says so until there is another', () => {
    install(pairOf('old', startMs - 200 * dayMs))
    const keeper = open()
    expect(tlsDuty(keeper, clock)()).toMatchObject({
      state: 'degraded',
      reason: expect.stringContaining('has expired'),
    })
    install(pairOf('good', startMs))
    expect(keeper.refresh(server)).toBe(true)
    expect(tlsDuty(keeper, clock)()).toMatchObject({ state: 'ok' })
  })
})

describe('a certificate that the cell makes', () => {
  it('is renewed in the running server, and never left to expire', () => {
    const keeper = TlsKeeper.open(ports(), {
      ...{ certificate: '', key: '', keysFolder: folder.path, cell: 'x1000' },
      names: ['localhost'],
    })
    expect(keeper.refresh(server)).toBe(false)
    clock.pass(100 * dayMs)
    expect(tlsDuty(keeper, clock)()).toMatchObject({ state: 'degraded' })
    expect(keeper.refresh(server)).toBe(true)
    expect(given).toHaveLength(1)
    expect(keeper.state.notAfterMs).toBe(clock.wallMs() + 90 * dayMs)
    expect(tlsDuty(keeper, clock)()).toMatchObject({ state: 'ok' })
  })
})

it('every file in the keys folder is closed to others at a start', () => {
  const keys = join(folder.path, 'keys')
  const options = { isNew: true, log: silentLog }
  openKeysFolder(keys, options)
  SelfMadeAuthority.open(ports(), { folder: keys, cell: 'x1000', names: ['localhost'] }).pair()
  for (const name of readdirSync(keys)) chmodSync(join(keys, name), 0o644)
  chmodSync(keys, 0o755)
  openKeysFolder(keys, { ...options, isNew: false })
  expect(statSync(keys).mode & 0o777).toBe(0o700)
  expect(readdirSync(keys)).toHaveLength(6)
  for (const name of readdirSync(keys)) {
    expect(statSync(join(keys, name)).mode & 0o777, name).toBe(0o600)
  }
})
