/** Three racks in which some tokens are limited: to the group blue, to the partition p1, to nothing. */
import { expect } from 'vitest'
import type { Authenticator, Caller } from '../../agent/rack/auth/caller.ts'
import { byTestToken } from '../fixture/rack.ts'
import { nodes, openThree, type Three } from './any-cell-target.ts'

const limited: Readonly<Record<string, Caller>> = {
  blue: { subject: 'tina', role: 'admin', scope: { groups: ['blue'], partitions: [] } },
  inP1: { subject: 'pam', role: 'operator', scope: { groups: [], partitions: ['p1'] } },
  nothing: { subject: 'nil', role: 'admin', scope: { groups: [], partitions: [] } },
}

/** The test tokens, and three that are limited. */
const authenticator: Authenticator = {
  async authenticate(authorization) {
    const known = limited[authorization?.replace('Bearer ', '') ?? '']
    return known ?? byTestToken.authenticate(authorization)
  },
}

/** The nodes of the racks a and b are in the group blue, that of c in red and in p1. */
export async function openScoped(): Promise<Three> {
  const authenticators = { a: authenticator, b: authenticator, c: authenticator }
  const three = await openThree({ authenticators })
  const post = async (url: string, body: object) => {
    const { status } = await three.ask('a', 'POST', `/hsm/v2${url}`, { body })
    expect(status, url).toBe(201)
  }
  const { a, b, c } = nodes
  await post('/groups', { label: 'blue', members: { ids: [a.xname, b.xname] } })
  await post('/groups', { label: 'red', members: { ids: [c.xname] } })
  await post('/partitions', { name: 'p1', members: { ids: [c.xname] } })
  return three
}
