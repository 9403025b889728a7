/**
 * What a simulated world looked like: distributions in bounded memory, plots as SVG, and one HTML
 * page that needs nothing but itself. It knows nothing of cells and writes no file.
 */
export { type Page, pageOf } from './page.ts'
export type { Line, Plot } from './plot.ts'
export { Quantiles, type Spread } from './quantiles.ts'
