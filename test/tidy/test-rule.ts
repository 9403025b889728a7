import ts from 'typescript'
import { isCode, lineOf, parse, type Rule, walk } from './source.ts'

const runners = new Set(['describe', 'it', 'test', 'suite'])
const dodges = new Set(['skip', 'only', 'todo', 'fails', 'runIf'])

/** The name at the root of `describe.each(…).skip`. */
function rootName(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) {
    return rootName(node.expression)
  }
  return undefined
}

const isTestCode = (path: string) => isCode(path) && path.startsWith('test/')

/** A test runs, or the machine lacks something that it names. */
export const noDodge: Rule = {
  name: 'no test is left out but by a requirement',
  appliesTo: isTestCode,
  *find(source) {
    const mayDepend = /from '(\.\.?\/)+requirement\.ts'/.test(source.text)
    for (const node of walk(parse(source))) {
      if (!ts.isPropertyAccessExpression(node)) continue
      const name = node.name.text
      const isRunner = runners.has(rootName(node.expression) ?? '')
      if (isRunner && dodges.has(name))
        yield { line: lineOf(node), what: `${name} leaves tests out` }
      if (isRunner && name === 'skipIf' && !mayDepend) {
        yield { line: lineOf(node), what: 'skipIf takes requirement() of test/requirement.ts' }
      }
      const isContext = ['context', 'ctx', 'task'].includes(rootName(node.expression) ?? '')
      if (isContext && name === 'skip') yield { line: lineOf(node), what: 'skip leaves a test out' }
    }
  },
}

/** A test waits for what it wants to see, never for time to pass. */
export const noSleep: Rule = {
  name: 'no test sleeps',
  appliesTo: (path) => isTestCode(path) && !/^test\/(bench|tidy)\//.test(path),
  *find(source) {
    for (const node of walk(parse(source))) {
      if (
        ts.isImportDeclaration(node) &&
        node.moduleSpecifier.getText().includes('timers/promises')
      ) {
        yield { line: lineOf(node), what: 'wait with vi.waitFor, an event, or a virtual clock' }
      }
      if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) continue
      if (['setTimeout', 'setInterval'].includes(node.expression.text)) {
        yield { line: lineOf(node), what: 'wait with vi.waitFor; bound with AbortSignal.timeout' }
      }
    }
  },
}
