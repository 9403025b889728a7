import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runMove } from '../../agent/rack/offline/move-command.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { runHere } from '../fixture/cli.ts'
import { ClusterCell } from '../fixture/cluster-cell.ts'
import { until } from '../fixture/cluster-patience.ts'
import { GrowingCluster } from '../fixture/growing-cluster.ts'

const folder = temporaryFolder('ownership')
const cluster = new GrowingCluster(folder.path)

/** The command line with an admin's token, at a cell. */
async function cli(at: string, ...words: readonly string[]) {
  const env = { RACKCELL_URL: cluster.cell(at).url, RACKCELL_TOKEN: cluster.editor.ownToken }
  return await runHere(words, { env })
}

interface NodeSeen {
  readonly id: string
  readonly cell: string
}

/** Waits until every running cell shows all nodes of the sample, each at its one owner. */
async function untilWhole(): Promise<void> {
  for (const cell of cluster.cells.values()) {
    if (!cell.isRunning) continue
    await until(
      `${cell.id} shows all nodes`,
      async () => {
        const { nodes } = await cell.get<{ nodes: NodeSeen[] }>('/cells/v1/nodes')
        const ids = new Set(nodes.map(({ id }) => id))
        if (ids.size !== 23 || nodes.length !== 23) throw new Error(`${nodes.length} nodes`)
        return true
      },
      { seconds: 30 },
    )
  }
}

/** Waits until a node's owner takes a change of it; whoever is asked. */
async function untilWritable(at: string, node: string, value: string): Promise<void> {
  const path = `/hsm/v2/State/Components/${node}/SoftwareStatus`
  await until(
    `${node} can be written`,
    async () => {
      const { status, text } = await cluster.cell(at).ask('PATCH', path, {
        body: { SoftwareStatus: value },
      })
      if (status >= 300) throw new Error(`${status} ${text}`)
      return true
    },
    { seconds: 100, everyMs: 500 },
  )
}

beforeAll(async () => {
  await cluster.found('x1000', { sample: true })
  await cluster.grow('x1001', ['x1001'])
  await cluster.untilOwned('x1001', 'x1001')
  await cluster.grow('x1002', ['x1002'])
  await cluster.untilOwned('x1002', 'x1002')
}, 120_000)

afterAll(async () => {
  await cluster.close()
  folder.remove()
})

describe('rackcell roster and rackcell cell', () => {
  it('show who is in the cluster, and what changed', async () => {
    const shown = await cli('x1001', 'roster', 'show')
    expect(shown.out).toMatch(/seen by: +x1001/)
    expect(shown.out).toMatch(/x1002 +[0-9a-f]{16} +x1002/)
    const json = await cli('x1000', 'roster', 'show', '--cell', 'x1002', '-o', 'json')
    expect(JSON.parse(json.out)).toMatchObject({ seenBy: 'x1002', editor: 'x1000', demo: false })
    expect((await cli('x1002', 'roster', 'diff')).out).toContain('prefix x1002')
    expect((await cli('x1002', 'roster', 'diff', '1', '2')).out).toContain('cell x1001')
    expect((await cli('x1002', 'roster', 'diff', '--cell', 'x1000')).out).toContain('do not differ')
    expect((await cli('x1002', 'roster', 'diff', '77')).err).toContain('is not kept')
  })

  it('show what an order would change before it does, and follow it to its end', async () => {
    const split = ['cell', 'split', 'x1000', '--to', 'x1001', '--prefix', 'x1000c0']
    const dry = await cli('x1002', ...split, '--dry-run')
    expect(dry.out).toMatch(/\+ +prefix x1000c0 +- +x1001/)
    const before = (await cluster.roster('x1000')).number
    const done = await cli('x1002', ...split)
    expect(done).toMatchObject({ code: 0 })
    expect(done.out).toContain(`roster ${before + 1}, signed by x1000`)
    expect(done.err).toContain('has taken over')
    expect((await cli('x1002', ...split)).out).toContain('Nothing had to change')
    const other = ['cell', 'split', 'x1000', '--to', 'x1002', '--prefix', 'x1000c0']
    expect((await cli('x1002', ...other)).err).toContain('belongs to x1001, not to x1000')
    await untilWhole()
    const back = await cli('x1000', 'cell', 'split', '--to', 'x1000', '--prefix', 'x1000c0')
    expect(back.code).toBe(0)
    await untilWhole()
  })

  it('say what is wrong with an order, and what to do', async () => {
    const nobody = await cli('x1001', 'cell', 'split', '--to', 'x1009', '--prefix', 'x1000c0')
    expect(nobody.err).toContain('There is no cell x1009')
    const nothing = await cli('x1001', 'cell', 'split', '--to', 'x1001')
    expect(nothing.code).toBe(2)
    const editor = await cli('x1001', 'cell', 'leave', 'x1000', '--to', 'x1001')
    expect(editor.err).toContain('edits the roster')
    const unneeded = await cli('x1001', 'cell', 'reconcile')
    expect(unneeded.err).toContain('--alone')
    const alone = await cli('x1001', 'cell', 'reconcile', 'x1002', '--alone')
    expect(alone.out).toMatch(/^x1002: reconciled/)
    const pardoned = await cli('x1001', 'cell', 'pardon', 'x1002')
    expect(pardoned.err).toBe('')
    expect(pardoned.out).toMatch(/^x1002 goes on after \d+\.\d+\.\d+/)
    await untilWritable('x1002', 'x1002c0s0b0n0', 'after the pardon')
  })
})

