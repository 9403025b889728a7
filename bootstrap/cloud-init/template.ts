/**
 * Whether a group's template can be read. Nodes fill templates in, so what is looked at here is
 * their form: brackets that close, and YAML when sample texts stand in the place of expressions.
 */
import { parseDocument } from 'yaml'
import { sha256 } from '../../cell/env/index.ts'
import { templateCharsMax, templateVersionsKept } from './limits.ts'

/** What was found. */
export interface TemplateReport {
  readonly valid: boolean
  readonly errorMessage: string
  /** Names that expressions begin with, `ds.meta_data.hostname`, sorted. */
  readonly requiredVariables: readonly string[]
  /** `v-` and 8 hex digits of the text's SHA-256. */
  readonly version: string
  /** The whole of it, hexadecimal. */
  readonly hash: string
}

const comment = /\{#[\s\S]*?#\}/g
const expression = /\{\{([\s\S]*?)\}\}/g
const statement = /^[ \t]*\{%[\s\S]*?%\}[ \t]*\n|\{%[\s\S]*?%\}/gm
const variable =
  /(?<![\w.'"\]])(?:ds|v1|vendor_data|instance_data)\b(?:\.\w+|\[(?:'[^']*'|"[^"]*")\])*/g

const isTemplate = (text: string) => /^##\s*template:\s*jinja\b/i.test(text)

function flawOf(text: string): string {
  if (text.length > templateCharsMax) return `longer than ${templateCharsMax} characters`
  // Parts of several kinds and scripts are no YAML, and passed on as they are.
  if (/^(?:#!|Content-Type:|MIME-Version:)/i.test(text)) return ''
  const plain = isTemplate(text)
    ? text.replace(comment, '').replace(expression, 'sample').replace(statement, '')
    : text
  const open = isTemplate(text) ? /\{\{|\{%|\{#|\}\}|%\}/.exec(plain) : null
  if (open) return `"${open[0]}" has no other end`
  try {
    const [error] = parseDocument(plain, { version: '1.1', uniqueKeys: false }).errors
    return error ? (error.message.split('\n', 1)[0] ?? '') : ''
  } catch (error) {
    return (error as Error).message
  }
}

/** Looks at a template. Never throws: one that is wrong is kept, and shown to be wrong. */
export function reportOfTemplate(text: string): TemplateReport {
  const errorMessage = flawOf(text)
  const hash = Buffer.from(sha256(new TextEncoder().encode(text))).toString('hex')
  const code = isTemplate(text)
    ? [...text.matchAll(expression)].map(([, inner]) => inner ?? '')
    : []
  const names = code.flatMap((inner) => inner.match(variable) ?? [])
  return {
    valid: errorMessage === '',
    errorMessage,
    requiredVariables: [...new Set(names)].sort(),
    version: `v-${hash.slice(0, 8)}`,
    hash,
  }
}

/** The status of a group after its template was written: the newest versions with their outcome. */
export function templateStatus(
  kept: Readonly<Record<string, unknown>>,
  text: string,
  nowMs: number,
): Readonly<Record<string, unknown>> {
  const { valid, errorMessage, requiredVariables, version, hash } = reportOfTemplate(text)
  const { templateHistory } = kept
  const before = Array.isArray(templateHistory) ? (templateHistory as unknown[]) : []
  const row = { version, timestampMs: nowMs, valid, ...(errorMessage && { errorMessage }) }
  const isNew = (before.at(-1) as { version?: unknown } | undefined)?.version !== version
  return {
    ...kept,
    valid,
    errorMessage,
    requiredVariables,
    templateHash: hash,
    ...{ templateVersion: version, currentTemplateVersion: version, version },
    templateHistory: isNew ? [...before, row].slice(-templateVersionsKept) : before,
  }
}
