import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseCell, contextPath } from '../../../agent/cli/cell-choice.ts'

let home: string
let work: string
let env: Record<string, string>

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'rackcell-choice-'))
  work = join(home, 'a', 'b')
  mkdirSync(work, { recursive: true })
  env = { HOME: home }
})

afterEach(() => {
  rmSync(home, { recursive: true, force: true })
})

function writeCluster(folder: string, value: unknown): string {
  const path = join(folder, '.rackcell', 'cluster.json')
  mkdirSync(join(folder, '.rackcell'), { recursive: true })
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

function faultOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (thrown) {
    return thrown
  }
}

const cells = (...ports: number[]) =>
  ports.map((port) => ({ id: `x${port}`, url: `http://127.0.0.1:${port}`, pid: 1, data: '/d' }))

describe('the cell to ask', () => {
  test('is the one of --url, whatever else there is', () => {
    writeCluster(work, { cells: cells(7601), token: 'local' })
    env['RACKCELL_URL'] = 'http://env:1'
    const choice = chooseCell({ url: 'cell.example:80/', env, folder: work })
    expect(choice).toMatchObject({ urls: ['http://cell.example'], from: '--url', token: undefined })
  })

  test('is then that of RACKCELL_URL with RACKCELL_TOKEN', () => {
    env['RACKCELL_URL'] = 'https://cell.example:8443/base/'
    env['RACKCELL_TOKEN'] = 'secret'
    expect(chooseCell({ env, folder: work })).toMatchObject({
      urls: ['https://cell.example:8443/base'],
      token: 'secret',
      from: 'RACKCELL_URL',
    })
  })

  test('is then in the cluster file of this folder or one above', () => {
    const path = writeCluster(home, { cells: cells(7601, 7602), token: 'local' })
    expect(chooseCell({ env, folder: work })).toMatchObject({
      urls: ['http://127.0.0.1:7601', 'http://127.0.0.1:7602'],
      token: 'local',
      from: path,
      local: [{ id: 'x7601', pid: 1 }, { id: 'x7602' }],
    })
  })

  test('is then where the context points', () => {
    const elsewhere = join(home, 'elsewhere')
    const path = writeCluster(elsewhere, { cells: cells(7601), token: 'local' })
    env['XDG_CONFIG_HOME'] = join(home, 'xdg')
    mkdirSync(join(home, 'xdg', 'rackcell'), { recursive: true })
    writeFileSync(contextPath(env), JSON.stringify({ cluster: path }))
    expect(chooseCell({ env, folder: work })).toMatchObject({
      from: `${path}, which ${contextPath(env)} names`,
      data: join(elsewhere, '.rackcell'),
      token: 'local',
    })
    rmSync(path)
    expect(() => chooseCell({ env, folder: work })).toThrow('No cell is chosen')
  })

  test.each(['{broken', '{}', '[7]'])('is asked for when the context is %s', (text) => {
    mkdirSync(join(home, '.config', 'rackcell'), { recursive: true })
    writeFileSync(contextPath(env), text)
    const thrown = faultOf(() => chooseCell({ env, folder: work }))
    expect(thrown).toMatchObject({
      code: 'INPUT_CONFIG',
      message: expect.stringContaining(contextPath(env)),
      remedy: expect.stringContaining('Delete that file, or run "rackcell up"'),
    })
    expect(chooseCell({ url: 'http://a', env, folder: work }).urls).toEqual(['http://a'])
  })

  test('is a sentence that says what was tried when there is none', () => {
    expect(() => chooseCell({ env, folder: work })).toThrow(
      new RegExp(`${work}.*${home}/.config/rackcell/context.json`),
    )
  })

  test('given by --token counts before a token of the file', () => {
    writeCluster(work, { cells: cells(7601), token: 'local' })
    expect(chooseCell({ env, folder: work, token: 'mine' }).token).toBe('mine')
  })
})

describe('the token of a cluster file', () => {
  test('goes to the cells of that file when they are named by address', () => {
    writeCluster(work, { cells: cells(7601, 7602), token: 'local' })
    const choice = chooseCell({ url: 'http://127.0.0.1:7602/', env, folder: work })
    expect(choice).toMatchObject({ token: 'local', data: join(work, '.rackcell') })
  })

  test('never goes to any other address', () => {
    writeCluster(work, { cells: cells(7601), token: 'local' })
    expect(chooseCell({ url: '127.0.0.1:7699', env, folder: work }).token).toBeUndefined()
    expect(chooseCell({ url: '127.0.0.1.example:7601', env, folder: work }).token).toBeUndefined()
  })
})

describe('what is not a cell', () => {
  test.each(['ftp://cell', 'http://', '::', 'http://[::'])('%s is refused as an address', (url) => {
    expect(() => chooseCell({ url, env, folder: work })).toThrow('is not the address of a cell')
  })

  test.each([
    ['{broken', 'cannot be read'],
    ['[]', 'names no cell'],
    ['3', 'cannot be read'],
    [{ cells: [] }, 'names no cell'],
    [{ cells: [{ id: 'x' }, null] }, 'names no cell'],
  ])('a cluster file of %o is refused by its path', (value, reason) => {
    const path = writeCluster(work, value)
    expect(() => chooseCell({ env, folder: work })).toThrow(reason)
    expect(() => chooseCell({ env, folder: work })).toThrow(path)
    expect(chooseCell({ url: 'http://a', env, folder: work }).token).toBeUndefined()
  })
})

describe('the authority of a cell on this host', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n'

  beforeEach(() => {
    mkdirSync(join(home, 'data', 'keys'), { recursive: true })
    writeFileSync(join(home, 'data', 'keys', 'tls-ca.crt'), pem)
    env['RACKCELL_DATA_FOLDER'] = join(home, 'data')
  })

  test('is trusted as well, for https', () => {
    const choice = chooseCell({ url: 'https://10.1.0.1:7601', env, folder: work })
    expect(choice).toMatchObject({ ca: undefined, hostCa: pem })
    expect(chooseCell({ url: 'http://10.1.0.1', env, folder: work }).hostCa).toBeUndefined()
  })

  test('is not looked for when others are named, and need not be there', () => {
    env['RACKCELL_CA'] = pem
    expect(chooseCell({ url: 'https://10.1.0.1', env, folder: work }).hostCa).toBeUndefined()
    env['RACKCELL_CA'] = ''
    env['RACKCELL_DATA_FOLDER'] = join(home, 'nowhere')
    expect(chooseCell({ url: 'https://10.1.0.1', env, folder: work }).hostCa).toBeUndefined()
  })
})
