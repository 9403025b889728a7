import { describe, expect, test } from 'vitest'
import { Fault } from '../../cell/env/index.ts'
import {
  encodeStep,
  type OwnershipRequest,
  readAnswer,
  toWire,
} from '../../cell/ownership/index.ts'
import { movePrefix, type RosterPlan } from '../../cell/roster/index.ts'
import type { Ledger, RecordOf } from '../../cell/store/index.ts'
import { tombstoneGraceMs } from '../../cell/store/limits.ts'
import { protocols } from '../../proto/index.ts'
import { SimOwners } from '../fixture/sim-owners.ts'

const moved = 'x1001c4'

function node(id: string, note = ''): RecordOf<'component'> {
  return {
    ...{ id, type: 'Node', state: 'Ready', flag: 'OK', enabled: true },
    ...(note === '' ? {} : { softwareStatus: note }),
  }
}

const movedNodes = [1, 2, 3, 4].map((slot) => `${moved}s${slot}b0n0`)
const stayingNodes = ['x1001c0s1b0n0', 'x1000c0s1b0n0', 'x1002c0s1b0n0']

async function cluster(): Promise<SimOwners> {
  const owners = new SimOwners(3)
  await owners.startAll()
  for (const id of [...movedNodes, ...stayingNodes]) await owners.put(id.slice(0, 5), node(id))
  const { ledger } = owners.cell('x1001')
  await owners.act(() =>
    ledger.transact({ subject: 'tester' }, (tx) =>
      tx.put('bootHost', { subject: `host:${movedNodes[0]}`, params: 'quiet' } as never),
    ),
  )
  await owners.run(2_000)
  return owners
}

/** Writes to one moving node at whoever takes it, again and again; the last one that was taken. */
class Writer {
  last = ''
  refused = new Set<string>()
  readonly #owners: SimOwners
  #count = 0

  constructor(owners: SimOwners) {
    this.#owners = owners
  }

  write(): void {
    this.#count += 1
    const value = `write ${this.#count}`
    const record = node(movedNodes[0] ?? '', value)
    for (const { id, ledger } of this.#owners.cells.values()) {
      if (id === 'x1000') continue
      this.#owners.begin(async () => {
        try {
          await ledger.transact({ subject: 'tester' }, (tx) => tx.put('component', record))
          this.last = value
        } catch (error) {
          if (!(error instanceof Fault)) throw error
          this.refused.add(error.code)
        }
      })
    }
  }
}

const split = (owners: SimOwners) =>
  owners.cell('x1000').service.split({ to: 'x1002', prefixes: [moved], by: 'tester' }).over

/**
 * Every record once and at its owner, alike everywhere; nothing under way; the last write there.
 */
function expectWhole(owners: SimOwners, writer: Writer): void {
  const cells = [...owners.cells.values()]
  expect(new Set(cells.map(({ book }) => Buffer.from(book.hash).toString('hex'))).size).toBe(1)
  const { book } = owners.cell('x1000')
  const owner = book.ownerOf(movedNodes[0] ?? '')
  for (const { id, ledger, view, changing } of cells) {
    const owned = [...movedNodes, ...stayingNodes].filter((name) => book.ownerOf(name) === id)
    expect([...ledger.list('component')].map((record) => record.id).sort()).toEqual(owned.sort())
    expect([...view.list('component')].map((record) => record.id).sort()).toEqual(
      [...movedNodes, ...stayingNodes].sort(),
    )
    expect(view.get('component', movedNodes[0] ?? '')?.softwareStatus ?? '').toBe(writer.last)
    expect(view.get('bootHost', `host:${movedNodes[0]}`)?.params).toBe('quiet')
    expect([changing.giving.size, changing.taking.size]).toEqual([0, 0])
    expect(view.conflicts()).toEqual([])
  }
  expect(['x1001', 'x1002']).toContain(owner)
}

