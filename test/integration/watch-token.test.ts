/** `watch` when its token expires: a newer one is taken, or it ends and says what to do. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { runHere } from '../fixture/cli.ts'

const folder = temporaryFolder('watch-token')
let server: Server
let url: string
let file: string
/** What happens when the first token has ended. */
let onExpiry = () => {}

const say = (event: string, data: object) =>
  `id: 00000000000000ab-1\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`

const writeToken = (token: string) =>
  writeFileSync(file, JSON.stringify({ cells: [{ id: 'x1000', url }], token }))

beforeEach(async () => {
  server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(say('ready', { cell: 'x1000' }))
    if (request.headers.authorization === 'Bearer new') {
      response.write(say('cell.dark', { cell: 'x1001', id: 'x1001', time: '2026-01-01T00:00:00Z' }))
      return
    }
    onExpiry()
    const detail = 'The token expired at 2026-01-01T00:00:00.000Z.'
    response.end(say('end', { reason: 'token', detail, code: 'AUTH_TOKEN', remedy: '' }))
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  mkdirSync(join(folder.path, '.rackcell'), { recursive: true })
  file = join(folder.path, '.rackcell', 'cluster.json')
  writeToken('old')
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((settle) => server.close(settle))
})

test('the newer token of the cluster on this machine is taken', async () => {
  onExpiry = () => writeToken('new')
  const { code, out, err } = await runHere(['watch', '-n', '1'], { folder: folder.path })
  expect([code, err.match(/watching at x1000/g)?.length]).toEqual([0, 2])
  expect(err).toContain('The token expired at 2026-01-01T00:00:00.000Z. Again in 0.5 s.')
  expect(out).toContain('x1001')
})

test.each([
  ['the file has no newer one', {}],
  ['the token was given', { RACKCELL_TOKEN: 'old' }],
])('it ends with 4 and says what to do when %s', async (_, env) => {
  onExpiry = () => writeToken('RACKCELL_TOKEN' in env ? 'new' : 'old')
  const { code, out, err } = await runHere(['watch', '-n', '1'], { folder: folder.path, env })
  expect([code, out]).toEqual([4, ''])
  expect(err).toContain('watch failed: The token expired at 2026-01-01T00:00:00.000Z.')
  expect(err).toContain('rackcell token create')
  expect(err).toContain('AUTH_TOKEN')
})
