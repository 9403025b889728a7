import { stringify } from 'yaml'
import { type ConfigOption, configOptions, sectionNames } from './option-table.ts'
import { expectedText } from './option-value.ts'
import { commentLines, optionLines } from './print.ts'
import { sectionTitles } from './schema.ts'

const titleOf = (section: string) => sectionTitles[section as keyof typeof sectionTitles]

const inline = (value: unknown) =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim() || '""'

const exampleHead = `# Configuration of a rack cell: /etc/rackcell/config.yaml
#
# Every option stands here with its default, commented out: take away the "#" in front of what you want
# to change, and of its section's name. Environment variables and flags go before this file;
# "rackcell config print --explain" shows every value and where it came from.
`

/** A configuration file with every option, its meaning and its default, all commented out. */
export function configExample(): string {
  const lines = [exampleHead.trimEnd()]
  for (const section of sectionNames) {
    lines.push('', `# ${titleOf(section)}`, `#${section}:`)
    for (const option of configOptions.filter((candidate) => candidate.section === section)) {
      lines.push('', ...commentLines(option.schema.description, '  '))
      lines.push(...commentLines(`Takes ${expectedText(option)}.`, '  '))
      if (option.schema.example !== undefined) {
        lines.push(`  # Example: ${option.key}: ${inline(option.schema.example)}`)
      }
      lines.push(...optionLines(option, option.schema.default, '').map((line) => `#  ${line}`))
    }
  }
  return `${lines.join('\n')}\n`
}

const referenceHead = `# Configuration

Written by \`npm run generate\` from agent/rack/config/schema.ts; do not edit.

A cell needs no configuration beyond a data folder. What it takes comes from four places; a later one wins:

1. the defaults below,
2. the file \`/etc/rackcell/config.yaml\`, or the one that \`--config FILE\` or \`RACKCELL_CONFIG\` names (an empty name means none),
3. environment variables \`RACKCELL_…\`,
4. flags of \`rackcell cell start\`.

Unknown keys are errors that name the line and the nearest known key. \`rackcell config print\` shows the
outcome, \`rackcell config print --explain\` also says where each value came from. A file to start from,
with every default in place, is [config.example.yaml](config.example.yaml). Secrets are never values here,
only paths of files.

Amounts may carry a unit: \`90s\`, \`15m\`, \`8h\`, \`7d\`; \`64KiB\`, \`16MiB\`, \`1GiB\`. In variables and flags,
lists are written with commas (\`a,b\`) and maps as \`a=b,c=d\`.
`

const cell = (text: string) => text.replaceAll('|', '\\|')

function optionSection(option: ConfigOption): readonly string[] {
  const { schema } = option
  const example =
    schema.example === undefined ? [] : [`| Example | \`${cell(inline(schema.example))}\` |`]
  return [
    `### \`${option.path}\``,
    '',
    schema.description,
    '',
    '| | |',
    '|---|---|',
    `| Takes | ${cell(expectedText(option))} |`,
    `| Default | \`${cell(inline(schema.default))}\` |`,
    ...example,
    `| Variable | \`${option.variable}\` |`,
    `| Flag | ${option.flags.map((flag) => `\`--${flag}\``).join(', ')} |`,
    '',
  ]
}

/** The page docs/config.md. */
export function configReference(): string {
  const lines = [referenceHead]
  for (const section of sectionNames) {
    lines.push(`## ${section}: ${titleOf(section)}`, '')
    for (const option of configOptions.filter((candidate) => candidate.section === section)) {
      lines.push(...optionSection(option))
    }
  }
  return `${lines.join('\n').trimEnd()}\n`
}
