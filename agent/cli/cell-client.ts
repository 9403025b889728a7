import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http'
import { Fault } from '../../cell/env/fault.ts'
import type { CellChoice } from './cell-choice.ts'
import { CellProblem, problemOf } from './cell-problem.ts'
import { requestTimeoutMs } from './limits.ts'
import { RestartPatience } from './local-cluster.ts'
import { RemediedFault } from './remedied-fault.ts'

/** What a request carries besides its path. */
export interface RequestParts {
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Statuses that are answers here, not failures. */
  readonly expect?: readonly number[]
  /** 0 = as long as it takes. */
  readonly timeoutMs?: number
}

/** An answer as read. */
export interface CellAnswer {
  readonly status: number
  /** Parsed when it is JSON, text otherwise. */
  readonly body: unknown
  readonly headers: IncomingMessage['headers']
}

/** An answer that is taken as it comes. */
export interface CellStream {
  /** Bytes of the whole, when the cell knows it beforehand. */
  readonly bytes: number | undefined
  readonly chunks: AsyncIterable<Uint8Array>
  /** Hangs up at once, whatever is still to come; reading on ends or fails. */
  close(): void
}

/** An answer whose head is there, and the time that its end has. */
interface Exchange {
  readonly response: IncomingMessage
  readonly deadline: AbortSignal | undefined
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A connection that was never made: the request cannot have been heard. */
const unheard = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
])

/** A certificate that no authority stands for that we know. */
const untrusted = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
])

/**
 * Talks HTTP to a cell, and to the next of the choice when the one before cannot be connected to; a
 * request that may have been heard is never sent twice. Node's own client, not `fetch`: that
 * refuses some forty ports, and a cell may listen on any.
 */
export class CellClient {
  readonly #choice: CellChoice
  readonly #agent = new Agent({ keepAlive: true })
  #secureAgent: Agent | undefined
  #at = 0
  #token: string | undefined

  constructor(choice: CellChoice) {
    this.#choice = choice
    this.#token = choice.token
  }

  /** The address of the cell that answers now. */
  get url(): string {
    return this.#choice.urls[this.#at] ?? ''
  }

  /** The cells of the local cluster file, when they are the ones to ask. */
  get local(): CellChoice['local'] {
    return this.#choice.local
  }

