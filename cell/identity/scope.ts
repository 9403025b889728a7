import { Fault } from '../env/index.ts'
import { scopeWordCharsMax, scopeWordsMax } from './limits.ts'

/** The part of a cluster that a token is limited to: members of any of these. */
export interface Scope {
  readonly groups: readonly string[]
  readonly partitions: readonly string[]
}

/** The claim in tokens of a cell that limits them: a list of `group:NAME` and `partition:NAME`. */
export const scopeClaim = 'rackcell_scope'

const wordForm = /^(group|partition):([\w.:-]+)$/

/**
 * The scope that words name; undefined when one of them is none: whoever cannot read a limit must
 * not go on without it. No words at all are a scope with nothing in it.
 */
export function parseScope(words: readonly string[]): Scope | undefined {
  if (words.length > scopeWordsMax) return undefined
  const groups = new Set<string>()
  const partitions = new Set<string>()
  for (const word of words) {
    const [, kind, name] = word.length > scopeWordCharsMax ? [] : (wordForm.exec(word) ?? [])
    if (kind === undefined || name === undefined) return undefined
    if (kind === 'group') groups.add(name)
    else partitions.add(name)
  }
  return { groups: [...groups], partitions: [...partitions] }
}

/** The words of a scope. */
export function scopeWords({ groups, partitions }: Scope): string[] {
  return [
    ...groups.map((name) => `group:${name}`),
    ...partitions.map((name) => `partition:${name}`),
  ]
}

/** A scope for a sentence. */
export function scopeText(scope: Scope): string {
  return scopeWords(scope).join(', ') || 'nothing'
}

/** The words of a scope that somebody asks for. Fault: INPUT_BODY for what is none. */
export function requireScope(words: readonly string[]): Scope {
  const scope = parseScope(words)
  if (scope) return scope
  throw new Fault('INPUT_BODY', {
    message: `scope takes up to ${scopeWordsMax} words such as group:gpu or partition:p1`,
    details: { field: 'scope' },
  })
}
