import { Type } from 'typebox'
import type { Api } from '../http/server.ts'
import type { PrometheusMetrics } from './prometheus.ts'

/** GET /metrics, for Prometheus. Open: it tells numbers, no names. */
export function createMetricsApi(metrics: PrometheusMetrics): Api {
  return {
    unmatched: [],
    register(app) {
      app.get(
        '/metrics',
        {
          config: { access: 'public' },
          schema: {
            summary: 'Counts and times for Prometheus',
            tags: ['health'],
            response: { 200: { content: { 'text/plain': { schema: Type.String() } } } },
          },
        },
        async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()),
      )
    },
  }
}