describe('kill -9 in the middle of a change', () => {
  it.each([
    ['the old owner', 'x1001'],
    ['the new owner', 'x1002'],
    ['the editor', 'x1000'],
  ])(
    'of %s: it happens or not, and nothing is lost',
    async (_, victim) => {
      const order = { to: 'x1002', prefixes: ['x1001c0'] }
      const begun = await cluster.editor.ask('POST', '/cells/v1/roster/split', { body: order })
      expect(begun.status).toBe(202)
      await cluster.cell(victim).kill()
      await cluster.start(victim)
      cluster.introduce()
      await untilWhole()
      await untilWritable('x1000', 'x1001c0s0b0n0', `after ${victim}`)
      await untilWhole()
      const back = { to: 'x1001', prefixes: ['x1001c0'] }
      const { value } = await until(
        'it can be given back',
        async () => {
          const seen = await cluster.order(cluster.editor, '/cells/v1/roster/split', back)
          if (seen.state === 'failed') throw new Error(seen.failure?.message)
          return seen
        },
        { seconds: 60, everyMs: 1_000 },
      )
      expect(value.state).toBe('done')
      await untilWhole()
    },
    240_000,
  )
})

describe('rackcell cell move', () => {
  it('lets a copy start elsewhere, once, and the sealed folder no more', async () => {
    const cell = cluster.cell('x1002')
    const data = cluster.dataOf('x1002')
    await expect(runMove(['--data', data])).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    await cell.stop()
    expect(await runMove(['--data', data])).toContain('sealed')
    await expect(cell.start()).rejects.toThrow('STORE_MOVED')
    const copy = join(folder.path, 'copy')
    cpSync(data, copy, { recursive: true })
    const moved = new ClusterCell({ ...cell.place, data: copy }, () => cluster.editor.ownToken)
    await moved.start()
    await moved.stop()
    await moved.start()
    expect((await moved.get<{ roster?: number; id: string }>('/cells/v1/cells/self')).id).toBe(
      'x1002',
    )
    await moved.kill()
    await expect(cell.start()).rejects.toThrow('STORE_MOVED')
    expect(await runMove(['--data', data, '--undo'])).toContain('not sealed any more')
  })
})

describe('cells that are dead', () => {
  it('are taken out by an order; what one wrote unheard comes back as a proposal', async () => {
    const [editor, replaced] = [cluster.cell('x1000'), cluster.cell('x1001')]
    const node = 'x1001c0s0b0n0'
    // x1002 is gone already; now x1001 is alone and takes a change.
    await editor.kill()
    const path = `/hsm/v2/State/Components/${node}/SoftwareStatus`
    const body = { SoftwareStatus: 'unheard' }
    expect((await replaced.ask('PATCH', path, { body })).status).toBeLessThan(300)
    await replaced.kill()
    await editor.start()
    expect((await cli('x1000', 'cell', 'reconcile', '--alone')).code).toBe(0)
    const unasked = await cli('x1000', 'cell', 'leave', 'x1002', '--to', 'x1000')
    expect(unasked.code).not.toBe(0)
    expect(unasked.err).toContain('x1002')
    for (const cell of ['x1002', 'x1001']) {
      const order = { cell, to: 'x1000', dead: true }
      const ended = await cluster.order(editor, '/cells/v1/roster/leave', order)
      expect(ended).toMatchObject({ state: 'done' })
      const again = await cluster.order(editor, '/cells/v1/roster/leave', order)
      expect(again.roster).toBeUndefined()
    }
    expect((await cluster.roster('x1000')).cells).toHaveLength(1)
    await untilWhole()
    const status = async () =>
      (await editor.get<{ SoftwareStatus?: string }>(`/hsm/v2/State/Components/${node}`))
        .SoftwareStatus
    expect(await status()).not.toBe('unheard')
    await replaced.start()
    cluster.introduce()
    await until('the proposal is applied', async () => (await status()) === 'unheard', {
      seconds: 60,
    })
    const { conflicts } = await editor.get<{ conflicts: unknown[] }>('/cells/v1/conflicts')
    expect(conflicts).toEqual([])
  })
})
