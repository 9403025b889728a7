import { randomHex } from '../../cell/env/index.ts'
import type { Mishap } from '../fault/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { World } from '../world/index.ts'
import type { CellProcess } from './cell-process.ts'
import { decide } from './command.ts'
import type { SimCell } from './sim-cell.ts'

/** What a hostile owner of a cell works with: a real cell with its key, and no scruples. */
export interface MischiefPorts {
  readonly world: World
  readonly random: SeededRandom
  readonly racks: readonly number[]
  readonly topic: string
}

const floodEveryMs = 5
const floodBytes = 200
/** How far ahead of the world a hostile clock goes, in milliseconds. */
const futureMs = 10 * 86_400_000

/** Does what a hostile cell does; answers with what ends it. */
export function beginMischief(cell: SimCell, mishap: Mishap, ports: MischiefPorts): () => void {
  const { world } = ports
  const random = ports.random.fork(`mischief ${mishap.number}`)
  const process = () => cell.host.running?.process
  switch (mishap.kind) {
    case 'forgery':
      world.begin(() => forge(process(), random, ports.racks))
      return () => {}
    case 'future': {
      cell.host.clock.jump(futureMs)
      world.begin(() => stateSomething(process(), random))
      return () => cell.host.clock.set()
    }
    case 'flood':
      return flood(cell, random, ports)
    default:
      return () => {}
  }
}

/** Says of other cells' nodes whatever it likes. */
async function forge(
  process: CellProcess | undefined,
  random: SeededRandom,
  racks: readonly number[],
): Promise<void> {
  if (!process) return
  const rack = random.pick(racks)
  await attempt(process, random, (tx) => {
    const command = { do: 'discover', rack, nodes: [0, 1] } as const
    decide(tx, command, { nowMs: 0, referralToken: 'forged' })
  })
}

async function stateSomething(
  process: CellProcess | undefined,
  random: SeededRandom,
): Promise<void> {
  if (!process) return
  await attempt(process, random, (tx) => {
    decide(
      tx,
      { do: 'boot-role', mark: `future${random.uint32()}` },
      { nowMs: 0, referralToken: 'x' },
    )
  })
}

async function attempt(
  { ledger }: CellProcess,
  random: SeededRandom,
  act: Parameters<CellProcess['ledger']['transact']>[1],
): Promise<void> {
  try {
    await ledger.transact({ subject: 'mallory', requestId: randomHex(random, 16) }, act)
  } catch {
    // It does not matter to anybody whether it worked.
  }
}

/** Gossips what is no digest, or an old one, as fast as it can. */
function flood(cell: SimCell, random: SeededRandom, { world, topic }: MischiefPorts): () => void {
  let isOver = false
  const next = () => {
    world.timeline.schedule(floodEveryMs, `${cell.id} floods`, () => {
      if (isOver) return
      const process = cell.host.running?.process
      const bytes = random.chance(0.5) ? random.bytes(floodBytes) : process?.ledger.digest('public')
      if (process && bytes) {
        world.begin(async () => {
          await process.bus.publish(topic, bytes)
        })
      }
      next()
    })
  }
  next()
  return () => {
    isOver = true
  }
}
