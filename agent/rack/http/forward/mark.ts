/**
 * What a request that this process makes of itself carries. It sits under a symbol of the object
 * that stands for the connection: no client can set it, whatever it sends.
 */
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'

/** Where a request comes from that came over no connection. */
export interface Mark {
  /**
   * `forwarded`: another cell took this one for the owner; it is never sent on. `part`: this cell's
   * share of a request that it took apart itself.
   */
  readonly kind: 'forwarded' | 'part'
  /** Whether to find out only if it would be refused: nothing is written. */
  readonly isCheck: boolean
}

const key = Symbol('mark')

/** The class of a request with this mark, for `inject`. */
export function markedRequest(mark: Mark): object {
  return class MarkedRequest extends Readable {
    get [key](): Mark {
      return mark
    }
  }
}

/** The mark of a request; undefined when a client sent it. */
export function markOf({ raw }: Pick<FastifyRequest, 'raw'>): Mark | undefined {
  return (raw as { readonly [key]?: Mark })[key]
}
