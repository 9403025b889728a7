/** One line of a plot. */
export interface Line {
  readonly name: string
  readonly points: readonly (readonly [number, number])[]
  /** Drawn against the axis on the right. */
  readonly isRight?: boolean
}

/** A plot of a few lines over one axis. */
export interface Plot {
  readonly title: string
  /** What the reader should look for, in a sentence. */
  readonly note: string
  readonly across: string
  readonly up: string
  readonly right?: string
  readonly lines: readonly Line[]
}

const size = { width: 720, height: 280, left: 64, right: 64, top: 12, bottom: 40 }
const inner = {
  width: size.width - size.left - size.right,
  height: size.height - size.top - size.bottom,
}
/** Points per line: more than the eye can tell apart only make the file large. */
const pointsMax = 400
const ticksWanted = 5

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text as it may stand in a page. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? '')
}

/** A round number near `most / ticksWanted`. */
function stepOf(most: number): number {
  const rough = Math.max(most, Number.MIN_VALUE) / ticksWanted
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
}

function shown(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toFixed(2))} M`
  if (value >= 1e4) return `${Number((value / 1e3).toFixed(1))} k`
  return String(Number(value.toPrecision(4)))
}

function thinned<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length <= pointsMax) return items
  const every = items.length / pointsMax
  return Array.from({ length: pointsMax }, (_, at) => items[Math.floor(at * every)] as Item)
}

interface Axis {
  readonly most: number
  readonly step: number
}

function axisOf(values: readonly number[]): Axis {
  const largest = values.reduce((most, value) => Math.max(most, value), 0)
  const step = stepOf(largest)
  return { most: Math.max(step, Math.ceil(largest / step) * step), step }
}

function ticks({ most, step }: Axis): readonly number[] {
  return Array.from({ length: Math.round(most / step) + 1 }, (_, at) => at * step)
}

const x = (axis: Axis, value: number) => size.left + (value / axis.most) * inner.width
const y = (axis: Axis, value: number) => size.top + (1 - value / axis.most) * inner.height

function gridOf(across: Axis, up: Axis, right: Axis | undefined): string {
  const end = size.width - size.right
  const ups = ticks(up).map((tick) => {
    const at = y(up, tick).toFixed(1)
    const text = `<text class="tick up" x="${size.left - 8}" y="${at}">${shown(tick)}</text>`
    return `<path class="grid" d="M${size.left} ${at}H${end}"/>${text}`
  })
  const rights = right
    ? ticks(right).map((tick) => {
        return `<text class="tick right" x="${end + 8}" y="${y(right, tick).toFixed(1)}">${shown(tick)}</text>`
      })
    : []
  const bottom = size.height - size.bottom
  const acrosses = ticks(across).map((tick) => {
    return `<text class="tick across" x="${x(across, tick).toFixed(1)}" y="${bottom + 16}">${shown(tick)}</text>`
  })
  return [...ups, ...rights, ...acrosses].join('')
}

/** The plot as an SVG that needs nothing else; colours are classes of the page. */
export function svgOf(plot: Plot): string {
  const all = (isRight: boolean, part: 0 | 1) =>
    plot.lines
      .filter((line) => (line.isRight ?? false) === isRight)
      .flatMap(({ points }) => points.map((point) => point[part]))
  const across = axisOf([...all(false, 0), ...all(true, 0)])
  const up = axisOf(all(false, 1))
  const right = plot.right === undefined ? undefined : axisOf(all(true, 1))
  const paths = plot.lines.map(({ points, isRight }, at) => {
    const axis = isRight && right ? right : up
    const steps = thinned(points).map(([px, py], place) => {
      return `${place === 0 ? 'M' : 'L'}${x(across, px).toFixed(1)} ${y(axis, py).toFixed(1)}`
    })
    return `<path class="line line-${at}" d="${steps.join('')}"/>`
  })
  const middle = size.left + inner.width / 2
  const labels = [
    `<text class="label" x="${middle}" y="${size.height - 6}">${escaped(plot.across)}</text>`,
    `<text class="label" transform="translate(14 ${size.top + inner.height / 2}) rotate(-90)">${escaped(plot.up)}</text>`,
    plot.right === undefined
      ? ''
      : `<text class="label" transform="translate(${size.width - 8} ${size.top + inner.height / 2}) rotate(90)">${escaped(plot.right)}</text>`,
  ]
  const box = `viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escaped(plot.title)}"`
  return `<svg ${box}>${gridOf(across, up, right)}${paths.join('')}${labels.join('')}</svg>`
}
