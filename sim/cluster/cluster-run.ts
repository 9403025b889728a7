import type { Card } from '../judge/index.ts'
import type { World } from '../world/index.ts'
import { Course } from './course.ts'
import { Ending } from './ending.ts'
import type { Lag } from './lag.ts'
import { agreeEveryMs } from './limits.ts'
import { Lookout } from './lookout.ts'
import type { ClusterOptions } from './options.ts'
import type { Sample } from './sample.ts'
import { Stage } from './stage.ts'

/** What is left of a run when it is over. */
export interface RunEnd {
  readonly agreedMs: number
  readonly samples: readonly Sample[]
  readonly lag: Lag
  readonly starts: number
  readonly boots: number
  readonly sentBytes: number
}

/** One simulated cluster from its first power to its last judgement. */
export class ClusterRun {
  readonly #stage: Stage

  constructor(options: ClusterOptions) {
    this.#stage = new Stage(options)
  }

  get world(): World {
    return this.#stage.world
  }

  get card(): Card {
    return this.#stage.card
  }

  /** Mishaps that came about so far. */
  get mishapsBegun(): number {
    return this.#stage.trouble.begun
  }

  /** Plays everything. Throws what broke. */
  async run(): Promise<RunEnd> {
    const { world, virtualMs, lag, site, population } = this.#stage
    const course = new Course(this.#stage)
    const lookout = new Lookout(this.#stage)
    const ending = new Ending(this.#stage)
    lookout.begin()
    course.begin()
    await this.#stage.run(virtualMs)
    this.#stage.isOver = true
    world.begin(() => course.tidyUp())
    const agreedMs = await ending.settle()
    world.begin(() => ending.judge())
    await this.#stage.run(world.nowMs + agreeEveryMs)
    world.note('end of the run')
    if (world.failure) throw world.failure.error
    return {
      ...{ agreedMs, samples: lookout.samples, lag },
      starts: site.cells.reduce((sum, { host }) => sum + host.starts, 0),
      boots: population.boots,
      sentBytes: site.sentBytes,
    }
  }
}
