/** Every metric of a rack agent: its kind, its help, its labels. Names end in their unit. */
export const metricTable = {
  rackcell_http_requests_total: {
    kind: 'counter',
    help: 'Requests answered, by API, route pattern, method and status.',
    labels: ['api', 'route', 'method', 'status'],
  },
  rackcell_http_request_seconds: {
    kind: 'histogram',
    help: 'Time from the head of a request to the end of its answer, by API.',
    labels: ['api'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
  },
  rackcell_auth_refusals_total: {
    kind: 'counter',
    help: 'Requests refused for their token or origin, by error code.',
    labels: ['code'],
  },
  rackcell_store_batches_total: {
    kind: 'counter',
    help: 'Batches of changes that are on disk.',
    labels: [],
  },
  rackcell_store_batch_records: {
    kind: 'histogram',
    help: 'Records changed by one batch: how far group commit reaches.',
    labels: [],
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 8_192, 65_536],
  },
  rackcell_store_sync_seconds: {
    kind: 'histogram',
    help: 'Time of one synced write.',
    labels: [],
    buckets: [
      0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5,
    ],
  },
  rackcell_store_failures_total: {
    kind: 'counter',
    help: 'Reads and writes of the store that failed, by error code.',
    labels: ['code'],
  },
  rackcell_store_waiting_writes: {
    kind: 'gauge',
    help: 'Changes that wait for the disk.',
    labels: [],
  },
  rackcell_records: {
    kind: 'gauge',
    help: 'Records of this cell, by family.',
    labels: ['family'],
  },
  rackcell_dhcp_replies_total: {
    kind: 'counter',
    help: 'DHCP messages answered, by type of the reply.',
    labels: ['type'],
  },
  rackcell_dhcp_drops_total: {
    kind: 'counter',
    help: 'DHCP messages that got no reply, by reason.',
    labels: ['reason'],
  },
  rackcell_tftp_transfers_total: {
    kind: 'counter',
    help: 'Files asked for by TFTP, by how it ended.',
    labels: ['end'],
  },
  rackcell_peers: {
    kind: 'gauge',
    help: 'Other cells of the roster, by how they look from here.',
    labels: ['presence'],
  },
  rackcell_peer_connections: {
    kind: 'gauge',
    help: 'Connections with other cells.',
    labels: [],
  },
  rackcell_peer_streams: {
    kind: 'gauge',
    help: 'Streams on these connections.',
    labels: [],
  },
  rackcell_peer_requests: {
    kind: 'gauge',
    help: 'Requests of other cells that are being answered.',
    labels: [],
  },
  rackcell_peers_refused_total: {
    kind: 'counter',
    help: 'Connections that did not get through the exchange of certificates.',
    labels: [],
  },
  rackcell_links_mended_total: {
    kind: 'counter',
    help: 'Links that were ended: silent, deaf to gossip, or kept after they were gone (phantom).',
    labels: ['why'],
  },
  rackcell_digests_total: {
    kind: 'counter',
    help: 'Digests that arrived by gossip: accepted, old, dropped (quota, stranger), refused.',
    labels: ['fate'],
  },
  rackcell_gossip_bytes_total: {
    kind: 'counter',
    help: 'Bytes of digests published and heard.',
    labels: ['direction'],
  },
  rackcell_pulls_total: {
    kind: 'counter',
    help: 'Feeds of other cells that were fetched, and attempts that failed.',
    labels: ['outcome'],
  },
  rackcell_pull_bytes_total: {
    kind: 'counter',
    help: 'Bytes of feeds that were fetched.',
    labels: [],
  },
  rackcell_feeds_behind: {
    kind: 'gauge',
    help: 'Feeds of which newer entries are known than are held here.',
    labels: [],
  },
  rackcell_event_streams: {
    kind: 'gauge',
    help: 'Streams of events that are open.',
    labels: [],
  },
  rackcell_events_sent_total: {
    kind: 'counter',
    help: 'Events sent, each reader counted.',
    labels: [],
  },
  rackcell_event_streams_ended_total: {
    kind: 'counter',
    help: 'Streams of events that ended: left (the reader hung up), or the reason that it was told.',
    labels: ['why'],
  },
  rackcell_loop_lag_seconds: {
    kind: 'gauge',
    help: 'How late the event loop was: 99th percentile of the last 10 to 20 s.',
    labels: [],
  },
  rackcell_duty_degraded: {
    kind: 'gauge',
    help: '1 while a duty of the cell is degraded; /readyz says why.',
    labels: ['duty'],
  },
  rackcell_build: {
    kind: 'gauge',
    help: 'Always 1; the labels say which cell and version this is.',
    labels: ['cell', 'version'],
  },
} as const satisfies Record<string, MetricRow>

interface MetricRow {
  readonly kind: 'counter' | 'gauge' | 'histogram'
  readonly help: string
  readonly labels: readonly string[]
  /** Upper bounds, of a histogram. */
  readonly buckets?: readonly number[]
}

type Names<Kind> = {
  [Name in keyof typeof metricTable]: (typeof metricTable)[Name]['kind'] extends Kind ? Name : never
}[keyof typeof metricTable]

export type CounterName = Names<'counter'>
export type GaugeName = Names<'gauge'>
export type HistogramName = Names<'histogram'>

/** The labels that a metric takes, all of them. */
export type LabelsOf<Name extends keyof typeof metricTable> = Readonly<
  Record<(typeof metricTable)[Name]['labels'][number], string>
>

/** Where a cell counts and times. */
export interface Metrics {
  /** One more, or `by` more. */
  count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>, by?: number): void
  observe<Name extends HistogramName>(name: Name, value: number, labels: LabelsOf<Name>): void
  set<Name extends GaugeName>(name: Name, value: number, labels: LabelsOf<Name>): void
  /** Calls `read` whenever somebody collects, to `set` what is only then worth knowing. */
  onCollect(read: () => void | Promise<void>): void
}
