import type { ExitCode } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'

/** What the shell may offer in a place. */
export type Completable =
  | 'node-set'
  | 'node'
  | 'boot-target'
  | 'cell'
  | 'group'
  | 'cloud-group'
  | 'fault-code'
  | 'fields'
  | 'event-types'
  | 'conflict'
  | 'file'
  | 'folder'

/** A word of the command line with its meaning by place. */
export interface ArgumentShape {
  /** As help shows it: `<node>`, `[nodes]`, `<name...>`. */
  readonly form: string
  readonly summary: string
  readonly choices?: readonly string[]
  readonly completes?: Completable
}

/** A word of the command line with its meaning by name. */
export interface OptionShape {
  /** As help shows it: `--kernel <url>`. */
  readonly flags: string
  readonly summary: string
  readonly choices?: readonly string[]
  readonly completes?: Completable
  /** May be given several times. */
  readonly repeats?: true
}

/** One line that works, and what it is good for. */
export type Example = readonly [line: string, says: string]

/** A command that does something. */
export interface Leaf {
  readonly kind: 'leaf'
  readonly name: string
  readonly summary: string
  /** More than a summary, when there is more to know. */
  readonly notes?: string
  readonly arguments?: readonly ArgumentShape[]
  readonly options?: readonly OptionShape[]
  /** Takes -o; `lines` = one by one as they come. */
  readonly prints?: 'list' | 'value' | 'lines'
  /** What its noun does when no verb is given. */
  readonly isDefault?: true
  readonly examples: readonly Example[]
  // biome-ignore lint/suspicious/noConfusingVoidType: most commands end well or throw
  readonly act: (invocation: Invocation) => Promise<ExitCode | void>
}

/** A command that is a program of its own: it gets the rest of the line as it is. */
export interface Spawned {
  readonly kind: 'spawned'
  readonly name: string
  readonly summary: string
  /** The program, from the folder `agent/` without its ending. */
  readonly program: string
  /** Words put before the rest of the line. */
  readonly words?: readonly string[]
  /** Has no --help of its own: what stands here is shown. */
  readonly isHelpless?: true
  readonly notes?: string
  readonly options?: readonly OptionShape[]
  readonly examples: readonly Example[]
}

/** A noun with its verbs. */
export interface Branch {
  readonly kind: 'branch'
  readonly name: string
  readonly summary: string
  readonly commands: readonly Command[]
}

export type Command = Leaf | Spawned | Branch

/** A top-level command that is read only when it is wanted. */
export interface Noun {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** The option of every command that prints. */
export const outputOption = (kind: 'list' | 'value' | 'lines'): OptionShape => ({
  flags: '-o, --output <form>',
  summary: 'form of the answer',
  choices: {
    list: ['table', 'json', 'yaml', 'name'],
    value: ['table', 'json', 'yaml'],
    lines: ['table', 'json'],
  }[kind],
})

/** Options of every command that asks a cell. */
export const cellOptions: readonly OptionShape[] = [
  {
    flags: '--url <url>',
    summary: 'the cell to ask (default: RACKCELL_URL, then the local cluster)',
  },
  {
    flags: '--token <jwt>',
    summary: 'the token to use (default: RACKCELL_TOKEN, then the local one)',
  },
  {
    flags: '--ca <file>',
    summary: 'authorities to trust for https (default: RACKCELL_CA, then the local ones)',
    completes: 'file',
  },
]
