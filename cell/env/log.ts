/** Facts of one log line. Keys are the same everywhere: cell, node, part, request, tookMs. */
export type LogFields = Readonly<Record<string, unknown>>

/**
 * Where a cell writes what it did. Levels: error = a person must act, warn = abnormal but
 * self-healing, info = the cluster's state changed, debug = decisions.
 */
export interface Log {
  error(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  debug(fields: LogFields, message: string): void
  child(fields: LogFields): Log
}

/** A log that keeps nothing. */
export const silentLog: Log = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silentLog,
}
