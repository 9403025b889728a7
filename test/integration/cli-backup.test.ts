import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recipientOf } from '../../agent/cli/backup/recipient.ts'
import { recipientKeyOf } from '../../agent/rack/backup/recipient.ts'
import { type CliCell, openCliCell, runHere, sampleFile } from '../fixture/cli.ts'

let rack: CliCell
let phrase: string

beforeAll(async () => {
  rack = await openCliCell()
  expect((await rack.cli(['import', 'discover', sampleFile])).code).toBe(0)
  phrase = rack.write('phrase', 'correct horse battery\nsecond line\n')
})

afterAll(async () => {
  await rack?.close()
})

const at = (name: string): string => join(rack.folder, name)

test('the key of a passphrase is the one that a restore works out', async () => {
  const salt = Buffer.alloc(16, 7)
  const recipient = await recipientOf('pass\u00e9 phrase', salt)
  // The same letter typed as two characters.
  const { publicKey } = recipientKeyOf('passe\u0301 phrase', salt)
  expect(recipient).toEqual({
    publicKey: Buffer.from(publicKey).toString('base64url'),
    salt: salt.toString('base64url'),
  })
  expect((await recipientOf('passphrase')).salt).not.toBe((await recipientOf('passphrase')).salt)
})

test('a backup is encrypted, private, and gives the cell back', async () => {
  const file = at('x.backup')
  const { code, out } = await rack.cli(['cell', 'backup', file, '--passphrase-file', phrase])
  expect([code, out]).toEqual([0, expect.stringMatching(/x\.backup: [\d.]+ KiB, encrypted/)])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file).includes('x1000c0s4b0n0')).toBe(false)
  expect(readdirSync(rack.folder)).not.toContain('x.backup.part')
  const words = ['cell', 'restore', file, '--data', at('restored'), '--passphrase-file', phrase]
  const restored = await rack.process(words)
  expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('cell x1000')])
  expect(existsSync(at('restored/store'))).toBe(true)
  const wrong = await rack.process([
    ...['cell', 'restore', file, '--data', at('wrong')],
    ...['--passphrase-file', rack.write('other', 'another passphrase')],
  ])
  expect([wrong.code, existsSync(at('wrong/store'))]).toEqual([2, false])
})

test('a file that is there is replaced only when that is asked for', async () => {
  const file = rack.write('there', 'precious')
  const words = ['cell', 'backup', file, '--passphrase-file', phrase]
  const refused = await rack.cli(words)
  expect([refused.code, readFileSync(file, 'utf8')]).toEqual([4, 'precious'])
  expect(refused.err).toContain('--force')
  expect((await rack.cli([...words, '--force'])).code).toBe(0)
  expect(readFileSync(file, 'utf8')).not.toBe('precious')
})

test('without a terminal, a passphrase must come from a file and be long enough', async () => {
  const none = await rack.process(['cell', 'backup', at('none')])
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('--passphrase-file')])
  const short = rack.write('short', 'short\n')
  const refused = await rack.cli(['cell', 'backup', at('none'), '--passphrase-file', short])
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('8 characters at least')])
  expect(existsSync(at('none'))).toBe(false)
})

test('a refusal, a missing folder and a broken answer leave nothing behind', async () => {
  const words = ['cell', 'backup', at('nothing'), '--passphrase-file', phrase]
  expect((await rack.cli(words, { role: 'operator' })).code).toBe(4)
  const nowhere = await rack.cli(['cell', 'backup', at('no/where'), '--passphrase-file', phrase])
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('cannot be written')])

  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': '1000000' }).write('half')
    setImmediate(() => response.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  writeFileSync(at('kept'), 'precious')
  for (const line of [
    [...words, '--url', url],
    ['cell', 'export', at('kept'), '--force', '--url', url],
  ]) {
    const broken = await runHere(line, { folder: rack.folder })
    expect([broken.code, broken.err]).toEqual([
      1,
      expect.stringContaining('broke off before the end'),
    ])
  }
  await new Promise((closed) => server.close(closed))
  expect(readFileSync(at('kept'), 'utf8')).toBe('precious')
  expect(readdirSync(rack.folder).filter((name) => /nothing|part$/.test(name))).toEqual([])
})

test('an export is readable lines without secrets, in a file or on standard output', async () => {
  expect((await rack.cli(['cell', 'export', at('x.ndjson')])).code).toBe(0)
  const lines = readFileSync(at('x.ndjson'), 'utf8').trimEnd().split('\n')
  const families = new Set(lines.map((line) => (JSON.parse(line) as { family: string }).family))
  expect(families).toContain('component')
  expect(families).not.toContain('endpointSecret')
  const { out } = await rack.cli(['cell', 'export', '-'])
  expect(out.trimEnd().split('\n')).toEqual(lines)
})
