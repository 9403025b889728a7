/** /boot/v1/service: how the boot service is, in the reference's words. */
import type { FastifyReply } from 'fastify'
import type { RackContext } from '../../context.ts'
import type { App } from '../server.ts'

const tags = ['boot']

/** Adds the routes. `version` is the program's. */
export function addServiceRoutes(app: App, { ledger }: RackContext, version: string): void {
  const running = { 'bss-status': 'running' }
  const versions = { 'bss-version': version }
  const health = () => (ledger.health.state === 'open' ? 'connected' : 'error')
  const inventory = () => ({ 'bss-status-hsm': health() })
  const storage = () => ({ 'bss-storage-backend': { name: 'leveldb', status: health() } })
  // Reading goes on while nothing can be written; the reference says 500 and the body says what.
  const status = () => (health() === 'connected' ? 200 : 500)

  const answer = (path: string, summary: string, code: () => number, body: () => object) => {
    app.get(
      `/boot/v1/service/${path}`,
      { config: { access: 'public' }, schema: { tags, summary } },
      async (_, reply: FastifyReply) => reply.code(code()).send(body()),
    )
  }
  const fine = () => 200
  answer('status', 'Whether the service runs', fine, () => running)
  answer('version', 'The program version', fine, () => versions)
  answer('hsm', 'Whether the inventory answers', status, inventory)
  answer('storage/status', 'Whether the store takes writes', status, storage)
  answer('status/all', 'All of them', status, () => ({
    ...running,
    ...versions,
    ...inventory(),
    ...storage(),
  }))
}
