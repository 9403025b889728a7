import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { CellClient } from '../../agent/cli/cell-client.ts'
import { CellProblem } from '../../agent/cli/cell-problem.ts'
import { RestartPatience } from '../../agent/cli/local-cluster.ts'
import { Fault } from '../../cell/env/fault.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'

const servers: Server[] = []

/** A server of a test; gives its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** An address where nobody listens any more. */
async function deadUrl(): Promise<string> {
  const url = await serve(() => {})
  const server = servers.pop()
  await new Promise((closed) => server?.close(closed))
  return url
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
})

const clientOf = (...urls: string[]) => new CellClient({ urls, token: 'tok', from: 'the test' })

async function faultOf(work: Promise<unknown>): Promise<Fault> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(Fault)
  return thrown as Fault
}

test('a request carries token, query and body', async () => {
  const heard: unknown[] = []
  const url = await serve((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, url: path, headers } = request
      heard.push([method, path, headers.authorization, Buffer.concat(chunks).toString()])
      response.setHeader('content-type', 'application/json').end('{"ok":true}')
    })
  })
  const { body, status } = await clientOf(url).send('DELETE', '/p', {
    query: { a: 'x y', b: ['1', '2'], c: undefined },
    body: { hosts: ['n'] },
  })
  expect([status, body]).toEqual([200, { ok: true }])
  expect(heard).toEqual([['DELETE', '/p?a=x+y&b=1&b=2', 'Bearer tok', '{"hosts":["n"]}']])
})

describe('several cells', () => {
  test('are tried in order until one can be connected to', async () => {
    const dead = await deadUrl()
    const url = await serve((_, response) =>
      response.setHeader('content-type', 'text/plain').end('hi'),
    )
    const client = clientOf(dead, url)
    expect(await client.get('/')).toBe('hi')
    expect(client.url).toBe(url)
  })

  test('nobody there: says what was tried, and why', async () => {
    const [one, two] = [await deadUrl(), await deadUrl()]
    const fault = await faultOf(clientOf(one, two).get('/'))
    expect(fault.code).toBe('PEER_UNREACHABLE')
    expect(fault.message).toBe(
      `No cell answers at ${one}, ${two} (from the test): nothing listens there.`,
    )
  })

  test('a request that may have been heard is not sent to another', async () => {
    let heard = 0
    const listener: RequestListener = (request) => {
      heard += 1
      request.socket.destroy()
    }
    const fault = await faultOf(
      clientOf(await serve(listener), await serve(listener)).send('POST', '/'),
    )
    expect(fault.code).toBe('PEER_UNREACHABLE')
    expect(heard).toBe(1)
  })
})

describe('a cell of the local cluster that does not answer', () => {
  const folder = temporaryFolder('cli-restart')
  const children: ChildProcess[] = []
  afterAll(async () => {
    for (const child of children) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    folder.remove()
  })

  const upPid = (text: string) => writeFileSync(join(folder.path, 'up.pid'), text)
  const isWaitedFor = () => new RestartPatience(folder.path, 30_000).wait()

  test('is waited for while its up runs, and no longer than the request may take', async () => {
    expect(await isWaitedFor()).toBe(false)
    upPid('nonsense')
    expect(await isWaitedFor()).toBe(false)
    // Somebody else has the process id of an up that is gone.
    upPid(`${process.pid}\n`)
    expect(await isWaitedFor()).toBe(false)
    const up = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)', 'up/main.ts'])
    children.push(up)
    await once(up, 'spawn')
    upPid(`${up.pid}\n`)
    expect(await isWaitedFor()).toBe(true)
    expect(await new RestartPatience(undefined, 30_000).wait()).toBe(false)
    const patience = new RestartPatience(folder.path, 1)
    while (await patience.wait());
    const url = await deadUrl()
    const client = new CellClient({ urls: [url], token: '', from: 'it', data: folder.path })
    const fault = await faultOf(client.get('/', { timeoutMs: 250 }))
    expect([fault.code, fault.remedy]).toEqual([
      'PEER_UNREACHABLE',
      `Start it with "rackcell up --data ${folder.path}", or name another cell with --url.`,
    ])
  })

  test('gets a GET again that broke off, and nothing else', async () => {
    const url = await serve((request, response) => {
      heard.push(request.method)
      if (heard.length < 3) request.socket.resetAndDestroy()
      else response.end('there')
    })
    const heard: unknown[] = []
    const client = new CellClient({ urls: [url], token: '', from: 'it', data: folder.path })
    expect((await faultOf(client.send('POST', '/'))).code).toBe('PEER_UNREACHABLE')
    expect(await client.get('/')).toBe('there')
    expect(heard).toEqual(['POST', 'GET', 'GET'])
  })
})

describe('an answer', () => {
  test('that does not come in time is a fault of its own', async () => {
    const url = await serve(() => {})
    const fault = await faultOf(clientOf(url).get('/', { timeoutMs: 50 }))
    expect([fault.code, fault.message]).toEqual(['TIMEOUT', expect.stringContaining(url)])
  })

  test('whose end does not come in time is, too', async () => {
    const url = await serve((_, response) => {
      response.write('{"half":')
    })
    expect((await faultOf(clientOf(url).get('/', { timeoutMs: 300 }))).code).toBe('TIMEOUT')
  })

  test('that breaks off is told as such', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('x')
      setImmediate(() => response.destroy())
    })
    const fault = await faultOf(clientOf(url).get('/thing'))
    expect([fault.code, fault.message]).toEqual([
      'PEER_UNREACHABLE',
      expect.stringContaining('broke off its answer to GET /thing'),
    ])
  })

  test('that is no HTTP is told as such', async () => {
    const url = await serve((request) => request.socket.end('220 mail.example ESMTP\r\n'))
    expect((await faultOf(clientOf(url).get('/'))).message).toContain('does not speak HTTP')
  })

  test('that is not what it says is no cell', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'application/json').end('<html>')
    })
    expect((await faultOf(clientOf(url).get('/'))).message).toContain('is this a cell?')
  })

  test('of an expected status is an answer, of any other a problem', async () => {
    const url = await serve((_, response) => response.writeHead(404).end('404 page not found\n'))
    const client = clientOf(url)
    expect((await client.send('GET', '/', { expect: [404] })).status).toBe(404)
    const thrown = await client.get('/').catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(CellProblem)
    expect((thrown as CellProblem).problem).toMatchObject({
      status: 404,
      detail: '404 page not found',
    })
    await expect(client.stream('GET', '/')).rejects.toThrow('404 page not found')
  })

  test('that sends us elsewhere is not followed: the token is for this cell', async () => {
    let visits = 0
    const other = await serve((_, response) => {
      visits += 1
      response.end()
    })
    const url = await serve((_, response) => response.writeHead(307, { location: other }).end())
    expect((await faultOf(clientOf(url).get('/'))).message).toContain(`elsewhere (${other})`)
    expect(visits).toBe(0)
  })
})
