/** The header Cell-Fault: whatever fails, the answer names the stable code of it. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import type { Api, Everywhere } from '../../agent/rack/http/server.ts'
import { openCell, type TestCell } from '../fixture/cell.ts'
import { sendRaw } from '../fixture/raw-http.ts'

/** A route that answers when it is told to. */
const gate = { enter: () => {}, open: () => {}, refuse: () => {} }
const gated: Api = {
  unmatched: [],
  register(app) {
    app.get('/gated', { config: { access: 'public' } }, async () => {
      gate.enter()
      await new Promise<void>((settle) => {
        gate.open = settle
      })
      return 'done'
    })
  },
}

let cell: TestCell
let base: string

beforeEach(async () => {
  const apis = [createHsmApi, createBootApi, createCloudInitApi, () => gated]
  const everywhere: Everywhere = (app) => {
    app.addHook('onError', async () => gate.refuse())
  }
  cell = await openCell({
    everywhere: [everywhere],
    apis: apis.map((create) => (rack) => create(rack)),
  })
  base = await cell.listen()
})
afterEach(() => cell.close())

describe('the code of a failure is named', () => {
  it.each([
    ['GET', '/nowhere', 404, 'NOT_FOUND_ROUTE'],
    ['GET', '/hsm/v2/nowhere', 404, 'NOT_FOUND_ROUTE'],
    ['GET', '/boot/v1/nowhere', 404, 'NOT_FOUND_ROUTE'],
    ['GET', '/cloud-init/admin/nowhere', 404, 'NOT_FOUND_ROUTE'],
    ['GET', '/cells/v1/nowhere', 404, 'NOT_FOUND_ROUTE'],
    ['DELETE', '/metrics', 405, 'INPUT_METHOD'],
    ['PUT', '/hsm/v2/groups', 405, 'INPUT_METHOD'],
    ['POST', '/boot/v1/bootscript', 405, 'INPUT_METHOD'],
    ['PATCH', '/cloud-init/version', 405, 'INPUT_METHOD'],
    ['DELETE', '/cells/v1/nodes', 405, 'INPUT_METHOD'],
    ['GET', '/cells/v1/%zz', 400, 'INPUT_BODY'],
    ['GET', '/cells/v1/nodes', 401, 'AUTH_MISSING'],
    ['GET', '/boot/v1/bootscript', 400, 'INPUT_QUERY'],
    ['GET', '/cloud-init/meta-data', 422, 'NOT_FOUND'],
  ])('%s %s: %i and %s', async (method, path, status, code) => {
    const answer = await sendRaw(base, { method, path })
    expect([answer.status, answer.headers['cell-fault']]).toEqual([status, code])
  })

  it('to a request that comes while the cell stops', async () => {
    const entered = new Promise<void>((settle) => {
      gate.enter = settle
    })
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    let said = ''
    socket.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    socket.write('GET /gated HTTP/1.1\r\nHost: cell\r\n\r\n')
    await entered
    const closed = cell.app.close()
    const refused = new Promise<void>((settle) => {
      gate.refuse = settle
    })
    socket.write('GET /hsm/v2/groups HTTP/1.1\r\nHost: cell\r\nConnection: close\r\n\r\n')
    // It is refused at once, but told only after the answer before it.
    await refused
    gate.open()
    await once(socket, 'close')
    await closed
    const [, refusal] = said.split(/(?=HTTP\/1\.1 503)/)
    expect(refusal).toMatch(/^cell-fault: STORE_CLOSED\r$/m)
  })
})
