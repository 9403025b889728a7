import { Fault } from '../../../cell/env/index.ts'

/** What a token lets its bearer do, least first; `service` may do what `operator` may. */
export type Role = 'viewer' | 'operator' | 'service' | 'admin'

/** Who asks. */
export interface Caller {
  readonly subject: string
  readonly role: Role
}

/**
 * What a route demands: nothing, or a token that may read, write, delete, or administer the cell itself.
 * Nodes call `public` routes; they are told apart by address, not by token.
 */
export type Access = 'public' | 'read' | 'write' | 'delete' | 'admin'

/** Turns an Authorization header into a caller. Faults: AUTH_MISSING, AUTH_TOKEN, AUTH_UNAVAILABLE. */
export interface Authenticator {
  authenticate(authorization: string | undefined): Promise<Caller>
}

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

/** Faults: AUTH_REFUSED naming the role that is missing. */
export function requireAccess(caller: Caller, access: Access): void {
  if (allowed[caller.role].includes(access)) return
  throw new Fault('AUTH_REFUSED', {
    message: `${caller.subject} has the role ${caller.role}; this needs ${roleNeeded[access]}.`,
    details: { role: caller.role, needed: roleNeeded[access] },
  })
}
