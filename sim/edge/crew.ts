import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** What a crew works with. */
export interface CrewOptions {
  /** The module that each worker runs, with its arguments. */
  readonly program: string
  readonly args: readonly string[]
  /** Undefined = one worker per core. */
  readonly size?: number
  /** A worker that takes longer for one job is killed, in milliseconds; undefined = none is. */
  readonly patienceMs?: number
}

/** Room for what lives shortly, in MB: a world makes much of that, and collecting it takes time. */
const roomy = ['--max-semi-space-size=64'] as const

/** Why a job has no result. */
export interface Loss {
  /** Exit code of the worker; null = a signal ended it. */
  readonly code: number | null
  /** It took too long, and was killed. */
  readonly isLate: boolean
}

/** What a crew is told to do with what becomes of jobs. */
interface Receiver<Job, Result> {
  /** Takes a result; answers whether to go on. */
  take(result: Result): boolean
  /** A job's worker died; answers whether to go on. */
  lost(job: Job, loss: Loss): boolean
}

/** Jobs done by child processes, as many at once as there are cores. */
export class Crew<Job extends object, Result> {
  readonly #options: CrewOptions
  readonly #workers = new Set<ChildProcess>()

  constructor(options: CrewOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#options.size ?? availableParallelism()
  }

  /**
   * Does every job; `take` gets each result as it comes and answers whether to go on. A worker that
   * dies takes its job along: `lost` is told.
   */
  async work(jobs: Iterator<Job>, receiver: Receiver<Job, Result>): Promise<void> {
    let goesOn = true
    const one = async () => {
      while (goesOn) {
        const next = jobs.next()
        if (next.done) return
        goesOn = await this.#stint(next.value, jobs, receiver)
      }
    }
    try {
      await Promise.all(Array.from({ length: this.size }, one))
    } finally {
      for (const worker of this.#workers) worker.kill()
    }
  }

  /** One worker's life: its first job, and as many more as it lives for. */
  #stint(first: Job, jobs: Iterator<Job>, receiver: Receiver<Job, Result>): Promise<boolean> {
    return new Promise((resolve) => {
      let job: Job | undefined = first
      let goesOn = true
      let isLate = false
      const { program, args } = this.#options
      const worker = fork(program, [...args], { stdio: 'inherit', execArgv: [...roomy] })
      const watch = this.#watch(() => {
        isLate = true
        worker.kill('SIGKILL')
      })
      const send = (next: Job) => {
        job = next
        watch.begin()
        worker.send(next)
      }
      this.#workers.add(worker)
      worker.on('message', (result) => {
        job = undefined
        watch.end()
        goesOn = receiver.take(result as Result)
        const next = goesOn ? jobs.next() : undefined
        if (!next || next.done) worker.disconnect()
        else send(next.value)
      })
      worker.on('exit', (code) => {
        watch.end()
        this.#workers.delete(worker)
        if (job && goesOn) goesOn = receiver.lost(job, { code, isLate })
        resolve(goesOn)
      })
      send(first)
    })
  }

  /** Calls `late` when a job has begun and not ended in time. */
  #watch(late: () => void): { begin(): void; end(): void } {
    const { patienceMs } = this.#options
    let timer: NodeJS.Timeout | undefined
    return {
      begin() {
        if (patienceMs !== undefined) timer = setTimeout(late, patienceMs)
      },
      end: () => clearTimeout(timer),
    }
  }
}

/** Answers the jobs that a crew sends to this process, until it sends no more. */
export function answerJobs<Job, Result>(answer: (job: Job) => Promise<Result>): Promise<void> {
  return new Promise((resolve) => {
    process.on('message', (job) => {
      void answer(job as Job).then((result) => process.send?.(result))
    })
    process.on('disconnect', () => resolve())
  })
}
