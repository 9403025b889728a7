/**
 * What happened to parts at places (reference 1.8): `Detected` where nothing was known before,
 * `Added` where the place was empty or held another part, `Removed` when a part is not there any
 * more, `Scanned` when a part that stayed says something else of itself. A report of what is known
 * leaves no event.
 */
import { Fault } from '../env/index.ts'
import type { HardwareEvent, HardwareHistory } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { hardwareEventsMax } from './limits.ts'
import { quoted } from './quoted.ts'
import { valueFilter } from './value-filter.ts'
import { parseXname } from './xname.ts'

/** Every kind of event. */
export const hardwareEventKinds = ['Added', 'Removed', 'Scanned', 'Detected'] as const

export type HardwareEventKind = (typeof hardwareEventKinds)[number]

/** An event and where it happened. */
export interface PlacedEvent extends HardwareEvent {
  readonly location: string
}

/** Adds an event to a place's history; the oldest goes when there are too many. */
export function noteEvent(
  tx: Transaction,
  location: string,
  event: HardwareEvent & { readonly kind: HardwareEventKind },
): void {
  const events = [...(tx.get('hardwareHistory', location)?.events ?? []), event]
  tx.put('hardwareHistory', { id: location, events: events.slice(-hardwareEventsMax) })
}

/** Parameters of the lists of events. */
export interface HistoryFilterInput {
  readonly id?: readonly string[] | undefined
  readonly fruid?: readonly string[] | undefined
  readonly eventtype?: readonly string[] | undefined
  /** Milliseconds since the epoch, both inclusive. */
  readonly startMs?: number | undefined
  readonly endMs?: number | undefined
}

function readId(text: string): string {
  const name = parseXname(text)?.name
  if (name !== undefined) return name
  throw new Fault('INPUT_QUERY', { message: `bad xname ID: ${quoted(text)}` })
}

function readKind(text: string): string {
  const kind = hardwareEventKinds.find((known) => known.toLowerCase() === text.toLowerCase())
  if (kind !== undefined) return kind
  throw new Fault('INPUT_QUERY', { message: `not an event type: ${quoted(text)}` })
}

function* placed(histories: Iterable<HardwareHistory>): Iterable<PlacedEvent> {
  for (const { id, events } of histories) {
    for (const event of events) yield { ...event, location: id }
  }
}

function* historiesOfFru(reader: Reader, fruId: string): Iterable<HardwareHistory> {
  for (const id of reader.lookup('hardwareHistory', 'fruId', fruId)) {
    const history = reader.get('hardwareHistory', id)
    if (history !== undefined) yield history
  }
}

/** What happened at a place, oldest first; nothing when it is unknown or no name. */
export function eventsAt(reader: Reader, text: string): readonly PlacedEvent[] {
  const history = reader.get('hardwareHistory', parseXname(text)?.name ?? '')
  return history === undefined ? [] : [...placed([history])]
}

/** What happened to a part, oldest first. */
export function eventsOf(reader: Reader, fruId: string): readonly PlacedEvent[] {
  return [...placed(historiesOfFru(reader, fruId))]
    .filter((event) => event.fruId === fruId)
    .sort((left, right) => left.timeMs - right.timeMs)
}

/** The events that pass, oldest first within each place. Faults: INPUT_QUERY. */
export function eventsMatching(reader: Reader, input: HistoryFilterInput): readonly PlacedEvent[] {
  const ids = valueFilter(input.id, readId)
  const frus = valueFilter(input.fruid, (text) => text)
  const kinds = valueFilter(input.eventtype, readKind)
  const { startMs = Number.NEGATIVE_INFINITY, endMs = Number.POSITIVE_INFINITY } = input
  const isWanted = (filter: typeof ids, value: string) => {
    if (filter === undefined) return true
    return !filter.unwanted.has(value) && (filter.wanted?.has(value) ?? true)
  }
  return [...placed(reader.list('hardwareHistory'))].filter((event) => {
    return (
      isWanted(ids, event.location) &&
      isWanted(frus, event.fruId) &&
      isWanted(kinds, event.kind) &&
      startMs <= event.timeMs &&
      event.timeMs <= endMs
    )
  })
}

function forget(
  tx: Transaction,
  histories: readonly HardwareHistory[],
  isMeant: (event: HardwareEvent) => boolean,
): number {
  let count = 0
  for (const { id, events } of histories) {
    const kept = events.filter((event) => !isMeant(event))
    count += events.length - kept.length
    if (kept.length === 0) tx.delete('hardwareHistory', id)
    else if (kept.length < events.length) tx.put('hardwareHistory', { id, events: kept })
  }
  return count
}

/** Forgets every event; answers how many there were. */
export function deleteEvents(tx: Transaction): number {
  return forget(tx, [...tx.list('hardwareHistory')], () => true)
}

/** Forgets what happened at a place; answers how many events that were. */
export function deleteEventsAt(tx: Transaction, text: string): number {
  const history = tx.get('hardwareHistory', parseXname(text)?.name ?? '')
  return history === undefined ? 0 : forget(tx, [history], () => true)
}

/** Forgets what happened to a part; answers how many events that were. */
export function deleteEventsOf(tx: Transaction, fruId: string): number {
  return forget(tx, [...historiesOfFru(tx, fruId)], (event) => event.fruId === fruId)
}
