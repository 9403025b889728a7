import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import ts from 'typescript'

/** The checkout. */
export const root = join(import.meta.dirname, '../..')

/** One file of the project, or a planted one. */
export interface Source {
  /** From the checkout's root, with slashes. */
  readonly path: string
  readonly text: string
}

/** Something that a rule objects to. */
export interface Finding {
  readonly line: number
  readonly what: string
}

/** One rule of the house style: which files it looks at, and what it objects to in them. */
export interface Rule {
  readonly name: string
  appliesTo(path: string): boolean
  find(source: Source): Iterable<Finding>
}

/** `path:line: what` for everything that a rule objects to. */
export function violations(rule: Rule, sources: readonly Source[]): readonly string[] {
  const found: string[] = []
  for (const source of sources) {
    if (!rule.appliesTo(source.path)) continue
    for (const { line, what } of rule.find(source)) found.push(`${source.path}:${line}: ${what}`)
  }
  return found
}

const binary = new Set(['.png', '.jpg', '.ico', '.woff2', '.pcap', '.gz', '.bin'])

/** Every text file that is tracked, or will be: what git knows and what it does not ignore. */
export function projectSources(): readonly Source[] {
  const flags = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const names = execFileSync('git', flags, { cwd: root, encoding: 'utf8' })
  const paths = [...new Set(names.split('\0'))].filter((path) => {
    return path !== '' && !binary.has(extname(path)) && existsSync(join(root, path))
  })
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Whether the file is code that people write: not generated, not a document. */
export function isCode(path: string): boolean {
  return /\.(ts|js|cjs|mjs)$/.test(path) && !path.startsWith('proto/gen/')
}

/** Whether the file holds rules, which reach the world through ports only. */
export function isRuleCode(path: string): boolean {
  return isCode(path) && /^(bootstrap|cell)\//.test(path)
}

/** The syntax tree of a source, with parents. */
export function parse({ path, text }: Source): ts.SourceFile {
  const kind = path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
}

/** Every node below `node`, itself first. */
export function* walk(node: ts.Node): Iterable<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    children.push(child)
  })
  for (const child of children) yield* walk(child)
}

/** The 1-based line on which a node begins. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile()
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
}
