import { createHash } from 'node:crypto'

/** Lines kept for the report of a failure. */
const tailLines = 60

/** Everything that happened in a world, as one running hash: the same seed must give the same. */
export class Trace {
  readonly #hash = createHash('sha256')
  readonly #tail: string[] = []
  readonly #listen: ((line: string) => void) | undefined
  #lines = 0

  constructor(listen?: (line: string) => void) {
    this.#listen = listen
  }

  note(atMs: number, text: string): void {
    const line = `${atMs.toFixed(3)} ${text}`
    this.#hash.update(line)
    this.#hash.update('\n')
    this.#lines++
    this.#tail.push(line)
    if (this.#tail.length > 2 * tailLines) this.#tail.splice(0, tailLines)
    this.#listen?.(line)
  }

  get lines(): number {
    return this.#lines
  }

  /** The newest lines, oldest first. */
  tail(): readonly string[] {
    return this.#tail.slice(-tailLines)
  }

  /** SHA-256 so far, hexadecimal; noting may go on. */
  digest(): string {
    return this.#hash.copy().digest('hex')
  }
}
