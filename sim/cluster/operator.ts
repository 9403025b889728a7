import { Fault, randomHex } from '../../cell/env/index.ts'
import { publicFeed } from '../../cell/replication/index.ts'
import { compareOrders, type Order } from '../../cell/store/index.ts'
import { ProcessEnded } from '../host/index.ts'
import type { Card } from '../judge/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { World } from '../world/index.ts'
import type { CellProcess } from './cell-process.ts'
import { type Command, commandText } from './command.ts'
import type { Outcome } from './front.ts'
import type { SimCell } from './sim-cell.ts'

/** What operators stand on. */
export interface OperatorPorts {
  readonly world: World
  readonly card: Card
  readonly random: SeededRandom
  readonly cells: readonly SimCell[]
  /** Racks that have nodes by now, by number. */
  racks(): readonly number[]
  readonly nodes: number
  /** Mean time between two commands of one operator, in milliseconds. */
  readonly thinkMs: number
}

const labels = ['gpu', 'kube', 'login']
const states = ['Off', 'On', 'Ready', 'Standby']
/** How long it takes to reach a cell from a desk, in milliseconds. */
const deskMs = 2
/** An answer that takes longer is not waited for. */
const patienceMs = 40_000
/** How often somebody repeats a request whose outcome is not known. */
const repeatsMax = 2
/** Share of changes that are then read at another cell. */
const readElsewhereShare = 0.3

/** Somebody who changes things, at whatever cell is at hand. */
export class Operator {
  readonly #ports: OperatorPorts
  readonly #random: SeededRandom
  readonly #name: string

  constructor(number: number, ports: OperatorPorts) {
    this.#ports = ports
    this.#name = `operator ${number}`
    this.#random = ports.random.fork(this.#name)
  }

  /** Lives on events of the timeline alone. */
  begin(isOver: () => boolean): void {
    const { world, thinkMs } = this.#ports
    const next = () => {
      world.timeline.schedule(this.#random.exponential(thinkMs), this.#name, () => {
        if (isOver()) return
        world.begin(async () => {
          await this.#act()
          next()
        })
      })
    }
    next()
  }

  async #act(): Promise<void> {
    const { world, card, cells, racks } = this.#ports
    const random = this.#random
    if (racks().length === 0) return
    const command = this.#draw()
    const id = randomHex(random, 16)
    const at = random.pick(cells)
    for (let attempt = 0; attempt <= repeatsMax; attempt++) {
      const outcome = await this.#ask(at, command, id)
      const told = outcome ? `${outcome.status} ${outcome.code ?? ''}` : 'no answer'
      world.note(`${this.#name} at ${at.id}: ${commandText(command)}: ${told}`)
      if (outcome?.code) card.sometimes(`answered ${outcome.code}`)
      if (outcome && outcome.status < 300) return this.#readElsewhere(outcome)
      const isOpen = outcome === undefined || outcome.code === 'PEER_SILENT'
      if (!isOpen) return
    }
  }

  #ask(at: SimCell, command: Command, id: string): Promise<Outcome | undefined> {
    const { world } = this.#ports
    return new Promise((resolve) => {
      const cancel = world.timeline.schedule(patienceMs, `${this.#name} gives up`, () =>
        resolve(undefined),
      )
      at.host.arrive(deskMs, `${this.#name} asks`, () => {
        world.begin(async () => {
          const outcome = await at.submit(command, id)
          cancel()
          resolve(outcome)
        })
      })
    })
  }

  /** Asks another cell for what was written: it has it, or says that it is behind. */
  #readElsewhere({ cell, order }: Outcome): void {
    const { cells, world } = this.#ports
    if (!order || order.seq === 0 || !this.#random.chance(readElsewhereShare)) return
    const at = this.#random.pick(cells)
    if (at.id === cell) return
    at.host.arrive(deskMs, `${this.#name} reads`, () => {
      const process = at.host.running?.process
      if (process) world.begin(() => this.#read(process, { cell, order }))
    })
  }

  async #read(process: CellProcess, { cell, order }: { cell: string; order: Order }) {
    const { card } = this.#ports
    const { replicator, machine, book } = process
    const mark = { cell, feed: publicFeed, order, headHash: new Uint8Array() }
    try {
      await machine.life.answer(replicator.reach([mark], machine.life.signal))
      const position = replicator.replicas.position(mark)
      const holds = position !== undefined && compareOrders(position.order, order) >= 0
      card.judge('reads-own-writes', holds || book.cell(cell) === undefined, () => {
        return `${process.cell} said that it has ${JSON.stringify(order)} of ${cell}, and has not`
      })
      card.sometimes('read at another cell')
    } catch (error) {
      if (error instanceof Fault) card.sometimes('another cell was behind')
      else if (!(error instanceof ProcessEnded)) throw error
    }
  }

  #draw(): Command {
    const { racks, nodes } = this.#ports
    const random = this.#random
    const rack = random.pick(racks())
    const node = random.below(nodes)
    const label = random.pick(labels)
    const mark = `m${random.uint32()}`
    const draws: readonly (() => Command)[] = [
      () => ({ do: 'state', rack, node, state: random.pick(states) }),
      () => ({ do: 'state', rack, node, state: random.pick(states) }),
      () => ({ do: 'boot-host', rack, node, mark }),
      () => ({ do: 'boot-host', rack, node, mark }),
      () => ({ do: 'join', rack, node, label }),
      () => ({ do: 'leave', rack, node, label }),
      () => ({ do: 'boot-role', mark }),
      () => ({ do: 'boot-group', label, mark }),
      () => ({ do: 'group', label, mark }),
      () => ({ do: 'group', label, mark }),
      () => ({ do: 'no-group', label }),
      () => ({ do: 'cloud-defaults', mark }),
      () => ({ do: 'cloud-group', label, mark }),
      () => (random.chance(0.3) ? { do: 'remove', rack, node } : { do: 'group', label, mark }),
      () => ({ do: 'discover', rack, nodes: [node] }),
    ]
    return random.pick(draws)()
  }
}
