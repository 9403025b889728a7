/** Putting the answers of several cells together in the form that one cell would give. */
import { headsOf, headText, newestHeads } from './cell-head.ts'
import type { Answer, Merged } from './rule.ts'

/** The body of an answer as JSON; undefined when it is none. */
export function jsonOf(answer: Pick<Answer, 'body'>): unknown {
  try {
    return JSON.parse(Buffer.from(answer.body).toString('utf8'))
  } catch {
    return undefined
  }
}

/** The Cell-Head of a change at several cells; absent when none of them says any. */
export function mergedHead(answers: readonly Answer[]): Readonly<Record<string, string>> {
  const heads = newestHeads(answers.flatMap(({ headers }) => headsOf(headers['cell-head'])))
  return heads.length === 0 ? {} : { 'cell-head': heads.map(headText).join(', ') }
}

/** An answer with another body, as one line of JSON. */
export function withJson(answer: Answer, value: unknown): Merged {
  return { ...answer, body: Buffer.from(`${JSON.stringify(value)}\n`) }
}

function listIn(answer: Answer, name: string | undefined): readonly unknown[] {
  const value = jsonOf(answer)
  if (name === undefined) return Array.isArray(value) ? value : []
  const list = (value as Readonly<Record<string, unknown>> | undefined)?.[name]
  return Array.isArray(list) ? list : []
}

/** Makes one list of several: bare arrays, or the arrays under `name`. */
export function mergeLists(name?: string): (answers: readonly Answer[]) => Merged {
  return (answers) => {
    const [first] = answers as readonly [Answer]
    const rows = answers.flatMap((answer) => listIn(answer, name))
    return withJson(first, name === undefined ? rows : { [name]: rows })
  }
}
