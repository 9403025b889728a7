import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packagesDocument, unexplainedLimits } from './document.ts'
import { deadLinks } from './folder-rule.ts'
import { generatedDocuments, limitFiles, readLockFile } from './generated-document.ts'
import { type LockFile, licenceFlaws, missingEntries, registryFlaws } from './package-rule.ts'
import { root, type Source } from './source.ts'

const lock = readLockFile()
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const mit = { version: '1.0.0', license: 'MIT' }

function lockOf(packages: LockFile['packages']): LockFile {
  return { packages: { '': { dependencies: { a: '1.0.0' } }, ...packages } }
}

/** What is published, but for what is built: its paths, and the texts of its documents. */
function packedSources(): readonly Source[] {
  const words = ['pack', '--dry-run', '--json', '--ignore-scripts']
  const [{ files }] = JSON.parse(execFileSync('npm', words, { cwd: root, encoding: 'utf8' }))
  return files
    .map(({ path }: { path: string }) => path)
    .filter((path: string) => !path.startsWith('dist/'))
    .map((path: string) => {
      return { path, text: path.endsWith('.md') ? readFileSync(join(root, path), 'utf8') : '' }
    })
}

describe('packages', () => {
  test('every licence is permissive', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(50)
    expect(licenceFlaws(lock)).toEqual([])
  })

  test('a licence that asks for more is caught', () => {
    const flaws = (license: string | undefined, dev = false) =>
      licenceFlaws(lockOf({ 'node_modules/a': { ...(license ? { license } : {}), dev } }))
    for (const license of [
      'GPL-3.0-only',
      'MIT AND GPL-2.0',
      '(LGPL-3.0 OR AGPL-3.0)',
      'UNLICENSED',
    ]) {
      expect(flaws(license)).toEqual([`a: ${license}`])
    }
    expect(flaws(undefined)).toEqual(['a: no licence named'])
    expect(flaws('MPL-2.0')).toEqual(['a: MPL-2.0'])
    expect(flaws('MPL-2.0', true)).toEqual([])
    for (const license of ['MIT', '(MIT OR GPL-3.0)', '(MIT AND Zlib)'])
      expect(flaws(license)).toEqual([])
  })

  test('the lock file names no registry', () => {
    expect(registryFlaws(lock)).toEqual([])
    const planted = lockOf({
      'node_modules/a': { ...mit, resolved: 'https://registry.example/a.tgz' },
    })
    expect(registryFlaws(planted)).toEqual(['a: https://registry.example/a.tgz'])
  })

  test('the lock file is complete', () => {
    expect(missingEntries(lock)).toEqual([])
    const brings = { ...mit, dependencies: { b: '1' }, optionalDependencies: { c: '1' } }
    const planted = lockOf({ 'node_modules/a': brings, 'node_modules/a/node_modules/b': mit })
    expect(missingEntries(planted)).toEqual(['a: c'])
    const whole = lockOf({ ...planted.packages, 'node_modules/c': mit })
    expect(missingEntries(whole)).toEqual([])
  })

  test('direct dependencies are pinned exactly', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.length).toBeGreaterThan(10)
    // An alias is a package under another name: docs/adr/0004 says why there is one.
    const exact = /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/
    expect(versions.filter(([, version]) => !exact.test(String(version)))).toEqual([])
  })

  test('the tests run on the Node that the project brings', () => {
    expect(process.versions.node).toBe(manifest.devDependencies.node)
  })

  test('node itself is no dependency of what is published', () => {
    expect(Object.keys(manifest.dependencies)).not.toContain('node')
  })

  test('links in the documents that are published lead to what is published', () => {
    const sources = packedSources()
    const paths = sources.map(({ path }) => path)
    for (const path of ['README.md', 'docs/install.md', 'docs/systemd/rackcell.service']) {
      expect(paths).toContain(path)
    }
    expect(deadLinks(sources)).toEqual([])
  })

  test('the list of packages follows the lock file', () => {
    const planted = lockOf({
      'node_modules/a': { ...mit, dependencies: { b: '2.0.0' } },
      'node_modules/b': { ...mit, version: '2.0.0' },
      'node_modules/tool': { ...mit, dev: true },
    })
    const document = packagesDocument(planted)
    expect(document).toContain('| a | 1.0.0 | MIT | rackcell |')
    expect(document).toContain('| b | 2.0.0 | MIT | a |')
    expect(document).not.toContain('tool')
  })
})

describe('generated documents', () => {
  test('are up to date', async () => {
    for (const { path, text } of await generatedDocuments()) {
      expect(readFileSync(join(root, path), 'utf8'), `${path}: npm run generate`).toBe(text)
    }
  })

  test('every limit says why', async () => {
    expect(unexplainedLimits(await limitFiles())).toEqual([])
    const source = {
      path: 'cell/x/limits.ts',
      text: 'export const bare = 1\n/** Why. */\nexport const told = 2\n',
    }
    expect(unexplainedLimits([{ source, values: { bare: 1, told: 2 } }])).toEqual([
      'cell/x/limits.ts: bare has no comment with its unit and reason',
    ])
  })
})
