import { pendingTransactionsMax } from '../../cell/store/index.ts'
import { cellsPerLook, lookEveryMs } from './limits.ts'
import type { Sample } from './sample.ts'
import type { Stage } from './stage.ts'

const sampleEveryMs = 1_000
const publicFeed = 1

/** Looks at a cluster while it runs: queues at every quiet point, the rest from time to time. */
export class Lookout {
  readonly samples: Sample[] = []
  readonly #stage: Stage
  #looks = 0
  #turn = 0

  constructor(stage: Stage) {
    this.#stage = stage
  }

  begin(): void {
    const { judge, lag, world } = this.#stage
    judge.onBatch((cell, batch, feed) => {
      if (feed === 'public') lag.wrote(cell, batch)
    })
    world.onQuiet(() => this.#lookAtQueues())
    this.#every(lookEveryMs, 'look', () => this.#look())
    this.#every(sampleEveryMs, 'sample', () => {
      this.samples.push(this.#sample())
      this.#stage.options.progress?.(world.nowMs)
    })
  }

  #every(ms: number, what: string, act: () => void): void {
    this.#stage.world.timeline.schedule(ms, what, () => {
      act()
      this.#every(ms, what, act)
    })
  }

  /** One cell per event, in turn: so that no event costs more in a larger cluster. */
  #lookAtQueues(): void {
    const { site, card } = this.#stage
    const { cells } = site
    const process = cells[this.#looks++ % cells.length]?.host.running?.process
    if (!process) return
    const { ledger, replicator, cell, book } = process
    const { waiting } = ledger
    card.judge('queues-are-bounded', waiting <= pendingTransactionsMax, () => {
      return `${waiting} transactions wait at ${cell}`
    })
    const { wanted } = replicator.puller
    card.judge('queues-are-bounded', wanted <= 2 * book.cells.length, () => {
      return `${cell} fetches ${wanted} feeds of ${book.cells.length} cells`
    })
  }

  #look(): void {
    const running = this.#stage.site.running()
    for (let at = 0; at < Math.min(cellsPerLook, running.length); at++) {
      const process = running[this.#turn++ % running.length]
      if (process) this.#stage.judge.lookAt(process)
    }
  }

  #sample(): Sample {
    const { site, lag, world, population } = this.#stage
    const running = site.running()
    const step = Math.max(1, Math.floor(running.length / cellsPerLook))
    const shares: number[] = []
    let oldestSeconds = 0
    let [pairs, current] = [0, 0]
    for (const process of running.filter((_, at) => at % step === 0)) {
      const coverage = process.view.coverage()
      shares.push(coverage.cells / Math.max(1, coverage.of))
      oldestSeconds = Math.max(oldestSeconds, coverage.oldestSeconds ?? 0)
      for (const { id } of process.book.cells) {
        if (id === process.cell) continue
        const position = process.replicator.replicas.position({ cell: id, feed: publicFeed })
        if (position) lag.reached(process.host, id, position.order, world.nowMs)
        pairs++
        if (lag.behind(process.host, id) === 0) current++
      }
    }
    return {
      atMs: world.nowMs,
      ready: population.up,
      bytes: site.sentBytes,
      coverageMin: shares.reduce((least, share) => Math.min(least, share), 1),
      coverageMean: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length),
      oldestSeconds,
      current: pairs === 0 ? 1 : current / pairs,
    }
  }
}
