import { parseRole, type Role, strongestRole } from '../../../cell/identity/index.ts'

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