describe('a prefix that changes hands', () => {
  test('goes over with everything about it, live', async () => {
    const owners = await cluster()
    const writer = new Writer(owners)
    writer.write()
    const operation = await owners.act(() => split(owners))
    expect(operation).toMatchObject({ state: 'done', roster: 2 })
    await owners.run(5_000)
    writer.write()
    await owners.run(2_000)
    expect(writer.last).toBe('write 2')
    expect(owners.cell('x1000').book.ownerOf(movedNodes[0] ?? '')).toBe('x1002')
    const [handoff] = owners.cell('x1000').book.current.handoffs
    expect(handoff).toMatchObject({ prefix: moved, from: 'x1001', to: 'x1002', byOperator: false })
    expect(handoff?.head).toBeDefined()
    expectWhole(owners, writer)
  })

  test('comes back before it was taken away, without what was removed meanwhile', async () => {
    const owners = await cluster()
    await owners.act(() => split(owners))
    const [removed = '', ...kept] = movedNodes
    const isTold = () => owners.cell('x1002').book.ownerOf(removed) === 'x1002'
    for (let waits = 0; !isTold() && waits < 50; waits += 1) await owners.run(20)
    const left = [...owners.cell('x1001').ledger.list('component')].map(({ id }) => id)
    expect(left).toEqual(expect.arrayContaining([...movedNodes]))
    await owners.act(() => {
      const { ledger } = owners.cell('x1002')
      return ledger.transact({ subject: 'tester' }, (tx) => {
        for (const family of ['component', 'bootHost'] as const) {
          tx.delete(family, family === 'component' ? removed : `host:${removed}`)
        }
      })
    })
    const back = { to: 'x1001', prefixes: [moved], by: 'tester' }
    await owners.act(() => owners.cell('x1000').service.split(back).over)
    await owners.run(60_000)
    for (const { view } of owners.cells.values()) {
      expect([...view.list('component')].map(({ id }) => id).sort()).toEqual(
        [...kept, ...stayingNodes].sort(),
      )
    }
  })

  test('stays where it is when the new owner does not answer', async () => {
    const owners = await cluster()
    owners.cell('x1002').kill()
    const operation = await owners.act(() => split(owners), 120_000)
    expect(operation).toMatchObject({ state: 'failed' })
    await owners.run(1_000)
    await owners.start('x1002')
    await owners.run(30_000)
    const writer = new Writer(owners)
    writer.write()
    await owners.run(2_000)
    expect(writer.last).toBe('write 1')
    expectWhole(owners, writer)
  })

  test('is not given up by time alone: an old owner that hears nothing keeps it', async () => {
    const owners = await cluster()
    const { service, store } = owners.cell('x1000')
    // The editor dies with the roster unsigned; its disk has nothing of the change.
    store.death = { at: store.writes + 1, isKept: false }
    owners.begin(() => service.split({ to: 'x1002', prefixes: [moved], by: 'tester' }).over)
    await owners.run(300_000)
    expect(store.isDead).toBe(true)
    const writer = new Writer(owners)
    writer.write()
    await owners.run(1_000)
    // Nor by a restart: the promise is on its disk.
    owners.cell('x1001').kill()
    await owners.start('x1001')
    writer.write()
    await owners.run(100_000)
    writer.write()
    await owners.run(1_000)
    expect(writer.last).toBe('')
    expect(writer.refused).toContain('PEER_FROZEN')
    await owners.start('x1000')
    await owners.run(70_000)
    writer.write()
    await owners.run(2_000)
    expect(writer.last).toBe('write 4')
    expectWhole(owners, writer)
  })
})

test('an editor asked for several things at once signs one after the other', async () => {
  const owners = await cluster()
  const { book, service } = owners.cell('x1000')
  const orders = [4, 5, 6, 7].map((chassis) => {
    const prefix = `x1001c${chassis}`
    const edit = (plan: RosterPlan) => movePrefix(plan, { prefix, to: 'x1000' })
    return owners.act(() => service.writer.write(edit, { by: 'tester', what: prefix }))
  })
  expect(await Promise.all(orders)).toEqual([2, 3, 4, 5])
  await owners.run(5_000)
  expect(book.forkSights).toEqual([])
  expect(book.cell('x1000')?.prefixes).toEqual(expect.arrayContaining(['x1001c4', 'x1001c7']))
  expect(owners.cell('x1002').book.number).toBe(5)
})

