/**
 * Node sets: many nodes in few characters, in the notation that ClusterShell users know.
 *
 *     set      = [ "!" ] item { operator item } | nothing at all (the empty set)
 *     operator = ","  union                 a,b
 *              | "!"  difference            a!b     also ",!" and "&!", as in "@gpu,!cb03"
 *              | "&"  intersection          a&b
 *              | "^"  in one but not both   a^b
 *     item     = name | glob | "@" group | "@*" | "all"
 *     name     = letters, digits, "-", "_", ".", ":" and brackets
 *     bracket  = "[" range { "," range } "]"
 *     range    = number | number "-" number [ "/" step ]
 *     glob     = a name with "*" (any text) or "?" (any one character) in it
 *
 * Operators have one precedence and are applied from left to right: `a,b&c` is (a,b)&c, and
 * `a!b,b` has b. A set that starts with `!` starts from every known name. Blanks may stand around
 * operators, not inside items.
 *
 * Numbers keep their zeros: [08-10] is 08, 09, 10 and [8-10] is 8, 9, 10. Several brackets in one
 * name stand for every combination. `*`, `?`, `@group` and `all` speak of names that are known;
 * a plain name need not be. Globs look past upper and lower case.
 *
 * This file says what a set means. node-set-parse.ts reads it, node-set-pattern.ts counts and
 * spells brackets, node-set-glob.ts matches, node-set-fold.ts writes.
 */
import { Fault } from '../env/fault.ts'
import { nodeSetNamesMax, nodeSetWorkMax } from './limits.ts'
import { countStars, globMatches } from './node-set-glob.ts'
import { countBrackets, countNames, type NamePattern, spellNames } from './node-set-pattern.ts'
import { quoted } from './quoted.ts'
import { compareXnames } from './xname.ts'

/** One thing that a set names. */
export type NodeSetItem =
  | { readonly kind: 'all' }
  | { readonly kind: 'names'; readonly pattern: NamePattern }
  | { readonly kind: 'glob'; readonly pattern: NamePattern }
  | { readonly kind: 'group'; readonly pattern: NamePattern }

/** An item and what is done with it to the set so far. */
export interface NodeSetTerm {
  readonly operator: 'union' | 'difference' | 'intersection' | 'either'
  readonly item: NodeSetItem
  /** Where the item starts in the text, from 0. */
  readonly at: number
}

/** A node set as read; it names nothing until it meets a world. */
export interface NodeSetExpression {
  readonly text: string
  readonly terms: readonly NodeSetTerm[]
}

/** What a node set may ask of the inventory. */
export interface NodeSetWorld {
  /** Every name that is known, xnames and host names alike. */
  readonly names: () => Iterable<string>
  /** The members of a group; undefined when there is no such group. */
  readonly group: (label: string) => readonly string[] | undefined
  /**
   * The one name by which a thing goes that has several; undefined for a name that is not known.
   */
  readonly resolve?: (name: string) => string | undefined
}

/** The names that the expression stands for in `world`, each once, in natural order. */
export function expandNodeSet(expression: NodeSetExpression, world: NodeSetWorld): string[] {
  const evaluation = new Evaluation(expression, world)
  let chosen = new Set<string>()
  for (const term of expression.terms) {
    const named = evaluation.namesOf(term)
    chosen = combine(chosen, named, term.operator)
    // Known names bound themselves; made-up ones must not pile up until the end.
    if (term.item.kind === 'names') refuseLarge(chosen.size)
  }
  refuseLarge(chosen.size)
  return [...chosen].sort(compareXnames)
}

function combine(
  chosen: Set<string>,
  named: ReadonlySet<string>,
  operator: NodeSetTerm['operator'],
): Set<string> {
  switch (operator) {
    case 'union':
      for (const name of named) chosen.add(name)
      return chosen
    case 'difference':
      for (const name of named) chosen.delete(name)
      return chosen
    case 'intersection':
      return chosen.intersection(named)
    case 'either':
      return chosen.symmetricDifference(named)
  }
}

function refuseLarge(names: number): void {
  if (names <= nodeSetNamesMax) return
  const count = Number.isSafeInteger(names) ? { names } : {}
  throw new Fault('LIMIT_NODE_SET', { details: { ...count, namesMax: nodeSetNamesMax } })
}

/** One evaluation: it counts what the whole expression will cost before it spells a single name. */
class Evaluation {
  readonly #expression: NodeSetExpression
  readonly #world: NodeSetWorld
  #known: readonly string[] | undefined
  #work = 0

  constructor(expression: NodeSetExpression, world: NodeSetWorld) {
    this.#expression = expression
    this.#world = world
    for (const { item } of expression.terms) {
      if (item.kind === 'all') continue
      const names = countNames(item.pattern)
      refuseLarge(names)
      // Spelling goes through every bracket of every name.
      this.#charge(names * countBrackets(item.pattern))
    }
  }

  namesOf({ item, at }: NodeSetTerm): Set<string> {
    switch (item.kind) {
      case 'all':
        return this.#resolved(this.#allNames())
      case 'names':
        return this.#resolved(spellNames(item.pattern))
      case 'glob':
        return this.#resolved(spellNames(item.pattern).flatMap((glob) => this.#matches(glob)))
      case 'group':
        return this.#resolved(spellNames(item.pattern).flatMap((label) => this.#group(label, at)))
    }
  }

  #allNames(): readonly string[] {
    if (this.#known === undefined) {
      const known: string[] = []
      for (const name of this.#world.names()) {
        this.#charge(1)
        known.push(name)
      }
      this.#known = known
    }
    this.#charge(this.#known.length)
    return this.#known
  }

  #matches(glob: string): string[] {
    const known = this.#allNames()
    this.#charge(known.length * countStars(glob))
    const folded = glob.toLowerCase()
    return known.filter((name) => globMatches(folded, name.toLowerCase()))
  }

  #group(label: string, at: number): readonly string[] {
    const members = this.#world.group(label)
    if (members !== undefined) {
      this.#charge(members.length)
      return members
    }
    const hint = label.toLowerCase() === 'all' ? 'write all or @* for every node' : ''
    throw new Fault('INPUT_NODE_SET', {
      message: `There is no group ${quoted(label)}${hint && `; ${hint}`}.`,
      details: { given: quoted(this.#expression.text), position: at + 1, group: quoted(label) },
    })
  }

  #resolved(names: readonly string[]): Set<string> {
    const resolve = this.#world.resolve
    if (resolve === undefined) return new Set(names)
    return new Set(names.map((name) => resolve(name) ?? name))
  }

  #charge(names: number): void {
    this.#work += names
    if (this.#work <= nodeSetWorkMax) return
    throw new Fault('LIMIT_NODE_SET', {
      message: 'The node set takes too much work: it makes or looks at too many names.',
      details: { workMax: nodeSetWorkMax },
    })
  }
}
