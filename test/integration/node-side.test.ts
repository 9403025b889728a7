/**
 * The side of the nodes, attacked: whatever a node sends, nothing of the management side comes
 * back. Real sockets, an administrator's token, every route that there is.
 */
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CellUnderTest, startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { sendRaw } from '../fixture/raw-http.ts'

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

let folder: ReturnType<typeof temporaryFolder>
let cell: CellUnderTest
let node: string

beforeAll(async () => {
  folder = temporaryFolder('node-side')
  cell = await startCell({ data: folder.path, args: ['--node-listen', '127.0.0.1:0'] })
  node = cell.nodeUrl ?? ''
})
afterAll(async () => {
  await cell?.stop()
  folder.remove()
})

/** What booting needs: the only paths that may be answered there. */
const forNodes =
  /^(\/cloud-init|\/metadata-service|\/boot\/v1|\/boot-service)?\/(bootscript|bootparams|(meta|user|vendor)-data|network-config|phone-home|wg-init|[^/]+\.yaml)(\/[^/]+)?$|^\/loaders\/\{name\}$/

const send = (path: string, more: { method?: string; headers?: Record<string, string> } = {}) =>
  sendRaw(node, { path, token: cell.token, ...more })

/** The bytes of an answer to bytes that no client library would send. */
async function sendBytes(text: string): Promise<string> {
  const { hostname, port } = new URL(node)
  const socket = connect({ host: hostname, port: Number(port) })
  let said = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    said += chunk
  })
  socket.on('error', () => {})
  socket.end(text)
  await once(socket, 'close')
  return said
}

it('no route of the management side is there, for any token', async () => {
  const answer = await fetch(`${cell.url}/cells/v1/openapi.json`)
  const { paths } = (await answer.json()) as Described
  const asked: string[] = []
  for (const [path, methods] of Object.entries(paths)) {
    for (const name of Object.keys(methods)) {
      const method = name.toUpperCase()
      const url = path.replaceAll(/\{\w+\}/g, 'x1')
      if (forNodes.test(path)) continue
      const { status, headers } = await send(url, { method })
      asked.push(path)
      expect([method, url, status], headers['cell-fault']).toEqual([method, url, 404])
      expect(headers['cell-fault'], url).toBe('SIDE_MANAGEMENT')
    }
  }
  expect(asked.length).toBeGreaterThan(150)
})

const components = '/hsm/v2/State/Components'

describe('no trick leads there', () => {
  it.each([
    `//hsm/v2/State/Components`,
    `/./hsm/v2/State/Components`,
    `/boot/v1/../../hsm/v2/State/Components`,
    `/boot/v1/%2e%2e/%2e%2e/hsm/v2/State/Components`,
    `/boot/v1/bootscript/../../../hsm/v2/State/Components`,
    `/boot/v1/bootscript;/hsm/v2/State/Components`,
    `/boot/v1/bootscript%00/hsm/v2/State/Components`,
    `/boot/v1/bootscript?/hsm/v2/State/Components`,
    `/%68sm/v2/State/Components`,
    `/HSM/v2/State/Components`,
    `/hsm/v2/State/Components/`,
    `/hsm/v2/State/Components?type=Node`,
    `/hsm/v2/State/Components#/boot/v1/bootscript`,
    `/smd/hsm/v2/State/Components`,
    `/apis/smd/hsm/v2/State/Components`,
    `/apis/bss/boot/v1/dumpstate`,
    `/bss/boot/v1/hosts`,
    `/apis/bss/hsm/v2/State/Components`,
    `/apis/bss/boot/v1/../../hsm/v2/State/Components`,
    `/cloud-init/../hsm/v2/State/Components`,
    `/cloud-init/admin/groups`,
    `/cloud-init/admin/impersonation/x1000c0s0b0n0/meta-data`,
    `/cloud-init/x.yaml/../admin/groups`,
    `/boot/v1/bootparameters`,
    `/cells/v1/tokens`,
    `/metrics`,
    `http://${'management.example.org'}/hsm/v2/State/Components`,
    `*`,
  ])('by path: %s', async (path) => {
    const { status, body } = await send(path)
    expect([400, 404, 405], body).toContain(status)
    expect(body).not.toContain('"Components"')
  })

  it.each<Record<string, string>>([
    { 'X-Forwarded-For': '127.0.0.1' },
    { 'X-Forwarded-Host': 'management', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '7601' },
    { Forwarded: 'for=127.0.0.1;host=management;proto=https' },
    { 'X-Original-URL': components, 'X-Rewrite-URL': components },
    { 'X-HTTP-Method-Override': 'GET', 'X-Method-Override': 'GET' },
    { 'Rackcell-Check': 'true' },
    { 'Cell-At-Least': 'x1000@1', 'Request-Id': 'mine' },
    { Host: 'management:7601' },
    { Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABkAAQAAP__', Connection: 'Upgrade, HTTP2-Settings' },
    { Upgrade: 'TLS/1.3', Connection: 'Upgrade' },
  ])('by header: %j', async (headers) => {
    const answer = await send(components, { headers })
    // A second Host is no HTTP.
    expect([400, 404]).toContain(answer.status)
    expect(answer.body).not.toContain('"Components"')
    const other = await send('/healthz', { headers })
    expect([400, 404]).toContain(other.status)
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'HEAD', 'CONNECT'])(
    'by method: %s',
    async (method) => {
      const said = await sendBytes(
        `${method} ${components} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${cell.token}\r\nConnection: close\r\n\r\n`,
      )
      expect(said).not.toMatch(/^HTTP\/1\.1 [23]/)
    },
  )

  it('by a second request on the connection, or inside of the first', async () => {
    const secret = `GET ${components} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${cell.token}\r\nConnection: close\r\n\r\n`
    const script = 'GET /boot/v1/bootscript?mac=02:00:00:00:00:01 HTTP/1.1\r\nHost: a\r\n'
    const twice = await sendBytes(`${script}\r\n${secret}`)
    expect(twice).toContain('HTTP/1.1 200 OK')
    expect(twice).toContain('HTTP/1.1 404 Not Found')
    expect(twice).not.toContain('"Components"')
    for (const smuggled of [
      `${script}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${secret}`,
      `${script}Content-Length: 0\r\nContent-Length: ${secret.length}\r\n\r\n${secret}`,
      `${script}X: y\n\n${secret}`,
    ]) {
      expect(await sendBytes(smuggled)).not.toContain('"Components"')
    }
  })
})

it('the other side has no documents, whatever is said of who asks', async () => {
  for (const path of ['/meta-data', '/cloud-init/vendor-data', '/metadata-service/meta-data']) {
    const headers = { 'X-Forwarded-For': '10.0.0.10' }
    const { status, headers: told } = await sendRaw(cell.url, { path, headers })
    expect([path, status, told['cell-fault']]).toEqual([path, 404, 'SIDE_NODE'])
  }
})
