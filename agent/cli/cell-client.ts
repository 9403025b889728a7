import { Fault } from '../../cell/env/fault.ts'
import type { CellChoice } from './cell-choice.ts'
import { CellProblem, problemOf } from './cell-problem.ts'
import { requestTimeoutMs } from './limits.ts'

/** What a request carries besides its path. */
export interface RequestParts {
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body?: unknown
  /** Statuses that are answers here, not failures. */
  readonly expect?: readonly number[]
  readonly timeoutMs?: number
}

/** An answer as read. */
export interface CellAnswer {
  readonly status: number
  readonly headers: Headers
  /** Parsed when it is JSON, text otherwise. */
  readonly body: unknown
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A connection that was never made: the request cannot have been heard. */
const unheard = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])

/**
 * Talks HTTP to a cell, and to the next of the choice when the one before cannot be connected to; a
 * request that may have been heard is never sent twice.
 */
export class CellClient {
  readonly #choice: CellChoice
  #at = 0

  constructor(choice: CellChoice) {
    this.#choice = choice
  }

  /** The address of the cell that answers now. */
  get url(): string {
    return this.#choice.urls[this.#at] ?? ''
  }

  /** The cells of the local cluster file, when they are the ones to ask. */
  get local(): CellChoice['local'] {
    return this.#choice.local
  }

  async get<Body>(path: string, parts: RequestParts = {}): Promise<Body> {
    return (await this.send('GET', path, parts)).body as Body
  }

  /** Sends a request. Faults: PEER_UNREACHABLE, TIMEOUT; a CellProblem for a status of 400 and above. */
  async send(method: Method, path: string, parts: RequestParts = {}): Promise<CellAnswer> {
    const response = await this.#open(method, path, parts)
    const text = await this.#read(response, method, path)
    const type = response.headers.get('content-type') ?? ''
    if (response.status >= 400 && !parts.expect?.includes(response.status)) {
      throw new CellProblem(problemOf(response.status, type, text))
    }
    return { status: response.status, headers: response.headers, body: bodyOf(type, text) }
  }

  /** Sends a request whose answer is taken as it comes. */
  async stream(method: Method, path: string, parts: RequestParts = {}): Promise<Response> {
    const response = await this.#open(method, path, { timeoutMs: 0, ...parts })
    if (response.status < 400) return response
    const text = await this.#read(response, method, path)
    const type = response.headers.get('content-type') ?? ''
    throw new CellProblem(problemOf(response.status, type, text))
  }

  async #open(method: Method, path: string, parts: RequestParts): Promise<Response> {
    for (;;) {
      try {
        return await fetch(`${this.url}${path}${queryText(parts.query)}`, this.#init(method, parts))
      } catch (cause) {
        const isLast = this.#at + 1 >= this.#choice.urls.length
        if (isLast || !unheard.has(reasonOf(cause).code)) throw this.#unreachable(cause)
        this.#at += 1
      }
    }
  }

  #init(method: Method, { body, timeoutMs = requestTimeoutMs }: RequestParts): RequestInit {
    const { token } = this.#choice
    return {
      method,
      headers: {
        accept: 'application/json, */*',
        'user-agent': 'rackcell',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      redirect: 'error',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(timeoutMs > 0 ? { signal: AbortSignal.timeout(timeoutMs) } : {}),
    }
  }

  async #read(response: Response, method: Method, path: string): Promise<string> {
    try {
      return await response.text()
    } catch (cause) {
      if (isTimeout(cause)) throw this.#unreachable(cause)
      throw new Fault('PEER_UNREACHABLE', {
        cause,
        message: `${this.url} broke off its answer to ${method} ${path}: ${reasonOf(cause).text}.`,
      })
    }
  }

  #unreachable(cause: unknown): Fault {
    const { urls, from } = this.#choice
    if (isTimeout(cause)) {
      return new Fault('TIMEOUT', {
        cause,
        message: `${this.url} (from ${from}) did not answer in time.`,
      })
    }
    const tried = urls.slice(0, this.#at + 1).join(', ')
    return new Fault('PEER_UNREACHABLE', {
      cause,
      message: `No cell answers at ${tried} (from ${from}): ${reasonOf(cause).text}.`,
    })
  }
}

const isTimeout = (cause: unknown): boolean =>
  cause instanceof Error && cause.name === 'TimeoutError'

/** What the system said, below the layers that wrap it. */
function reasonOf(thrown: unknown): { readonly code: string; readonly text: string } {
  let error: unknown = thrown
  while (error instanceof Error) {
    const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause
    if (!(inner instanceof Error)) break
    error = inner
  }
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  if (code === 'ECONNREFUSED') return { code, text: 'nothing listens there' }
  if (code === 'ENOTFOUND') return { code, text: 'there is no host of that name' }
  return { code, text: message || code || 'the connection failed' }
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
