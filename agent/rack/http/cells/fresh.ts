import { Fault, randomHex } from '../../../../cell/env/index.ts'
import { compareXnames } from '../../../../cell/inventory/index.ts'
import type { Coverage, MissingCell, NodeField, NodeRow } from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import type { ForwardedAnswer } from '../../peers.ts'
import { freshAtOnceMax, freshDeadlineMs, freshNodesMax } from './limits.ts'

/** What an owner is asked. */
interface OwnerQuestion {
  readonly set: string | undefined
  readonly filter: string | undefined
  readonly fields: readonly NodeField[]
}

interface Entry {
  readonly id: string
  readonly row: NodeRow
}

interface OwnerAnswer {
  readonly entries: readonly Entry[]
  readonly unknown: ReadonlySet<string>
}

/** What the owners said, by cell, and when they were asked. */
export interface AskedOwners {
  readonly answers: ReadonlyMap<string, OwnerAnswer>
  readonly askedMs: number
}

/**
 * Asks every other cell for the nodes that it owns, with the caller's own token, and waits no
 * longer than `freshDeadlineMs`. A cell that does not answer, or answers with nonsense, is left
 * out: the coverage says so.
 */
export async function askOwners(
  rack: RackContext,
  question: OwnerQuestion,
  authorization: string | undefined,
): Promise<AskedOwners> {
  const { peers, clock } = rack
  const askedMs = clock.monotonicMs()
  const answers = new Map<string, OwnerAnswer>()
  const waiting = [...peers.others()]
  const ended = new AbortController()
  const url = urlOf(question)
  const ask = async (): Promise<void> => {
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) {
      const answer = await askOwner(rack, { cell, url, authorization, signal: ended.signal })
      const read = answer && readAnswer(rack, answer, question.fields)
      if (read && !ended.signal.aborted) answers.set(cell, read)
    }
  }
  const asking = Promise.all(Array.from({ length: freshAtOnceMax }, ask))
  const over = new AbortController()
  try {
    await Promise.race([asking, clock.sleep(freshDeadlineMs, over.signal).catch(() => {})])
  } finally {
    over.abort()
    waiting.length = 0
    ended.abort()
  }
  return { answers: new Map(answers), askedMs }
}

function urlOf({ set, filter, fields }: OwnerQuestion): string {
  const query = new URLSearchParams({ slice: 'own', fields: ['id', ...fields].join(',') })
  if (set !== undefined) query.set('nodes', set)
  if (filter !== undefined) query.set('filter', filter)
  return `/cells/v1/nodes?${query}`
}

async function askOwner(
  { peers, random, log }: RackContext,
  asked: {
    readonly cell: string
    readonly url: string
    readonly authorization: string | undefined
    readonly signal: AbortSignal
  },
): Promise<ForwardedAnswer | undefined> {
  const { cell, url, authorization, signal } = asked
  const headers = { accept: 'application/json', ...(authorization && { authorization }) }
  try {
    return await peers.forward(
      cell,
      { method: 'GET', url, headers, client: '' },
      { requestId: randomHex(random.fork('fresh'), 16), atLeast: [], signal },
    )
  } catch (thrown) {
    if (signal.aborted) return undefined
    if (!(thrown instanceof Fault)) throw thrown
    log.debug({ part: 'cells', cell, code: thrown.code }, 'owner not asked')
    return undefined
  }
}

/** What an owner answered, with whatever it may not speak of left out; undefined for nonsense. */
function readAnswer(
  { view, log }: RackContext,
  { cell, status, body }: ForwardedAnswer,
  fields: readonly NodeField[],
): OwnerAnswer | undefined {
  const answer = status === 200 ? parsed(body) : undefined
  const rows = answer?.['nodes']
  if (!Array.isArray(rows) || rows.length > freshNodesMax) {
    log.warn({ part: 'cells', cell, status }, 'owner gave no list of nodes')
    return undefined
  }
  const entries = rows.flatMap((each: unknown): readonly Entry[] => {
    if (typeof each !== 'object' || each === null) return []
    const given = each as Readonly<Record<string, unknown>>
    const { id } = given
    if (typeof id !== 'string' || view.ownerOf(id) !== cell) return []
    return [{ id, row: rowOf(given, fields) }]
  })
  const unknown = Array.isArray(answer?.['unknown']) ? answer['unknown'] : []
  return { entries, unknown: new Set(unknown.map(String)) }
}

function parsed(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const lists = new Set<NodeField>(['groups', 'macs', 'ips'])
const numbers = new Set<NodeField>(['nid', 'age'])

function isValueOf(field: NodeField, value: unknown): boolean {
  if (lists.has(field)) {
    return Array.isArray(value) && value.every((each) => typeof each === 'string')
  }
  if (numbers.has(field)) return Number.isFinite(value)
  return typeof value === (field === 'enabled' ? 'boolean' : 'string')
}

function rowOf(given: Readonly<Record<string, unknown>>, fields: readonly NodeField[]): NodeRow {
  const there = fields.filter((field) => isValueOf(field, given[field]))
  return Object.fromEntries(there.map((field) => [field, given[field]]))
}

/** Rows in the natural order of their nodes. */
export function* inOrder(entries: readonly Entry[]): Iterable<NodeRow> {
  const sorted = entries.toSorted((left, right) => compareXnames(left.id, right.id))
  for (const { row } of sorted) yield row
}

/** Covered is who answered; the oldest part is that of the others, as the view has it. */
export function freshCoverage(rack: RackContext, { answers, askedMs }: AskedOwners): Coverage {
  const { view, peers, clock } = rack
  const silent = new Map(view.cells().map(({ id, silentMs }) => [id, silentMs]))
  const missing: MissingCell[] = peers
    .others()
    .filter((cell) => !answers.has(cell))
    .map((cell) => {
      const silentMs = silent.get(cell)
      return silentMs === undefined ? { cell } : { cell, silentSeconds: tenths(silentMs) }
    })
  const of = peers.others().length + 1
  const oldest = missing.map(({ silentSeconds }) => silentSeconds)
  const covered = { cells: of - missing.length, of, missing }
  if (oldest.includes(undefined)) return covered
  const ages = oldest.map((seconds) => seconds ?? 0)
  return {
    ...covered,
    oldestSeconds: Math.max(tenths(clock.monotonicMs() - askedMs), ...ages),
  }
}

/** Seconds with one decimal, never fewer than there are. */
function tenths(ms: number): number {
  return Math.ceil(ms / 100) / 10
}
