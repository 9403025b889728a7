import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { backupStream, backupsAtOnceMax, exportLines, parseRecipient } from '../../backup/index.ts'
import type { RackContext } from '../../context.ts'
import type { App } from '../server.ts'
import { problems } from './answer-schema.ts'
import type { CellsPorts } from './ports.ts'

/** Lets a few copies run at once, and knows when each has ended: sent, broken off or failed. */
class CopyDesk {
  #running = 0

  send(
    reply: FastifyReply,
    pieces: AsyncIterable<Uint8Array | string>,
    type: string,
  ): FastifyReply {
    if (this.#running >= backupsAtOnceMax) {
      throw new Fault('LIMIT_RATE', {
        message: `${backupsAtOnceMax} copies of this cell are under way already.`,
      })
    }
    this.#running++
    const stream = Readable.from(pieces, { objectMode: false })
    stream.once('close', () => {
      this.#running--
    })
    return reply.type(type).header('cache-control', 'no-store').send(stream)
  }
}

/** POST /cells/v1/backup and GET /cells/v1/export: the cell as it is at one moment. */
export function addCopyRoutes(
  app: App,
  { log, ledger, clock }: RackContext,
  { source }: CellsPorts,
): void {
  const desk = new CopyDesk()
  const attachment = (ending: string) => {
    const stamp = new Date(clock.wallMs()).toISOString().replace(/[-:]|\.\d+/g, '')
    return `attachment; filename="${ledger.cell}-${stamp}.${ending}"`
  }
  app.post(
    '/cells/v1/backup',
    {
      config: { access: 'admin' },
      schema: {
        tags: ['cells'],
        summary: 'An encrypted backup of the running cell, with its keys and secrets',
        description:
          'The recipient is an X25519 public key derived from a passphrase that the cell never ' +
          'learns (docs/protocols/backup.md).',
        body: Type.Object({
          recipient: Type.Object({
            publicKey: Type.String({ description: '32 bytes, base64url', maxLength: 128 }),
            salt: Type.String({ description: '16 to 64 bytes, base64url', maxLength: 128 }),
          }),
        }),
        response: {
          200: {
            description: 'The file',
            content: { 'application/octet-stream': { schema: Type.String({ format: 'binary' }) } },
          },
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const recipient = parseRecipient(request.body.recipient)
      log.info({ part: 'backup', by: request.caller?.subject }, 'backup begun')
      reply.header('content-disposition', attachment('backup'))
      return desk.send(reply, backupStream(source, recipient), 'application/octet-stream')
    },
  )
  app.get(
    '/cells/v1/export',
    {
      config: { access: 'read' },
      schema: {
        tags: ['cells'],
        summary: 'Every record as a line of JSON, without secrets and keys',
        response: {
          200: {
            description: 'One record a line: {"family","id","value"}',
            content: { 'application/x-ndjson': { schema: Type.String() } },
          },
          ...problems,
        },
      },
    },
    async (_request, reply) => {
      reply.header('content-disposition', attachment('ndjson'))
      return desk.send(reply, exportLines(source.store), 'application/x-ndjson')
    },
  )
}
