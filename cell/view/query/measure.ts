import type { ASTNode } from '@marcbachmann/cel-js'
import { filterFlaw, filterLimit, quotedPart } from './filter-flaw.ts'
import { fieldElementsTaken, filterDepthMax, filterListMax, filterStepsMax } from './limits.ts'
import { LinearPattern } from './linear-pattern.ts'
import { PatternFlaw } from './pattern-reader.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a part of a filter costs for one node, and how many elements it has if it is a list. */
interface Measure {
  readonly steps: number
  readonly elements?: number
}

/** Where in the filter we are. */
interface Scope {
  readonly bound: ReadonlySet<string>
  readonly depth: number
}

const functions = new Set(['size', 'int', 'double', 'string', 'bool'])
const methods = new Set([
  ...['startsWith', 'endsWith', 'contains', 'size', 'lowerAscii', 'upperAscii', 'trim'],
  ...['indexOf', 'lastIndexOf', 'substring'],
])
const loops = new Set(['exists', 'all', 'exists_one', 'map', 'filter'])
const textSteps = 4

/** The names under which the parts that CEL has otherwise are known to the environment. */
export const ownNames = { matches: 'fitsPattern', type: 'nodeType' } as const

/** The library's tree may be changed between reading and checking; its types say otherwise. */
type Renamed = { args: unknown }

/**
 * Goes through a filter once, before it is ever run: refuses what this language does not have (its
 * whole cost is known beforehand then), counts what a node costs, and notes which fields and
 * patterns it names. There is no way to make lists longer than those that are there: no `+` of
 * lists, no lists in lists, no `split`, no `bind`.
 */
export class FilterMeasure {
  readonly #vocabulary: Vocabulary
  /** Fields that the filter names. */
  readonly fields = new Set<string>()
  /** Patterns of `matches`, by their text. */
  readonly patterns = new Map<string, LinearPattern>()

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /** Steps for one node. Faults: INPUT_FILTER, LIMIT_FILTER. */
  stepsOf(root: ASTNode): number {
    return this.#measure(root, { bound: new Set(), depth: 0 }).steps
  }

