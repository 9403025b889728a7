import ts from 'typescript'
import { isRuleCode, lineOf, parse, type Rule, walk } from './source.ts'

/** Globals and members that the linter cannot name, with what to do instead. */
const members = new Map(
  Object.entries({
    localeCompare: 'depends on the locale: compare with < or by bytes',
    toLocaleString: 'depends on the locale',
    toLocaleLowerCase: 'depends on the locale: toLowerCase',
    toLocaleUpperCase: 'depends on the locale: toUpperCase',
    toLocaleDateString: 'depends on the locale and the time zone',
    toLocaleTimeString: 'depends on the locale and the time zone',
    getRandomValues: 'randomness comes through the Random port',
    randomUUID: 'randomness comes through the Random port',
    randomBytes: 'randomness comes through the Random port',
    hrtime: 'time comes through the Clock port',
  }),
)

const globals = new Map(
  Object.entries({
    Intl: 'depends on the locale',
    WeakRef: 'depends on the garbage collector',
    FinalizationRegistry: 'depends on the garbage collector',
  }),
)

const isMemberName = ({ parent, text }: ts.Identifier) =>
  ts.isPropertyAccessExpression(parent) && parent.name.text === text

function objection(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const what = members.get(node.name.text)
    return what && `${node.name.text} ${what}`
  }
  if (ts.isMetaProperty(node)) return 'import.meta reads the place of the program'
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return 'imports are static'
  }
  if (ts.isIdentifier(node) && !isMemberName(node)) {
    const what = globals.get(node.text)
    return what && `${node.text} ${what}`
  }
  return undefined
}

/** State that outlives a call belongs to an object that somebody made, never to a module. */
function* moduleState(file: ts.SourceFile): Iterable<ts.Node> {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue
    if (!(statement.declarationList.flags & ts.NodeFlags.Const)) yield statement
  }
}

/** The same inputs give the same outputs on every machine, in every run. */
export const determinism: Rule = {
  name: 'rule code depends on its inputs alone',
  appliesTo: isRuleCode,
  *find(source) {
    const file = parse(source)
    for (const node of walk(file)) {
      const what = objection(node)
      if (what) yield { line: lineOf(node), what }
    }
    for (const node of moduleState(file)) {
      yield { line: lineOf(node), what: 'a variable of the module is state that nobody owns' }
    }
  },
}
