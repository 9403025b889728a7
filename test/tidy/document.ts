import { dirname } from 'node:path'
import ts from 'typescript'
import type { metricTable } from '../../agent/rack/metrics/index.ts'
import { faults } from '../../cell/env/index.ts'
import { isShipped, type LockFile, packageName } from './package-rule.ts'
import { parse, type Source } from './source.ts'

const generated = 'Written by `npm run generate`; do not edit.'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const escaped = rows.map((cells) => line(cells.map((cell) => cell.replaceAll('|', '\\|'))))
  return [line(head), line(head.map(() => '---')), ...escaped].join('\n')
}

/** docs/errors.md: every error that rackcell can report. */
export function errorsDocument(): string {
  const rows = Object.entries(faults).map(([code, { status, retry, message, remedy }]) => {
    return [`\`${code}\``, String(status), retry, message, remedy]
  })
  return `# Errors

${generated}

Every failure has a code that scripts may match on. Our own API answers with a problem document
(RFC 9457) whose \`code\` is one of these; the command line prints the sentence and what to do; the
compatibility routes keep the format of the service that they stand in for. *Retry* says how to treat it:
\`now\` repeat at once, \`later\` wait first, \`never\` change something first.

${table(['code', 'HTTP status', 'retry', 'what it says', 'what to do'], rows)}
`
}

/** docs/metrics.md: everything that a cell counts and times. */
export function metricsDocument(metrics: typeof metricTable): string {
  const rows = Object.entries(metrics).map(([name, { kind, help, labels }]) => {
    return [`\`${name}\``, kind, labels.map((label) => `\`${label}\``).join(', '), help]
  })
  return `# Metrics

${generated}

\`GET /metrics\`, for Prometheus, without a token: it tells numbers, no names. Labels are bounded: never a node, a path
as it came, or a caller. What Node.js knows of its process is there too (\`process_…\`, \`nodejs_…\`).

${table(['name', 'kind', 'labels', 'what it tells'], rows)}
`
}

/** One named limit. */
interface Limit {
  readonly name: string
  readonly value: string
  readonly reason: string
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en-GB')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The text of the comment before a node, on one line. */
function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  const text = comment && ts.getTextOfJSDocComment(comment.comment)
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

/** The limits that a limits.ts exports, with the values that it has when it runs. */
function limitsOf(source: Source, values: Readonly<Record<string, unknown>>): readonly Limit[] {
  const limits: Limit[] = []
  for (const statement of parse(source).statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name } of statement.declarationList.declarations) {
      const text = name.getText()
      if (!(text in values)) continue
      limits.push({ name: text, value: valueText(values[text]), reason: commentOf(statement) })
    }
  }
  return limits
}

/** A limits.ts with what it exports. */
export interface LimitFile {
  readonly source: Source
  readonly values: Readonly<Record<string, unknown>>
}

/** Limits that do not say why they are what they are. */
export function unexplainedLimits(files: readonly LimitFile[]): readonly string[] {
  return files.flatMap(({ source, values }) => {
    const bare = limitsOf(source, values).filter(({ reason }) => reason === '')
    return bare.map(({ name }) => `${source.path}: ${name} has no comment with its unit and reason`)
  })
}

/** docs/limits.md: every loop, queue, cache, retry, timeout and buffer that has an end. */
export function limitsDocument(files: readonly LimitFile[]): string {
  const sections = files.map(({ source, values }) => {
    const rows = limitsOf(source, values).map(({ name, value, reason }) => {
      return [`\`${name}\``, value, reason]
    })
    return `## ${dirname(source.path)}\n\n${table(['limit', 'value', 'why'], rows)}\n`
  })
  return `# Limits

${generated}

Everything that could grow has an end. A limit is a constant in the \`limits.ts\` of the folder that holds
to it; its name ends in the unit.

${sections.join('\n')}`
}

/** What brings each package: the project itself, or other packages. */
function bringers({ packages }: LockFile): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const [place, locked] of Object.entries(packages)) {
    if (place !== '' && !isShipped(locked)) continue
    const bringer = place === '' ? 'rackcell' : packageName(place)
    for (const name of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })) {
      found.set(name, (found.get(name) ?? new Set()).add(bringer))
    }
  }
  return new Map([...found].map(([name, names]) => [name, [...names].sort()]))
}

/**
 * docs/packages.md: every package that is installed with rackcell, so that growth shows in review.
 */
export function packagesDocument(lock: LockFile): string {
  const broughtBy = bringers(lock)
  const rows = Object.entries(lock.packages)
    .filter(([place, locked]) => place !== '' && isShipped(locked))
    .map(([place, { version, license }]) => {
      const name = packageName(place)
      return [name, version ?? '', license ?? '', (broughtBy.get(name) ?? []).join(', ')]
    })
    .sort((left, right) => (left.join('\0') < right.join('\0') ? -1 : 1))
  return `# Packages

${generated}

Everything that is installed with rackcell: ${rows.length} packages. Why those that rackcell itself
brings are there stands in [adr/0004](adr/0004-runtime-and-dependencies.md).

${table(['package', 'version', 'licence', 'brought by'], rows)}
`
}
