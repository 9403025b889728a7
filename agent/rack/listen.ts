import type { Server } from 'node:http'
import type { FastifyListenOptions } from 'fastify'
import { Fault } from '../../cell/env/index.ts'
import { isLoopback, requireLoopback } from './auth/index.ts'
import { formatListenAddress, type ListenAddress } from './config/index.ts'
import type { App } from './http/server.ts'

/** How many connections the kernel may hold for us: a rack's nodes all come at once. */
const backlog = 4_096

/** Where to listen. */
export interface Listening {
  readonly address: ListenAddress
  /** An open socket from the service manager; it counts instead of the address. */
  readonly socket: number | undefined
}

/** Where the management side listens, and what it may do without. */
export interface ManagementListening extends Listening {
  readonly authMode: 'on' | 'off'
  readonly scheme: 'http' | 'https'
  /** Whether plain HTTP is accepted where others can reach it. */
  readonly mayBePlain: boolean
}

/**
 * Begins to serve, and answers with the URL. Faults: INPUT_ADDRESS when the address cannot be had,
 * INPUT_CONFIG when others could reach a cell that asks for no tokens.
 */
export async function listen(app: App, wanted: ManagementListening): Promise<string> {
  const { address, socket, authMode, scheme, mayBePlain } = wanted
  const { host, port } = address
  // Node takes descriptors; fastify hands them on but does not type them.
  const place = socket === undefined ? { host, port } : { host, fd: socket }
  try {
    await app.listen({ ...place, backlog } as FastifyListenOptions)
  } catch (cause) {
    throw listenFault(cause as NodeJS.ErrnoException, address)
  }
  const bound = boundTo(app.server, wanted)
  try {
    requireLoopback(authMode, bound.host)
    if (scheme === 'http' && !mayBePlain) refusePlain(bound)
  } catch (fault) {
    await app.close()
    throw fault
  }
  const shown = socket === undefined ? host : bound.host
  return `${scheme}://${formatListenAddress({ host: shown, port: bound.port })}`
}

/** A socket of the service manager may stand anywhere, whatever the configuration says. */
function refusePlain(bound: ListenAddress): void {
  if (isLoopback(bound.host)) return
  throw new Fault('INPUT_CONFIG', {
    message: `The socket "http" is on ${formatListenAddress(bound)}, which others can reach, and would speak plain HTTP: set tls.always, or http.insecure (--insecure-http).`,
    details: { key: 'http.insecure' },
  })
}

/** Begins to serve the nodes, and answers with the URL. Fault: INPUT_ADDRESS. */
export async function listenForNodes(server: Server, wanted: Listening): Promise<string> {
  const { address, socket } = wanted
  const { host, port } = address
  const place = socket === undefined ? { host, port } : { fd: socket }
  await new Promise<void>((settle, fail) => {
    server.once('error', (cause) => fail(listenFault(cause, address)))
    server.listen({ ...place, backlog }, settle)
  })
  const bound = boundTo(server, wanted)
  const shown = socket === undefined ? host : bound.host
  return `http://${formatListenAddress({ host: shown, port: bound.port })}`
}

function boundTo(server: Server, { address }: Listening): ListenAddress {
  const bound = server.address()
  if (typeof bound !== 'object' || bound === null) return address
  return { host: bound.address, port: bound.port }
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
