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
  /** How to start it; on a restart with the addresses that it got first. */
  command(before: CellAddresses | undefined): CellCommand
  readonly restart: boolean
}

/** Where a cell is reached: HOST:PORT for people, multiaddrs for other cells. */
export interface CellAddresses {
  readonly http: string
  readonly cluster: readonly string[]
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
  /** Somebody ordered it to stop: for how long, null = until `up` starts anew. */
  #rest: { readonly seconds: number | null } | undefined
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
    const { url = '', ca } = this.#ready ?? {}
    const pid = up ? (this.#process?.pid ?? null) : null
    return { id, data, url, pid, ...(ca !== undefined && { ca }) }
  }

  /** Where other cells reach it; undefined before its first start. */
  get addresses(): readonly string[] | undefined {
    return this.#ready?.addresses
  }

  /** Tells it where its peers are. */
  introduce(addresses: Readonly<Record<string, readonly string[]>>): void {
    this.#process?.tell({ type: 'peers', addresses })
  }

  get token(): string {
    return this.#token
  }

  #spawn(): void {
    this.#failure = undefined
    this.#startedMs = performance.now()
    this.#process = new CellProcess(
      this.#plan.command(
        this.#ready && { http: new URL(this.#ready.url).host, cluster: this.#ready.addresses },
      ),
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
      case 'stopping':
        this.#rest = message
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
    if (this.#rest) {
      this.#takeRest(this.#rest.seconds)
      return
    }
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

  #takeRest(seconds: number | null): void {
    this.#rest = undefined
    const { id } = this.#plan
    if (seconds === null) {
      this.#events.note(`cell ${id} was stopped; it starts again with the next "rackcell up"`)
      this.#events.gone(id)
      return
    }
    this.#events.note(`cell ${id} was stopped for ${seconds} s`)
    this.#timer = setTimeout(() => this.#spawn(), seconds * 1_000)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#timer)
    await this.#process?.stop()
  }
}
