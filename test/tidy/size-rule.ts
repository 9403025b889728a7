import ts from 'typescript'
import { type Finding, isCode, lineOf, parse, type Rule, type Source, walk } from './source.ts'

const fileLinesMax = 500
const functionLinesMax = 70
const columnsMax = 100

const lineCount = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** No file is longer than 500 lines. */
export const fileLength: Rule = {
  name: 'files have at most 500 lines',
  appliesTo: (path) => isCode(path) || /\.proto$|^\.ci\//.test(path),
  *find({ text }) {
    const lines = lineCount(text)
    if (lines > fileLinesMax) yield { line: fileLinesMax + 1, what: `${lines} lines` }
  },
}

const runners = new Set(['describe', 'it', 'test'])

/** Whether a call is one of the test runner's: `describe(…)`, `test.each(…)(…)`. */
function isRunnerCall(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false
  let callee: ts.Expression = node.expression
  while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) {
    callee = callee.expression
  }
  return ts.isIdentifier(callee) && runners.has(callee.text)
}

/** A function that declares tests is a table of contents: what it holds is measured one by one. */
function isSuite(node: ts.SignatureDeclaration): boolean {
  const { body } = node as ts.FunctionLikeDeclaration
  if (!body) return false
  const calls = ts.isBlock(body)
    ? body.statements.filter(ts.isExpressionStatement).map(({ expression }) => expression)
    : [body]
  return calls.some(isRunnerCall)
}

/** No function is longer than 70 lines. */
export const functionLength: Rule = {
  name: 'functions have at most 70 lines',
  appliesTo: isCode,
  *find(source) {
    for (const node of walk(parse(source))) {
      if (!ts.isFunctionLike(node) || isSuite(node)) continue
      const lines = lineCount(node.getText())
      if (lines > functionLinesMax) yield { line: lineOf(node), what: `${lines} lines` }
    }
  },
}

/** Where literals lie: text that no formatter can break. */
function literalSpans(source: Source): readonly (readonly [number, number])[] {
  const spans: [number, number][] = []
  for (const node of walk(parse(source))) {
    if (
      ts.isStringLiteral(node) ||
      ts.isTemplateExpression(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isRegularExpressionLiteral(node)
    ) {
      spans.push([node.getStart(), node.getEnd()])
    }
  }
  return spans
}

/** No line is wider than 100 columns, unless a literal alone makes it so. */
export const lineWidth: Rule = {
  name: 'lines have at most 100 columns',
  appliesTo: (path) => isCode(path) || /\.proto$/.test(path),
  *find(source): Iterable<Finding> {
    let spans: readonly (readonly [number, number])[] | undefined
    let offset = 0
    for (const [index, text] of source.text.split('\n').entries()) {
      const start = offset
      offset += text.length + 1
      if ([...text].length <= columnsMax) continue
      spans ??= isCode(source.path) ? literalSpans(source) : []
      const end = start + text.replace(/[\s,;)\]}]*$/, '').length
      const isLiteral = spans.some(([from, to]) => from <= start + columnsMax && to >= end)
      if (!isLiteral) yield { line: index + 1, what: `${[...text].length} columns` }
    }
  },
}