/** Synced writes of each cell while a prefix changes hands: a process may die at each of them. */
async function writesOf(victim: string): Promise<number> {
  const owners = await cluster()
  const before = owners.cell(victim).store.writes
  await owners.act(() => split(owners))
  await owners.run(10_000)
  return owners.cell(victim).store.writes - before
}

describe.each(['x1000', 'x1001', 'x1002'])(
  'a process that dies at any write of a change: %s',
  (victim) => {
    test.each([false, true])('and goes on from its disk (written: %s)', async (isKept) => {
      const writes = await writesOf(victim)
      expect(writes).toBeGreaterThan(0)
      for (let at = 1; at <= writes; at += 1) {
        const owners = await cluster()
        const writer = new Writer(owners)
        const { store } = owners.cell(victim)
        store.death = { at: store.writes + at, isKept }
        owners.begin(() => split(owners))
        for (let step = 0; step < 20; step += 1) {
          // Where a dying process acknowledged nothing, the write may be on its disk all the same.
          if (victim === 'x1000') writer.write()
          await owners.run(100)
        }
        await owners.run(5_000)
        expect(store.isDead, `dies at write ${at}`).toBe(true)
        await owners.run(5_000)
        const heard = [...owners.cells.values()].map(({ id, book }) =>
          id === victim ? 0 : book.number,
        )
        const { book } = await owners.start(victim)
        // Nobody has heard of a roster that its editor could forget.
        if (victim === 'x1000') expect(book.number).toBeGreaterThanOrEqual(Math.max(...heard))
        await owners.run(150_000)
        if (victim !== 'x1000') writer.write()
        await owners.run(2_000)
        if (victim !== 'x1000') expect(writer.last, `after death at ${at}`).toBe('write 1')
        expectWhole(owners, writer)
      }
    })
  },
)

describe('an owner that others replaced', () => {
  /** x1001 takes writes that nobody hears of, then x1000 takes over what it owned. */
  async function replaced(): Promise<SimOwners> {
    const owners = await cluster()
    const [first = '', second = '', third = ''] = movedNodes
    for (const id of ['x1000', 'x1002']) owners.cell(id).kill()
    await owners.put('x1001', node(first, 'unheard'))
    await owners.put('x1001', node(second, 'unheard'))
    const { ledger } = owners.cell('x1001')
    await owners.act(() =>
      ledger.transact({ subject: 'tester' }, (tx) => tx.delete('component', third)),
    )
    owners.cell('x1001').kill()
    for (const id of ['x1000', 'x1002']) await owners.start(id)
    await owners.run(70_000)
    const order = { cell: 'x1001', to: 'x1000', isDead: true, isRevoked: false, by: 'tester' }
    const { service } = owners.cell('x1000')
    const operation = await owners.act(() => service.leave(order).over)
    expect(operation).toMatchObject({ state: 'done' })
    await owners.put('x1000', node(second, 'changed since'))
    return owners
  }

  test('hands in what it wrote unheard: applied where nobody changed it, else kept', async () => {
    const owners = await replaced()
    const [first = '', second = '', third = ''] = movedNodes
    const { ledger, service, view } = owners.cell('x1000')
    expect(ledger.get('component', first)?.softwareStatus).toBeUndefined()
    expect(ledger.get('component', third)).toBeDefined()
    expect(owners.cell('x1000').book.current.handoffs[0]).toMatchObject({ byOperator: true })
    await owners.start('x1001')
    await owners.run(60_000)
    expect(ledger.get('component', first)?.softwareStatus).toBe('unheard')
    expect(ledger.get('component', third)).toBeUndefined()
    expect(ledger.get('component', second)?.softwareStatus).toBe('changed since')
    const conflicts = service.proposals()
    expect(conflicts).toMatchObject([
      {
        kind: 'proposal',
        family: 'component',
        id: second,
        versions: [{ cell: 'x1000' }, { cell: 'x1001', subject: 'tester' }],
      },
    ])
    expect(view.get('component', second)?.softwareStatus).toBe('changed since')
  })

  test('leaves to its heir what everybody had; what only guardians get is named', async () => {
    const owners = await replaced()
    const { losses } = owners.cell('x1000').replicator
    expect(losses.list).toMatchObject([
      { kind: 'takeover', cell: 'x1001', nodes: movedNodes.length + 1, controllers: 0 },
    ])
    expect(owners.cell('x1002').replicator.losses.list).toEqual([])
    owners.cell('x1000').kill()
    const { replicator } = await owners.start('x1000')
    expect(replicator.losses.list).toHaveLength(1)
    expect(replicator.reconciler.marks).toContain('records lost')
  })

  test('keeps proposals over a restart, and forgets one when people decide', async () => {
    const owners = await replaced()
    await owners.start('x1001')
    await owners.run(60_000)
    owners.cell('x1000').kill()
    const { service } = await owners.start('x1000')
    expect(service.proposals()).toHaveLength(1)
    const { conflictId } = await import('../../cell/view/index.ts')
    const [conflict] = service.proposals()
    if (conflict) await owners.act(() => service.dropProposal(conflictId(conflict)))
    expect(service.proposals()).toEqual([])
  })
})

