import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
import { type Given, type Layer, optionAt, unknownKey } from './layer.ts'
import { sectionNames } from './option-table.ts'
import { judgeValue } from './option-value.ts'

class FileReader {
  readonly given: Given[] = []
  readonly flaws: string[] = []
  readonly #path: string
  readonly #lines = new LineCounter()

  constructor(path: string) {
    this.#path = path
  }

  read(text: string): void {
    const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false })
    for (const { message, pos } of document.errors) this.#flaw(pos[0], message)
    if (document.errors.length > 0 || document.contents === null) return
    if (!isMap(document.contents)) {
      this.#flaw(0, 'a configuration is a map of sections')
      return
    }
    for (const pair of document.contents.items) this.#section(pair as Pair<Node, Node | null>)
  }

  #section({ key, value }: Pair<Node, Node | null>): void {
    const name = isScalar(key) ? String(key.value) : ''
    const at = key.range?.[0] ?? 0
    if (!sectionNames.includes(name)) {
      this.#flaw(at, unknownKey(name))
      return
    }
    if (value === null || (isScalar(value) && value.value === null)) return
    if (!isMap(value)) {
      this.#flaw(at, `section "${name}" is not a map of keys`)
      return
    }
    for (const pair of value.items) this.#option(name, pair as Pair<Node, Node | null>)
  }

  #option(section: string, { key, value }: Pair<Node, Node | null>): void {
    const name = isScalar(key) ? String(key.value) : ''
    const at = key.range?.[0] ?? 0
    const option = optionAt(`${section}.${name}`)
    if (!option) {
      this.#flaw(at, unknownKey(section, name))
      return
    }
    let plain: unknown
    try {
      plain = value?.toJSON() ?? null
    } catch (error) {
      this.#flaw(at, (error as Error).message)
      return
    }
    // A key without a value is one that somebody emptied to get the default.
    if (plain === null) return
    const judged = judgeValue(option, plain)
    if ('expected' in judged) this.#flaw(at, `${option.path} takes ${judged.expected}`)
    else {
      const origin = { kind: 'file', path: this.#path, line: this.#lineOf(at) } as const
      this.given.push({ option, value: judged.value, origin })
    }
  }

  #lineOf(at: number): number {
    return this.#lines.linePos(at).line
  }

  #flaw(at: number, what: string): void {
    this.flaws.push(`${this.#path} line ${this.#lineOf(at)}: ${what}`)
  }
}

/** Reads a YAML file: sections, keys, values. Every flaw names its line. */
export function fileLayer(path: string, text: string): Layer {
  const reader = new FileReader(path)
  reader.read(text)
  return { given: reader.given, flaws: reader.flaws }
}
