/**
 * Places for hardware and the parts in them (reference 1.8). A report says what is where; from it
 * follow the parts that came, went and moved. A cell knows of its own places only: a part that
 * turned up in another cell's rack is removed here when its old place is reported again.
 */
import { Fault } from '../env/index.ts'
import type { HardwareFru, HardwareLocation } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { noteEvent } from './hardware-history.ts'
import {
  type HardwareInput,
  type HardwareReport,
  hardwareReport,
  type ReportedFru,
} from './hardware-input.ts'
import { departedFrusMax, fruSeenMs } from './limits.ts'
import { putChanged, sameValue } from './record-change.ts'
import { parseXname } from './xname.ts'

/** A place with the part that is in it. */
export interface Hardware {
  readonly location: HardwareLocation
  readonly fru: HardwareFru | undefined
}

/** Places by the part that one report says is in them: two equal ids in it are two parts. */
type Claims = ReadonlyMap<string | undefined, readonly string[]>

interface Reporting {
  readonly claims: Claims
  readonly nowMs: number
}

/** A place with its part. */
export function withFru(reader: Reader, location: HardwareLocation): Hardware {
  const { id, fruId } = location
  return {
    location,
    fru: fruId === undefined ? undefined : reader.get('hardwareFru', `${id}/${fruId}`),
  }
}

/** The place that `text` names; undefined when nothing is known of it. */
export function hardwareAt(reader: Reader, text: string): Hardware | undefined {
  const name = parseXname(text)?.name
  const location = name === undefined ? undefined : reader.get('hardwareLocation', name)
  return location && withFru(reader, location)
}

/** The newest that this cell knows of a part. */
export function fruOfId(reader: Reader, fruId: string): HardwareFru | undefined {
  const [newest] = reader
    .lookup('hardwareFru', 'fruId', fruId)
    .flatMap((key) => reader.get('hardwareFru', key) ?? [])
    .sort((left, right) => right.seenMs - left.seenMs)
  return newest
}

/** Says that a place is empty. */
function emptyPlace(tx: Transaction, location: HardwareLocation, nowMs: number): void {
  const { fruId, ...rest } = location
  if (fruId === undefined) return
  tx.put('hardwareLocation', rest)
  noteEvent(tx, location.id, { fruId, timeMs: nowMs, kind: 'Removed' })
}

/** Takes a part away from where it was, as it is at `to` now. */
function takeAway(
  tx: Transaction,
  { fruId, to }: { fruId: string; to: string },
  { claims, nowMs }: Reporting,
): void {
  const stays = claims.get(fruId) ?? []
  for (const id of tx.lookup('hardwareLocation', 'fruId', fruId)) {
    const before = tx.get('hardwareLocation', id)
    if (before !== undefined && id !== to && !stays.includes(id)) emptyPlace(tx, before, nowMs)
  }
  for (const key of tx.lookup('hardwareFru', 'fruId', fruId)) {
    const place = tx.get('hardwareFru', key)?.location ?? to
    if (place !== to && !stays.includes(place)) tx.delete('hardwareFru', key)
  }
}

/** Forgets the parts that were seen at a place longest ago. */
function forgetDeparted(tx: Transaction, { id, fruId }: HardwareLocation): void {
  const departed = tx
    .lookup('hardwareFru', 'location', id)
    .flatMap((key) => tx.get('hardwareFru', key) ?? [])
    .filter((fru) => fru.id !== fruId)
    .sort((left, right) => right.seenMs - left.seenMs)
  for (const fru of departed.slice(departedFrusMax)) tx.delete('hardwareFru', `${id}/${fru.id}`)
}

/** Writes what is said of a part; true when it is something else than before. */
function putFru(tx: Transaction, location: string, fru: ReportedFru, nowMs: number): boolean {
  const before = tx.get('hardwareFru', `${location}/${fru.id}`)
  const after = { location, ...fru, seenMs: nowMs }
  const isSame = before !== undefined && sameValue({ ...before, seenMs: nowMs }, after)
  if (isSame && nowMs - before.seenMs < fruSeenMs) return false
  tx.put('hardwareFru', after)
  return !isSame
}

function reportPlace(tx: Transaction, report: HardwareReport, reporting: Reporting): void {
  const { location, fru } = report
  const { nowMs } = reporting
  const { id } = location
  if (fru) takeAway(tx, { fruId: fru.id, to: id }, reporting)
  const before = tx.get('hardwareLocation', id)
  const isStill = before?.fruId === location.fruId
  if (before && !isStill) emptyPlace(tx, before, nowMs)
  const isOther = putChanged(tx, 'hardwareLocation', {
    before: tx.get('hardwareLocation', id),
    after: location,
  })
  if (fru === undefined) return
  const isNews = putFru(tx, id, fru, nowMs)
  if (!isStill) {
    const kind = before === undefined ? 'Detected' : 'Added'
    noteEvent(tx, id, { fruId: fru.id, timeMs: nowMs, kind })
    forgetDeparted(tx, location)
  } else if (isOther || isNews) {
    noteEvent(tx, id, { fruId: fru.id, timeMs: nowMs, kind: 'Scanned' })
  }
}

/**
 * Writes what a report says of places and of the parts in them; answers how many places those
 * were. What is reported as it is known changes nothing. Faults: INPUT_BODY.
 */
export function reportHardware(
  tx: Transaction,
  inputs: readonly HardwareInput[],
  nowMs: number,
): number {
  const reports = inputs.map(hardwareReport)
  const places = Map.groupBy(reports, ({ fru }) => fru?.id)
  const claims = new Map(
    [...places].map(([fruId, held]) => [fruId, held.map(({ location }) => location.id)]),
  )
  for (const report of reports) reportPlace(tx, report, { claims, nowMs })
  return reports.length
}

function forgetPlace(tx: Transaction, id: string, nowMs: number): boolean {
  const before = tx.get('hardwareLocation', id)
  if (before !== undefined) emptyPlace(tx, before, nowMs)
  return tx.delete('hardwareLocation', id)
}

/**
 * Forgets a place; its history and the part that was in it stay known. Fault: INPUT_XNAME.
 */
export function deleteHardware(tx: Transaction, text: string, nowMs: number): boolean {
  const name = parseXname(text)?.name
  if (name === undefined) throw new Fault('INPUT_XNAME', { message: 'invalid xname' })
  return forgetPlace(tx, name, nowMs)
}

/** Forgets every place; answers how many there were. */
export function deleteAllHardware(tx: Transaction, nowMs: number): number {
  const ids = [...tx.list('hardwareLocation')].map(({ id }) => id)
  for (const id of ids) forgetPlace(tx, id, nowMs)
  return ids.length
}

/** Forgets a part; the place that held it is empty. False when it is unknown here. */
export function deleteFru(tx: Transaction, fruId: string, nowMs: number): boolean {
  const keys = tx.lookup('hardwareFru', 'fruId', fruId)
  for (const key of keys) tx.delete('hardwareFru', key)
  for (const id of tx.lookup('hardwareLocation', 'fruId', fruId)) {
    const before = tx.get('hardwareLocation', id)
    if (before !== undefined) emptyPlace(tx, before, nowMs)
  }
  return keys.length > 0
}

/** Forgets every part; answers how many there were. */
export function deleteFrus(tx: Transaction, nowMs: number): number {
  const ids = new Set([...tx.list('hardwareFru')].map(({ id }) => id))
  for (const id of ids) deleteFru(tx, id, nowMs)
  return ids.size
}
