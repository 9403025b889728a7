import { escaped, type Plot, svgOf } from './plot.ts'

/** What a page shows. */
export interface Page {
  readonly title: string
  /** How to see the same again. */
  readonly command: string
  readonly verdict: string
  readonly hasHeld: boolean
  /** Figures, in groups, by name. */
  readonly tables: readonly {
    readonly title: string
    readonly rows: readonly (readonly [string, string])[]
  }[]
  readonly plots: readonly Plot[]
}

const style = `
:root{color-scheme:light dark;--ink:#1c2321;--soft:#6b7672;--grid:#dfe4e1;--paper:#fbfcfb;
--good:#17705a;--bad:#b3261e;--a:#1d6fa5;--b:#c2671b;--c:#5d8a2b;--d:#8a3f7d}
@media(prefers-color-scheme:dark){:root{--ink:#e6ebe8;--soft:#97a39e;--grid:#2c3431;--paper:#141917;
--good:#5ec4a5;--bad:#ff8a80;--a:#6bb7e6;--b:#f0a35e;--c:#a3cf6a;--d:#d58fc8}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:980px;
margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0 0 .3rem}h2{font-size:1.1rem;margin:2rem 0 .2rem}
.verdict{font-weight:600}.held{color:var(--good)}.broken{color:var(--bad);white-space:pre-wrap}
code,pre{font:13px/1.45 ui-monospace,monospace}p{margin:.3rem 0;color:var(--soft)}
svg{width:100%;height:auto;display:block;margin:.5rem 0}
.grid{stroke:var(--grid);stroke-width:1;fill:none}
.line{fill:none;stroke-width:1.8;stroke-linejoin:round}
.line-0{stroke:var(--a)}.line-1{stroke:var(--b)}.line-2{stroke:var(--c)}.line-3{stroke:var(--d)}
.tick,.label{fill:var(--soft);font-size:11px}.up{text-anchor:end;dominant-baseline:middle}
.right{dominant-baseline:middle}.across,.label{text-anchor:middle}
.key span{margin-right:1.2rem}.key i{display:inline-block;width:14px;height:3px;margin-right:5px;
vertical-align:middle}.k0{background:var(--a)}.k1{background:var(--b)}.k2{background:var(--c)}
.k3{background:var(--d)}
.tables{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:0 2rem}
table{border-collapse:collapse;width:100%;font-size:13px}
td{padding:.15rem 0;border-bottom:1px solid var(--grid)}td+td{text-align:right;
font-variant-numeric:tabular-nums}
`

/** Which line is which; the label of a single one is at the axis. */
function keyOf({ lines }: Plot): string {
  if (lines.length < 2) return ''
  const parts = lines.map(({ name }, at) => `<span><i class="k${at}"></i>${escaped(name)}</span>`)
  return `<div class="key">${parts.join('')}</div>`
}

/** One page that stands for itself: no script, no font, no picture from elsewhere. */
export function pageOf({ title, command, verdict, hasHeld, tables, plots }: Page): string {
  const shownTables = tables.map(({ title: name, rows }) => {
    const body = rows.map(([left, right]) => {
      return `<tr><td>${escaped(left)}</td><td>${escaped(right)}</td></tr>`
    })
    return `<section><h2>${escaped(name)}</h2><table>${body.join('')}</table></section>`
  })
  const shownPlots = plots.map((plot) => {
    const head = `<h2>${escaped(plot.title)}</h2><p>${escaped(plot.note)}</p>`
    return `<section>${head}${keyOf(plot)}${svgOf(plot)}</section>`
  })
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escaped(title)}</title><style>${style}</style></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    `<div class="verdict ${hasHeld ? 'held' : 'broken'}">${escaped(verdict)}</div>`,
    `<p>See it again: <code>${escaped(command)}</code></p>`,
    `<div class="tables">${shownTables.join('')}</div>`,
    shownPlots.join(''),
    '</body></html>\n',
  ].join('\n')
}
