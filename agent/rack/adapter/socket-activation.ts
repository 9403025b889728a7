/** Descriptors handed over by systemd begin here (sd_listen_fds(3)). */
const firstDescriptor = 3
/** More sockets than that are no configuration of a cell. */
const descriptorsMax = 64

/**
 * The sockets that the service manager opened for this process, by name: low ports without
 * privileges. Empty when it opened none, or opened them for another process.
 */
export function activatedSockets(
  env: Readonly<Record<string, string | undefined>>,
  pid: number,
): ReadonlyMap<string, number> {
  const count = Number(env['LISTEN_FDS'] ?? 0)
  const isOurs = Number(env['LISTEN_PID']) === pid
  if (!isOurs || !Number.isInteger(count) || count < 1 || count > descriptorsMax) return new Map()
  const names = (env['LISTEN_FDNAMES'] ?? '').split(':')
  return new Map(
    Array.from({ length: count }, (_, at) => [names[at] || 'unknown', firstDescriptor + at]),
  )
}
