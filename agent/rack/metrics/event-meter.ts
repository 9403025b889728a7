import type { EventDesk } from '../http/events/index.ts'
import { counterOfTotals } from './counter-of-totals.ts'
import type { Metrics } from './metrics.ts'

/** Shows at each collection who reads events, how many were sent, and why streams have ended. */
export function measureEvents(desk: Pick<EventDesk, 'readers' | 'counts'>, metrics: Metrics): void {
  const catchUp = counterOfTotals(metrics)
  metrics.onCollect(() => {
    const { sent, ended } = desk.counts
    metrics.set('rackcell_event_streams', desk.readers, {})
    catchUp('rackcell_events_sent_total', sent, {})
    for (const [why, total] of Object.entries(ended)) {
      catchUp('rackcell_event_streams_ended_total', total, { why })
    }
  })
}
