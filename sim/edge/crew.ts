import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** What a crew works with. */
export interface CrewOptions {
  /** The module that each worker runs, with its arguments. */
  readonly program: string
  readonly args: readonly string[]
  /** Undefined = one worker per core. */
  readonly size?: number
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
  async work(
    jobs: Iterator<Job>,
    { take, lost }: { take(result: Result): boolean; lost(job: Job, code: number | null): void },
  ): Promise<void> {
    let goesOn = true
    const one = async () => {
      while (goesOn) {
        const next = jobs.next()
        if (next.done) return
        goesOn = await this.#stint(next.value, jobs, { take, lost })
      }
    }
    try {
      await Promise.all(Array.from({ length: this.size }, one))
    } finally {
      for (const worker of this.#workers) worker.kill()
    }
  }

  /** One worker's life: its first job, and as many more as it lives for. */
  #stint(
    first: Job,
    jobs: Iterator<Job>,
    { take, lost }: { take(result: Result): boolean; lost(job: Job, code: number | null): void },
  ): Promise<boolean> {
    return new Promise((resolve) => {
      let job: Job | undefined = first
      let goesOn = true
      const worker = fork(this.#options.program, [...this.#options.args], { stdio: 'inherit' })
      this.#workers.add(worker)
      worker.on('message', (result) => {
        job = undefined
        goesOn = take(result as Result)
        const next = goesOn ? jobs.next() : undefined
        if (!next || next.done) return worker.disconnect()
        job = next.value
        worker.send(job)
      })
      worker.on('exit', (code) => {
        this.#workers.delete(worker)
        if (job && goesOn) lost(job, code)
        resolve(goesOn)
      })
      worker.send(first)
    })
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
