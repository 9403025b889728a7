/** GET /loaders/NAME: boot loaders for firmware that reads them by HTTP (UEFI 2.10, 24.7). */
import { tftpPathOf } from '../../../../bootstrap/tftp/index.ts'
import { Fault } from '../../../../cell/env/index.ts'
import type { FileShelf } from '../../tftp/index.ts'
import type { Api, App } from '../server.ts'

/** The files of the shelf, whole. Firmware asks by HEAD first, for the length. */
export function createLoaderApi(shelf: FileShelf): Api {
  return {
    unmatched: [],
    register(app: App) {
      app.route<{ Params: { readonly name: string } }>({
        method: ['GET', 'HEAD'],
        url: '/loaders/:name',
        config: { access: 'public', sides: ['node'] },
        schema: { tags: ['boot'], summary: 'A boot loader, for firmware that boots over HTTP' },
        async handler({ params }, reply) {
          const path = tftpPathOf(params.name)
          const file = path === undefined ? undefined : await shelf.read(path)
          if (!file) throw new Fault('NOT_FOUND', { message: 'There is no such loader here.' })
          reply.header('content-type', 'application/octet-stream')
          return reply.send(file)
        },
      })
    },
  }
}
