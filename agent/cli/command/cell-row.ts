import { ageText } from '../node-row.ts'
import type { Column } from '../output/table.ts'

/** A cell as `GET /cells/v1/cells` lists it. */
export interface CellRow {
  readonly id: string
  /** The cell that answered. */
  readonly self?: boolean
  readonly url?: string
  readonly owns?: readonly string[]
  readonly roles?: readonly string[]
  readonly addresses?: readonly string[]
  readonly nodes?: number
  readonly state?: string
  readonly silentSeconds?: number
  readonly order?: string
  readonly behind?: boolean
  readonly marks?: readonly string[]
  readonly fork?: {
    readonly feed: string
    readonly order: string
    readonly left: string
    readonly right: string
  }
  readonly version?: string
  /** Of the cell that answers: what is gone and nobody has acknowledged. */
  readonly lost?: readonly string[]
  readonly remedy?: string
  /** Only of cells on this machine. */
  readonly pid?: number | null
  readonly data?: string
}

/** `alive`, `dark (31 s), FORKED`. */
export function stateText({ state, self, silentSeconds, behind, marks = [], fork }: CellRow) {
  const isQuiet = !self && silentSeconds !== undefined && state !== 'alive'
  const words = [
    isQuiet ? `${state} (${ageText(silentSeconds)})` : state,
    behind ? 'behind' : undefined,
    ...marks,
    fork ? 'FORKED' : undefined,
  ]
  return words.filter(Boolean).join(', ')
}

const own: readonly Column<CellRow>[] = [
  { title: 'CELL', value: ({ id }) => id },
  { title: 'STATE', value: stateText },
  { title: 'OWNS', value: ({ owns }) => ownsText(owns), mayShrink: true },
  { title: 'NODES', value: ({ nodes }) => nodes, align: 'right' },
]

/** What a list of cells shows. */
export function cellColumns(cells: readonly CellRow[]): readonly Column<CellRow>[] {
  const place: readonly Column<CellRow>[] = [
    { title: 'URL', value: ({ url }) => url },
    { title: 'VERSION', value: ({ version }) => version },
  ]
  if (cells.length < 2) return [...own, ...place]
  return [
    ...own,
    { title: 'ROLES', value: ({ roles }) => roles?.join(','), mayShrink: true },
    { title: 'HELD', value: ({ order }) => order },
    ...place,
  ]
}

/** An empty prefix covers every name. */
export function ownsText(owns: readonly string[] | undefined): string | undefined {
  return owns?.map((prefix) => (prefix === '' ? 'everything' : prefix)).join(', ')
}

/** What a cell has lost, and what to do: said until an operator acknowledges it. */
export function lostFields({ lost = [], remedy }: CellRow) {
  const fields = lost.map((text) => ['lost', text.replace(/^lost /, '')] as const)
  return lost.length > 0 ? [...fields, ['to do', remedy] as const] : []
}

/** Everything about a cell, a fact a line. */
export function cellFields(cell: CellRow): readonly (readonly [string, string | undefined])[] {
  const { id, self, owns, silentSeconds, fork, behind, marks, lost, remedy, ...rest } = cell
  const evidence =
    fork && `${fork.feed} ${fork.order}: ${fork.left} and ${fork.right} are both signed`
  const told = [
    ['id', id],
    ['answers', self ? 'yes' : undefined],
    ['state', stateText(cell)],
    ['silent', silentSeconds === undefined || self ? undefined : ageText(silentSeconds)],
    ['owns', ownsText(owns)],
    ['fork', evidence],
    ...lostFields(cell),
  ] as const
  const known = new Set(['state', 'presence'])
  const others = Object.entries(rest)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => [name, valueText(value)] as const)
  return [...told, ...others]
}

function valueText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
