import { Fault } from '../../../../cell/env/index.ts'

const why: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'ports below 1024 are for the superuser: take another one',
  EADDRNOTAVAIL: 'this machine does not have that address',
}

/** The code of the first error below `error` that has one: libp2p wraps what the system says. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) {
    return error.errors.map(codeOf).find((code) => code !== undefined)
  }
  if (!(error instanceof Error)) return undefined
  const named = /\b(EADDRINUSE|EACCES|EADDRNOTAVAIL)\b/.exec(error.message)?.[1]
  return named ?? codeOf(error.cause)
}

/** What to say when the bus cannot listen. */
export function listenFault(cause: unknown, listen: readonly string[]): Fault {
  const said = cause instanceof Error ? cause.message : String(cause)
  const reason = why[codeOf(cause) ?? ''] ?? said
  return new Fault('INPUT_ADDRESS', {
    cause,
    message: `The cell cannot listen for other cells on ${listen.join(', ')}: ${reason}.`,
  })
}
