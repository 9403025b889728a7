/** A cell whose certificates have all expired: it goes on for its rack, with real processes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ed25519Verifier } from '../../agent/rack/adapter/ed25519.ts'
import { systemClock } from '../../agent/rack/adapter/system-clock.ts'
import { systemRandom as random } from '../../agent/rack/adapter/system-random.ts'
import { initCluster } from '../../agent/rack/cluster/index.ts'
import { silentLog as log } from '../../cell/env/index.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { runHere, sampleFile } from '../fixture/cli.ts'
import { ClusterCell } from '../fixture/cluster-cell.ts'

const folder = temporaryFolder('expired')
const data = join(folder.path, 'x1000')
const place = { id: 'x1000', data, http: '127.0.0.1:0', cluster: '/ip4/127.0.0.1/tcp/0' }
const cell: ClusterCell = new ClusterCell(place, () => cell.ownToken)
const year = 365 * 86_400_000

beforeAll(async () => {
  // Made three years ago: neither the issuer's certificate nor the cell's was renewed since.
  const clock = { ...systemClock, wallMs: () => systemClock.wallMs() - 3 * year }
  const request = {
    cell: 'x1000',
    data,
    name: 'old',
    prefixes: [],
    passphrase: 'a long passphrase',
  }
  await initCluster(request, { clock, random, log, verifier: ed25519Verifier() })
  await cell.start()
}, 60_000)

afterAll(async () => {
  await cell.kill()
  folder.remove()
})

it('takes its own tokens and changes, boots its rack, and says what it needs', async () => {
  const { cells } = await cell.get<{ cells: { until: string }[] }>('/cells/v1/roster')
  expect(Date.parse(cells[0]?.until ?? '')).toBeLessThan(systemClock.wallMs() - year)
  const env = { RACKCELL_URL: cell.url, RACKCELL_TOKEN: cell.ownToken }
  const loaded = await runHere(['import', 'discover', sampleFile], { env })
  expect([loaded.code, loaded.err]).toEqual([0, ''])
  const mac = (await runHere(['interface', 'list', 'cb01', '-o', 'json'], { env })).out
  const [{ MACAddress: address = '' } = {}] = JSON.parse(mac) as { MACAddress?: string }[]
  const set = await runHere(['boot', 'set', 'cb01', '--kernel', 'http://s/vmlinuz'], { env })
  expect(set.code).toBe(0)
  const script = await cell.ask('GET', `/boot/v1/bootscript?mac=${address}`, { isOpen: true })
  expect([script.status, script.text]).toEqual([200, expect.stringContaining('http://s/vmlinuz')])
  expect(cell.output()).toContain('the root has to renew the certificate of this issuer')
})

it('is right again with the root alone', async () => {
  const phrase = join(folder.path, 'phrase')
  writeFileSync(phrase, 'a long passphrase\n')
  const env = { RACKCELL_URL: cell.url, RACKCELL_TOKEN: cell.ownToken }
  const root = ['--root', join(data, 'keys/root.key'), '--passphrase-file', phrase]
  const words = ['roster', 'issuer', 'add', 'x1000', ...root, '--renew']
  const renewed = await runHere(words, { env })
  expect(renewed).toMatchObject({ code: 0, out: expect.stringContaining('roster 2') })
  const asked = await cell.get<{ until: string }>('/cells/v1/roster/issuer-request')
  expect(Date.parse(asked.until)).toBeGreaterThan(systemClock.wallMs() + year / 2)
})
