import { styleText } from 'node:util'

/** Where a command writes: results to `out`, everything else to `err`. */
export interface Screen {
  /** Characters of a line; undefined when nobody looks, and nothing is cut. */
  readonly columns: number | undefined
  /** Whether a person sees `err`: only then does a line redraw itself. */
  readonly isInteractive: boolean
  out(text: string): void
  err(text: string): void
  /** Bold on a terminal that may have colours (NO_COLOR, no-color.org), plain elsewhere. */
  bold(text: string): string
  dim(text: string): string
}

/** The terminal, or whatever takes its place. */
export function processScreen(): Screen {
  const { stdout, stderr } = process
  const style = (format: 'bold' | 'dim', text: string): string =>
    styleText(format, text, { stream: stdout, validateStream: true })
  return {
    columns: stdout.isTTY ? stdout.columns : undefined,
    isInteractive: Boolean(stderr.isTTY),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    bold: (text) => style('bold', text),
    dim: (text) => style('dim', text),
  }
}