describe('a cell that leaves', () => {
  test('hands over what it owns and what it states for the whole cluster', async () => {
    const owners = await cluster()
    const { ledger } = owners.cell('x1001')
    const group = { label: 'gpu', description: 'of x1001', tags: [], creationId: 'g1' }
    await owners.act(() => ledger.transact({ subject: 'tester' }, (tx) => tx.put('group', group)))
    await owners.run(3_000)
    const order = { cell: 'x1001', to: 'x1002', isDead: false, isRevoked: false, by: 'tester' }
    const operation = await owners.act(() => owners.cell('x1000').service.leave(order).over)
    expect(operation).toMatchObject({ state: 'done' })
    await owners.run(60_000)
    for (const id of ['x1000', 'x1002']) {
      const { book, view } = owners.cell(id)
      expect(book.cells.map((cell) => cell.id)).toEqual(['x1000', 'x1002'])
      expect([...view.list('component')]).toHaveLength(movedNodes.length + stayingNodes.length)
      expect(view.get('group', 'gpu')?.description).toBe('of x1001')
    }
    expect(owners.cell('x1002').ledger.get('component', movedNodes[0] ?? '')).toBeDefined()
    // It is told so, and takes no more changes.
    const refused = ledger.transact({ subject: 'tester' }, (tx) =>
      tx.put('component', node('x1001c0s1b0n0', 'late')),
    )
    await expect(refused).rejects.toMatchObject({ code: 'PEER_OWNER' })
    const again = await owners.act(() => owners.cell('x1000').service.leave(order).over)
    expect(again).toMatchObject({ state: 'done' })
    expect(again?.roster).toBeUndefined()
  })

  test('leaves its deletions behind, for a member that was cut off meanwhile', async () => {
    const owners = await cluster()
    const change = (id: string, decide: Parameters<Ledger['transact']>[1]) =>
      owners.act(() => owners.cell(id).ledger.transact({ subject: 'tester' }, decide))
    for (const label of ['gpu', 'cpu']) {
      const group = { label, description: 'of x1002', tags: [], creationId: label }
      await change('x1002', (tx) => tx.put('group', group))
    }
    await owners.run(3_000)
    owners.cell('x1002').kill()
    await change('x1001', (tx) => tx.delete('group', 'gpu'))
    await owners.run(3_000)
    const order = { cell: 'x1001', to: 'x1000', isDead: false, isRevoked: false, by: 'tester' }
    const operation = await owners.act(() => owners.cell('x1000').service.leave(order).over)
    expect(operation).toMatchObject({ state: 'done' })
    await owners.run(60_000)
    const labels = (id: string) => [...owners.cell(id).view.list('group')].map(({ label }) => label)
    expect(labels('x1000')).toEqual(['cpu'])
    await owners.start('x1002')
    // Nor long after all have proved that they know of the deletion.
    for (const ms of [60_000, tombstoneGraceMs + 120_000]) {
      await owners.run(ms)
      expect([labels('x1000'), labels('x1002')]).toEqual([['cpu'], ['cpu']])
    }
  })

  test('may not be the editor, and says what to do', async () => {
    const owners = await cluster()
    const order = { cell: 'x1000', to: 'x1001', isDead: false, isRevoked: false, by: 'tester' }
    const operation = await owners.act(() => owners.cell('x1000').service.leave(order).over)
    expect(operation).toMatchObject({ state: 'failed', failure: { code: 'INPUT_ROSTER' } })
  })
})

