import { patternCharsMax } from './limits.ts'

/** A pattern that cannot be read. */
export class PatternFlaw extends Error {}

/** Whether a character, by its code unit, fits. */
export type Accepts = (code: number) => boolean

/** What a pattern consists of. */
export type Piece =
  | { readonly kind: 'char'; readonly accepts: Accepts }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'row'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'choice'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'repeat'; readonly piece: Piece; readonly min: number; readonly max: number }

const range = (first: string, last: string): Accepts => {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)]
  return (code) => code >= from && code <= to
}
const either =
  (...kinds: readonly Accepts[]): Accepts =>
  (code) =>
    kinds.some((accepts) => accepts(code))
const not =
  (accepts: Accepts): Accepts =>
  (code) =>
    !accepts(code)
const only = (char: string): Accepts => range(char, char)

const digit = range('0', '9')
const word = either(digit, range('a', 'z'), range('A', 'Z'), only('_'))
const space = either(only(' '), range('\t', '\r'))
const classes: ReadonlyMap<string, Accepts> = new Map([
  ['d', digit],
  ['D', not(digit)],
  ['w', word],
  ['W', not(word)],
  ['s', space],
  ['S', not(space)],
])
const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/**
 * Reads a pattern from left to right: what RE2 and JavaScript have in common, but for look-around,
 * back-references and `\\b`. Faults: PatternFlaw.
 */
export class PatternReader {
  readonly #text: string
  readonly #foldsCase: boolean
  #at: number
  #groups = 0

  constructor(text: string) {
    this.#foldsCase = text.startsWith('(?i)')
    this.#text = text
    this.#at = this.#foldsCase ? 4 : 0
  }

  read(): Piece {
    const piece = this.#choice()
    if (this.#at < this.#text.length) throw new PatternFlaw('a ")" has no "(" before it')
    return piece
  }

  get #next(): string {
    return this.#text[this.#at] ?? ''
  }

  #takes(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #choice(): Piece {
    const pieces = [this.#row()]
    while (this.#takes('|')) pieces.push(this.#row())
    return pieces.length === 1 && pieces[0] ? pieces[0] : { kind: 'choice', pieces }
  }

  #row(): Piece {
    const pieces: Piece[] = []
    while (this.#next !== '' && this.#next !== '|' && this.#next !== ')') {
      pieces.push(this.#repeated(this.#one()))
    }
    return { kind: 'row', pieces }
  }

  #one(): Piece {
    if (this.#takes('(')) return this.#group()
    if (this.#takes('[')) return this.#char(this.#set())
    if (this.#takes('.')) return { kind: 'char', accepts: not(only('\n')) }
    if (this.#takes('^')) return { kind: 'start' }
    if (this.#takes('$')) return { kind: 'end' }
    if (this.#takes('\\')) return this.#char(this.#escaped())
    const char = this.#next
    if ('*+?{'.includes(char)) throw new PatternFlaw(`"${char}" has nothing before it`)
    this.#at += 1
    return this.#char(only(char))
  }

  #group(): Piece {
    if (this.#takes('?') && !this.#takes(':')) throw new PatternFlaw('"(?" is not supported here')
    this.#groups += 1
    // Each group is a level of the reader's own calls.
    if (this.#groups > patternCharsMax) throw new PatternFlaw('it has too many groups')
    const piece = this.#choice()
    if (!this.#takes(')')) throw new PatternFlaw('a "(" has no ")" behind it')
    return piece
  }

  #char(accepts: Accepts): Piece {
    if (!this.#foldsCase) return { kind: 'char', accepts }
    const folded: Accepts = (code) => {
      const char = String.fromCharCode(code)
      return [char.toLowerCase(), char.toUpperCase()].some((each) => accepts(each.charCodeAt(0)))
    }
    return { kind: 'char', accepts: folded }
  }

  #escaped(): Accepts {
    const char = this.#next
    this.#at += 1
    const accepts = classes.get(char)
    if (accepts) return accepts
    const control = controls.get(char)
    if (control) return only(control)
    if (char === '' || /[a-zA-Z0-9]/.test(char)) {
      throw new PatternFlaw(`"\\${char}" is not supported here`)
    }
    return only(char)
  }

  #set(): Accepts {
    const isNegated = this.#takes('^')
    const kinds: Accepts[] = []
    for (let isFirst = true; isFirst || this.#next !== ']'; isFirst = false) {
      if (this.#next === '') throw new PatternFlaw('a "[" has no "]" behind it')
      kinds.push(this.#setMember())
    }
    this.#at += 1
    return isNegated ? not(either(...kinds)) : either(...kinds)
  }

  #setMember(): Accepts {
    const first = this.#next
    this.#at += 1
    if (first === '\\') return this.#escaped()
    const last = this.#text[this.#at + 1]
    if (this.#next !== '-' || last === undefined || last === ']') return only(first)
    this.#at += 2
    if (last < first) throw new PatternFlaw(`"${first}-${last}" runs backwards`)
    return range(first, last)
  }

  #repeated(piece: Piece): Piece {
    const bounds = this.#bounds()
    if (!bounds) return piece
    // Greedy or not makes no difference to whether it fits.
    this.#takes('?')
    if ('*+?{'.includes(this.#next) && this.#next !== '') {
      throw new PatternFlaw(`"${this.#next}" follows another repetition`)
    }
    return { kind: 'repeat', piece, ...bounds }
  }

  #bounds(): { readonly min: number; readonly max: number } | undefined {
    if (this.#takes('*')) return { min: 0, max: Infinity }
    if (this.#takes('+')) return { min: 1, max: Infinity }
    if (this.#takes('?')) return { min: 0, max: 1 }
    if (this.#next !== '{') return undefined
    const counted = /\{(\d{1,4})(?:(,)(\d{0,4}))?\}/y
    counted.lastIndex = this.#at
    const found = counted.exec(this.#text)
    if (!found) throw new PatternFlaw('"{" begins a count: {2}, {2,} or {2,5}')
    this.#at += found[0].length
    const min = Number(found[1])
    const max = found[2] === undefined ? min : found[3] === '' ? Infinity : Number(found[3])
    if (max < min) throw new PatternFlaw(`"${found[0]}" runs backwards`)
    return { min, max }
  }
}
