import { createHash } from 'node:crypto'

/** Lines kept for the report of a failure. */
const tailLines = 60
/** Characters that are hashed at once: many small updates would cost more than the hashing. */
const hashChars = 16_384

/** Everything that happened in a world, as one running hash: the same seed must give the same. */
export class Trace {
  readonly #hash = createHash('sha256')
  readonly #tail: string[] = []
  readonly #listen: ((line: string) => void) | undefined
  #waiting = ''
  #lines = 0

  constructor(listen?: (line: string) => void) {
    this.#listen = listen
  }

  note(atMs: number, text: string): void {
    const line = `${atMs.toFixed(3)} ${text}`
    this.#waiting += `${line}\n`
    if (this.#waiting.length >= hashChars) this.#flush()
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
    this.#flush()
    return this.#hash.copy().digest('hex')
  }

  #flush(): void {
    this.#hash.update(this.#waiting)
    this.#waiting = ''
  }
}
