import { describe, expect, test } from 'vitest'
import { nouns } from '../../../agent/cli/command/nouns.ts'
import type { Command } from '../../../agent/cli/command/shape.ts'
import { runHere } from '../../fixture/cli.ts'

interface Listed {
  readonly path: readonly string[]
  readonly command: Command
}

function below(path: readonly string[], command: Command): readonly Listed[] {
  const own = [...path, command.name]
  const rest = command.kind === 'branch' ? command.commands.flatMap((next) => below(own, next)) : []
  return [{ path: own, command }, ...rest]
}

const loaded = await Promise.all(nouns.map(async (noun) => ({ noun, command: await noun.load() })))
const all = loaded.flatMap(({ command }) => below([], command))
const paths = new Set(all.map(({ path }) => path.join(' ')))

const said = (words: readonly string[]) => runHere(words)

test('the table of nouns tells the truth about each', () => {
  for (const { noun, command } of loaded) {
    expect([command.name, command.summary]).toEqual([noun.name, noun.summary])
  }
})

test.each(all.map(({ path, command }) => [path.join(' '), command] as const))(
  '%s says what it does and has examples that name it',
  (path, command) => {
    expect(command.summary).toMatch(/^(?:[a-z]|BMC).*[^.]$/)
    if (command.kind === 'branch') return
    expect(command.examples.length).toBeGreaterThan(0)
    for (const [line] of command.examples) expect(line).toContain(`rackcell ${path}`)
  },
)

test('no two commands of one place share a name', () => {
  expect(paths.size).toBe(all.length)
})

describe('help', () => {
  test.each(all.filter(({ command }) => command.kind !== 'spawned').map(({ path }) => [path]))(
    'is there for %j',
    async (path) => {
      const { out, code } = await said([...path, '--help'])
      expect(code).toBe(0)
      expect(out).toContain(`Usage: rackcell ${path.join(' ')}`)
      expect(out).toContain('Examples:')
      expect(out).toContain('--url <url>')
    },
  )

  test('of a program without its own is ours', async () => {
    expect((await said(['cell', 'start', '--help'])).out).toContain('Run one cell')
    expect((await said(['help', 'node'])).out).toContain('why')
  })

  test('goes before or behind, however deep the command is', async () => {
    for (const line of ['node list', 'cloud-init group set', 'cell start', 'boot']) {
      const words = line.split(' ')
      const { code, out } = await said(['help', ...words])
      expect([code, out]).toEqual([0, (await said([...words, '--help'])).out])
      expect(out).toContain(`Usage: rackcell ${line}`)
    }
    expect((await said(['help'])).out).toContain('Usage: rackcell [options]')
  })

  test('lists every noun', async () => {
    const { out } = await said(['--help'])
    for (const { name } of nouns) expect(out).toContain(`\n  ${name} `)
  })
})

describe('a line that cannot be read ends with 2 and says so', () => {
  test.each([
    [[], 'Usage: rackcell'],
    [['node'], 'Usage: rackcell node'],
    [['nodes'], "unknown command 'nodes'"],
    [['help', 'nodes'], "unknown command 'nodes'"],
    [['node', 'lst'], "unknown command 'lst'"],
    [['node', 'list', '--foo'], "unknown option '--foo'"],
    [['node', 'list', '-o', 'xml'], 'Allowed choices are table, json, yaml, name'],
    [['node', 'show'], "missing required argument 'nodes'"],
    [['node', 'list', 'a', 'b'], 'too many arguments'],
    [['nodeset', 'expand', 'cb[01-'], 'At character'],
    [['completion', 'tcsh'], 'Allowed choices are bash, zsh, fish'],
    [['token', 'create', '--role', 'king'], 'Allowed choices are viewer'],
  ])('%j', async (words, reason) => {
    const { err, out, code } = await said(words)
    expect(code).toBe(2)
    expect(err).toContain(reason)
    expect(out).toBe('')
  })
})

describe('without a cell', () => {
  test('node sets that name nodes are worked out', async () => {
    expect((await said(['nodeset', 'expand', 'cb[01-03]!cb02'])).out).toBe('cb01\ncb03\n')
    expect((await said(['nodeset', 'expand', '-s', ' ', 'b2', 'b1'])).out).toBe('b1 b2\n')
    expect((await said(['nodeset', 'fold', 'cb01', 'cb02', 'x'])).out).toBe('cb[01-02],x\n')
    expect((await said(['nodeset', 'count', 'x1000c0s[0-31]b0n[0-1]'])).out).toBe('64\n')
    expect((await said(['nodeset', 'expand', 'cb1', '-o', 'json'])).out).toBe('[\n  "cb1"\n]\n')
  })

  test('codes are explained, in any case', async () => {
    expect((await said(['explain', 'store_locked'])).out).toContain('Another process uses this')
    expect((await said(['explain', '-o', 'name'])).out).toContain('\nSTORE_LOCKED\n')
    expect(JSON.parse((await said(['explain', 'NOT_FOUND', '-o', 'json'])).out)).toMatchObject({
      code: 'NOT_FOUND',
      exit: 1,
    })
    const unknown = await said(['explain', 'NOPE'])
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('no error code NOPE')])
  })

  test('versions are told', async () => {
    expect(JSON.parse((await said(['version', '-o', 'json'])).out)).toEqual({
      rackcell: expect.stringMatching(/^\d+\.\d+\.\d+/),
      node: process.version,
    })
    expect((await said(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('the rest says that there is none', async () => {
    const { code, err } = await said(['node', 'list'])
    expect(code).toBe(1)
    expect(err).toContain('No cell is chosen')
    expect(err).toContain('what to do: Start one with')
  })
})

describe('completion', () => {
  const offers = async (...words: readonly string[]) => {
    const { out, code } = await said(['__complete', ...words])
    expect(code).toBe(0)
    return out
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t')[0])
  }

  test('offers commands, options, choices', async () => {
    expect(await offers('no')).toEqual(['node', 'nodeset'])
    expect(await offers('node', '')).toContain('pending')
    expect(await offers('cloud-init', 'defaults', 's')).toEqual(['show', 'set'])
    expect(await offers('boot', 'set', '--k')).toEqual(['--kernel'])
    expect(await offers('node', 'list', '-o', '')).toEqual(['table', 'json', 'yaml', 'name'])
    expect(await offers('node', 'set', 'cb01', '--state', 'R')).toEqual(['Ready'])
    expect(await offers('--url', 'x', 'completion', '')).toEqual(['bash', 'zsh', 'fish'])
    expect(await offers('explain', 'store_l')).toEqual(['STORE_LOCKED'])
  })

  test('leaves files to the shell', async () => {
    expect(await offers('import', 'discover', '')).toEqual([':file'])
    expect(await offers('cell', 'backup', 'a', '--passphrase-file', '')).toEqual([':file'])
    expect(await offers('up', '--data', '')).toEqual([':folder'])
  })

  test('is silent where there is nothing to offer, and when there is no cell', async () => {
    expect(await offers('nope', '')).toEqual([])
    expect(await offers('node', 'nope', '')).toEqual([])
    expect(await offers('node', 'show', 'cb')).toEqual([])
    expect(await offers('token', 'create', '--subject', '')).toEqual([])
    expect(await offers('node', 'list', 'cb01', '')).toEqual([])
    expect((await said(['__complete', 'node', 'show', ''])).err).toBe('')
  })
})
