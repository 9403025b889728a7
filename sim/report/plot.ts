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
  /** Across in powers of ten: what is below the smallest value above 0 is drawn at the edge. */
  readonly isLog?: boolean
  readonly lines: readonly Line[]
}

const size = { width: 720, height: 280, left: 64, top: 12, bottom: 40 }
/** Room at the right: with an axis there, and for half of the last number below. */
const rightOf = (plot: Plot) => (plot.right === undefined ? 20 : 64)
const innerHeight = size.height - size.top - size.bottom
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
  const rough = most / ticksWanted
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
}

function shown(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toFixed(2))} M`
  if (value >= 1e3) return `${Number((value / 1e3).toFixed(2))} k`
  return String(Number(value.toPrecision(4)))
}

function thinned<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length <= pointsMax) return items
  const every = items.length / pointsMax
  return Array.from({ length: pointsMax }, (_, at) => items[Math.floor(at * every)] as Item)
}

interface Axis {
  readonly ticks: readonly number[]
  /** Where a value lies: 0 = at the beginning of the axis, 1 = at its end. */
  place(value: number): number
}

function axisOf(values: readonly number[]): Axis {
  // A line of zeros lies on an axis to 1.
  const largest = values.reduce((most, value) => Math.max(most, value), 0) || 1
  const step = stepOf(largest)
  const most = Math.max(step, Math.ceil(largest / step - 1e-9) * step)
  const ticks = Array.from({ length: Math.round(most / step) + 1 }, (_, at) => at * step)
  return { ticks, place: (value) => value / most }
}

/** From the power of ten below the smallest value above 0 to the one above the largest. */
function logAxisOf(values: readonly number[]): Axis {
  const above = values.filter((value) => value > 0)
  const smallest = above.reduce((low, value) => Math.min(low, value), above[0] ?? 1)
  const largest = above.reduce((most, value) => Math.max(most, value), smallest)
  const least = Math.floor(Math.log10(smallest))
  const most = Math.max(least + 1, Math.ceil(Math.log10(largest) - 1e-9))
  const ticks = Array.from({ length: most - least + 1 }, (_, at) => 10 ** (least + at))
  const place = (value: number) =>
    value <= 0 ? 0 : Math.max(0, (Math.log10(value) - least) / (most - least))
  return { ticks, place }
}

/** The axes of a plot, and where on the right they end. */
interface Frame {
  readonly across: Axis
  readonly up: Axis
  readonly right: Axis | undefined
  readonly end: number
}

const x = ({ across, end }: Frame, value: number) =>
  size.left + across.place(value) * (end - size.left)
const y = (axis: Axis, value: number) => size.top + (1 - axis.place(value)) * innerHeight

function gridOf(frame: Frame): string {
  const { across, up, right, end } = frame
  const ups = up.ticks.map((tick) => {
    const at = y(up, tick).toFixed(1)
    const text = `<text class="tick up" x="${size.left - 8}" y="${at}">${shown(tick)}</text>`
    return `<path class="grid" d="M${size.left} ${at}H${end}"/>${text}`
  })
  const rights = right
    ? right.ticks.map((tick) => {
        return `<text class="tick right" x="${end + 8}" y="${y(right, tick).toFixed(1)}">${shown(tick)}</text>`
      })
    : []
  const bottom = size.height - size.bottom
  const acrosses = across.ticks.map((tick) => {
    return `<text class="tick across" x="${x(frame, tick).toFixed(1)}" y="${bottom + 16}">${shown(tick)}</text>`
  })
  return [...ups, ...rights, ...acrosses].join('')
}

/** The plot as an SVG that needs nothing else; colours are classes of the page. */
export function svgOf(plot: Plot): string {
  const all = (isRight: boolean, part: 0 | 1) =>
    plot.lines
      .filter((line) => (line.isRight ?? false) === isRight)
      .flatMap(({ points }) => points.map((point) => point[part]))
  const measure = plot.isLog ? logAxisOf : axisOf
  const across = measure([...all(false, 0), ...all(true, 0)])
  const up = axisOf(all(false, 1))
  const right = plot.right === undefined ? undefined : axisOf(all(true, 1))
  const frame: Frame = { across, up, right, end: size.width - rightOf(plot) }
  const paths = plot.lines.map(({ points, isRight }, at) => {
    const axis = isRight && right ? right : up
    const steps = thinned(points).map(([px, py], place) => {
      return `${place === 0 ? 'M' : 'L'}${x(frame, px).toFixed(1)} ${y(axis, py).toFixed(1)}`
    })
    return `<path class="line line-${at}" d="${steps.join('')}"/>`
  })
  const middle = (size.left + frame.end) / 2
  const centre = size.top + innerHeight / 2
  const labels = [
    `<text class="label" x="${middle}" y="${size.height - 6}">${escaped(plot.across)}</text>`,
    `<text class="label" transform="translate(14 ${centre}) rotate(-90)">${escaped(plot.up)}</text>`,
    plot.right === undefined
      ? ''
      : `<text class="label" transform="translate(${size.width - 8} ${centre}) rotate(90)">${escaped(plot.right)}</text>`,
  ]
  const box = `viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escaped(plot.title)}"`
  return `<svg ${box}>${gridOf(frame)}${paths.join('')}${labels.join('')}</svg>`
}
