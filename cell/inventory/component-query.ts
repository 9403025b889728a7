/**
 * Components below given ids, and components in ranges of numbers: the query routes (reference
 * 1.2). They narrow what a filter lets through.
 */
import { Fault } from '../env/index.ts'
import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import {
  type ComponentFilterInput,
  componentFilterOf,
  componentsMatching,
} from './component-filter.ts'
import type { Enumerations } from './enumeration.ts'
import { parseNidRanges } from './nid-range.ts'
import { quoted } from './quoted.ts'
import { parseXname } from './xname.ts'

/**
 * Whether `name` is one of `ids` or below one: the id, then a letter, then letters and digits only
 * (the rule of `isDescendantText`, for many ids at the cost of one).
 */
export function isBelowAny(name: string, ids: ReadonlySet<string>): boolean {
  if (ids.has(name)) return true
  for (let at = name.length - 1; at > 0 && /[a-z0-9]/i.test(name[at] ?? ''); at -= 1) {
    if (/[a-z]/i.test(name[at] ?? '') && ids.has(name.slice(0, at))) return true
  }
  return false
}

function queriedIds(texts: readonly string[]): ReadonlySet<string> | 'all' {
  if (texts.length === 0 || texts[0] === '') {
    throw new Fault('INPUT_BODY', { message: 'Missing IDs' })
  }
  const ids = texts.map((text) => {
    const name = parseXname(text)?.name
    if (name !== undefined) return name as string
    throw new Fault('INPUT_XNAME', { message: `invalid xname ID: ${quoted(text)}` })
  })
  return ids.includes('s0') || ids.includes('all') ? 'all' : new Set(ids)
}

/**
 * The components that `ids` name and the filter lets through. Without a type the ids are exact,
 * with one each stands for everything below it too; `s0` and `all` stand for everything.
 * Faults: INPUT_BODY, INPUT_XNAME, INPUT_QUERY.
 */
export function queryComponents(
  reader: Reader,
  { ids: texts, filter }: { ids: readonly string[]; filter: ComponentFilterInput },
  enumerations: Enumerations,
): Component[] {
  const ids = queriedIds(texts)
  const withDescendants = (filter.type ?? []).length > 0
  if (ids !== 'all' && !withDescendants) {
    const { accepts } = componentFilterOf(reader, filter, enumerations)
    return componentsMatching(reader, { ids, accepts })
  }
  const found = componentsMatching(reader, componentFilterOf(reader, filter, enumerations))
  return ids === 'all' ? found : found.filter(({ id }) => isBelowAny(id, ids))
}

/** The components with a number in one of the ranges. Faults: INPUT_BODY, INPUT_QUERY. */
export function queryComponentsByNid(
  reader: Reader,
  { ranges: texts, filter }: { ranges: readonly string[]; filter: ComponentFilterInput },
  enumerations: Enumerations,
): Component[] {
  const ranges = parseNidRanges(texts)
  const found = componentsMatching(reader, componentFilterOf(reader, filter, enumerations))
  return found.filter(({ nid }) => {
    return nid !== undefined && ranges.some(({ start, end }) => start <= nid && nid <= end)
  })
}
