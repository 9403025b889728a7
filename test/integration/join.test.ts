import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom as random } from '../../agent/rack/adapter/system-random.ts'
import { joinCluster } from '../../agent/rack/offline/join-cluster.ts'
import { runJoin } from '../../agent/rack/offline/join-command.ts'
import { Fault, silentLog as log } from '../../cell/env/index.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { until } from '../fixture/cluster-patience.ts'
import { GrowingCluster } from '../fixture/growing-cluster.ts'

const folder = temporaryFolder('join')
const cluster = new GrowingCluster(folder.path)

beforeAll(async () => {
  await cluster.found('x1000')
}, 60_000)

afterAll(async () => {
  await cluster.close()
  folder.remove()
})

/** What a join is refused with. */
async function refusal(invitation: string, name: string): Promise<Fault> {
  const data = join(folder.path, name)
  try {
    await joinCluster({ invitation, data, addresses: [] }, { random, log })
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('it was let in')
}

describe('joining with an invitation', () => {
  it('lets a new cell in, and both see each other', async () => {
    const invitation = await cluster.invite('x1001', ['x1001'])
    const data = cluster.dataOf('x1001')
    const said = await runJoin([invitation, '--data', data, '-o', 'json'])
    expect(JSON.parse(said)).toMatchObject({ cell: 'x1001', name: 'test', roster: 2 })
    await cluster.start('x1001')
    cluster.introduce()
    await until('both see each other', () => cluster.isSeen('x1001'), { seconds: 30 })
    await cluster.untilOwned('x1001', 'x1001')
    const [first, second] = [await cluster.roster('x1000'), await cluster.roster('x1001')]
    expect(second.hash).toBe(first.hash)
  })

  it('refuses an invitation that was used, by whoever stole it', async () => {
    const invitation = await cluster.invite('x1002')
    await cluster.join('x1002', invitation)
    const refused = await refusal(invitation, 'thief')
    expect(refused.code).toBe('AUTH_INVITATION')
    expect(refused.message).toContain('used already')
    // A thief gets keys of its own and nothing else.
    expect(readdirSync(join(folder.path, 'thief/keys'))).not.toContain('cluster.pb')
  })

  it('answers a cell again that lost the answer', async () => {
    const invitation = await cluster.invite('x1003')
    await cluster.join('x1003', invitation)
    const before = await cluster.roster('x1000')
    rmSync(join(cluster.dataOf('x1003'), 'keys/cluster.pb'))
    await cluster.join('x1003', invitation)
    expect(readdirSync(join(cluster.dataOf('x1003'), 'keys'))).toContain('cluster.pb')
    expect((await cluster.roster('x1000')).number).toBe(before.number)
  })

  it('refuses what was changed, is expired, withdrawn or of another cell', async () => {
    const invitation = await cluster.invite('x1004', [], 1)
    const bytes = Buffer.from(invitation.slice(invitation.indexOf('.') + 1), 'base64url')
    const at = bytes.indexOf('x1004')
    bytes[at - 10] = (bytes[at - 10] ?? 0) ^ 1
    const changed = `rackcell-invitation-1.${bytes.toString('base64url')}`
    expect((await refusal(changed, 'changed')).code).toBe('AUTH_INVITATION')
    await until(
      'it expires',
      async () => {
        const { invitations } = await cluster.editor.get<{
          invitations: { cell: string; state: string }[]
        }>('/cells/v1/invitations')
        return invitations.find(({ cell }) => cell === 'x1004')?.state === 'expired'
      },
      { seconds: 10 },
    )
    const expired = await refusal(invitation, 'late')
    expect(expired.message).toContain('expired')
    expect((await refusal('rackcell-invitation-1.AAAA', 'short')).code).toBe('INPUT_INVITATION')
  })

  it('answers one request once: a recorded one is refused', async () => {
    const invitation = await cluster.invite('x1005')
    const { parseInvitation, askToJoin } = await import('../../cell/ownership/index.ts')
    const { ed25519Signer, newSeed } = await import('../../agent/rack/adapter/ed25519.ts')
    const { bytes } = askToJoin(
      parseInvitation(invitation),
      { addresses: [], program: 'test' },
      { signer: ed25519Signer(newSeed()), random },
    )
    const body = { request: Buffer.from(bytes).toString('base64url') }
    const first = await cluster.editor.ask('POST', '/cells/v1/join', { body, isOpen: true })
    const second = await cluster.editor.ask('POST', '/cells/v1/join', { body, isOpen: true })
    expect([first.status, second.status]).toEqual([200, 403])
    expect(second.text).toContain('answered before')
  })

  it('needs the role admin to invite, and the editor to do it', async () => {
    const open = await cluster.editor.ask('POST', '/cells/v1/invitations', {
      body: { cell: 'x1009' },
      isOpen: true,
    })
    expect(open.status).toBe(401)
    // Any cell takes the order and sends it to the one that edits the roster.
    const there = await cluster.cell('x1001').ask('POST', '/cells/v1/invitations', {
      body: { cell: 'x1009' },
    })
    expect(there.status).toBe(201)
  })
})
