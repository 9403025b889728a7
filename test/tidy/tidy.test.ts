import { describe, expect, test } from 'vitest'
import { determinism } from './determinism-rule.ts'
import { deadLinks, drawerName, facelessFolders, folderDoc, folderName } from './folder-rule.ts'
import { machineMarks, noMachine, noNote } from './machine-rule.ts'
import { fileLength, functionLength, lineWidth } from './size-rule.ts'
import { projectSources, type Rule, type Source, violations } from './source.ts'
import { noDodge, noSleep } from './test-rule.ts'

const sources = projectSources()
const lines = (count: number) => 'go()\n'.repeat(count)
const mark = '/home/somebody/checkout/'

/** A rule with what it must object to, and what it must let pass. */
interface Trial {
  readonly rule: Rule
  readonly caught: readonly Source[]
  readonly passed: readonly Source[]
}

const at = (path: string, ...texts: readonly string[]): readonly Source[] =>
  texts.map((text) => ({ path, text }))

const trials: readonly Trial[] = [
  {
    rule: fileLength,
    caught: at('cell/boot/plan.ts', lines(501)),
    passed: [...at('cell/boot/plan.ts', lines(500)), ...at('proto/gen/wire.js', lines(900))],
  },
  {
    rule: functionLength,
    caught: at(
      'cell/boot/plan.ts',
      `function long() {\n${lines(69)}}\n`,
      `const long = () => {\n${lines(69)}}\n`,
      `test('plan', () => {\n${lines(69)}})\n`,
      `class Plan {\n  get long() {\n${lines(69)}}\n}\n`,
    ),
    passed: [
      ...at('cell/boot/plan.ts', `function long() {\n${lines(68)}}\n`),
      ...at(
        'test/unit/plan.test.ts',
        `describe.skipIf(none)('plan', () => {\n${"test('x')\n".repeat(99)}})\n`,
        `export function suite() {\n${"describe('x')\n".repeat(99)}}\n`,
      ),
    ],
  },
  {
    rule: lineWidth,
    caught: [
      ...at('cell/boot/plan.ts', `// ${'x'.repeat(98)}\n`, `const name = ${'x'.repeat(88)}\n`),
      ...at('proto/feed.proto', `// ${'x'.repeat(98)}\n`),
    ],
    passed: at('cell/boot/plan.ts', `const name = '${'x'.repeat(99)}',\n`, `${'x'.repeat(100)}\n`),
  },
  {
    rule: drawerName,
    caught: [...at('cell/utils/x.ts', ''), ...at('cell/boot/types.ts', '')],
    passed: at('cell/boot/shared-key.ts', ''),
  },
  {
    rule: folderName,
    caught: [...at('cell/bootPlan/x.ts', ''), ...at('agent/rack_http/x.ts', '')],
    passed: [...at('agent/rack/cloud-init/x.ts', ''), ...at('.ci/x.ts', '')],
  },
  {
    rule: folderDoc,
    caught: at('cell/boot/index.ts', "export * from './plan.ts'\n", '/** Boot. */\nexport {}\n'),
    passed: at('cell/boot/index.ts', `/**\n * ${'What a node boots. '.repeat(8)}\n */\n`),
  },
  {
    rule: determinism,
    caught: at(
      'cell/boot/plan.ts',
      'names.sort((a, b) => a.localeCompare(b))',
      'const here = import.meta.dirname',
      "const net = await import('node:net')",
      'new Intl.NumberFormat()',
      'new WeakRef(value)',
      'let count = 0',
      'source.randomUUID()',
    ),
    passed: [
      ...at('cell/boot/plan.ts', 'const count = 0', 'function f() { let n = 0; return n }'),
      ...at('agent/rack/main.ts', 'const here = import.meta.dirname'),
    ],
  },
  {
    rule: noDodge,
    caught: at(
      'test/unit/plan.test.ts',
      `describe.${'skip'}('plan', () => {})`,
      `test.${'only'}('plan', () => {})`,
      `it.${'todo'}('plan')`,
      "test.each([1]).fails('plan', () => {})",
      "describe.skipIf(process.platform !== 'linux')('plan', () => {})",
      "test('plan', (context) => context.skip())",
    ),
    passed: at(
      'test/unit/plan.test.ts',
      "import { requirement } from '../requirement.ts'\ndescribe.skipIf(requirement({}))('plan')",
      "test('plan', () => list.skip(1))",
    ),
  },
  {
    rule: noSleep,
    caught: at(
      'test/integration/plan.test.ts',
      "import { setTimeout } from 'node:timers/promises'",
      'await new Promise((resolve) => setTimeout(resolve, 500))',
    ),
    passed: [
      ...at('test/integration/plan.test.ts', 'await vi.waitFor(() => expect(ready).toBe(true))'),
      ...at('test/bench/main.ts', 'setTimeout(stop, 5_000)'),
    ],
  },
  {
    rule: noNote,
    caught: [
      ...at('cell/boot/plan.ts', `// TO${'DO'}: later`),
      ...at('docs/boot.md', `FIX${'ME'}`),
    ],
    passed: at('cell/boot/plan.ts', '// What is done stays done.'),
  },
  {
    rule: noMachine([mark]),
    caught: at('README.md', `cd ${mark}rackcell`),
    passed: at('README.md', 'cd rackcell'),
  },
]

const projectRules = [...trials.map(({ rule }) => rule).slice(0, -1), noMachine(machineMarks())]

describe('house style', () => {
  test('the project was found', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(machineMarks().length).toBeGreaterThan(0)
  })

  for (const rule of projectRules) {
    test(rule.name, () => {
      expect(sources.some(({ path }) => rule.appliesTo(path))).toBe(true)
      expect(violations(rule, sources)).toEqual([])
    })
  }

  test('each folder of cell/ and bootstrap/ has a public face', () => {
    expect(facelessFolders(sources)).toEqual([])
  })

  test('links between documents lead somewhere', () => {
    expect(deadLinks(sources)).toEqual([])
  })
})

describe('the rules catch what they are for', () => {
  for (const { rule, caught, passed } of trials) {
    test(rule.name, () => {
      for (const source of caught) expect(violations(rule, [source]), source.text).not.toEqual([])
      for (const source of passed) expect(violations(rule, [source]), source.text).toEqual([])
    })
  }

  test('each folder of cell/ and bootstrap/ has a public face', () => {
    expect(facelessFolders(at('cell/boot/plan.ts', ''))).toEqual(['cell/boot'])
    expect(facelessFolders(at('cell/boot/index.ts', ''))).toEqual([])
  })

  test('links between documents lead somewhere', () => {
    const document = {
      path: 'docs/a.md',
      text: '[b](b.md#part) [c](../cell) [d](https://d.example)',
    }
    expect(deadLinks([document])).toEqual(['docs/a.md: b.md', 'docs/a.md: ../cell'])
    const others = [...at('docs/b.md', ''), ...at('cell/x.ts', '')]
    expect(deadLinks([document, ...others])).toEqual([])
  })
})
