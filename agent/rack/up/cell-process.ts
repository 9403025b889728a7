import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { CellMessage, UpMessage } from './messages.ts'

/** How to start one cell. */
export interface CellCommand {
  readonly program: string
  readonly args: readonly string[]
}

/** What becomes of a cell's process. */
export interface CellEvents {
  message(message: CellMessage): void
  /** One line of its log: JSON from pino, or whatever a crash printed. */
  line(text: string): void
  exit(how: { readonly code: number | null; readonly signal: string | null }): void
}

/** A stop that takes longer than this is forced: flushing a slice takes milliseconds. */
const stopDeadlineMs = 10_000

/** One cell as a child process, with a channel whose closing tells it that its `up` has died. */
export class CellProcess {
  readonly #child: ChildProcess
  readonly exited: Promise<void>

  constructor({ program, args }: CellCommand, events: CellEvents) {
    this.#child = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Its own process group: Ctrl-C reaches `up` alone, which then stops the cells in order.
      detached: true,
    })
    this.#child.on('message', (message) => events.message(message as CellMessage))
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => events.line(line))
    }
    this.exited = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        events.line(error.message)
        if (this.#child.pid === undefined) {
          events.exit({ code: null, signal: null })
          resolve()
        }
      })
      this.#child.once('exit', (code, signal) => {
        events.exit({ code, signal })
        resolve()
      })
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Tells it something; a cell that is going away does not need it any more. */
  tell(message: UpMessage): void {
    if (this.#child.connected) this.#child.send(message, () => {})
  }

  /** Asks it to stop and waits; after the deadline it is killed: its store survives that. */
  async stop(): Promise<void> {
    if (!this.isRunning) return
    const stop: UpMessage = { type: 'stop' }
    if (this.#child.connected) this.#child.send(stop, () => {})
    else this.#child.kill('SIGTERM')
    const deadline = setTimeout(() => this.#child.kill('SIGKILL'), stopDeadlineMs)
    await this.exited
    clearTimeout(deadline)
  }
}