describe('a cell that asks for more than is its own', () => {
  /** What one cell answers another to a step. */
  async function asked(
    owners: SimOwners,
    { from, to }: { from: string; to: string },
    step: Partial<OwnershipRequest>,
  ): Promise<string | undefined> {
    const { bus, book } = owners.cell(from)
    const moves = from === 'x1001' ? [] : [{ prefix: moved, from: 'x1001', to: from }]
    const occasion = { operation: 'ab'.repeat(16), roster: book.number, rosterHash: book.hash }
    const request = encodeStep({ ...occasion, moves, by: 'a thief', ...step })
    const key = book.cell(to)?.key ?? ''
    const { signal } = new AbortController()
    return await owners.act(async () => {
      for await (const frame of bus.request(key, protocols.ownership, request, signal)) {
        return readAnswer(frame)?.code
      }
      return 'nothing'
    })
  }

  test('is refused: only the editor freezes, imports, confirms and re-homes', async () => {
    const owners = await cluster()
    const there = { from: 'x1002', to: 'x1001' }
    expect(await asked(owners, there, { freeze: { intent: false } })).toBe('PEER_REFUSED')
    expect(await asked(owners, there, { import: { from: 'x1000', isDead: true } })).toBe(
      'PEER_REFUSED',
    )
    expect(await asked(owners, there, { confirm: { published: [] } })).toBe('PEER_REFUSED')
    expect(await asked(owners, there, { rehome: { from: 'x1000' } })).toBe('PEER_REFUSED')
    expect(await asked(owners, there, { records: { to: 'x1002' } })).toBe('CONFLICT_HANDOFF')
    const writer = new Writer(owners)
    writer.write()
    await owners.run(1_000)
    expect(writer.last).toBe('write 1')
  })

  test('is not believed about what it never owned', async () => {
    const owners = await cluster()
    const stolen = toWire({
      family: 'component',
      id: 'x1001c0s1b0n0',
      value: node('x1001c0s1b0n0'),
    })
    const proposal = { ...stolen, from: 'x1001', subject: 'a thief', wallMs: 0 }
    const step = { propose: { proposals: [proposal] } }
    expect(await asked(owners, { from: 'x1002', to: 'x1001' }, step)).toBe('PEER_REFUSED')
    expect(await asked(owners, { from: 'x1002', to: 'x1000' }, step)).toBe('PEER_OWNER')
    // Nor about what it gave away by its own word.
    await owners.act(() => split(owners))
    await owners.run(5_000)
    const given = toWire({
      family: 'component',
      id: `${moved}s9b0n0`,
      value: node(`${moved}s9b0n0`),
    })
    const late = { propose: { proposals: [{ ...proposal, ...given }] } }
    expect(await asked(owners, { from: 'x1001', to: 'x1002' }, late)).toBe('PEER_REFUSED')
  })

  test('never speaks for a longer name: x100 is not x1000', async () => {
    const owners = await cluster()
    const order = { to: 'x1002', prefixes: ['x100'], by: 'tester' }
    expect(await owners.act(() => owners.cell('x1000').service.split(order).over)).toMatchObject({
      state: 'done',
    })
    await owners.run(5_000)
    const { book, ledger } = owners.cell('x1002')
    expect(book.cell('x1002')?.prefixes).toContain('x100')
    expect(book.ownerOf('x100c0s0b0n0')).toBe('x1002')
    const forged = ledger.transact({ subject: 'a thief' }, (tx) =>
      tx.put('component', node('x1000c0s1b0n0', 'forged')),
    )
    await expect(forged).rejects.toMatchObject({ code: 'PEER_OWNER' })
    // Even if it wrote it all the same, nobody would show it.
    const { changing } = owners.cell('x1002')
    await owners.act(() =>
      changing.work(ledger, { subject: 'a thief' }, (tx) =>
        tx.put('component', node('x1000c0s1b0n0', 'forged')),
      ),
    )
    await owners.run(5_000)
    for (const { view } of owners.cells.values()) {
      expect(view.get('component', 'x1000c0s1b0n0')?.softwareStatus).toBeUndefined()
    }
  })
})
