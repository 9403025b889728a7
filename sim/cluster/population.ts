import type { Card } from '../judge/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { World } from '../world/index.ts'
import { type BootTimes, NodeMachine } from './node-machine.ts'
import { Operator } from './operator.ts'
import { nodeName, rackOf } from './rack.ts'
import type { SimCell } from './sim-cell.ts'

/** What people and nodes stand on. */
export interface PopulationPorts {
  readonly world: World
  readonly card: Card
  readonly random: SeededRandom
  readonly cells: readonly SimCell[]
  /** Nodes per rack. */
  readonly nodes: number
  readonly times: BootTimes
  /** Whether a record stayed on top of a newer slice, without those that belong to it. */
  isRebased(key: string): boolean
  /** The cell that owns a rack now, by the newest roster. */
  ownerOf(cabinet: string): string | undefined
}

/** How a rack's nodes get their power: one after the other, in milliseconds. */
const staggerMs = 25

/** Nodes that boot and operators who change things. */
export class Population {
  readonly nodes: NodeMachine[] = []
  readonly #ports: PopulationPorts
  readonly #racks: number[] = []
  #ready = 0

  constructor(ports: PopulationPorts) {
    this.#ports = ports
  }

  /** Racks with nodes in them. */
  get racks(): readonly number[] {
    return this.#racks
  }

  /** Nodes that are up now. */
  get up(): number {
    return this.nodes.reduce((sum, { isUp }) => sum + Number(isUp), 0)
  }

  /** Boots that came to their end so far. */
  get boots(): number {
    return this.#ready
  }

  /** Puts nodes into a rack; they have no power yet. */
  fill(rack: number): void {
    const { world, card, random, times, isRebased } = this.#ports
    if (this.#racks.includes(rack)) return
    this.#racks.push(rack)
    const ready = () => {
      this.#ready++
    }
    const cellOf = (at: number) => this.cellOf(at)
    for (let number = 0; number < this.#ports.nodes; number++) {
      const ports = { world, card, random: random.fork('nodes'), times, cellOf, isRebased, ready }
      this.nodes.push(new NodeMachine(nodeName(rack, number), ports))
    }
  }

  /** Power comes on in a rack, node after node. */
  power(rack: number): void {
    const { world } = this.#ports
    for (const node of this.nodes) {
      if (node.name.rack !== rack) continue
      world.timeline.schedule(node.name.number * staggerMs, `${node.name.xname} power`, () =>
        node.power(),
      )
    }
  }

  /** Some node loses its power for a moment, again and again. */
  cycle(meanMs: number, isOver: () => boolean): void {
    const { world } = this.#ports
    const random = this.#ports.random.fork('cycle')
    const next = () => {
      world.timeline.schedule(random.exponential(meanMs), 'power cycle', () => {
        if (isOver()) return
        if (this.nodes.length > 0) random.pick(this.nodes).power()
        next()
      })
    }
    next()
  }

  /** Operators begin to work. */
  employ(operators: number, thinkMs: number, isOver: () => boolean): void {
    const { world, card, random, cells, nodes } = this.#ports
    for (let number = 0; number < operators; number++) {
      const ports = { world, card, random, cells, nodes, thinkMs, racks: () => this.#racks }
      new Operator(number, ports).begin(isOver)
    }
  }

  /** The cell that owns a rack now; undefined = nobody knows of one. */
  cellOf(rack: number): SimCell | undefined {
    const { cells, ownerOf } = this.#ports
    const owner = ownerOf(nodeName(rack, 0).xname)
    return owner === undefined ? undefined : cells[rackOf(owner)]
  }
}
