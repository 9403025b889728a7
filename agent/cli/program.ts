import { Argument, Command as Commander, CommanderError, Option } from 'commander'
import {
  type ArgumentShape,
  type Branch,
  type Command,
  cellOptions,
  type Leaf,
  type Noun,
  type OptionShape,
  outputOption,
  type Spawned,
} from './command/shape.ts'
import { exitCodes } from './exit-code.ts'
import { reportFailure } from './failure.ts'
import { Invocation, type Surroundings } from './invocation.ts'
import { packageVersion } from './package-version.ts'

/** Reads the command line and runs what it names; only the noun that it names is loaded. */
export async function runCommand(
  nouns: readonly Noun[],
  words: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  let exitCode: number = exitCodes.ok
  const root = describeRoot(surroundings)
  const wanted = nounOf(words)
  for (const noun of nouns) {
    if (noun.name !== wanted) root.command(noun.name).summary(noun.summary)
    else {
      const command = await noun.load()
      describe(
        root,
        command,
        async (leaf, invocation, line) => {
          exitCode = await runLeaf(leaf, invocation, line)
        },
        surroundings,
      )
    }
  }
  try {
    await root.parseAsync(words, { from: 'user' })
    return exitCode
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown
    return thrown.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  }
}

type RunLeaf = (leaf: Leaf, invocation: Invocation, line: string) => Promise<void>

async function runLeaf(leaf: Leaf, invocation: Invocation, line: string): Promise<number> {
  try {
    return (await leaf.act(invocation)) ?? exitCodes.ok
  } catch (thrown) {
    const asJson = invocation.format === 'json'
    return reportFailure(invocation.screen, thrown, { command: line, asJson })
  }
}

function describeRoot({ screen }: Surroundings): Commander {
  const root = new Commander('rackcell')
  root
    .description('One agent per rack: boots, knows and changes the nodes of a cluster.')
    .usage('[options] <command>')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command...]', 'help for a command')
    .exitOverride()
    .showHelpAfterError('(add --help for help)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => screen.out(text),
      writeErr: (text) => screen.err(text),
    })
  for (const option of cellOptions) root.addOption(commanderOption(option))
  root.addHelpText(
    'after',
    examplesText([
      ['rackcell up', 'a cell on this machine with a sample cluster in it'],
      ['rackcell node list', 'every node that it knows'],
      [`rackcell query 'state == "Ready" && "gpu" in groups'`, 'those that fit'],
      ['rackcell node why cb05', 'what a node boots, and which setting decides it'],
      ['rackcell boot set @gpu --kernel http://10.0.0.1/vmlinuz', 'change it for a group'],
    ]),
  )
  return root
}

/** The first word that is no option and no option's value. */
function nounOf(words: readonly string[]): string | undefined {
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? ''
    if (word === '--url' || word === '--token' || word === '--ca') i += 1
    else if (!word.startsWith('-') && word !== 'help') return word
  }
  return undefined
}

function describe(
  parent: Commander,
  command: Command,
  runLeafOf: RunLeaf,
  surroundings: Surroundings,
): void {
  const isDefault = command.kind === 'leaf' && command.isDefault === true
  const described = parent.command(command.name, { isDefault }).summary(command.summary)
  described.description(descriptionOf(command)).helpCommand(false)
  described.helpOption('-h, --help', 'print help')
  if (command.kind === 'branch') {
    for (const below of command.commands) describe(described, below, runLeafOf, surroundings)
    described.addHelpText('after', examplesText(firstExamples(command)))
    return
  }
  described.addHelpText('after', examplesText(command.examples))
  for (const option of command.options ?? []) described.addOption(commanderOption(option))
  if (command.kind === 'spawned') return
  if (command.prints) described.addOption(commanderOption(outputOption(command.prints)))
  for (const argument of command.arguments ?? []) {
    described.addArgument(commanderArgument(argument))
  }
  described.action(async () => {
    const words = described.processedArgs as (string | readonly string[] | undefined)[]
    const invocation = new Invocation(surroundings, words, described.optsWithGlobals())
    await runLeafOf(command, invocation, lineOf(described))
  })
}

function descriptionOf(command: Command): string {
  const sentence = `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`
  return command.kind !== 'branch' && command.notes ? `${sentence}\n\n${command.notes}` : sentence
}

function lineOf(command: Commander): string {
  const names: string[] = []
  for (let at: Commander | null = command; at !== null; at = at.parent) names.unshift(at.name())
  return names.join(' ')
}

function commanderOption({ flags, summary, choices, repeats }: OptionShape): Option {
  const option = new Option(flags, summary)
  if (choices) option.choices([...choices])
  if (repeats) {
    option.argParser((value: string, before: readonly string[] | undefined) => [
      ...(before ?? []),
      value,
    ])
  }
  return option
}

function commanderArgument({ form, summary, choices }: ArgumentShape): Argument {
  const argument = new Argument(form, summary)
  return choices ? argument.choices([...choices]) : argument
}

/** One example of each command below: a noun's help shows what it is good for. */
function firstExamples(branch: Branch): Leaf['examples'] {
  return leavesOf(branch).flatMap(({ examples }) => examples.slice(0, 1))
}

function leavesOf(command: Command): readonly (Leaf | Spawned)[] {
  return command.kind === 'branch' ? command.commands.flatMap(leavesOf) : [command]
}

function examplesText(examples: Leaf['examples']): string {
  if (examples.length === 0) return ''
  const width = Math.min(
    56,
    examples.reduce((chars, [line]) => Math.max(chars, line.length), 0),
  )
  const lines = examples.map(([line, says]) => `  ${line.padEnd(width)}  ${says}`)
  return `\nExamples:\n${lines.join('\n')}`
}
