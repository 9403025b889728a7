import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { assert } from '../../../cell/env/index.ts'
import {
  type CounterName,
  type GaugeName,
  type HistogramName,
  type LabelsOf,
  type Metrics,
  metricTable,
} from './metrics.ts'

type Labels = Record<string, string>

/** The Metrics port on prom-client, with what it knows of the process itself. */
export class PrometheusMetrics implements Metrics {
  readonly #registry = new Registry()
  readonly #counters = new Map<string, Counter>()
  readonly #gauges = new Map<string, Gauge>()
  readonly #histograms = new Map<string, Histogram>()
  readonly #readers: (() => void | Promise<void>)[] = []

  constructor() {
    const registers = [this.#registry]
    for (const [name, row] of Object.entries(metricTable)) {
      const options = { name, help: row.help, labelNames: [...row.labels], registers }
      if (row.kind === 'counter') this.#counters.set(name, new Counter(options))
      else if (row.kind === 'gauge') this.#gauges.set(name, new Gauge(options))
      else this.#histograms.set(name, new Histogram({ ...options, buckets: [...row.buckets] }))
    }
  }

  /** Adds what Node knows of the process: CPU, memory, event loop, collections. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry })
  }

  count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>, by = 1): void {
    const counter = this.#counters.get(name)
    assert(counter, `${name} is declared`)
    counter.inc(labels as Labels, by)
  }

  observe<Name extends HistogramName>(name: Name, value: number, labels: LabelsOf<Name>): void {
    const histogram = this.#histograms.get(name)
    assert(histogram, `${name} is declared`)
    histogram.observe(labels as Labels, value)
  }

  set<Name extends GaugeName>(name: Name, value: number, labels: LabelsOf<Name>): void {
    const gauge = this.#gauges.get(name)
    assert(gauge, `${name} is declared`)
    gauge.set(labels as Labels, value)
  }

  onCollect(read: () => void | Promise<void>): void {
    this.#readers.push(read)
  }

  /** Everything in the text format of Prometheus 0.0.4. */
  async text(): Promise<string> {
    for (const read of this.#readers) await read()
    return await this.#registry.metrics()
  }

  get contentType(): string {
    return this.#registry.contentType
  }
}
