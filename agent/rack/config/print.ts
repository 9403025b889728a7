import { stringify } from 'yaml'
import type { LoadedConfig } from './load.ts'
import { type ConfigOption, configOptions } from './option-table.ts'
import { expectedText } from './option-value.ts'
import { originText } from './origin.ts'

/** The effective configuration as a file that would give it. */
export function printConfig({ config }: LoadedConfig): string {
  return stringify(config, { lineWidth: 0 })
}

/** Breaks text into comment lines of at most 100 columns. */
export function commentLines(text: string, indent: string): readonly string[] {
  const lines: string[] = []
  let line = `${indent}#`
  for (const word of text.split(/\s+/)) {
    if (line.length + 1 + word.length > 100) {
      lines.push(line)
      line = `${indent}#`
    }
    line += ` ${word}`
  }
  return [...lines, line]
}

/** `key: value` lines of one option. */
export function optionLines(
  { key }: ConfigOption,
  value: unknown,
  indent: string,
): readonly string[] {
  return stringify({ [key]: value }, { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map((line) => `${indent}${line}`)
}

/**
 * The effective configuration with every option's meaning, limits, names and where its value came
 * from.
 */
export function explainConfig({ config, origins, file }: LoadedConfig): string {
  const lines = [file ? `# file: ${file.path}` : '# file: none']
  let section = ''
  for (const option of configOptions) {
    if (option.section !== section) {
      section = option.section
      lines.push('', `${section}:`)
    }
    const value = (config as unknown as Record<string, Record<string, unknown>>)[section]?.[
      option.key
    ]
    const origin = origins.get(option.path)
    lines.push(
      ...commentLines(option.schema.description, '  '),
      ...commentLines(`Takes ${expectedText(option)}.`, '  '),
      `  # From: ${origin ? originText(origin) : 'default'}`,
      ...optionLines(option, value, '  '),
    )
  }
  return `${lines.join('\n')}\n`
}
