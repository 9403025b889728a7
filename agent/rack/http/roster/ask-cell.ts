import type { FastifyRequest } from 'fastify'
import type { RackContext } from '../../context.ts'
import { jsonOf } from '../forward/index.ts'

/**
 * Reads something of another cell with the caller's own token; undefined where that cell refuses
 * it. Faults: PEER_UNREACHABLE, PEER_SILENT.
 */
export async function askCell(
  { peers, random }: Pick<RackContext, 'peers' | 'random'>,
  cell: string,
  url: string,
  { request, signal }: { readonly request: FastifyRequest; readonly signal?: AbortSignal },
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { headers, ip } = request
  const { authorization } = headers
  const answer = await peers.forward(
    cell,
    {
      method: 'GET',
      url,
      headers: { accept: 'application/json', ...(authorization ? { authorization } : {}) },
      client: ip,
    },
    {
      requestId: Buffer.from(random.bytes(16)).toString('hex'),
      atLeast: [],
      ...(signal ? { signal } : {}),
    },
  )
  const said = jsonOf(answer)
  if (answer.status !== 200 || typeof said !== 'object' || said === null) return undefined
  return said as Readonly<Record<string, unknown>>
}
