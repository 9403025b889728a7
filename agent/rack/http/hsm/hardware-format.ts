/**
 * The two shapes in which a query answers: every place in a list of its kind, or parts of nodes in
 * their node.
 */
import { Fault } from '../../../../cell/env/index.ts'
import { hardwareKinds, nestedTypes } from '../../../../cell/inventory/index.ts'

const formats = ['NestNodesOnly', 'FullyFlat'] as const

export type HardwareFormat = (typeof formats)[number]

/** A place as `placeBody` makes it, perhaps with lists of what is in it. */
export type PlaceRow = { readonly ID: string; readonly Type: string } & Readonly<
  Record<string, unknown>
>

/** Name and shape of a query's answer. */
export interface QueryHead {
  readonly xname: string
  readonly format: HardwareFormat
}

const listOf = new Map<string, string>(hardwareKinds.map(({ type, list }) => [type, list]))
const lists = [...new Set(listOf.values())]

/** The format that a parameter names, whatever its case. Faults: INPUT_QUERY. */
export function hardwareFormat(values: readonly string[] | undefined): HardwareFormat {
  const given = values?.at(-1) ?? ''
  if (given === '') return 'NestNodesOnly'
  const known = formats.find((format) => format.toLowerCase() === given.toLowerCase())
  if (known === undefined) throw new Fault('INPUT_QUERY', { message: 'Invalid format' })
  return known
}

function byList(rows: readonly PlaceRow[]): Record<string, readonly PlaceRow[]> {
  const found = Map.groupBy(rows, ({ Type }) => listOf.get(Type))
  return Object.fromEntries(
    lists.flatMap((list) => (found.has(list) ? [[list, found.get(list) ?? []]] : [])),
  )
}

/** The node that a part hangs on, as its name says. */
const nodeIn = (id: string): string | undefined => /^.*?n\d+/.exec(id)?.[0]

/** The document that a query answers. A part whose node is not asked for stays in its own list. */
export function arranged(rows: readonly PlaceRow[], { xname, format }: QueryHead): object {
  const head = { XName: xname, Format: format }
  if (format === 'FullyFlat') return { ...head, ...byList(rows) }
  const nodes = new Set(rows.filter(({ Type }) => Type === 'Node').map(({ ID }) => ID))
  const holderOf = ({ ID, Type }: PlaceRow) => {
    const node = nestedTypes.has(Type) ? nodeIn(ID) : undefined
    return node !== undefined && nodes.has(node) ? node : undefined
  }
  const held = Map.groupBy(rows, holderOf)
  const top = (held.get(undefined) ?? []).map((row) => {
    return row.Type === 'Node' ? { ...row, ...byList(held.get(row.ID) ?? []) } : row
  })
  return { ...head, ...byList(top) }
}

/** Every place of such a document, those inside of nodes, too, without what is in them. */
export function placesIn(document: unknown): readonly PlaceRow[] {
  const holder = (document ?? {}) as Readonly<Record<string, unknown>>
  const rows = lists.flatMap((list) => (holder[list] ?? []) as readonly PlaceRow[])
  return rows.flatMap((row) => {
    const inside = placesIn(row)
    if (inside.length === 0) return [row]
    const plain = Object.entries(row).filter(([key]) => !lists.includes(key))
    return [Object.fromEntries(plain) as PlaceRow, ...inside]
  })
}