  /** Looks for another token where this one came from; whether there is one. */
  renewToken(): boolean {
    const token = this.#choice.readToken?.()
    if (token === undefined || token === this.#token) return false
    this.#token = token
    return true
  }

  async get<Body>(path: string, parts: RequestParts = {}): Promise<Body> {
    return (await this.send('GET', path, parts)).body as Body
  }

  /**
   * Sends a request. Faults: PEER_UNREACHABLE, TIMEOUT; a CellProblem for a status of 400 and
   * above.
   */
  async send(method: Method, path: string, parts: RequestParts = {}): Promise<CellAnswer> {
    const exchange = await this.#open(method, path, parts)
    const text = await this.#read(exchange, method, path)
    const { statusCode: status = 0, headers } = exchange.response
    const type = headers['content-type'] ?? ''
    if (status >= 400 && !parts.expect?.includes(status)) {
      throw new CellProblem(problemOf(status, type, text, faultIn(headers)))
    }
    return { status, body: bodyOf(type, text), headers }
  }

  /**
   * Sends a request whose answer is taken as it comes, however long that takes. Faults as for
   * `send`.
   */
  async stream(method: Method, path: string, parts: RequestParts = {}): Promise<CellStream> {
    const exchange = await this.#open(method, path, { timeoutMs: 0, ...parts })
    const { statusCode: status = 0, headers } = exchange.response
    if (status >= 400) {
      const text = await this.#read(exchange, method, path)
      const type = headers['content-type'] ?? ''
      throw new CellProblem(problemOf(status, type, text, faultIn(headers)))
    }
    const length = headers['content-length']
    const { response } = exchange
    return {
      bytes: length === undefined ? undefined : Number(length),
      chunks: response,
      close: () => void response.destroy(),
    }
  }

  async #open(method: Method, path: string, parts: RequestParts): Promise<Exchange> {
    const { timeoutMs = requestTimeoutMs } = parts
    const patience = new RestartPatience(this.#choice.data, timeoutMs)
    for (;;) {
      const deadline = timeoutMs > 0 ? AbortSignal.timeout(timeoutMs) : undefined
      try {
        const url = new URL(`${this.url}${path}${queryText(parts.query)}`)
        const response = await this.#exchange(url, {
          method,
          body: parts.body,
          given: parts.headers,
          deadline,
        })
        const { statusCode: status = 0, headers } = response
        if (status < 300 || status >= 400) return { response, deadline }
        response.destroy()
        const place = headers.location ?? status
        throw new Fault('PEER_UNREACHABLE', {
          message: `${this.url} sends ${method} ${path} elsewhere (${place}); name the cell itself.`,
        })
      } catch (cause) {
        if (cause instanceof Fault) throw cause
        const { code } = reasonOf(cause)
        const isLast = this.#at + 1 >= this.#choice.urls.length
        if (!isLast && unheard.has(code)) this.#at += 1
        else if (mayComeBack(method, code) && (await patience.wait())) this.#at = 0
        else throw this.#unreachable(cause, deadline)
      }
    }
  }

  /** One request up to the head of its answer. */
  async #exchange(
    url: URL,
    {
      method,
      body,
      given,
      deadline,
    }: {
      method: Method
      body: unknown
      given: RequestParts['headers']
      deadline: AbortSignal | undefined
    },
  ): Promise<IncomingMessage> {
    const token = this.#token
    const text = body === undefined ? undefined : JSON.stringify(body)
    const isSecure = url.protocol === 'https:'
    const options: RequestOptions = {
      method,
      headers: {
        accept: 'application/json, */*',
        'user-agent': 'rackcell',
        ...given,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
      },
      ...(!isSecure && { agent: this.#agent }),
      ...(deadline && { signal: deadline }),
    }
    if (isSecure) return await this.#exchangeSecurely(url, options, text)
    return await answerTo(requestHttp(url, options), text)
  }

  /** With the authorities of the choice, or those of the system; loaded only when it is needed. */
  async #exchangeSecurely(
    url: URL,
    options: RequestOptions,
    text: string | undefined,
  ): Promise<IncomingMessage> {
    const https = await import('node:https')
    this.#secureAgent ??= new https.Agent({ keepAlive: true, ca: await this.#authorities() })
    return await answerTo(https.request(url, { ...options, agent: this.#secureAgent }), text)
  }

  /** Undefined = those of the system. */
  async #authorities(): Promise<string | string[] | undefined> {
    const { ca, hostCa } = this.#choice
    if (ca !== undefined || hostCa === undefined) return ca
    const { getCACertificates } = await import('node:tls')
    return [...getCACertificates(), hostCa]
  }

  async #read({ response, deadline }: Exchange, method: Method, path: string): Promise<string> {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
    } catch (cause) {
      if (deadline?.aborted) throw this.#unreachable(cause, deadline)
      throw new Fault('PEER_UNREACHABLE', {
        cause,
        message: `${this.url} broke off its answer to ${method} ${path}: ${reasonOf(cause).text}.`,
      })
    }
    return Buffer.concat(chunks).toString('utf8')
  }

  #unreachable(cause: unknown, deadline: AbortSignal | undefined): Fault {
    const { urls, from, data } = this.#choice
    if (deadline?.aborted) {
      return new Fault('TIMEOUT', {
        cause,
        message: `${this.url} (from ${from}) did not answer in time.`,
      })
    }
    const tried = urls.slice(0, this.#at + 1).join(', ')
    return new RemediedFault('PEER_UNREACHABLE', {
      cause,
      message: `No cell answers at ${tried} (from ${from}): ${reasonOf(cause).text}.`,
      remedy: untrusted.has(reasonOf(cause).code)
        ? 'Name the file of its authority with --ca (on its host: DATA/keys/tls-ca.crt).'
        : data === undefined
          ? 'Check that a cell runs there and that the address is right: off loopback it is https.'
          : `Start it with "rackcell up --data ${data}", or name another cell with --url.`,
    })
  }
}

/** Sends the body, if there is one, and waits for the head of the answer. */
function answerTo(asking: ClientRequest, text: string | undefined): Promise<IncomingMessage> {
  return new Promise((settle, fail) => {
    asking.on('response', settle).on('error', fail).end(text)
  })
}

/**
 * Whether the connection failed as it does when a cell has died. One that broke after it was made
 * may have carried the request: only a GET, which changes nothing, is sent again then.
 */
function mayComeBack(method: Method, code: string): boolean {
  return code === 'ECONNREFUSED' || (method === 'GET' && code === 'ECONNRESET')
}

/** What the system said of a connection, as a person would. */
function reasonOf(thrown: unknown): { readonly code: string; readonly text: string } {
  const error: unknown = thrown instanceof AggregateError ? thrown.errors[0] : thrown
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  if (code === 'ECONNREFUSED') return { code, text: 'nothing listens there' }
  if (code === 'ENOTFOUND') return { code, text: 'there is no host of that name' }
  if (untrusted.has(code)) return { code, text: `its certificate is not trusted (${message})` }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return { code, text: message }
  if (code === 'EPROTO') return { code, text: 'what answers there does not speak HTTPS' }
  if (code.startsWith('HPE_')) return { code, text: 'what answers there does not speak HTTP' }
  return { code, text: message || code || 'the connection failed' }
}

function faultIn(headers: IncomingMessage['headers']): string {
  return String(headers['cell-fault'] ?? '')
}

function bodyOf(type: string, text: string): unknown {
  if (text === '') return undefined
  if (!type.includes('json')) return text
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Fault('PEER_UNREACHABLE', {
      cause,
      message: 'The answer is said to be JSON and cannot be read as such; is this a cell?',
    })
  }
}

function queryText(query: RequestParts['query']): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const item of [value ?? []].flat()) parameters.append(name, item)
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}
