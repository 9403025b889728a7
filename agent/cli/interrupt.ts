/**
 * Aborted when the person (Ctrl-C) or the system asks this process to end; a second time ends it at
 * once.
 */
export function processInterrupt(): AbortSignal {
  const interrupt = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => interrupt.abort(new Error(name)))
  }
  return interrupt.signal
}
