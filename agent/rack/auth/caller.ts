import { Fault } from '../../../cell/env/index.ts'
import {
  type Access,
  mayAccess,
  type Role,
  roleNeeded,
  type Scope,
} from '../../../cell/identity/index.ts'

export type { Access, Role }

/** Who asks. */
export interface Caller {
  readonly subject: string
  readonly role: Role
  /** Absent = the whole cluster. */
  readonly scope?: Scope
}

/**
 * Turns an Authorization header into a caller. Faults: AUTH_MISSING, AUTH_TOKEN, AUTH_UNAVAILABLE.
 */
export interface Authenticator {
  authenticate(authorization: string | undefined): Promise<Caller>
}

/** Faults: AUTH_REFUSED naming the role that is missing. */
export function requireAccess(caller: Caller, access: Access): void {
  if (mayAccess(caller.role, access)) return
  throw new Fault('AUTH_REFUSED', {
    message: `${caller.subject} has the role ${caller.role}; this needs ${roleNeeded[access]}.`,
    details: { role: caller.role, needed: roleNeeded[access] },
  })
}
