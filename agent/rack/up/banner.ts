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

/** A node that is really there, for the commands that the banner suggests. */
export interface ExampleNode {
  readonly name: string
  readonly group: string | undefined
  readonly mac: string | undefined
}

/** What the banner says besides the cells. */
export interface BannerFacts {
  readonly seconds: number
  readonly tokenFile: string
  /** Undefined when there is no node yet. */
  readonly example: ExampleNode | undefined
}

/** Five commands that work with what is there. */
function nextSteps(url: string, example: ExampleNode | undefined): readonly string[] {
  if (!example) {
    return [
      'npx rackcell import discover my-nodes.yaml --dry-run',
      'npx rackcell import discover my-nodes.yaml',
      'npx rackcell node list',
      'npx rackcell status',
      'npx rackcell --help',
    ]
  }
  const { name, group, mac } = example
  const target = group ? `@${group}` : name
  return [
    'npx rackcell node list',
    `npx rackcell node show ${name}`,
    `npx rackcell boot set ${target} --kernel http://files/vmlinuz --initrd http://files/initrd`,
    `npx rackcell node why ${name}`,
    `curl "${url}/boot/v1/bootscript?${mac ? `mac=${mac}` : `name=${name}`}"`,
  ]
}

/** What a person sees when everything is up: the cells, the token's place, and what to try next. */
export function banner(
  cells: readonly BannerCell[],
  { seconds, tokenFile, example }: BannerFacts,
): string {
  const rows = cells.map(({ plan, url, nodes }) => [
    plan.id,
    plan.cabinets.length === 0 ? 'everything' : plan.cabinets.join(' '),
    url,
    String(nodes),
  ])
  const steps = nextSteps(cells[0]?.url ?? '', example)
    .map((step) => `  ${step}`)
    .join('\n')
  return `
rackcell is ready after ${seconds.toFixed(1)} s

${aligned([['CELL', 'OWNS', 'URL', 'NODES'], ...rows])}

The operator token is in ${tokenFile} ("token"). Try in another terminal, in this folder:

${steps}

Ctrl-C stops everything in order; the data stays.
`
}
