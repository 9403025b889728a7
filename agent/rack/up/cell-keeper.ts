import { performance } from 'node:perf_hooks'
import { nextBackoff } from './backoff.ts'
import { type CellCommand, CellProcess } from './cell-process.ts'
import type { RunningCell } from './cluster-file.ts'
import type { CellMessage } from './messages.ts'

/** A cell that did not come up, in its own words. */
export interface StartFailure {
  readonly code: string
  readonly message: string
  readonly remedy: string
}

/** What the keeper tells its owner. */
export interface KeeperEvents {
  line(cell: string, text: string): void
  /** Something that cluster.json shows has changed. */
  changed(): void
  /** It is down and will not be restarted. */
  gone(cell: string): void
  note(text: string): void
}

/** What the keeper keeps. */
export interface KeeperPlan {
  readonly id: string
  readonly data: string
  /** How to start it; on a restart with the address that it got first. */
  command(address: string | undefined): CellCommand
  readonly restart: boolean
}

type Ready = Extract<CellMessage, { type: 'ready' }>

/**
 * Keeps one cell running: starts it, restarts it with back-off when it dies, and knows where it is.
 */
export class CellKeeper {
  readonly #plan: KeeperPlan
  readonly #events: KeeperEvents
  #process: CellProcess | undefined
  #ready: Ready | undefined
  #token = ''
  #failure: StartFailure | undefined
  #attempts = 0
  #startedMs = 0
  #timer: NodeJS.Timeout | undefined
  #stopping = false
  readonly #firstStart = Promise.withResolvers<Ready>()

  constructor(plan: KeeperPlan, events: KeeperEvents) {
    this.#plan = plan
    this.#events = events
  }

  /**
   * Resolves when the cell is ready; rejects with its `StartFailure` when its first start fails.
   */
  start(): Promise<Ready> {
    this.#spawn()
    return this.#firstStart.promise
  }

  get running(): RunningCell {
    const { id, data } = this.#plan
    const up = this.#process?.isRunning && this.#ready !== undefined
    return { id, data, url: this.#ready?.url ?? '', pid: up ? (this.#process?.pid ?? null) : null }
  }

  get token(): string {
    return this.#token
  }

  #spawn(): void {
    this.#failure = undefined
    this.#startedMs = performance.now()
    this.#process = new CellProcess(
      this.#plan.command(this.#ready && new URL(this.#ready.url).host),
      {
        message: (message) => this.#hear(message),
        line: (text) => this.#events.line(this.#plan.id, text),
        exit: (how) => this.#exited(how),
      },
    )
  }

  #hear(message: CellMessage): void {
    switch (message.type) {
      case 'ready':
        this.#ready = message
        this.#token = message.token
        this.#firstStart.resolve(message)
        this.#events.changed()
        break
      case 'token':
        this.#token = message.token
        this.#events.changed()
        break
      case 'failed':
        this.#failure = message
        break
    }
  }

  #exited({ code, signal }: { code: number | null; signal: string | null }): void {
    if (this.#stopping) return
    const ranMs = performance.now() - this.#startedMs
    const how = signal ? `was ended by ${signal}` : `ended with status ${code}`
    if (!this.#ready) {
      const failure = this.#failure ?? {
        code: 'INTERNAL',
        message: `The cell ${this.#plan.id} ${how} before it was ready.`,
        remedy: 'The lines above say why.',
      }
      this.#firstStart.reject(failure)
      return
    }
    this.#events.changed()
    if (!this.#plan.restart) {
      this.#events.note(`cell ${this.#plan.id} ${how}; it is not restarted (--no-restart)`)
      this.#events.gone(this.#plan.id)
      return
    }
    const { attempts, waitMs } = nextBackoff(this.#attempts, ranMs)
    this.#attempts = attempts
    this.#events.note(`cell ${this.#plan.id} ${how}; it starts again in ${waitMs / 1_000} s`)
    this.#timer = setTimeout(() => this.#spawn(), waitMs)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#timer)
    await this.#process?.stop()
  }
}
