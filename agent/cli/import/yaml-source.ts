import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml'

/** The way to a value: keys and indexes from the top. */
export type Path = readonly (string | number)[]

/** Something wrong in a file, and where. */
export interface Flaw {
  readonly line: number
  readonly column: number
  /** `nodes[3].xname`; empty for the file as a whole. */
  readonly where: string
  readonly reason: string
}

/** Aliases followed at most: enough for any file by hand, too few for a billion laughs. */
const aliasesMax = 10_000

/** A YAML or JSON text with its values and the lines where they stand. */
export class YamlSource {
  readonly value: unknown
  readonly #document: Document
  readonly #lines: LineCounter

  private constructor(document: Document, lines: LineCounter, value: unknown) {
    this.#document = document
    this.#lines = lines
    this.value = value
  }

  /** Reads the text, or says what makes it unreadable. */
  static parse(text: string): { source: YamlSource } | { flaws: readonly Flaw[] } {
    const lines = new LineCounter()
    // JSON is YAML, but for tabs before its lines.
    const readable = /^\s*[{[]/.test(text)
      ? text.replace(/^\t+/gm, (tabs) => ' '.repeat(tabs.length))
      : text
    const document = parseDocument(readable, {
      lineCounter: lines,
      merge: true,
      prettyErrors: false,
    })
    if (document.errors.length > 0) {
      const flaws = document.errors.map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0])
        return { line, column: col, where: '', reason: message.split('\n', 1)[0] ?? message }
      })
      return { flaws }
    }
    try {
      const value: unknown = document.toJS({ maxAliasCount: aliasesMax })
      return { source: new YamlSource(document as unknown as Document, lines, value) }
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      const reason = /excessive alias/i.test(said)
        ? `its aliases (*name) repeat more than ${aliasesMax} values; write some of them out`
        : said
      return { flaws: [{ line: 1, column: 1, where: '', reason }] }
    }
  }

  /** Where the value stands; the nearest thing around it when it stands nowhere itself. */
  placeOf(path: Path): { readonly line: number; readonly column: number } {
    let node: unknown = this.#document.contents
    let offset = 0
    for (let depth = 0; ; depth += 1) {
      if (isAlias(node)) node = node.resolve(this.#document)
      const range = (node as Node | null | undefined)?.range
      if (range) offset = range[0]
      if (depth === path.length) break
      node = below(node, path[depth] ?? '')
      if (node === undefined) break
    }
    const { line, col } = this.#lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }

  /** A scalar as it was written: 020010000001 is a MAC address to a person and a number to YAML. */
  writtenAt(path: Path): string | undefined {
    let node: unknown = this.#document.contents
    for (const key of path) {
      if (isAlias(node)) node = node.resolve(this.#document)
      node = below(node, key)
    }
    return isScalar(node) && typeof node.source === 'string' ? node.source : undefined
  }
}

function below(node: unknown, key: string | number): unknown {
  if (isMap(node)) return node.get(key, true)
  if (isSeq(node)) return node.items[Number(key)]
  return undefined
}

/** `nodes[3].interfaces[0].mac_addr`. */
export function pathText(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
}
