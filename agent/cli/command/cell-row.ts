import type { Column } from '../output/table.ts'

/** A cell as `GET /cells/v1/cells` lists it. */
export interface CellRow {
  readonly id: string
  readonly url?: string
  readonly owns?: readonly string[]
  readonly nodes?: number
  readonly state?: string
  readonly order?: string
  readonly version?: string
  /** Only of cells on this machine. */
  readonly pid?: number | null
  readonly data?: string
}

/** What a list of cells shows. */
export const cellColumns: readonly Column<CellRow>[] = [
  { title: 'CELL', value: ({ id }) => id },
  { title: 'STATE', value: ({ state }) => state },
  { title: 'OWNS', value: ({ owns }) => ownsText(owns), mayShrink: true },
  { title: 'NODES', value: ({ nodes }) => nodes, align: 'right' },
  { title: 'URL', value: ({ url }) => url },
  { title: 'VERSION', value: ({ version }) => version },
]

/** An empty prefix covers every name. */
export function ownsText(owns: readonly string[] | undefined): string | undefined {
  return owns?.map((prefix) => (prefix === '' ? 'everything' : prefix)).join(', ')
}
