/** The first token of an installed cell, made beside it with its own key. */
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LevelStore } from '../../agent/rack/adapter/level-store.ts'
import { storeFolder } from '../../agent/rack/store/open-cell-store.ts'
import { openCell, type TestCell } from '../fixture/cell.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'

const program = join(import.meta.dirname, '../../agent/rack/offline/main.ts')

let folder: ReturnType<typeof temporaryFolder>
let data: string
let cell: TestCell | undefined
beforeEach(async () => {
  folder = temporaryFolder('token')
  data = join(folder.path, 'data')
  cell = await openCell({ data, store: await LevelStore.open(storeFolder(data)) })
})
afterEach(async () => {
  await cell?.close()
  folder.remove()
})

function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, 'token', ...args], (error, out, err) => {
      resolve({ status: error ? Number(error.code) : 0, out, err })
    })
  })
}

async function statusOf(
  token: string,
  url: string,
  method: 'GET' | 'POST' = 'GET',
): Promise<number> {
  const headers = { authorization: `Bearer ${token.trim()}` }
  const answer = await cell?.app.inject({ url, method, headers })
  return answer?.statusCode ?? 0
}

it('is accepted by the running cell, with the role that was asked for and no other', async () => {
  const config = join(folder.path, 'config.yaml')
  writeFileSync(config, `cell:\n  id: x1000\ndata:\n  folder: ${data}\n`)
  const admin = await run('--role', 'admin', '--for=2h', '--config', config)
  expect(admin).toMatchObject({ status: 0, err: '' })
  expect(await statusOf(admin.out, '/cells/v1/tokens', 'POST')).toBe(400)
  const viewer = await run('--role=viewer', '--config=', '--data', data, '--cell', 'x1000')
  expect(await statusOf(viewer.out, '/cells/v1/summary')).toBe(200)
  expect(await statusOf(viewer.out, '/cells/v1/tokens', 'POST')).toBe(403)
})

it('finds the name of a cell that does not run', async () => {
  const running = await run('--role', 'viewer', '--config=', '--data', data)
  expect(running.status).toBe(2)
  expect(running.err).toContain('add --cell ID')
  await cell?.close()
  cell = undefined
  const { status, out } = await run('--role', 'viewer', '--config=', '--data', data)
  expect(status).toBe(0)
  cell = await openCell({ data, store: await LevelStore.open(storeFolder(data)) })
  expect(await statusOf(out, '/cells/v1/summary')).toBe(200)
})

it('says what is missing, and makes no cell where there is none', async () => {
  expect((await run('--config=')).err).toContain('--role is needed')
  expect((await run('--role', 'viewer', '--for', 'ever', '--config=')).err).toContain('--for takes')
  const far = await run(
    '--role',
    'viewer',
    '--for',
    '400d',
    '--config=',
    '--data',
    data,
    '--cell',
    'x1000',
  )
  expect(far.err).toContain('auth.tokenSecondsMax')
  const empty = join(folder.path, 'empty')
  mkdirSync(empty)
  const none = await run('--role', 'viewer', '--config=', '--data', empty)
  expect(none.status).toBe(1)
  expect(none.err).toContain('There is no cell in')
})
