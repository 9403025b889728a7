import {
  TypeError as CelTypeError,
  Environment,
  EvaluationError,
  ParseError,
} from '@marcbachmann/cel-js'
import { Fault } from '../../env/index.ts'
import { filterFlaw, filterLimit, plainReason } from './filter-flaw.ts'
import {
  filterArgumentsMax,
  filterCharsMax,
  filterDepthMax,
  filterListMax,
  filterNodesMax,
} from './limits.ts'
import { FilterMeasure, ownNames } from './measure.ts'
import { PatternFlaw } from './pattern-reader.ts'
import { celTypes, celValue, type Vocabulary } from './vocabulary.ts'

/** Gives the value of a field; asked only for fields that the filter names, when it gets there. */
export type ReadField<Name extends string> = (field: Name) => unknown

/** A condition, ready to be held against many records. */
export interface Filter<Name extends string> {
  readonly text: string
  /** Fields that it names. */
  readonly fields: readonly Name[]
  /** What it costs for one record at most, in steps. */
  readonly steps: number
  /** Whether it holds. Faults: INPUT_FILTER for what cannot be worked out, such as 1/0. */
  test(read: ReadField<Name>): boolean
}

type Evaluate = (context: object) => unknown

/**
 * Compiles a condition in CEL (github.com/google/cel-spec) over the fields of `vocabulary`. The
 * part of CEL that can be bounded beforehand: comparisons, `in`, `&&`, `||`, `!`, `?:`, arithmetic,
 * texts, `matches` in linear time, and loops over lists that are there. Faults: INPUT_FILTER naming
 * the character, LIMIT_FILTER.
 */
export function compileFilter<Name extends string>(
  text: string,
  vocabulary: Vocabulary & Readonly<Record<Name, unknown>>,
): Filter<Name> {
  if (text.length > filterCharsMax) {
    throw filterLimit(`has ${text.length} characters, more than ${filterCharsMax}`)
  }
  if (text.trim() === '') throw filterFlaw('it is empty')
  const measure = new FilterMeasure(vocabulary)
  const { evaluate, steps } = understand(text, { vocabulary, measure })
  const fields = [...measure.fields] as Name[]
  const record = new FieldContext(fields, vocabulary)
  return {
    text,
    fields,
    steps,
    test: (read) => hold(evaluate, record.reading(read as ReadField<string>)),
  }
}

function understand(
  text: string,
  { vocabulary, measure }: { readonly vocabulary: Vocabulary; readonly measure: FilterMeasure },
): { readonly evaluate: Evaluate; readonly steps: number } {
  const environment = environmentOf(vocabulary, measure)
  try {
    const parsed = environment.parse(text)
    const steps = measure.stepsOf(parsed.ast)
    const { valid, type, error } = parsed.check()
    if (!valid) throw error
    if (type !== 'bool') throw filterFlaw('it is no condition: it has to come out true or false')
    return { evaluate: parsed, steps }
  } catch (thrown) {
    throw asFlaw(thrown)
  }
}

function environmentOf(vocabulary: Vocabulary, { patterns }: FilterMeasure): Environment {
  const environment = new Environment({
    limits: {
      maxAstNodes: filterNodesMax,
      maxDepth: filterDepthMax,
      maxListElements: filterListMax,
      maxMapEntries: filterListMax,
      maxCallArguments: filterArgumentsMax,
    },
  })
  for (const [name, type] of Object.entries(vocabulary)) {
    environment.registerVariable(name === 'type' ? ownNames.type : name, celTypes[type])
  }
  environment.registerFunction(
    `string.${ownNames.matches}(string): bool`,
    (value: string, pattern: string) => patterns.get(pattern)?.test(value) ?? false,
  )
  return environment
}

function asFlaw(thrown: unknown): unknown {
  if (thrown instanceof Fault) return thrown
  if (thrown instanceof ParseError || thrown instanceof CelTypeError) {
    if (thrown.code === 'limit_exceeded') return filterLimit(`is too large: ${thrown.summary}`)
    return filterFlaw(plainReason(thrown.summary), thrown.range, thrown)
  }
  // The reader goes down one call per operator: a stack that is full is a filter too deep.
  if (thrown instanceof RangeError) return filterLimit('nests too deeply')
  return thrown
}

function hold(evaluate: Evaluate, context: object): boolean {
  try {
    return evaluate(context) === true
  } catch (thrown) {
    if (thrown instanceof PatternFlaw) throw filterLimit(`has a pattern that ${thrown.message}`)
    if (thrown instanceof EvaluationError) {
      throw filterFlaw(plainReason(thrown.summary), thrown.range, thrown)
    }
    if (thrown instanceof RangeError) throw filterLimit('makes values that are too large')
    throw thrown
  }
}

/** What the expression sees as its variables: each is read when it is first looked at. */
class FieldContext {
  #read: ReadField<string> = () => undefined
  readonly #known = new Map<string, unknown>()
  readonly #variables: object

  constructor(fields: readonly string[], vocabulary: Vocabulary) {
    const variable = (field: string): PropertyDescriptor => ({
      get: () => this.#valueOf(field, vocabulary),
    })
    this.#variables = Object.create(
      null,
      Object.fromEntries(
        fields.map((field) => [field === 'type' ? ownNames.type : field, variable(field)]),
      ),
    ) as object
  }

  reading(read: ReadField<string>): object {
    this.#read = read
    this.#known.clear()
    return this.#variables
  }

  #valueOf(field: string, vocabulary: Vocabulary): unknown {
    if (this.#known.has(field)) return this.#known.get(field)
    const value = celValue(vocabulary[field] ?? 'text', this.#read(field))
    this.#known.set(field, value)
    return value
  }
}
