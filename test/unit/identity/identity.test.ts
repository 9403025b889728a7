import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../cell/env/index.ts'
import {
  claimsFor,
  ed25519Jwk,
  mayAccess,
  parseRole,
  roles,
  strongestRole,
  thumbprintOf,
} from '../../../cell/identity/index.ts'

const issue = { cell: 'x1000', wallMs: 1_700_000_000_500, secondsMax: 86_400, id: 'an-id' }

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Fault).code
  }
  return 'none'
}

describe('roles', () => {
  it.each([
    ['viewer', ['public', 'read']],
    ['operator', ['public', 'read', 'write']],
    ['service', ['public', 'read', 'write']],
    ['admin', ['public', 'read', 'write', 'delete', 'admin']],
  ] as const)('lets %s do what it is for, and no more', (role, allowed) => {
    const all = ['public', 'read', 'write', 'delete', 'admin'] as const
    expect(all.filter((access) => mayAccess(role, access))).toEqual(allowed)
  })

  it('takes the strongest of several', () => {
    expect(strongestRole(['viewer', 'admin', 'operator'])).toBe('admin')
    expect(strongestRole(['operator', 'viewer'])).toBe('operator')
    expect(strongestRole([])).toBeUndefined()
  })

  it('reads names in any case and nothing else', () => {
    expect(roles.map((role) => parseRole(` ${role.toUpperCase()} `))).toEqual([...roles])
    expect(parseRole('root')).toBeUndefined()
  })
})

describe('names of keys', () => {
  it('is the thumbprint of RFC 8037, appendix A.3', () => {
    const publicKey = Buffer.from('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', 'base64url')
    const expected = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'
    expect(thumbprintOf(ed25519Jwk(publicKey))).toBe(expected)
  })
})

describe('claims of a token', () => {
  it('holds everything that clients look at, in whole seconds', () => {
    expect(claimsFor({ subject: 'bob', role: 'operator', seconds: 600 }, issue)).toEqual({
      iss: 'rackcell:x1000',
      sub: 'bob',
      aud: 'rackcell',
      role: 'operator',
      iat: 1_700_000_000,
      nbf: 1_700_000_000,
      exp: 1_700_000_600,
      jti: 'an-id',
    })
  })

  it.each([59, 86_401, 1.5, Number.NaN, -60])('refuses %s seconds', (seconds) => {
    const work = () => claimsFor({ subject: 'bob', role: 'viewer', seconds }, issue)
    expect(codeOf(work)).toBe('INPUT_BODY')
  })

  it.each(['', 'a\nb', '<script>', `${'x'.repeat(129)}`, ' leading'])(
    'refuses the subject %j',
    (subject) => {
      const work = () => claimsFor({ subject, role: 'viewer', seconds: 600 }, issue)
      expect(codeOf(work)).toBe('INPUT_BODY')
    },
  )
})
