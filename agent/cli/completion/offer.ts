import { faults } from '../../../cell/env/fault.ts'
import { type ChoiceInputs, chooseCell } from '../cell-choice.ts'
import { CellClient } from '../cell-client.ts'
import type { CellRow } from '../command/cell-row.ts'
import { aboutText, type ConflictRow } from '../command/conflict-row.ts'
import type { Completable } from '../command/shape.ts'
import { eventTypes } from '../event-type.ts'
import { completionTimeoutMs } from '../limits.ts'
import { type NodeList, type NodeRow, nameOf, nodeFields } from '../node-row.ts'

/** Something that may stand in a place, and a word about it. */
export interface Offer {
  readonly value: string
  readonly says?: string
}

/** Everything that may stand where `current` is being typed. */
export async function offersFor(
  completes: Exclude<Completable, 'file' | 'folder'>,
  current: string,
  choice: ChoiceInputs,
): Promise<readonly Offer[]> {
  if (completes === 'fault-code') {
    const wanted = current.toUpperCase()
    return Object.entries(faults)
      .filter(([code]) => code.startsWith(wanted))
      .map(([code, { message }]) => ({ value: code, says: message }))
  }
  if (completes === 'fields') return lastOfList(current, nodeFields)
  if (completes === 'event-types') return lastOfList(current, eventTypes)
  const client = new CellClient(chooseCell(choice))
  const timeoutMs = completionTimeoutMs
  if (completes === 'cell') {
    const { cells } = await client.get<{ cells: readonly CellRow[] }>('/cells/v1/cells', {
      timeoutMs,
    })
    return cells
      .filter(({ id }) => id.startsWith(current))
      .map(({ id, url = '' }) => ({ value: id, says: url }))
  }
  if (completes === 'conflict') {
    const { conflicts } = await client.get<{ conflicts: readonly ConflictRow[] }>(
      '/cells/v1/conflicts',
      { timeoutMs },
    )
    return conflicts
      .filter(({ id }) => id.startsWith(current))
      .map((conflict) => ({ value: conflict.id, says: aboutText(conflict) }))
  }
  const query = { fields: 'id,hostname,groups' }
  const { nodes } = await client.get<NodeList>('/cells/v1/nodes', { query, timeoutMs })
  switch (completes) {
    case 'group':
      return groupOffers(nodes, '').filter(({ value }) => value.startsWith(current))
    case 'cloud-group':
      return cloudGroupOffers(client, nodes, current)
    case 'node':
      return nodeOffers(nodes, current)
    case 'node-set':
      return nodeSetOffers(nodes, current)
    case 'boot-target':
      return [...nodeSetOffers(nodes, current), ...bootWords(current)]
  }
}

/** The last word of a list with commas; those before it stay. */
function lastOfList(current: string, words: readonly string[]): readonly Offer[] {
  const at = current.lastIndexOf(',') + 1
  const [before, word] = [current.slice(0, at), current.slice(at)]
  const given = new Set(before.split(','))
  return words
    .filter((each) => each.startsWith(word) && !given.has(each))
    .map((each) => ({ value: `${before}${each}` }))
}

function groupOffers(nodes: readonly NodeRow[], prefix: string): readonly Offer[] {
  const sizes = new Map<string, number>()
  for (const { groups = [] } of nodes) {
    for (const label of groups) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  }
  return [...sizes]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([label, size]) => ({ value: `${prefix}${label}`, says: `${size} nodes` }))
}

async function cloudGroupOffers(
  client: CellClient,
  nodes: readonly NodeRow[],
  current: string,
): Promise<readonly Offer[]> {
  const groups = await client.get<Readonly<Record<string, unknown>> | null>(
    '/cloud-init/admin/groups',
    { timeoutMs: completionTimeoutMs },
  )
  const known = groupOffers(nodes, '')
  const names = new Set(known.map(({ value }) => value))
  const others = Object.keys(groups ?? {})
    .filter((name) => !names.has(name))
    .map((value) => ({ value }))
  return [...known, ...others].filter(({ value }) => value.startsWith(current))
}

/** Xnames when an xname is being typed, names otherwise. */
function nodeOffers(nodes: readonly NodeRow[], current: string): readonly Offer[] {
  const offers = nodes.flatMap((row): readonly Offer[] => {
    const name = nameOf(row)
    return [
      ...(name.startsWith(current) ? [{ value: name, says: row.id }] : []),
      ...(name !== row.id && current !== '' && row.id.startsWith(current)
        ? [{ value: row.id, says: name }]
        : []),
    ]
  })
  return offers
}

/** The last item of a set that is being typed; what stands before it stays. */
function nodeSetOffers(nodes: readonly NodeRow[], current: string): readonly Offer[] {
  const at = Math.max(...[',', '!', '&', '^'].map((operator) => current.lastIndexOf(operator))) + 1
  const [before, item] = [current.slice(0, at), current.slice(at)]
  if (/[[\]*?]/.test(item)) return []
  const groups = groupOffers(nodes, '@').filter(({ value }) => value.startsWith(item))
  const offers = item.startsWith('@') ? groups : [...nodeOffers(nodes, item), ...groups]
  return offers.map(({ value, ...rest }) => ({ value: `${before}${value}`, ...rest }))
}

function bootWords(current: string): readonly Offer[] {
  return [
    { value: 'default', says: 'whoever has nothing else' },
    { value: 'role:Compute', says: 'a role' },
    { value: 'role:Service', says: 'a role' },
  ].filter(({ value }) => value.startsWith(current))
}
