import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { uriOf } from './paths.ts'

/** The reference's errors: RFC 7807 with these members only. */
export const problemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  detail: Type.Optional(Type.String()),
  status: Type.Integer(),
})

/** What requests answer that have nothing but success to tell. The code is always 0. */
/** The parameter of a path that names one component. */
export const xnameParams = Type.Object({ xname: Type.String() })

export const messageSchema = Type.Object({ code: Type.Literal(0), message: Type.String() })

/** No body at all, with 204. */
export const nothingSchema = Type.Null()

/** Where a new thing is. */
export const uriSchema = Type.Object({ URI: Type.String() })

/** Where new things are. */
export const uriListSchema = Type.Array(uriSchema)

/** A message body. */
export const message = (text: string) => ({ code: 0 as const, message: text })

/** What deleting one thing answers. Faults: NOT_FOUND with `missing` as its text. */
export function deletedOne(done: boolean, missing: string) {
  if (!done) throw new Fault('NOT_FOUND', { message: missing })
  return message('deleted 1 entry')
}

/** What deleting a collection answers. Faults: NOT_FOUND when it was empty. */
export function deletedMany(count: number) {
  if (count === 0) throw new Fault('NOT_FOUND', { message: 'no entries to delete' })
  return message(`deleted ${count} entries`)
}

/** 204: it has no body and yet, in the reference, a type. */
export function sendNothing(reply: FastifyReply): FastifyReply {
  return reply.code(204).header('content-type', 'application/json').send()
}

/** The URIs of new things, as a body. */
export function urisOf(collection: string, ids: readonly string[]): { URI: string }[] {
  return ids.map((id) => ({ URI: uriOf(collection, id) }))
}

/**
 * Where a client should look: the thing when there is one, the collection when there are several.
 */
export function locationOf(collection: string, ids: readonly string[]): string {
  const [only, ...more] = ids
  return only !== undefined && more.length === 0 ? uriOf(collection, only) : uriOf(collection)
}