  #measure(node: ASTNode, outer: Scope): Measure {
    const scope = { ...outer, depth: outer.depth + 1 }
    if (scope.depth > filterDepthMax) throw filterLimit('nests too deeply')
    const measured = this.#measureKind(node, scope)
    if (measured.steps > filterStepsMax) {
      throw filterLimit('costs too much for one node: make its lists or loops smaller')
    }
    return measured
  }

  #measureKind(node: ASTNode, scope: Scope): Measure {
    switch (node.op) {
      case 'value':
        return this.#value(node)
      case 'id':
        return this.#name(node, scope)
      case 'list':
        return this.#list(node)
      case '[]':
        return this.#element(node, scope)
      case 'call':
        return this.#call(node, scope)
      case 'rcall':
        return this.#method(node, scope)
      case '?:':
        return this.#all(node.args, scope)
      case '!_':
      case '-_':
        return { steps: 1 + this.#measure(node.args, scope).steps }
      case '.':
      case '.?':
        throw filterFlaw(`a field has no part ${quotedPart(node.args[1])}`, node.range)
      case '[?]':
      case 'map':
        throw filterFlaw('maps are not part of filters', node.range)
      case '+':
        return this.#plus(node, scope)
      default:
        return { steps: 1 + listSteps(node.args.map((each) => this.#measure(each, scope))) }
    }
  }

  #value(node: ASTNode & { op: 'value' }): Measure {
    if (['string', 'bigint', 'number', 'boolean'].includes(typeof node.args)) return { steps: 1 }
    throw filterFlaw('only texts, numbers, true and false are values here', node.range)
  }

  #name(node: ASTNode & { op: 'id' }, { bound }: Scope): Measure {
    const name = node.args
    if (bound.has(name)) return { steps: 1 }
    if (!Object.hasOwn(this.#vocabulary, name)) throw this.#unknownName(node)
    this.fields.add(name)
    if (name === 'type') (node as Renamed).args = ownNames.type
    return this.#vocabulary[name] === 'texts'
      ? { steps: 1, elements: fieldElementsTaken }
      : { steps: 1 }
  }

  #unknownName({ args: name, range, input }: ASTNode & { op: 'id' }) {
    const names = Object.keys(this.#vocabulary)
    const alike = names.find((known) => known.toLowerCase() === name.toLowerCase())
    const hint = alike
      ? `write ${alike}`
      : /[=!<>]=?\s*$/.test(input.slice(0, range.start))
        ? `a text stands in quotes: "${name.slice(0, 60)}"`
        : `there are ${names.join(', ')}`
    return filterFlaw(`there is no field ${quotedPart(name)}; ${hint}`, range)
  }

  #list(node: ASTNode & { op: 'list' }): Measure {
    if (node.args.length > filterListMax) {
      throw filterLimit(`has a list of ${node.args.length}, more than ${filterListMax}`)
    }
    for (const each of node.args) {
      const value = each.op === '-_' ? each.args : each
      if (value.op !== 'value') throw filterFlaw('lists hold texts and numbers only', each.range)
      this.#value(value)
    }
    return { steps: node.args.length + 1, elements: node.args.length }
  }

  #element(node: ASTNode & { op: '[]' }, scope: Scope): Measure {
    const [list, index] = node.args.map((each) => this.#measure(each, scope))
    if (list?.elements === undefined) throw filterFlaw('only lists have elements', node.range)
    return { steps: 1 + list.steps + (index?.steps ?? 0) }
  }

  #plus(node: ASTNode & { op: '+' }, scope: Scope): Measure {
    const sides = node.args.map((each) => this.#measure(each, scope))
    if (sides.some(({ elements }) => elements !== undefined)) {
      throw filterFlaw('lists cannot be joined', node.range)
    }
    return { steps: textSteps + listSteps(sides) }
  }

  #all(nodes: readonly ASTNode[], scope: Scope): Measure {
    const measures = nodes.map((each) => this.#measure(each, scope))
    const elements = measures.map((each) => each.elements ?? -1)
    const longest = Math.max(-1, ...elements)
    const steps = 1 + measures.reduce((sum, each) => sum + each.steps, 0)
    return longest < 0 ? { steps } : { steps, elements: longest }
  }

  #call(node: ASTNode & { op: 'call' }, scope: Scope): Measure {
    const [name, given] = node.args
    if (!functions.has(name)) {
      const known = [...functions].join(', ')
      throw filterFlaw(
        `there is no function ${quotedPart(name)}; there are ${known}, and "x".matches("y")`,
        node.range,
      )
    }
    return { steps: textSteps + this.#all(given, scope).steps }
  }

  #method(node: ASTNode & { op: 'rcall' }, scope: Scope): Measure {
    const [name, receiver, given] = node.args
    if (loops.has(name)) return this.#loop(node, scope)
    if (name === 'matches') return this.#pattern(node, scope)
    if (!methods.has(name)) {
      const known = [...methods, 'matches', ...loops].join(', ')
      throw filterFlaw(`there is no method ${quotedPart(name)}; there are ${known}`, node.range)
    }
    return { steps: textSteps + this.#all([receiver, ...given], scope).steps }
  }

  /** Goes round once per element; what is looked at is a list that is there. */
  #loop(node: ASTNode & { op: 'rcall' }, scope: Scope): Measure {
    const [name, receiver, [variable, ...bodies]] = node.args
    const list = this.#measure(receiver, scope)
    if (list.elements === undefined) throw filterFlaw(`${name} goes through a list`, node.range)
    if (variable?.op !== 'id' || bodies.length === 0) {
      throw filterFlaw(`${name} takes a name and a condition: groups.${name}(g, …)`, node.range)
    }
    if (Object.hasOwn(this.#vocabulary, variable.args)) {
      throw filterFlaw(`${quotedPart(variable.args)} is a field already`, variable.range)
    }
    const bound = new Set([...scope.bound, variable.args])
    const inner = { bound, depth: scope.depth }
    const body = this.#all(bodies, inner)
    if (body.elements !== undefined) throw filterFlaw('lists hold no lists', node.range)
    const steps = list.steps + (list.elements + 1) * (body.steps + 1)
    return name === 'map' || name === 'filter' ? { steps, elements: list.elements } : { steps }
  }

  #pattern(node: ASTNode & { op: 'rcall' }, scope: Scope): Measure {
    const [, receiver, [pattern, ...others]] = node.args
    if (pattern?.op !== 'value' || typeof pattern.args !== 'string' || others.length > 0) {
      throw filterFlaw('matches takes one pattern in quotes', node.range)
    }
    try {
      const compiled = this.patterns.get(pattern.args) ?? new LinearPattern(pattern.args)
      this.patterns.set(pattern.args, compiled)
      node.args[0] = ownNames.matches
      return { steps: textSteps * compiled.states + this.#measure(receiver, scope).steps }
    } catch (flaw) {
      if (!(flaw instanceof PatternFlaw)) throw flaw
      throw filterFlaw(`the pattern cannot be used: ${flaw.message}`, pattern.range)
    }
  }
}

/** Steps of an operator's sides: comparing or searching a list looks at each element. */
function listSteps(sides: readonly Measure[]): number {
  return sides.reduce((sum, { steps, elements = 0 }) => sum + steps + elements, 0)
}
