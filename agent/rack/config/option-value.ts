import ipaddr from 'ipaddr.js'
import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { configEntriesMax } from './limits.ts'
import { parseListenAddress } from './listen-address.ts'
import type { ConfigOption } from './option-table.ts'
import { parseAmount, unitExamples } from './units.ts'

/** A value that fits its option, or what was expected instead. */
export type Judged = { readonly value: unknown } | { readonly expected: string }

/** What an option takes, in words: `a whole number of seconds from 1 to 3600 (90, 90s, 15m …)`. */
export function expectedText({ kind, schema }: ConfigOption): string {
  if (schema.expected) return schema.expected
  switch (kind) {
    case 'choice':
      return `one of ${(schema.enum ?? []).map((word) => word || '"" (empty)').join(', ')}`
    case 'boolean':
      return 'true or false'
    case 'number': {
      const unit = schema.unit ? ` of ${schema.unit}` : ''
      const forms = schema.unit ? `, written as ${unitExamples[schema.unit]}` : ''
      return `a whole number${unit} from ${schema.minimum} to ${schema.maximum}${forms}`
    }
    case 'list':
      return 'a list of words'
    case 'map': {
      const words = Object.values(schema.patternProperties ?? {})[0]?.enum ?? []
      return `a map of words to ${words.join(', ')}`
    }
    case 'text':
      return 'text'
  }
}

/** What the schema cannot say, by option. */
const rules: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  'http.listen': (value) => {
    try {
      parseListenAddress(String(value))
      return undefined
    } catch {
      return 'HOST:PORT, for example 127.0.0.1:7601 or [::1]:7601'
    }
  },
  'http.trustedProxies': (value) =>
    (value as string[]).every((entry) => ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry))
      ? undefined
      : 'a list of addresses or networks, for example 10.1.0.2 or fd00:1::/64',
}

function inUnit({ kind, schema }: ConfigOption, value: unknown): unknown {
  if (kind !== 'number' || typeof value !== 'string' || !schema.unit) return value
  return parseAmount(value, schema.unit) ?? value
}

/** Whether a value fits its option; amounts with a unit become plain numbers. */
export function judgeValue(option: ConfigOption, given: unknown): Judged {
  const value = inUnit(option, given)
  if (!Value.Check(option.schema as unknown as TSchema, value)) {
    return { expected: expectedText(option) }
  }
  const entries = typeof value === 'object' && value !== null ? Object.keys(value).length : 0
  if (entries > configEntriesMax) return { expected: `at most ${configEntriesMax} entries` }
  const expected = rules[option.path]?.(value)
  return expected === undefined ? { value } : { expected }
}

const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  '1': true,
  false: false,
  no: false,
  off: false,
  '0': false,
}

const partsOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** The value that a flag or a variable spells: lists with commas, maps as a=b,c=d. */
export function valueOfText(option: ConfigOption, text: string): unknown {
  switch (option.kind) {
    case 'text':
    case 'choice':
      return text
    case 'boolean':
      return words[text.trim().toLowerCase()] ?? text
    case 'number':
      return /^\d+$/.test(text.trim()) ? Number(text) : text
    case 'list':
      return partsOf(text)
    case 'map':
      return Object.fromEntries(
        partsOf(text).map((part) => {
          const at = part.lastIndexOf('=')
          return at < 0 ? [part, ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()]
        }),
      )
  }
}
