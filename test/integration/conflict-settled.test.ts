/** What two cells say differently is settled by the line that the command shows for it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Duplicates } from '../../cell/replication/duplicates.ts'
import { giveUpEarlyBoots } from '../../cell/replication/early-boot.ts'
import type { Transaction } from '../../cell/store/index.ts'
import { loneNeighbours, UnionView } from '../../cell/view/index.ts'
import { type CliCell, openCliCell, runShell } from '../fixture/cli.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'
import { replicaOf } from '../fixture/replica.ts'

const node = 'x1000c0s1b0n0'
const mac = '02:00:00:00:00:01'

/** Another cell: what it states is folded here, and its slice is seen here. */
let other: TestRack
let here: CliCell

beforeEach(async () => {
  other = await openRack({ cell: 'x1001' })
  here = await openCliCell({
    adapt(context) {
      const { ledger } = context
      const ownerOf = () => ledger.cell
      const tables = [replicaOf('x1001', other.ledger)]
      const duplicates = new Duplicates({ tables: () => [ledger, ...tables], ownerOf })
      ledger.onCommit((changes) => duplicates.changed(changes, ledger))
      other.ledger.onCommit((changes) => duplicates.changed(changes, tables[0]))
      const lone = loneNeighbours({ cell: ledger.cell, order: () => ledger.order('public') })
      const conflicts = () => [...ledger.intentConflicts(), ...duplicates.list()]
      return {
        ...context,
        view: new UnionView(ledger, { ...lone, conflicts, tables: () => tables }),
      }
    },
  })
})

afterEach(async () => {
  await here.close()
  await other.close()
})

/** Both write without having heard of each other. */
async function contest(decide: (tx: Transaction, cell: string) => void): Promise<void> {
  const { ledger } = here.cell
  const folds: (() => void)[] = []
  const end = other.ledger.onCommit((changes) => {
    for (const { key, version } of changes) {
      folds.push(() => void ledger.foldIntent('x1001', key, version))
    }
  })
  await other.change((tx) => decide(tx, 'x1001'))
  end()
  await ledger.transact({ subject: 'bob' }, (tx) => decide(tx, ledger.cell))
  for (const fold of folds) fold()
}

interface Settlement {
  readonly says: string
  readonly command?: string
}

async function settlements(): Promise<readonly Settlement[]> {
  const [id = ''] = (await here.cli(['conflicts', 'list', '-o', 'name'])).out.trim().split('\n')
  const shown = await here.cli(['conflicts', 'show', id, '-o', 'json'])
  const { versions, settle } = JSON.parse(shown.out) as {
    versions: readonly unknown[]
    settle: readonly Settlement[]
  }
  expect(versions).toHaveLength(2)
  return settle
}

async function settleBy(command: string | undefined): Promise<void> {
  const { code, err } = await runShell(command ?? 'false', here)
  expect([command, code, err]).toEqual([command, 0, ''])
}

const none = async () => (await here.cli(['conflicts'])).err

const contested: Readonly<Record<string, (tx: Transaction, cell: string) => void>> = {
  group: (tx, cell) =>
    tx.put('group', { label: 'gpu', description: `${cell}'s`, tags: [], creationId: '1' }),
  'boot configuration of a role': (tx, cell) =>
    tx.put('bootIntent', { subject: 'role:Compute', kernel: `http://${cell}/k`, params: 'a b' }),
  'cloud-init group': (tx, cell) =>
    tx.put('cloudGroup', { name: 'gpu', description: cell, metaDataJson: '{"a":"b c"}' } as never),
}

test.each(Object.keys(contested).flatMap((name) => [0, 1].map((at) => [name, at] as const)))(
  'a %s: version %i is kept by its line',
  async (name, at) => {
    const decide = contested[name]
    if (decide) await contest(decide)
    const list = await here.cli(['conflicts'])
    expect(list.out).toMatch(/said differently +.*x100[01] +x100[01]/)
    const settle = await settlements()
    await settleBy(settle[at]?.command)
    expect(await none()).toContain('There is no conflict')
  },
)

test('a boot configuration of another cell for a node: set where it counts', async () => {
  const { ledger } = here.cell
  await ledger.transact({ subject: 'bob' }, (tx) => {
    const port = { id: '020000000001', macAddress: mac, lastUpdateMs: 1, ipAddresses: [] }
    tx.put('component', { id: node, type: 'Node', enabled: true })
    tx.put('ethernetInterface', { ...port, componentId: node })
  })
  await other.change((tx) =>
    tx.put('bootHost', { subject: `mac:${mac}`, kernel: 'http://late/k', params: 'quiet' }),
  )
  const list = await here.cli(['conflicts'])
  expect(list.out).toMatch(/not its owner's +.*x1000 +x1001/)
  const settle = await settlements()
  expect(settle.map(({ says }) => says)).toEqual([
    'boot nothing by it: drop what others hold for it (in force now)',
    'boot what x1001 says',
  ])
  await settleBy(settle[1]?.command)
  expect(ledger.get('bootHost', `mac:${mac}`)).toMatchObject({ kernel: 'http://late/k' })
  const self = replicaOf(ledger.cell, ledger)
  const book = { ownerOf: () => ledger.cell, isIntentWriter: () => true }
  const given = { ledger: other.ledger, book, tables: () => [self] }
  expect(await giveUpEarlyBoots(given)).toBe(1)
  expect(await none()).toContain('There is no conflict')
})
