import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { restartPollMs, restartWaitMs } from './limits.ts'

/** Waits for a cell of the local cluster that its `up` is starting again. */
export class RestartPatience {
  readonly #data: string | undefined
  readonly #untilMs: number

  constructor(data: string | undefined, timeoutMs: number) {
    this.#data = data
    const waitMs = timeoutMs > 0 ? Math.min(timeoutMs, restartWaitMs) : restartWaitMs
    this.#untilMs = performance.now() + waitMs
  }

  /** A moment later; false when waiting has no sense, or none any more. */
  async wait(): Promise<boolean> {
    if (this.#data === undefined || performance.now() >= this.#untilMs) return false
    if (!isUpRunning(this.#data)) return false
    await setTimeout(restartPollMs)
    return true
  }
}

/**
 * Whether the `up` that wrote a folder's cluster file runs: it starts a cell again that died. Its
 * word on which cell is down comes a moment after the death, so that is not asked for.
 */
function isUpRunning(folder: string): boolean {
  try {
    const pid = Number(readFileSync(join(folder, 'up.pid'), 'utf8'))
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) && isUp(pid)
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Process ids are used again: after a restart of the machine it may be anybody's. */
function isUp(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('up/main')
  } catch {
    return true
  }
}
