/** What a token lets its bearer do, least first; `service` may do what `operator` may. */
export const roles = ['viewer', 'operator', 'service', 'admin'] as const

/** The name of a role. */
export type Role = (typeof roles)[number]

/**
 * What a route demands: nothing, or a token that may read, write, delete, or administer the cell
 * itself. Nodes call `public` routes; they are told apart by address, not by token.
 */
export type Access = 'public' | 'read' | 'write' | 'delete' | 'admin'

const allowed: Record<Role, readonly Access[]> = {
  viewer: ['public', 'read'],
  operator: ['public', 'read', 'write'],
  service: ['public', 'read', 'write'],
  admin: ['public', 'read', 'write', 'delete', 'admin'],
}

/** The least role that a kind of access needs. */
export const roleNeeded: Record<Access, string> = {
  public: 'none',
  read: 'viewer',
  write: 'operator or service',
  delete: 'admin',
  admin: 'admin',
}

/** Whether a role covers a kind of access. */
export function mayAccess(role: Role, access: Access): boolean {
  return allowed[role].includes(access)
}

/** The role that `text` names, in any case. */
export function parseRole(text: string): Role | undefined {
  const wanted = text.trim().toLowerCase()
  return roles.find((role) => role === wanted)
}

/** The one of several roles that may do most; undefined for none. */
export function strongestRole(held: readonly Role[]): Role | undefined {
  return roles.findLast((role) => held.includes(role))
}
