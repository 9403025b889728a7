import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plantProject } from './planted-project.ts'
import { root } from './source.ts'

interface Report {
  readonly diagnostics: readonly {
    readonly category: string
    readonly severity: string
    readonly location: { readonly path: string }
  }[]
}

/** `rule: file` for every error that the linter reports. */
function lint(folder: string): readonly string[] {
  const program = join(root, 'node_modules/.bin/biome')
  const flags = ['lint', '--reporter=json', '--max-diagnostics=none', '.']
  const run = spawnSync(program, flags, { cwd: folder, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(run.stdout) as Report
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return errors.map(({ category, location }) => `${category.split('/').at(-1)}: ${location.path}`)
}

const work = 'async function work(): Promise<void> {}\n'

/** One line of code each, and the rule that must object to it in cell/ and bootstrap/. */
const inRules: readonly (readonly [string, string])[] = [
  ['noRestrictedGlobals', 'export const x = Date.now()'],
  ['noRestrictedGlobals', 'export const x = new Date()'],
  ['noRestrictedGlobals', 'export const x = performance.now()'],
  ['noRestrictedGlobals', 'export const x = setTimeout(() => {}, 1)'],
  ['noRestrictedGlobals', 'export const x = setInterval(() => {}, 1)'],
  ['noRestrictedGlobals', 'export const x = setImmediate(() => {})'],
  ['noRestrictedGlobals', 'export const x = process.env'],
  ['noRestrictedGlobals', "export const x = fetch('http://[::1]')"],
  ['noRestrictedGlobals', "console.log('x')"],
  ['noRestrictedGlobals', 'export const x = crypto.randomUUID()'],
  ['noRestrictedGlobals', 'export const x = globalThis'],
  ['noJsRestrictedProperties', 'export const x = Math.random()'],
  ['noJsRestrictedProperties', 'export const { random } = Math'],
  ['noJsRestrictedProperties', 'export const x = AbortSignal.timeout(1)'],
  ['noRestrictedImports', "export { readFile } from 'node:fs'"],
  ['noRestrictedImports', "import { readFile } from 'node:fs/promises'\nexport { readFile }"],
  ['noRestrictedImports', "import { setTimeout as x } from 'node:timers/promises'\nexport { x }"],
  ['noRestrictedImports', "import { createHash } from 'node:crypto'\nexport { createHash }"],
  ['noRestrictedImports', "import { Level } from 'level'\nexport { Level }"],
  [
    'noRestrictedImports',
    "import type { FastifyInstance } from 'fastify'\nexport type X = FastifyInstance",
  ],
  ['noRestrictedImports', "export { pino } from 'pino'"],
  ['noRestrictedImports', "export { SignJWT } from 'jose'"],
  ['noRestrictedImports', "export { Counter } from 'prom-client'"],
]

/** What must be objected to everywhere. */
const anywhere: readonly (readonly [string, string])[] = [
  ['noFloatingPromises', `${work}work()`],
  ['noMisusedPromises', `${work}export const go = () => { if (work()) return }`],
  ['noMisusedPromises', `${work}export const go = () => { [1].forEach(async () => work()) }`],
  ['noExplicitAny', 'export const x = (y: any) => y'],
  ['noDefaultExport', 'export default 1'],
  ['noConsole', "console.log('x')"],
  ['noUnusedVariables', 'const unused = 1'],
  ['noCommonJs', "export const x = require('node:fs')"],
  ['noEnum', 'export enum X { Y }'],
  ['useThrowOnlyError', "export const go = () => { throw 'x' }"],
  ['useNodejsImportProtocol', "export { readFile } from 'fs'"],
]

describe('the linter catches what it is for', () => {
  const files: Record<string, string> = {
    'agent/left.ts': "import { right } from './right.ts'\nexport const left = () => right()\n",
    'agent/right.ts': "import { left } from './left.ts'\nexport const right = () => left()\n",
    'agent/badName.ts': 'export const x = 1\n',
    'agent/ends.ts': "import { x } from './plain'\nexport { x }\n",
    'agent/plain.ts': 'export const x = 1\n',
    'agent/reads.ts':
      "import { readFile } from 'node:fs'\nexport const x = [readFile, Date.now()]\n",
    'cell/env/hash.ts': "import { hash } from 'node:crypto'\nexport { hash }\n",
    'cell/env/pure.ts': 'export const half = (x: number): number => Math.floor(x / 2)\n',
  }
  for (const [index, [, text]] of inRules.entries()) {
    files[`cell/planted/rule-${index}.ts`] = `${text}\n`
    files[`bootstrap/planted/rule-${index}.ts`] = `${text}\n`
  }
  for (const [index, [, text]] of anywhere.entries()) files[`agent/rule-${index}.ts`] = `${text}\n`
  using project = plantProject(files)
  const errors = lint(project.folder)

  test.each(inRules.map(([rule, text], index) => ({ rule, text, index })))(
    '$rule: $text',
    (plant) => {
      expect(errors).toContain(`${plant.rule}: cell/planted/rule-${plant.index}.ts`)
      expect(errors).toContain(`${plant.rule}: bootstrap/planted/rule-${plant.index}.ts`)
    },
  )

  test.each(anywhere.map(([rule, text], index) => ({ rule, text, index })))(
    '$rule: $text',
    (plant) => {
      expect(errors).toContain(`${plant.rule}: agent/rule-${plant.index}.ts`)
    },
  )

  test('cycles, file names and import endings', () => {
    expect(errors).toContain('noImportCycles: agent/left.ts')
    expect(errors).toContain('noImportCycles: agent/right.ts')
    expect(errors).toContain('useFilenamingConvention: agent/badName.ts')
    expect(errors).toContain('useImportExtensions: agent/ends.ts')
  })

  test('what is allowed passes', () => {
    for (const path of ['agent/reads.ts', 'cell/env/hash.ts', 'cell/env/pure.ts']) {
      expect(errors.filter((error) => error.endsWith(`: ${path}`))).toEqual([])
    }
  })
})
