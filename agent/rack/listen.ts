import type { FastifyListenOptions } from 'fastify'
import { Fault } from '../../cell/env/index.ts'
import { requireLoopback } from './auth/index.ts'
import { formatListenAddress, type ListenAddress } from './config/index.ts'
import type { App } from './http/server.ts'

/** How many connections the kernel may hold for us: a rack's nodes all come at once. */
const backlog = 4_096

/** Where to listen. */
export interface Listening {
  readonly address: ListenAddress
  /** An open socket from the service manager; it counts instead of the address. */
  readonly socket: number | undefined
  readonly authMode: 'on' | 'off'
}

/**
 * Begins to serve, and answers with the URL. Faults: INPUT_ADDRESS when the address cannot be had,
 * INPUT_CONFIG when others could reach a cell that asks for no tokens.
 */
export async function listen(app: App, { address, socket, authMode }: Listening): Promise<string> {
  const { host, port } = address
  // Node takes descriptors; fastify hands them on but does not type them.
  const place = socket === undefined ? { host, port } : { host, fd: socket }
  try {
    await app.listen({ ...place, backlog } as FastifyListenOptions)
  } catch (cause) {
    throw listenFault(cause as NodeJS.ErrnoException, address)
  }
  const bound = app.server.address()
  if (typeof bound !== 'object' || bound === null) return `http://${formatListenAddress(address)}`
  try {
    requireLoopback(authMode, bound.address)
  } catch (fault) {
    await app.close()
    throw fault
  }
  const shown = socket === undefined ? host : bound.address
  return `http://${formatListenAddress({ host: shown, port: bound.port })}`
}

function listenFault(cause: NodeJS.ErrnoException, address: ListenAddress): Fault {
  const why: Record<string, string> = {
    EADDRINUSE: 'another program listens there',
    EACCES: 'ports below 1024 need rackcell.socket (docs/install.md) or another port',
    EADDRNOTAVAIL: 'this machine does not have that address',
  }
  const reason = why[cause.code ?? ''] ?? cause.message
  return new Fault('INPUT_ADDRESS', {
    cause,
    message: `The cell cannot listen on ${formatListenAddress(address)}: ${reason}.`,
  })
}
