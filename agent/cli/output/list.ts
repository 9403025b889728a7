import type { Screen } from './screen.ts'
import { type Column, tableText } from './table.ts'

/** The forms of a list. */
export const outputFormats = ['table', 'json', 'yaml', 'name'] as const
export type OutputFormat = (typeof outputFormats)[number]

/** How a list looks in each form. */
export interface ListLook<Row> {
  readonly rows: readonly Row[]
  /** What -o name prints. */
  readonly name: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  /** What -o json and yaml print instead of the rows alone: the rows and what they cover. */
  readonly whole?: object
  /** A line below the table: how much it covers. */
  readonly footer?: string
  /** What is said instead of an empty table. */
  readonly none: string
}

/** Prints a list: the table for people, the rows themselves as JSON or YAML, or one name a line. */
export async function printList<Row>(
  screen: Screen,
  format: OutputFormat,
  look: ListLook<Row>,
): Promise<void> {
  if (format === 'name') {
    for (const row of look.rows) screen.out(`${look.name(row)}\n`)
  } else if (format === 'table') {
    if (look.rows.length === 0) screen.err(`${look.none}\n`)
    else screen.out(tableText(look.columns, look.rows, screen))
    if (look.footer && look.rows.length > 0) screen.out(`${screen.dim(look.footer)}\n`)
  } else await printValue(screen, format, look.whole ?? look.rows)
}

/** Prints one value as JSON or YAML. */
export async function printValue(
  screen: Screen,
  format: Exclude<OutputFormat, 'table' | 'name'>,
  value: unknown,
): Promise<void> {
  if (format === 'json') {
    screen.out(`${JSON.stringify(value, undefined, 2)}\n`)
    return
  }
  const { stringify } = await import('yaml')
  screen.out(stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }))
}
