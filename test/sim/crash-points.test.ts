/**
 * Every write of a short history is once the last before the machine dies, at every stage of the
 * write and with every loss of what was not synced. Nothing is left to chance here.
 */
import { describe, expect, it } from 'vitest'
import type { Transaction } from '../../cell/store/index.ts'
import { VirtualClock } from '../../sim/clock/index.ts'
import {
  type Attempt,
  ConnectionLost,
  Scorecard,
  SimCell,
  Witness,
} from '../../sim/scenario/index.ts'
import { simSigner, simVerifier } from '../../sim/signer/index.ts'
import {
  type CrashStage,
  crashStages,
  type Fate,
  type Loss,
  VirtualDisk,
  type WriteFacts,
  type WriteFate,
} from '../../sim/store/index.ts'
import { World } from '../../sim/world/index.ts'
import { component, ethernet, group } from '../fixture/ledger.ts'

/** Decisions of one turn each: what shares a turn shares a batch. */
const history: readonly (readonly ((transaction: Transaction) => unknown)[])[] = [
  [
    (transaction) => {
      transaction.put('component', component(1))
      transaction.put('ethernetInterface', ethernet(1))
      transaction.put('endpointSecret', { id: 'x1000c0s1b0', password: 'geheim' })
    },
  ],
  [
    (transaction) => transaction.put('component', component(2)),
    (transaction) => transaction.put('component', component(1, { state: 'Off' })),
    (transaction) => transaction.put('group', group('gpu')),
  ],
  [
    (transaction) => transaction.delete('component', 'x1000c0s2b0n0'),
    (transaction) => transaction.put('component', component(3, { hostname: 'cb2' })),
  ],
  [(transaction) => transaction.put('instanceInfo', { id: 'x', instanceId: 'i', publicKeys: [] })],
  [(transaction) => transaction.delete('group', 'gpu')],
  [(transaction) => transaction.put('component', component(1, { hostname: 'last' }))],
]

const losses: readonly Loss[] = [
  { kind: 'drop' },
  { kind: 'keep' },
  { kind: 'tear', share: 0.01 },
  { kind: 'tear', share: 0.5 },
  { kind: 'tear', share: 0.99 },
  { kind: 'hole', share: 0 },
  { kind: 'hole', share: 0.5 },
]

interface Death {
  readonly write: number
  readonly stage: CrashStage
  readonly loss: Loss
}

/** Kills the machine in one write, or, with `isFailure`, lets that write fail without an answer. */
class OneDeath implements Fate {
  readonly #death: Death | undefined
  readonly #isFailure: boolean
  writes = 0

  constructor(death: Death | undefined, isFailure: boolean) {
    this.#death = death
    this.#isFailure = isFailure
  }

  ofWrite({ number }: WriteFacts): WriteFate {
    this.writes++
    const times = { writeMs: 1, syncMs: 3 }
    const death = this.#death
    if (number !== death?.write) return { kind: 'done', ...times }
    const share = death.loss.kind === 'tear' ? death.loss.share : 0.5
    if (!this.#isFailure) return { kind: 'crash', stage: death.stage, share, ...times }
    return { kind: 'failed', writeMs: 1, share: death.loss.kind === 'keep' ? 1 : share }
  }

  readMs(): number {
    return 0
  }

  loss(): Loss {
    return this.#death?.loss ?? { kind: 'drop' }
  }
}

/** Lives the history through once, with at most one death; gives the number of writes. */
async function live(death?: Death, isFailure = false): Promise<number> {
  const world = new World({ seed: 1 })
  const card = new Scorecard()
  const witness = new Witness(card)
  const weather = new OneDeath(death, isFailure)
  const clock = new VirtualClock(world.timeline)
  const cell = new SimCell({
    world,
    weather,
    clock,
    witness,
    card,
    disk: new VirtualDisk(),
    random: world.random.fork('cell'),
    signer: simSigner(world.random.fork('key')),
    verifier: simVerifier(),
    wrap: (store) => store,
  })
  const decide = async (act: (transaction: Transaction) => unknown) => {
    let attempt: Attempt | undefined
    try {
      await cell.ask(async (ledger) => {
        const { order } = await ledger.transact({ subject: 'tester' }, (transaction) => {
          act(transaction)
          attempt = witness.begin(transaction.changes)
        })
        if (attempt) witness.acknowledge(attempt, order)
      })
    } catch (error) {
      // A later decision may miss what an earlier one should have made.
      const isExpected = error instanceof ConnectionLost || isFailure
      if (!isExpected) throw error
    }
  }
  let isFinished = false
  cell.start()
  world.begin(async () => {
    for (const turn of history) {
      while (cell.ledger?.health.state !== 'open')
        await clock.sleep(10, new AbortController().signal)
      await Promise.all(turn.map(decide))
    }
    while (cell.ledger?.health.state !== 'open') await clock.sleep(10, new AbortController().signal)
    await cell.stop()
    await cell.inspect(async () => undefined)
    isFinished = true
  })
  await world.run({ untilMs: 60_000, eventsMax: 100_000 })
  expect(isFinished).toBe(true)
  expect(cell.starts).toBe(death && !isFailure ? 2 : 1)
  return weather.writes
}

describe('a crash at every write of a history', async () => {
  const writes = await live()

  it('has writes to crash at: a new store, a start, one for each turn', () => {
    expect(writes).toBe(2 + history.length + 1)
  })

  // The last write belongs to the inspection at the end.
  const numbers = Array.from({ length: writes - 1 }, (_, write) => write)
  it.each(crashStages)('loses nothing acknowledged: the machine dies %s', async (stage) => {
    for (const write of numbers) {
      for (const loss of losses) await live({ write, stage, loss })
    }
  })

  it('loses nothing acknowledged: the write fails after some of its bytes', async () => {
    // The first two belong to the opening of the store, which is tried again as a whole.
    for (const write of numbers) {
      for (const loss of losses) await live({ write, stage: 'written', loss }, true)
    }
  })
})
