import type { FieldReader } from './field-reader.ts'
import type { Path } from './yaml-source.ts'

/** Values of which each may stand once in a file; the second one is told where the first stands. */
export class UniqueValue {
  readonly #reader: FieldReader
  readonly #what: string
  readonly #seen = new Map<string, Path>()

  constructor(reader: FieldReader, what: string) {
    this.#reader = reader
    this.#what = what
  }

  /** Notes the value; a repetition is a flaw. */
  add(path: Path, value: string | number | undefined): void {
    if (value === undefined) return
    const before = this.#seen.get(String(value))
    if (before === undefined) {
      this.#seen.set(String(value), path)
      return
    }
    const line = this.#reader.lineOf(before)
    this.#reader.flaw(path, `${this.#what} ${value} is used already in line ${line}`)
  }
}
