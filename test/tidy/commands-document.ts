import { nouns } from '../../agent/cli/command/nouns.ts'
import {
  type Command,
  cellOptions,
  type Leaf,
  type OptionShape,
  outputOption,
  type Spawned,
} from '../../agent/cli/command/shape.ts'

const code = (text: string): string => `\`${text}\``

function formOf(path: string, command: Leaf | Spawned): string {
  const words = command.kind === 'leaf' ? (command.arguments ?? []).map(({ form }) => form) : []
  return ['rackcell', path, ...words].join(' ')
}

function optionLine({ flags, summary, choices }: OptionShape): string {
  const values = choices ? `: ${choices.map(code).join(', ')}` : ''
  return `- ${code(flags)} ${summary}${values}`
}

function section(path: string, command: Leaf | Spawned): string {
  const sentence = `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`
  const words =
    command.kind === 'leaf'
      ? (command.arguments ?? []).map(({ form, summary }) => `- ${code(form)} ${summary}`)
      : []
  const output = command.kind === 'leaf' && command.prints ? [outputOption(command.prints)] : []
  const options = [...(command.options ?? []), ...output].map(optionLine)
  const examples = command.examples.map(([line, says]) => `    ${line}    # ${says}`)
  return [
    `### ${code(formOf(path, command))}`,
    sentence,
    command.notes ?? '',
    [...words, ...options].join('\n'),
    examples.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function sections(path: string, command: Command): readonly string[] {
  const own = path === '' ? command.name : `${path} ${command.name}`
  if (command.kind !== 'branch') return [section(own, command)]
  return command.commands.flatMap((below) => sections(own, below))
}

/** docs/commands.md: every command with its arguments, options and examples. */
export async function commandsDocument(): Promise<string> {
  const commands = await Promise.all(nouns.map((noun) => noun.load()))
  const chapters = commands.map((command) => {
    return [`## ${command.name}`, ...sections('', command)].join('\n\n')
  })
  return `# Commands

Written by \`npm run generate\`; do not edit.

How the command line works is told in [cli.md](cli.md). Every command also takes \`--help\`, and
every command that asks a cell takes these:

${cellOptions.map(optionLine).join('\n')}

${chapters.join('\n\n')}
`
}
