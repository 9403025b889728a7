import { answerJobs, appendText, Crew, type Loss, packageVersion, readText } from '../edge/index.ts'
import type { Job, Tried } from '../fuzz/index.ts'
import type { Voice } from './flags.ts'

/** Seeds to be tried. */
export interface FuzzWanted {
  readonly first: number
  readonly seeds: number
  readonly virtualMs: number
  /** What was tried already is written here, one line of JSON per seed. */
  readonly resume: string | undefined
  /** Goes on after a failure. */
  readonly keepGoing: boolean
  readonly workers: number | undefined
}

/** How long a worker may be silent over a seed: shrinking included, on a busy machine. */
const silenceMs = { least: 600_000, perVirtualMs: 1 }

/** How often a run says how far it is, in milliseconds. */
const progressMs = 2_000

/** What was tried in earlier runs, by seed. */
function earlier(path: string | undefined): Map<number, Tried> {
  const lines = (path === undefined ? undefined : readText(path))?.split('\n') ?? []
  const known = new Map<number, Tried>()
  for (const line of lines) {
    if (line === '') continue
    const tried = JSON.parse(line) as Tried
    known.set(tried.seed, tried)
  }
  return known
}

/** Adds up what seeds have done. */
class Sum {
  readonly #beganMs = performance.now()
  readonly #invariants = new Map<string, number>()
  readonly #sometimes = new Map<string, number>()
  readonly broken: Tried[] = []
  done = 0
  #events = 0
  #virtualMs = 0

  add(tried: Tried): void {
    this.done++
    this.#events += tried.events
    this.#virtualMs += tried.virtualMs
    if (tried.broken !== undefined) this.broken.push(tried)
    for (const [name, times] of Object.entries(tried.invariants)) {
      this.#invariants.set(name, (this.#invariants.get(name) ?? 0) + times)
    }
    for (const [name, times] of Object.entries(tried.sometimes)) {
      this.#sometimes.set(name, (this.#sometimes.get(name) ?? 0) + times)
    }
  }

  progress(of: number): string {
    const seconds = (performance.now() - this.#beganMs) / 1_000
    const hours = (this.#virtualMs / 3_600_000).toFixed(1)
    const failed = this.broken.length > 0 ? `, ${this.broken.length} failed` : ''
    return `${this.done}/${of} seeds, ${hours} virtual h in ${seconds.toFixed(0)} s${failed}\n`
  }

  line({ first, seeds }: FuzzWanted): string {
    const broken = Object.fromEntries(
      this.broken.map(({ seed, invariant, replay }) => [seed, { invariant, replay }]),
    )
    return `${JSON.stringify({
      ...{ seed: first, seeds, done: this.done, version: packageVersion() },
      ...{ events: this.#events, virtualMs: this.#virtualMs },
      realMs: Math.round(performance.now() - this.#beganMs),
      invariants: this.broken.length === 0 ? 'held' : broken,
      judged: Object.fromEntries([...this.#invariants].sort()),
      sometimes: Object.fromEntries([...this.#sometimes].sort()),
    })}\n`
  }
}

/** Tries seeds on all cores. Answers with the exit code. */
export async function runFuzz(
  wanted: FuzzWanted,
  { program, voice }: { readonly program: string; readonly voice: Voice },
): Promise<number> {
  const { first, seeds, virtualMs, resume, keepGoing, workers } = wanted
  const { failureText, lostOne } = await import('../fuzz/index.ts')
  const known = earlier(resume)
  const sum = new Sum()
  let saidMs = performance.now()
  const take = (tried: Tried) => {
    sum.add(tried)
    if (resume !== undefined) appendText(resume, `${JSON.stringify(tried)}\n`)
    if (tried.broken !== undefined) {
      process.stderr.write(failureText(tried))
      return keepGoing
    }
    if (performance.now() - saidMs < progressMs) return true
    saidMs = performance.now()
    voice.say(sum.progress(seeds))
    return true
  }
  const lost = ({ seed }: Job, loss: Loss) =>
    take(lostOne({ seed, virtualMs }, lossText(virtualMs, loss)))
  function* jobs(): Iterator<Job> {
    for (let seed = first; seed < first + seeds; seed++) {
      const before = known.get(seed)
      if (before) sum.add(before)
      else yield { seed, virtualMs }
    }
  }
  const crew = new Crew<Job, Tried>({
    ...{ program, args: ['work'], patienceMs: patienceMs(virtualMs) },
    ...(workers !== undefined && { size: workers }),
  })
  await crew.work(jobs(), { take, lost })
  voice.say(sum.progress(seeds))
  process.stdout.write(sum.line(wanted))
  return sum.broken.length === 0 ? 0 : 1
}

/** How long a worker may be silent over one seed, in milliseconds of real time. */
function patienceMs(virtualMs: number): number {
  return silenceMs.least + silenceMs.perVirtualMs * virtualMs
}

/** Why a worker brought no result. */
function lossText(virtualMs: number, { code, isLate }: Loss): string {
  if (!isLate) return `its process ended with ${code}`
  return `it was silent for ${patienceMs(virtualMs) / 1_000} s and was ended`
}

/** A worker: tries the seeds that it is sent. */
export async function runWorker(): Promise<number> {
  const { tryOut } = await import('../fuzz/index.ts')
  await answerJobs(tryOut)
  return 0
}
