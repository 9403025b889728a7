import { printableLine } from './printable.ts'

/** One column: what stands above it, and how it gives way. */
export interface Column<Row> {
  readonly title: string
  readonly value: (row: Row) => string | number | undefined
  readonly align?: 'right'
  /** May be cut when the line is too long for the terminal. */
  readonly mayShrink?: boolean
}

/** Characters of a column that may shrink at least: room for a title and the start of a value. */
const shrunkCharsMin = 8
const gap = '  '

/** Characters as a terminal counts them, for text without double-width ones. */
const widthOf = (text: string): number => [...text].length

function cut(text: string, width: number): string {
  const chars = [...text]
  return chars.length <= width ? text : `${chars.slice(0, Math.max(0, width - 1)).join('')}…`
}

/** Widths under which the line fits: the widest column that may shrink gives way first. */
function fitted(widths: number[], mayShrink: readonly boolean[], columns: number): number[] {
  const line = (): number => widths.reduce((sum, width) => sum + width + gap.length, -gap.length)
  for (;;) {
    const excess = line() - columns
    if (excess <= 0) return widths
    const candidates = widths
      .map((width, index) => ({ width, index }))
      .filter(({ width, index }) => mayShrink[index] && width > shrunkCharsMin)
      .sort((left, right) => right.width - left.width)
    const [widest, next] = candidates
    if (widest === undefined) return widths
    const floor = Math.max(shrunkCharsMin, (next?.width ?? shrunkCharsMin) - 1)
    widths[widest.index] = Math.max(floor, widest.width - excess)
  }
}

/**
 * An aligned table as text, every line ended. `columns` is the width of the terminal; without one
 * nothing is cut. An absent value is a dash.
 */
export function tableText<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  style: { readonly columns?: number | undefined; readonly bold?: (text: string) => string } = {},
): string {
  const cells = rows.map((row) =>
    columns.map(({ value }) => {
      const text = value(row)
      return text === undefined || text === '' ? '-' : printableLine(String(text))
    }),
  )
  const natural = columns.map(({ title }, index) =>
    cells.reduce((width, line) => Math.max(width, widthOf(line[index] ?? '')), widthOf(title)),
  )
  const widths =
    style.columns === undefined
      ? natural
      : fitted(
          natural,
          columns.map(({ mayShrink }) => mayShrink === true),
          style.columns,
        )
  const lineOf = (texts: readonly string[]): string =>
    texts
      .map((text, index) => {
        const width = widths[index] ?? 0
        const shown = cut(text, width)
        const blanks = ' '.repeat(Math.max(0, width - widthOf(shown)))
        return columns[index]?.align === 'right' ? blanks + shown : shown + blanks
      })
      .join(gap)
      .trimEnd()
  const head = lineOf(columns.map(({ title }) => title))
  return `${[(style.bold ?? String)(head), ...cells.map(lineOf)].join('\n')}\n`
}
