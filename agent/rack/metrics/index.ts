/**
 * What a cell counts and times, for Prometheus: the Metrics port with every name declared in one
 * file, its prom-client adapter, and the meters that sit between others: around the store, before
 * every route. Labels are bounded: never a node, a path as it came, or a caller. It decides
 * nothing.
 */
export { createMetricsApi } from './api.ts'
export { measureEvents } from './event-meter.ts'
export { measureRequests } from './http-meter.ts'
export { measureLedger } from './ledger-meter.ts'
export { type Metrics, metricTable } from './metrics.ts'
export { PrometheusMetrics } from './prometheus.ts'
export { measureReplication } from './replication-meter.ts'
export { meteredStore } from './store-meter.ts'
