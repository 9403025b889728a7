import { Fault } from '../../cell/env/fault.ts'
import type { CellClient } from './cell-client.ts'
import { CellProblem } from './cell-problem.ts'
import { comeBackMaxMs, comeBackMinMs, eventCharsMax, streamSilentMs } from './limits.ts'
import { RemediedFault } from './remedied-fault.ts'

/** One event as a cell sent it. */
export interface StreamEvent {
  readonly id: string | undefined
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Something to tell of the stream itself. */
export interface BreakEvent {
  readonly id: undefined
  readonly type: 'break'
  readonly data: { readonly detail: string; readonly againMs: number }
}

/**
 * Takes text/event-stream apart (HTML Living Standard, 9.2.6), as far as our cells make it: whole
 * `name: value` lines, one line of data. Fault: PEER_UNREACHABLE for an event without end.
 */
export class EventTextReader {
  #rest = ''
  /** The newest id, of an event or of a sign of life. */
  lastId: string | undefined

  read(text: string): readonly StreamEvent[] {
    this.#rest += text.replaceAll('\r\n', '\n')
    const blocks = this.#rest.split('\n\n')
    this.#rest = blocks.pop() ?? ''
    if (this.#rest.length > eventCharsMax) {
      throw new Fault('PEER_UNREACHABLE', { message: 'The cell sends an event without an end.' })
    }
    return blocks.flatMap((block) => this.#event(block))
  }

  #event(block: string): readonly StreamEvent[] {
    const fields = new Map<string, string>()
    for (const line of block.split('\n')) {
      const at = line.indexOf(':')
      if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1).trimStart())
    }
    const id = fields.get('id')
    this.lastId = id ?? this.lastId
    const data = parsed(fields.get('data'))
    return data ? [{ id, type: fields.get('event') ?? 'message', data }] : []
  }
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/**
 * The events of a cell without an end: a stream that breaks is opened again from where it was, with
 * growing waits, and each break is told. Ends when `signal` is aborted. What the cell refuses is
 * thrown, and so are a first connection that cannot be made, and a token that has expired where
 * there is no newer one.
 */
export async function* followEvents(
  client: CellClient,
  query: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent | BreakEvent> {
  const reader = new EventTextReader()
  let waitMs = comeBackMinMs
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    let detail = 'The stream of events has ended.'
    try {
      for await (const event of onceThrough(client, query, { reader, signal })) {
        waitMs = comeBackMinMs
        if (event.type !== 'end') yield event
        else {
          detail = String(event.data['detail'] ?? detail)
          if (event.data['reason'] === 'token') renewToken(client, detail)
        }
      }
    } catch (thrown) {
      if (signal.aborted) return
      if (isFirst && reader.lastId === undefined) throw thrown
      if (isRefusal(thrown) && !(isOfToken(thrown) && client.renewToken())) throw thrown
      detail = breakText(thrown)
    }
    if (signal.aborted) return
    yield { id: undefined, type: 'break', data: { detail, againMs: waitMs } }
    await pause(waitMs, signal)
    waitMs = Math.min(waitMs * 2, comeBackMaxMs)
  }
}

function breakText(thrown: unknown): string {
  if (thrown instanceof Fault || thrown instanceof CellProblem) return thrown.message
  return `The connection broke off: ${thrown instanceof Error ? thrown.message : String(thrown)}.`
}

/** Fault: AUTH_TOKEN when there is no other token than the one that has ended. */
function renewToken(client: CellClient, message: string): void {
  if (client.renewToken()) return
  const remedy =
    'Make a new one with "rackcell token create", and give it with --token or in RACKCELL_TOKEN; ' +
    'tokens of a cluster on this machine are renewed as long as its "rackcell up" runs.'
  throw new RemediedFault('AUTH_TOKEN', { message, remedy })
}

function isOfToken(thrown: unknown): boolean {
  return thrown instanceof CellProblem && thrown.problem.code === 'AUTH_TOKEN'
}

/** Whether asking again would be refused again. */
function isRefusal(thrown: unknown): boolean {
  if (thrown instanceof Fault) return thrown.code === 'AUTH_TOKEN'
  return thrown instanceof CellProblem && thrown.status < 500 && thrown.status !== 429
}

async function* onceThrough(
  client: CellClient,
  query: Readonly<Record<string, string | undefined>>,
  { reader, signal }: { readonly reader: EventTextReader; readonly signal: AbortSignal },
): AsyncGenerator<StreamEvent> {
  const { lastId } = reader
  const headers = {
    accept: 'text/event-stream',
    ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
  }
  const { chunks, close } = await client.stream('GET', '/cells/v1/events', { query, headers })
  const iterator = chunks[Symbol.asyncIterator]()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const next = await soon(iterator.next(), signal)
      if (next === undefined) throw new Fault('TIMEOUT', { message: 'The cell fell silent.' })
      if (next.done) return
      yield* reader.read(decoder.decode(next.value, { stream: true }))
    }
  } finally {
    // Not by the iterator's return: that would wait for what the cell says next.
    close()
  }
}

/** What comes in time; undefined when nothing does. Rejects when the signal is aborted. */
function soon<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  return new Promise((settle, fail) => {
    const timer = setTimeout(() => settle(undefined), streamSilentMs)
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    }
    const onAbort = () => {
      end()
      fail(signal.reason)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
    value.then(settle, fail).finally(end)
  })
}

/** Waits, with up to a quarter more by chance: not everybody comes back at once. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      settle()
    }
    const timer = setTimeout(end, ms * (1 + Math.random() / 4))
    signal.addEventListener('abort', end, { once: true })
  })
}
