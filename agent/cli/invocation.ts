import { chooseCell } from './cell-choice.ts'
import { CellClient } from './cell-client.ts'
import { processInterrupt } from './interrupt.ts'
import { type OutputFormat, outputFormats } from './output/list.ts'
import type { Screen } from './output/screen.ts'

/** What a command may see of the process around it. */
export interface Surroundings {
  readonly screen: Screen
  readonly env: Readonly<Record<string, string | undefined>>
  readonly folder: string
  /** Asks a command that goes on by itself to end; Ctrl-C when absent. */
  readonly interrupt?: AbortSignal
}

/** One command as it was typed. */
export class Invocation {
  readonly screen: Screen
  readonly env: Surroundings['env']
  readonly folder: string
  readonly words: readonly (string | readonly string[] | undefined)[]
  readonly #options: Readonly<Record<string, unknown>>
  readonly #interrupt: AbortSignal | undefined
  #client: CellClient | undefined

  constructor(
    surroundings: Surroundings,
    words: readonly (string | readonly string[] | undefined)[],
    options: Readonly<Record<string, unknown>>,
  ) {
    this.screen = surroundings.screen
    this.env = surroundings.env
    this.folder = surroundings.folder
    this.#interrupt = surroundings.interrupt
    this.words = words
    this.#options = options
  }

  /** The cell that the line, the environment or the folder names; chosen when first asked for. */
  get client(): CellClient {
    this.#client ??= new CellClient(
      chooseCell({
        url: this.text('url'),
        token: this.text('token'),
        ca: this.text('ca'),
        env: this.env,
        folder: this.folder,
      }),
    )
    return this.#client
  }

  /** Aborted when the command is asked to end; only one that goes on by itself looks at it. */
  get interrupt(): AbortSignal {
    return this.#interrupt ?? processInterrupt()
  }

  /** A word that the shape of the command requires, so that it is always there. */
  word(index: number): string {
    return this.optionalWord(index) ?? ''
  }

  /** A word that may be absent. */
  optionalWord(index: number): string | undefined {
    const word = this.words[index]
    return typeof word === 'string' ? word : undefined
  }

  /** The words of a last argument that takes several. */
  restWords(index: number): readonly string[] {
    const words = this.words[index]
    return typeof words === 'object' ? words : []
  }

  /** An option's text by its long name in camel case. */
  text(name: string): string | undefined {
    const value = this.#options[name]
    return typeof value === 'string' ? value : undefined
  }

  texts(name: string): readonly string[] {
    const value = this.#options[name]
    return Array.isArray(value) ? (value as readonly string[]) : []
  }

  flag(name: string): boolean {
    return this.#options[name] === true
  }

  get format(): OutputFormat {
    const wanted = this.text('output')
    return outputFormats.find((format) => format === wanted) ?? 'table'
  }
}
