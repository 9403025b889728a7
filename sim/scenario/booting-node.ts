import { resolveBoot } from '../../cell/boot/index.ts'
import { type FamilyName, type Reader, type RecordOf, recordKey } from '../../cell/store/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { World } from '../world/index.ts'
import { nodeNames, rackNodes } from './change.ts'
import type { DiskWatch } from './disk-watch.ts'
import type { Scorecard } from './invariant.ts'
import { recordText } from './record-text.ts'
import type { SimCell } from './sim-cell.ts'
import type { Witness } from './witness.ts'

/** What booting nodes stand on. */
export interface BootingPorts {
  readonly world: World
  readonly cell: SimCell
  readonly witness: Witness
  readonly watch: DiskWatch
  readonly card: Scorecard
  readonly random: SeededRandom
}

/** Mean time between two boots of one node, in milliseconds. */
const bootEveryMs = 120

/** A reader that holds every record that it hands out against the witness and the disk. */
class JudgedReader implements Reader {
  readonly #reader: Reader
  readonly #ports: BootingPorts

  constructor(reader: Reader, ports: BootingPorts) {
    this.#reader = reader
    this.#ports = ports
  }

  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined {
    const { witness, watch, card } = this.#ports
    const record = this.#reader.get(family, id)
    const key = recordKey(family, id)
    const text = record && recordText(record)
    const known = witness.knownAt(key)
    card.judge('reads-are-current', text === known, () => `${key}: ${text}, known is ${known}`)
    if (text !== undefined) {
      card.judge('reads-are-durable', watch.wasDurable(key, text), () => `${key}: ${text}`)
    }
    return record
  }

  *list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    yield* this.#reader.list(family)
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    const ids = this.#reader.lookup(family, index, value)
    for (const id of ids) {
      const isThere = this.#reader.get(family, id) !== undefined
      this.#ports.card.judge('indexes-agree', isThere, () => `${family} ${index} ${value}: ${id}`)
    }
    return ids
  }

  count(family: FamilyName): number {
    return this.#reader.count(family)
  }
}

/** A node of the rack that asks again and again what it shall boot. */
export class BootingNode {
  readonly #number: number
  readonly #ports: BootingPorts
  readonly #random: SeededRandom

  constructor(number: number, ports: BootingPorts) {
    this.#number = number % rackNodes
    this.#ports = ports
    this.#random = ports.random.fork(`node ${number}`)
  }

  begin(isOver: () => boolean): void {
    const { timeline } = this.#ports.world
    const wait = () => this.#random.exponential(bootEveryMs)
    const boot = () => {
      if (isOver()) return
      this.#boot()
      timeline.schedule(wait(), 'boot', boot)
    }
    timeline.schedule(wait(), 'boot', boot)
  }

  #boot(): void {
    const { world, cell, card } = this.#ports
    if (!cell.ledger) return
    const { xname, mac, macId } = nodeNames(this.#number)
    const reader = new JudgedReader(cell.ledger, this.#ports)
    const { node, choice, wait } = resolveBoot(reader, { mac, arch: 'x86_64' })
    world.note(`node ${this.#number} boots ${choice?.subject ?? wait}`)
    const parts = [
      reader.get('ethernetInterface', macId),
      reader.get('component', xname),
      reader.get('componentEndpoint', xname),
      reader.get('endpointSecret', nodeNames(this.#number).bmc),
      node,
    ].map((part) => part !== undefined)
    card.judge('reads-are-whole', new Set(parts).size === 1, () => `${xname}: ${parts}`)
  }
}
