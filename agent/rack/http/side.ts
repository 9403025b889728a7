/**
 * Two listeners, one application: which side a request came in on, and which routes it has there.
 */
import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { Fault } from '../../../cell/env/index.ts'

/** People and services ask on the one, machines that boot on the other. */
export type Side = 'management' | 'node'

/** What is known of a server that serves one side alone. */
interface Bound {
  readonly side: Side
  /** The server of the nodes. */
  readonly node: Server
}

const boundServers = new WeakMap<object, Bound>()

/** Says that what comes in at these servers comes from one side each. */
export function bindSides(management: Server, node: Server): void {
  boundServers.set(management, { side: 'management', node })
  boundServers.set(node, { side: 'node', node })
}

function boundOf({ raw }: Pick<FastifyRequest, 'raw'>): Bound | undefined {
  const { server } = raw.socket as Socket & { readonly server?: object }
  return server && boundServers.get(server)
}

/**
 * The side of a request: undefined where one listener serves both, and for what never came over a
 * listener of this cell, because another cell forwarded it.
 */
export function sideOf(request: Pick<FastifyRequest, 'raw'>): Side | undefined {
  return boundOf(request)?.side
}

/** Where the nodes of the cell that was asked find it; undefined where one listener serves all. */
export function nodeAddress(request: Pick<FastifyRequest, 'raw'>): AddressInfo | undefined {
  const address = boundOf(request)?.node.address()
  return typeof address === 'object' && address !== null ? address : undefined
}

/** Refuses a request that came in on a side on which its route is not. Faults: SIDE_*. */
export function requireSide(request: FastifyRequest, sides: readonly Side[]): void {
  const side = sideOf(request)
  if (side === undefined || sides.includes(side)) return
  throw new Fault(side === 'node' ? 'SIDE_MANAGEMENT' : 'SIDE_NODE')
}
