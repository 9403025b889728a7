/**
 * Patterns of `matches` in time linear in the text, as CEL demands (RE2): a state machine that is
 * in several states at once (Thompson 1968) and never goes back. JavaScript's own expressions take
 * exponential time for some patterns, and whoever may read may send one.
 */
import { patternCharsMax, patternStatesMax, patternTextMax } from './limits.ts'
import { type Accepts, PatternFlaw, PatternReader, type Piece } from './pattern-reader.ts'

/** One step of the machine. Targets are places in the program. */
type Step =
  | { readonly kind: 'char'; readonly accepts: Accepts }
  | { readonly kind: 'split'; readonly left: number; readonly right: number }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'start' | 'end' | 'match' }

/** Turns pieces into a program. */
class PatternProgram {
  readonly steps: Step[] = []

  add(piece: Piece): void {
    switch (piece.kind) {
      case 'row':
        for (const each of piece.pieces) this.add(each)
        break
      case 'choice':
        this.#choose(piece.pieces)
        break
      case 'repeat':
        this.#repeat(piece)
        break
      default:
        this.push(piece)
    }
  }

  push(step: Step): number {
    if (this.steps.length >= patternStatesMax) throw new PatternFlaw('it is too large')
    return this.steps.push(step) - 1
  }

  #choose([first, ...others]: readonly Piece[]): void {
    if (!first) return
    if (others.length === 0) {
      this.add(first)
      return
    }
    const split = this.push({ kind: 'jump', to: 0 })
    this.add(first)
    const jump = this.push({ kind: 'jump', to: 0 })
    this.steps[split] = { kind: 'split', left: split + 1, right: this.steps.length }
    this.#choose(others)
    this.steps[jump] = { kind: 'jump', to: this.steps.length }
  }

  #repeat({ piece, min, max }: Extract<Piece, { kind: 'repeat' }>): void {
    // Nothing repeated a million times costs no state, but time.
    for (let count = 0; count < min && this.#adds(piece); count++);
    if (max === Infinity) {
      const split = this.push({ kind: 'jump', to: 0 })
      this.add(piece)
      this.push({ kind: 'jump', to: split })
      this.steps[split] = { kind: 'split', left: split + 1, right: this.steps.length }
      return
    }
    const splits: number[] = []
    for (let count = min; count < max; count++) {
      splits.push(this.push({ kind: 'jump', to: 0 }))
      this.add(piece)
    }
    for (const split of splits) {
      this.steps[split] = { kind: 'split', left: split + 1, right: this.steps.length }
    }
  }

  /** Adds the piece; says whether that made the program longer. */
  #adds(piece: Piece): boolean {
    const before = this.steps.length
    this.add(piece)
    return this.steps.length > before
  }
}

/** A compiled pattern. */
export class LinearPattern {
  readonly #steps: readonly Step[]

  /** Faults: PatternFlaw. */
  constructor(text: string) {
    if (text.length > patternCharsMax) {
      throw new PatternFlaw(`it has ${text.length} characters, more than ${patternCharsMax}`)
    }
    const program = new PatternProgram()
    program.add(new PatternReader(text).read())
    program.push({ kind: 'match' })
    this.#steps = program.steps
  }

  /** States of the machine: what one character of a text costs at most. */
  get states(): number {
    return this.#steps.length
  }

  /** Whether the pattern fits anywhere in the text. Faults: PatternFlaw for a text too long. */
  test(text: string): boolean {
    if (text.length > patternTextMax) {
      throw new PatternFlaw(`it is held against ${text.length} characters`)
    }
    let states: number[] = []
    const marks = new Uint8Array(this.#steps.length)
    for (let at = 0; ; at++) {
      marks.fill(0)
      const reached: number[] = []
      const place = { isStart: at === 0, isEnd: at === text.length }
      for (const state of [...states, 0]) {
        if (this.#follow(state, place, { marks, reached })) return true
      }
      if (at === text.length) return false
      const code = text.charCodeAt(at)
      states = []
      for (const state of reached) {
        const step = this.#steps[state]
        if (step?.kind === 'char' && step.accepts(code)) states.push(state + 1)
      }
    }
  }

  /** Goes where no character is needed; true when that ends the pattern. */
  #follow(
    from: number,
    { isStart, isEnd }: { readonly isStart: boolean; readonly isEnd: boolean },
    { marks, reached }: { readonly marks: Uint8Array; readonly reached: number[] },
  ): boolean {
    const waiting = [from]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (marks[at]) continue
      marks[at] = 1
      const step = this.#steps[at]
      switch (step?.kind) {
        case 'match':
          return true
        case 'char':
          reached.push(at)
          break
        case 'jump':
          waiting.push(step.to)
          break
        case 'split':
          waiting.push(step.left, step.right)
          break
        case 'start':
          if (isStart) waiting.push(at + 1)
          break
        case 'end':
          if (isEnd) waiting.push(at + 1)
          break
      }
    }
    return false
  }
}
