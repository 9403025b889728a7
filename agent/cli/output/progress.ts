import { progressIntervalMs } from '../limits.ts'
import type { Screen } from './screen.ts'

const barChars = 24

/** One line that redraws itself on a terminal, and is silent elsewhere. */
export class ProgressLine {
  readonly #screen: Screen
  readonly #title: string
  #drawnAtMs = Number.NEGATIVE_INFINITY
  #isDrawn = false

  constructor(screen: Screen, title: string) {
    this.#screen = screen
    this.#title = title
  }

  /** `total` 0 = nobody knows how much it will be; then `text` alone is shown. */
  show(done: number, total: number, text = ''): void {
    if (!this.#screen.isInteractive) return
    const nowMs = performance.now()
    const isLast = total > 0 && done >= total
    if (!isLast && nowMs - this.#drawnAtMs < progressIntervalMs) return
    this.#drawnAtMs = nowMs
    this.#isDrawn = true
    this.#screen.err(`\r\u001b[2K${progressText(this.#title, done, total, text)}`)
  }

  /** Takes the line away again. */
  clear(): void {
    if (this.#isDrawn) this.#screen.err('\r\u001b[2K')
    this.#isDrawn = false
  }
}

function progressText(title: string, done: number, total: number, text: string): string {
  if (total <= 0) return [title, text].filter(Boolean).join('  ')
  const share = Math.min(1, done / total)
  const filled = Math.round(share * barChars)
  const bar = `${'#'.repeat(filled)}${'.'.repeat(barChars - filled)}`
  return [title, `[${bar}]`, `${done}/${total}`, text].filter(Boolean).join('  ')
}
