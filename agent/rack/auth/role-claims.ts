import { Fault } from '../../../cell/env/index.ts'
import {
  parseRole,
  parseScope,
  type Role,
  type Scope,
  strongestRole,
} from '../../../cell/identity/index.ts'

/** How the claims of a site's token become a role. */
export interface RoleMapping {
  /** Claims that are looked at; `realm_access.roles` looks inside an object. */
  readonly claims: readonly string[]
  /** What the site calls a role -> our role. Our own names count without being listed. */
  readonly names: Readonly<Record<string, Role>>
  /** Of a token that names none; empty = it may do nothing. */
  readonly fallback: Role | ''
}

type Claims = Readonly<Record<string, unknown>>

function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  let value: unknown = claims
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Claims)[part]
  }
  return value
}

/** A scope is words with blanks between (RFC 8693 section 4.2); others send lists. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(/\s+/).filter(Boolean)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The strongest role that a token's claims name, or the fallback; undefined = none. */
export function roleOf(
  claims: Claims,
  { claims: paths, names, fallback }: RoleMapping,
): Role | undefined {
  const words = paths.flatMap((path) => wordsOf(claimAt(claims, path)))
  const held = words.flatMap((word) => {
    if (Object.hasOwn(names, word)) return names[word] ?? []
    return parseRole(word) ?? []
  })
  return strongestRole(held) ?? (fallback || undefined)
}

/**
 * What a token is limited to: undefined where it has none of the claims. A limit that cannot be
 * read is a fault, never a token without limit. Fault: AUTH_TOKEN.
 */
export function scopeOf(claims: Claims, paths: readonly string[]): Scope | undefined {
  const limits = paths.filter((path) => claimAt(claims, path) !== undefined)
  if (limits.length === 0) return undefined
  const values = limits.map((path) => claimAt(claims, path))
  const isReadable = values.every(
    (value) =>
      typeof value === 'string' ||
      (Array.isArray(value) && value.every((item) => typeof item === 'string')),
  )
  const scope = isReadable ? parseScope(values.flatMap(wordsOf)) : undefined
  if (scope) return scope
  throw new Fault('AUTH_TOKEN', {
    message: `The limit of the token in "${limits.join('", "')}" cannot be read: it takes words such as group:gpu or partition:p1.`,
  })
}
