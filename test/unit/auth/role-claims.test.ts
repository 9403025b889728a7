import { expect, it } from 'vitest'
import { type RoleMapping, roleOf } from '../../../agent/rack/auth/role-claims.ts'

const mapping: RoleMapping = {
  claims: ['role', 'roles', 'scope', 'realm_access.roles'],
  names: { 'hpc-admins': 'admin', 'smd.read': 'viewer' },
  fallback: '',
}

it.each([
  [{ role: 'operator' }, 'operator'],
  [{ roles: ['viewer', 'operator'] }, 'operator'],
  [{ roles: ['hpc-admins'], role: 'viewer' }, 'admin'],
  [{ scope: 'openid smd.read' }, 'viewer'],
  [{ realm_access: { roles: ['service'] } }, 'service'],
  [{ 'realm_access.roles': ['admin'] }, 'admin'],
  [{ groups: ['admin'] }, undefined],
  [{ role: 7, roles: { admin: true }, scope: null }, undefined],
  [{ roles: ['constructor', '__proto__', 'toString'] }, undefined],
  [{}, undefined],
] as const)('finds in %j the role %s', (claims, role) => {
  expect(roleOf(claims, mapping)).toBe(role)
})

it('falls back only when nothing is named', () => {
  expect(roleOf({}, { ...mapping, fallback: 'viewer' })).toBe('viewer')
  expect(roleOf({ role: 'admin' }, { ...mapping, fallback: 'viewer' })).toBe('admin')
})
