import { Fault } from '../../../cell/env/fault.ts'
import { flawsShownMax } from '../limits.ts'
import { type Flaw, type Path, pathText, type YamlSource } from './yaml-source.ts'

/** Reads fields of a file, and gathers what is wrong with them instead of stopping at the first. */
export class FieldReader {
  readonly #source: YamlSource
  readonly #flaws: Flaw[] = []
  readonly #warnings: Flaw[] = []

  constructor(source: YamlSource) {
    this.#source = source
  }

  get flaws(): readonly Flaw[] {
    return this.#flaws
  }

  /** What is odd and does no harm: keys that nobody reads. */
  get warnings(): readonly Flaw[] {
    return this.#warnings
  }

  flaw(path: Path, reason: string): undefined {
    this.#flaws.push({ ...this.#source.placeOf(path), where: pathText(path), reason })
    return undefined
  }

  warn(path: Path, reason: string): void {
    this.#warnings.push({ ...this.#source.placeOf(path), where: pathText(path), reason })
  }

  /** Where the value stands, for saying so about another one. */
  lineOf(path: Path): number {
    return this.#source.placeOf(path).line
  }

  /** A mapping; absent is an empty one. */
  map(path: Path, value: unknown): Readonly<Record<string, unknown>> {
    if (value === undefined || value === null) return {}
    if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
    this.flaw(path, 'this takes fields (key: value)')
    return {}
  }

  /** A list; absent is an empty one. */
  list(path: Path, value: unknown): readonly unknown[] {
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) return value
    this.flaw(path, 'this takes a list')
    return []
  }

  /** Text, trimmed; absent and empty are one. Numbers are taken as they were written. */
  text(path: Path, value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value === 'string') return value.trim() || undefined
    if (typeof value === 'number' || typeof value === 'boolean') {
      return this.#source.writtenAt(path) ?? String(value)
    }
    return this.flaw(path, 'this takes text')
  }

  /** As `text`, for what must be there. */
  requiredText(path: Path, value: unknown): string | undefined {
    const text = this.text(path, value)
    const isFlawed = value !== undefined && value !== null && typeof value === 'object'
    return text ?? (isFlawed ? undefined : this.flaw(path, 'this is missing'))
  }

  /** A whole number from 0. */
  count(path: Path, value: unknown): number | undefined {
    const text = this.text(path, value)
    if (text === undefined) return undefined
    const number = Number(text)
    if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number
    return this.flaw(path, `"${text}" is no whole number`)
  }

  /** What a rule makes of a value; its Fault becomes a flaw. */
  checked<Result>(path: Path, read: () => Result): Result | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return this.flaw(path, error.message.replace(/\.$/, ''))
    }
  }

  /** Warns of keys that nobody reads: most likely a slip of the finger. */
  onlyKnown(path: Path, map: Readonly<Record<string, unknown>>, known: readonly string[]): void {
    for (const key of Object.keys(map)) {
      if (!known.includes(key)) this.warn([...path, key], 'nobody reads this')
    }
  }
}

/** One line for one flaw: `nodes.yaml:12: nodes[3].xname: …`. */
export function flawText(name: string, { line, where, reason }: Flaw): string {
  return [`${name}:${line}`, where, reason].filter(Boolean).join(': ')
}

/**
 * All flaws of a file as one fault; the first ones in words, the rest counted. What is merely odd
 * comes along: a key that nobody reads is often why another one is missing.
 */
export function flawsFault(
  name: string,
  flaws: readonly Flaw[],
  warnings: readonly Flaw[] = [],
): Fault {
  const inOrder = (left: Flaw, right: Flaw): number =>
    left.line - right.line || left.column - right.column
  const linesOf = (list: readonly Flaw[], prefix: string): readonly string[] => {
    const shown = list.toSorted(inOrder).slice(0, flawsShownMax)
    const rest = list.length - shown.length
    const lines = shown.map((flaw) => `${prefix}${flawText(name, flaw)}`)
    return rest > 0 ? [...lines, `${prefix}and ${rest} more`] : lines
  }
  const count = flaws.length === 1 ? 'one thing is' : `${flaws.length} things are`
  return new Fault('INPUT_DISCOVER', {
    message: [
      `${count} wrong in ${name}; nothing was sent:`,
      ...linesOf(flaws, '  '),
      ...linesOf(warnings, '  note: '),
    ].join('\n'),
    details: { flaws: flaws.length, line: flaws.toSorted(inOrder)[0]?.line ?? 1 },
  })
}
