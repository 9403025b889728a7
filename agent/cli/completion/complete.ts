/**
 * What the shell offers for a line: commands, options and choices, and names from the live cell.
 */
import { nouns } from '../command/nouns.ts'
import {
  type ArgumentShape,
  type Command,
  cellOptions,
  type OptionShape,
  outputOption,
} from '../command/shape.ts'
import { exitCodes } from '../exit-code.ts'
import type { Surroundings } from '../invocation.ts'
import { completionNamesMax } from '../limits.ts'
import { printableLine } from '../output/printable.ts'
import { type Offer, offersFor } from './offer.ts'

/**
 * Prints what may stand at the place of the last word: `value<tab>what it is` a line, and in the
 * end `:file`, `:folder` or `:nospace` for the shell. Silent on any failure: a person is typing.
 */
export async function completeLine(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  try {
    const { offers, directive } = await offersOf(words, surroundings)
    const lines = offers.slice(0, completionNamesMax).map(({ value, says }) => {
      return says ? `${value}\t${printableLine(says)}\n` : `${value}\n`
    })
    surroundings.screen.out(lines.join('') + (directive ? `:${directive}\n` : ''))
  } catch {
    // Nothing to offer is the answer.
  }
  return exitCodes.ok
}

interface Completion {
  readonly offers: readonly Offer[]
  readonly directive?: 'file' | 'folder' | 'nospace' | undefined
}

const helpOption: OptionShape = { flags: '-h, --help', summary: 'print help' }

async function offersOf(words: readonly string[], surroundings: Surroundings): Promise<Completion> {
  const current = words.at(-1) ?? ''
  const line = await readLine(words.slice(0, -1))
  if (line === undefined) return { offers: [] }
  const { pending, command, place } = line
  const startsWith = ({ value }: Offer): boolean => value.startsWith(current)
  if (pending !== undefined) return shaped(pending, { current, line, surroundings })
  if (current.startsWith('-')) return { offers: optionOffers(command).filter(startsWith) }
  if (command === undefined) return { offers: nouns.map(offerOf).filter(startsWith) }
  if (command.kind === 'branch') return { offers: command.commands.map(offerOf).filter(startsWith) }
  if (command.kind === 'spawned') return { offers: [], directive: 'file' }
  const shape = argumentAt(command.arguments ?? [], place)
  return shape === undefined ? { offers: [] } : shaped(shape, { current, line, surroundings })
}

const offerOf = ({ name, summary }: { name: string; summary: string }): Offer => ({
  value: name,
  says: summary,
})

function argumentAt(shapes: readonly ArgumentShape[], place: number): ArgumentShape | undefined {
  const last = shapes.at(-1)
  return shapes[place] ?? (last?.form.includes('...') ? last : undefined)
}

/** What the words before the last one have said. */
interface Line {
  /** Undefined before a noun. */
  readonly command: Command | undefined
  /** How many arguments the command has already. */
  readonly place: number
  /** An option that waits for its value. */
  readonly pending: OptionShape | undefined
  /** The values of --url, --token and --ca. */
  readonly url: string | undefined
  readonly token: string | undefined
  readonly ca: string | undefined
}

async function readLine(words: readonly string[]): Promise<Line | undefined> {
  let command: Command | undefined
  let place = 0
  let pending: OptionShape | undefined
  const values = new Map<string, string>()
  for (const word of words) {
    if (pending !== undefined) {
      values.set(longName(pending), word)
      pending = undefined
    } else if (word.startsWith('-')) {
      const [name = word, value] = word.split('=', 2)
      const option = optionsOf(command).find(({ flags }) => flags.split(/[ ,]+/).includes(name))
      if (option && value !== undefined) values.set(longName(option), value)
      else if (option?.flags.includes('<')) pending = option
    } else if (command === undefined) {
      command = await nouns.find(({ name }) => name === word)?.load()
      if (command === undefined) return undefined
    } else if (command.kind === 'branch') {
      command = command.commands.find(({ name }) => name === word)
      if (command === undefined) return undefined
    } else place += 1
  }
  const [url, token, ca] = ['--url', '--token', '--ca'].map((name) => values.get(name))
  return { command, place, pending, url, token, ca }
}

function optionsOf(command: Command | undefined): readonly OptionShape[] {
  if (command === undefined || command.kind === 'branch') return [...cellOptions, helpOption]
  if (command.kind === 'spawned') return [...(command.options ?? []), helpOption]
  const output = command.prints ? [outputOption(command.prints)] : []
  return [...(command.options ?? []), ...output, ...cellOptions, helpOption]
}

function longName({ flags }: OptionShape): string {
  return /--[a-z-]+/.exec(flags)?.[0] ?? flags
}

function optionOffers(command: Command | undefined): readonly Offer[] {
  return optionsOf(command).map((option) => ({ value: longName(option), says: option.summary }))
}

async function shaped(
  { choices, completes }: Pick<OptionShape, 'choices' | 'completes'>,
  around: {
    readonly current: string
    readonly line: Line
    readonly surroundings: Surroundings
  },
): Promise<Completion> {
  const { current, line, surroundings } = around
  if (choices) {
    return {
      offers: choices.filter((value) => value.startsWith(current)).map((value) => ({ value })),
    }
  }
  if (completes === undefined) return { offers: [] }
  if (completes === 'file' || completes === 'folder') return { offers: [], directive: completes }
  const offers = await offersFor(completes, current, {
    url: line.url,
    token: line.token,
    ca: line.ca,
    env: surroundings.env,
    folder: surroundings.folder,
  })
  const goesOn = ['node-set', 'boot-target', 'fields', 'event-types'].includes(completes)
  return { offers, directive: goesOn ? 'nospace' : undefined }
}
