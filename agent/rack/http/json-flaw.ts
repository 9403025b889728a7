/**
 * Where a text stops being JSON (RFC 8259). The engine's own message repeats a piece of the text,
 * which may hold a password, and often tells no position.
 */

/** Words and numbers; strings are read by hand, since a long one would exhaust the expression. */
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)/y
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

/** What may stand at a place; `first` is the place after an opening bracket. */
type Place = 'first' | 'key' | 'colon' | 'value' | 'next'

class Scanner {
  readonly #text: string
  readonly #closers: ('}' | ']')[] = []
  #place: Place = 'value'
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Reads on while it is JSON; gives where it stopped, undefined when all of it is. */
  flawAt(): number | undefined {
    while (this.#skipBlanks() && this.#step());
    const isWhole =
      this.#at === this.#text.length && this.#place === 'next' && this.#closers.length === 0
    return isWhole ? undefined : this.#at
  }

  #skipBlanks(): boolean {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? 'end')) this.#at += 1
    return this.#at < this.#text.length
  }

  #step(): boolean {
    const closer = this.#closers.at(-1)
    const char = this.#text[this.#at]
    if (char === closer && (this.#place === 'first' || this.#place === 'next')) {
      this.#closers.pop()
      return this.#takeChar('next')
    }
    switch (this.#place) {
      case 'colon':
        return char === ':' && this.#takeChar('value')
      case 'next':
        return char === ',' && !!closer && this.#takeChar(closer === '}' ? 'key' : 'value')
      case 'key':
        return this.#takeString('colon')
      case 'first':
        return closer === '}' ? this.#takeString('colon') : this.#takeValue(char)
      default:
        return this.#takeValue(char)
    }
  }

  #takeChar(after: Place): boolean {
    this.#at += 1
    this.#place = after
    return true
  }

  #takeValue(char: string | undefined): boolean {
    if (char === '"') return this.#takeString('next')
    if (char === '{' || char === '[') {
      this.#closers.push(char === '{' ? '}' : ']')
      return this.#takeChar('first')
    }
    this.#place = 'next'
    return this.#takeMatch(scalar)
  }

  #takeString(after: Place): boolean {
    if (this.#text[this.#at] !== '"') return false
    this.#at += 1
    for (;;) {
      const char = this.#text[this.#at]
      if (char === '"') return this.#takeChar(after)
      if (char === undefined || char < ' ') return false
      if (char !== '\\') this.#at += 1
      else if (!this.#takeMatch(escaped)) return false
    }
  }

  #takeMatch(expression: RegExp): boolean {
    expression.lastIndex = this.#at
    const [found] = expression.exec(this.#text) ?? []
    this.#at += found?.length ?? 0
    return found !== undefined
  }
}

/** The position of the first character that cannot stand where it is; undefined in sound JSON. */
export function jsonFlawAt(text: string): number | undefined {
  return new Scanner(text).flawAt()
}

/** What is wrong with a text that is no JSON, without a word of it. */
export function jsonFlaw(text: string): string {
  const at = jsonFlawAt(text)
  return at === undefined || at >= text.length
    ? 'unexpected end of the body'
    : `unexpected character at position ${at}`
}
