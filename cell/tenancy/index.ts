/**
 * What lies within the scope of a token that is limited to groups or partitions: which components,
 * and whether a change touches anything else. Pure rules over a reader and the changes of a
 * transaction. It does not read tokens and does not know routes; who asks, and what becomes of the
 * answer, is decided where requests are answered.
 */
export { coversBootSubject, coversComponent, coversPlace, strayChange } from './within.ts'
