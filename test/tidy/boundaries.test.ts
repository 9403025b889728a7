import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plantProject } from './planted-project.ts'
import { root } from './source.ts'

interface Report {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly {
      readonly from: string
      readonly rule: { readonly name: string }
    }[]
  }
}

const folders = ['agent', 'bootstrap', 'cell', 'proto', 'sim', 'test']

function cruise(folder: string): Report['summary'] {
  const program = join(root, 'node_modules/.bin/depcruise')
  const flags = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders]
  const run = spawnSync(program, flags, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  return (JSON.parse(run.stdout) as Report).summary
}

/** Each rule, with files that break it: the first file is the culprit. */
const plants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'proto-imports-nothing': { 'proto/low.ts': "import '../cell/a/index.ts'" },
  'cell-imports-proto-only': { 'cell/a/up.ts': "import '../../bootstrap/b/index.ts'" },
  'bootstrap-imports-downwards': { 'bootstrap/b/up.ts': "import '../../agent/rack/main.ts'" },
  'nobody-imports-sim': { 'agent/rack/simulated.ts': "import '../../sim/world.ts'" },
  'nobody-imports-test': { 'sim/tested.ts': "import '../test/fixture.ts'" },
  'client-programs-talk-http': { 'agent/cli/short-cut.ts': "import '../rack/main.ts'" },
  'rack-does-not-know-its-clients': { 'agent/rack/client.ts': "import '../cli/rackcell.js'" },
  'folder-face-among-folders': { 'cell/c/deep.ts': "import '../a/inside.ts'" },
  'folder-face-from-above': { 'agent/rack/deep.ts': "import '../../cell/a/inside.ts'" },
  'proto-face': { 'cell/a/deep.ts': "import '../../proto/codec.ts'" },
  'fence-level': { 'agent/rack/stores.ts': "import { Level } from 'level'" },
  'fence-fastify': { 'cell/a/serves.ts': "import type { FastifyInstance } from 'fastify'" },
  'fence-pino': { 'bootstrap/b/logs.ts': "import { pino } from 'pino'" },
  'fence-jose': { 'agent/cli/signs.ts': "import { SignJWT } from 'jose'" },
  'fence-prom-client': { 'cell/a/counts.ts': "import { Counter } from 'prom-client'" },
  'fence-commander': { 'agent/rack/commands.ts': "import { Command } from 'commander'" },
  'fence-cel': { 'cell/a/filters.ts': "import { parse } from '@marcbachmann/cel-js'" },
  'fence-libp2p': { 'agent/rack/network.ts': "import { createLibp2p } from 'libp2p'" },
  'fence-noble': { 'cell/a/signs.ts': "import { sign } from '@noble/ed25519'" },
  'fence-protobufjs': { 'cell/a/decodes.ts': "import protobuf from 'protobufjs/minimal.js'" },
  'rules-do-no-io': { 'cell/a/reads.ts': "import { readFileSync } from 'node:fs'" },
  'hash-takes-crypto-only': { 'cell/env/hash.ts': "import { readFileSync } from 'node:fs'" },
  'proto-does-no-io': { 'proto/reads.ts': "import { readFileSync } from 'node:fs'" },
  'sim-edge': { 'sim/world.ts': "import { createSocket } from 'node:dgram'" },
  'no-cycle': {
    'cell/a/left.ts': "import './right.ts'",
    'cell/a/right.ts': "import './left.ts'",
  },
  'no-unresolved': { 'cell/a/lost.ts': "import './nowhere.ts'" },
  'no-dev-dependency': { 'agent/rack/checks.ts': "import { check } from 'fast-check'" },
  'no-undeclared-dependency': { 'agent/rack/borrows.ts': "import { avvio } from 'avvio'" },
  'no-orphan': { 'cell/a/forgotten.ts': 'export const forgotten = 1' },
}

const soil = {
  'cell/a/index.ts': "export * from './inside.ts'",
  'cell/a/inside.ts': 'export const inside = 1',
  'bootstrap/b/index.ts': "import '../../cell/a/index.ts'",
  'proto/codec.ts': 'export const codec = 1',
  'proto/index.ts': "export * from './codec.ts'",
  'agent/rack/main.ts': "import '../../bootstrap/b/index.ts'",
  'agent/cli/rackcell.js': '',
  'sim/main.ts': "import '../cell/a/index.ts'",
  'test/fixture.ts': "import '../agent/rack/main.ts'",
}

describe('boundaries', () => {
  test('the linter sees the modules of this project, and no violation', () => {
    const { totalCruised, violations } = cruise(root)
    expect(totalCruised).toBeGreaterThan(100)
    expect(violations.map(({ from, rule }) => `${from}: ${rule.name}`)).toEqual([])
  })

  const rules: readonly { readonly name: string }[] = createRequire(import.meta.url)(
    join(root, '.dependency-cruiser.cjs'),
  ).forbidden

  test('every rule has a planted violation', () => {
    expect(rules.map(({ name }) => name).sort()).toEqual(Object.keys(plants).sort())
  })

  test('every planted violation is caught', () => {
    using project = plantProject(Object.assign({}, soil, ...Object.values(plants)))
    const { violations } = cruise(project.folder)
    const caught = violations.map(({ from, rule }) => `${rule.name}: ${from}`)
    for (const [rule, files] of Object.entries(plants)) {
      expect(caught).toContain(`${rule}: ${Object.keys(files)[0]}`)
    }
  })

  test('what is allowed passes', () => {
    using project = plantProject(soil)
    expect(cruise(project.folder).violations).toEqual([])
  })
})
