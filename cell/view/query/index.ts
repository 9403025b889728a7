/**
 * Filters: conditions in a part of CEL, compiled over any vocabulary of fields. It promises that a
 * filter is bounded before it is run (characters, parts, loops, steps for one record, patterns in
 * linear time) and that a flaw names its place. It owns the library that reads CEL; nobody else
 * imports that. It knows no nodes: the folder above says which fields there are.
 */
export { compileFilter, type Filter, type ReadField } from './filter.ts'
export { filterCharsMax } from './limits.ts'
export type { Vocabulary } from './vocabulary.ts'
