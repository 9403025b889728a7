import type { CounterName, LabelsOf, Metrics } from './metrics.ts'

/** Counters whose totals are kept elsewhere: each collection adds what has come since the last. */
export function counterOfTotals(metrics: Metrics) {
  const counted = new Map<string, number>()
  return <Name extends CounterName>(name: Name, total: number, labels: LabelsOf<Name>): void => {
    const key = JSON.stringify([name, labels])
    metrics.count(name, labels, total - (counted.get(key) ?? 0))
    counted.set(key, total)
  }
}
