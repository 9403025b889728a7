import type { CellPlan } from './deal.ts'

/** What the banner says of one cell. */
export interface BannerCell {
  readonly plan: CellPlan
  readonly url: string
  readonly nodes: number
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) => `  ${row.map((cell, at) => cell.padEnd(widths?.[at] ?? 0)).join('  ')}`.trimEnd())
    .join('\n')
}

/** What a person sees when everything is up: the cells, the token's place, and what to try next. */
export function banner(
  cells: readonly BannerCell[],
  { seconds, tokenFile }: { readonly seconds: number; readonly tokenFile: string },
): string {
  const rows = cells.map(({ plan, url, nodes }) => [
    plan.id,
    plan.cabinets.length === 0 ? 'everything' : plan.cabinets.join(' '),
    url,
    String(nodes),
  ])
  const first = cells[0]?.url ?? ''
  return `
rackcell is ready after ${seconds.toFixed(1)} s

${aligned([['CELL', 'OWNS', 'URL', 'NODES'], ...rows])}

The operator token is in ${tokenFile} ("token"). Try in another terminal, in this folder:

  npx rackcell node list
  npx rackcell node show cb05
  npx rackcell boot set @kube --kernel http://files/vmlinuz --initrd http://files/initrd
  npx rackcell node why cb05
  curl "${first}/boot/v1/bootscript?mac=ec:e7:a7:05:a0:0c"

Ctrl-C stops everything in order; the data stays.
`
}
