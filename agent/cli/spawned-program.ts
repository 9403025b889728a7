import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Fault } from '../../cell/env/fault.ts'
import type { Command, Noun, Spawned } from './command/shape.ts'

/** A program that the words name, and what is left of the line for it. */
interface Match {
  readonly spawned: Spawned
  readonly rest: readonly string[]
}

/** Nouns with programs under them; the others need not be read to know that they have none. */
const nounsWithPrograms = new Set(['up', 'init', 'sim', 'cell', 'config'])

/** The program that the words name at their start, if they name one. */
export async function matchSpawned(
  nouns: readonly Noun[],
  words: readonly string[],
): Promise<Match | undefined> {
  const [first = ''] = words
  if (!nounsWithPrograms.has(first)) return undefined
  const noun = nouns.find(({ name }) => name === first)
  let command: Command | undefined = await noun?.load()
  let depth = 1
  while (command?.kind === 'branch') {
    const name = words[depth]
    command = command.commands.find((below) => below.name === name)
    depth += 1
  }
  if (command?.kind !== 'spawned') return undefined
  const rest = words.slice(depth)
  const asksForHelp = rest.includes('--help') || rest.includes('-h')
  return command.isHelpless && asksForHelp ? undefined : { spawned: command, rest }
}

/**
 * Becomes the program where the system can replace a process, so that its id, signals and exit code
 * are the program's own; elsewhere runs it as a child and passes them on.
 */
export async function runSpawned({ spawned, rest }: Match): Promise<number> {
  const file = programFile(spawned)
  const args = [...process.execArgv, file, ...(spawned.words ?? []), ...rest]
  if (process.execve !== undefined && process.platform !== 'win32') {
    // It warns of being experimental on the next tick, which never comes, unless it fails.
    process.execve(process.execPath, [process.execPath, ...args], definedEnv())
  }
  return runAsChild(args)
}

function definedEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined))
}

/** What a program wrote to its standard output; it talks to the terminal by itself. */
export interface ProgramAnswer {
  readonly code: number
  readonly out: string
}

/**
 * Runs a program as a part of a command: `input` goes to its descriptor 3, so that it can still ask
 * the person at the terminal something.
 */
export async function askProgram(
  { program, name }: Pick<Spawned, 'program' | 'name'>,
  words: readonly string[],
  { input, tell }: { readonly input: string; readonly tell: (text: string) => void },
): Promise<ProgramAnswer> {
  const { spawn } = await import('node:child_process')
  const args = [...process.execArgv, programFile({ program, name }), ...words]
  const isTerminal = process.stderr.isTTY === true
  const child = spawn(process.execPath, args, {
    stdio: ['inherit', 'pipe', isTerminal ? 'inherit' : 'pipe', 'pipe'],
  })
  const out: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (text: string) => out.push(text))
  child.stderr?.setEncoding('utf8').on('data', tell)
  const pipe = child.stdio[3] as Writable
  // A program that ends before it has read everything says itself why.
  pipe.on('error', () => {})
  pipe.end(input)
  return new Promise((settle, fail) => {
    child.on('error', fail)
    child.on('close', (code) => settle({ code: code ?? 1, out: out.join('') }))
  })
}

function programFile({ program, name }: Pick<Spawned, 'program' | 'name'>): string {
  const here = import.meta.url
  const ending = here.endsWith('.ts') ? '.ts' : '.js'
  const file = fileURLToPath(new URL(`../${program}${ending}`, here))
  if (existsSync(file)) return file
  throw new Fault('NOT_FOUND_FILE', {
    message: `"rackcell ${name}" is not part of this installation: ${file} is not there.`,
  })
}

async function runAsChild(args: readonly string[]): Promise<number> {
  const { spawn } = await import('node:child_process')
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  const isTerminal = Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY)
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP'] as const) {
    // A terminal sends its signals to both; sent on, they would count twice.
    process.on(signal, () => {
      if (!isTerminal || signal === 'SIGTERM') child.kill(signal)
    })
  }
  return new Promise((settle, fail) => {
    child.on('error', fail)
    child.on('exit', (code, signal) => {
      settle(signal === null ? (code ?? 1) : 128 + constants.signals[signal])
    })
  })
}
