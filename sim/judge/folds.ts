import {
  compareOrders,
  type FamilyName,
  familyRule,
  type Order,
  orderText,
  recordKey,
} from '../../cell/store/index.ts'
import { recordText } from '../scenario/index.ts'
import type { Chronicle } from './chronicle.ts'
import type { Card } from './invariant.ts'
import { nameOfRecord, plainOwner } from './ownership.ts'
import { publicFeed, type Sight } from './sight.ts'

/** One record of a cell that another one shows, changed, or does not show any more. */
export interface Shown {
  readonly cell: string
  readonly family: FamilyName
  readonly id: string
}

/** What folding is judged by. */
export interface FoldPorts {
  readonly card: Card
  /** Everything that a cell ever wrote into its public feed. */
  chronicleOf(cell: string): Chronicle
  /** Whether the owner of a machine is hostile: what it shows is its own business. */
  isHostile(host: number): boolean
  /** Whether a cell has contradicted itself: people say what counts, and it may be the older. */
  isParted(cell: string): boolean
  /** The boot under which a cell went on by people's word; 0 = it never contradicted itself. */
  settledBoot(cell: string): number
}

/** Judges what cells show of each other. */
export class Folds {
  readonly #ports: FoldPorts
  /** Newest position seen, by machine and cell. */
  readonly #positions = new Map<string, Order>()

  constructor(ports: FoldPorts) {
    this.#ports = ports
  }

  /** A machine has got another disk: what it knew is forgotten. */
  forget(host: number): void {
    for (const place of this.#positions.keys()) {
      if (place.startsWith(`${host}/`)) this.#positions.delete(place)
    }
  }

  /**
   * A process has started: it shows others from where its disk is for good, since what it fetched
   * beyond it can fetch again.
   */
  restart(host: number, floors: Iterable<readonly [string, Order]>): void {
    this.forget(host)
    for (const [cell, order] of floors) this.#positions.set(`${host}/${cell}`, order)
  }

  /** What a cell shows of a record is exactly what its writer had written up to that position. */
  shown(sight: Sight, { cell, family, id }: Shown): void {
    const { card, chronicleOf, isHostile } = this.#ports
    if (isHostile(sight.host) || familyRule(family).home === 'intent') return
    const { replicas } = sight.replicator
    const value: unknown = replicas.tableOf(cell)?.get(family, id)
    const key = recordKey(family, id)
    const where = () => `${sight.cell} shows ${key} of ${cell}`
    if (value !== undefined) {
      const name = nameOfRecord(family, id, value)
      const owner = name === undefined ? cell : plainOwner(sight.book.current, name)
      card.judge('said-by-its-owner', owner === cell, () => `${where()}; ${owner} owns it`)
    }
    const position = replicas.position({ cell, feed: publicFeed })
    if (!position) return
    const chronicle = chronicleOf(cell)
    const batch = chronicle.batch(position.headHash)
    card.judge('said-at-all', batch !== undefined, () => {
      return `${where()} as of ${orderText(position.order)}, which ${cell} never wrote`
    })
    if (!batch || value === undefined) return
    const text = recordText(value)
    const written = chronicle.at(batch, key)?.text
    card.judge('said-at-all', text === written, () => {
      return `${where()} as ${text}; at ${orderText(position.order)} it was ${written}`
    })
  }

  /** Positions only move on. */
  positions(sight: Sight): void {
    const { card, isHostile, isParted, settledBoot } = this.#ports
    if (isHostile(sight.host)) return
    for (const { id } of sight.book.cells) {
      if (id === sight.cell || isParted(id)) continue
      const position = sight.replicator.replicas.position({ cell: id, feed: publicFeed })
      if (!position) continue
      const place = `${sight.host}/${id}`
      const before = this.#positions.get(place)
      // The branch that was given up may be the longer one.
      const isFree = !before || before.boot < settledBoot(id)
      const goesOn = isFree || compareOrders(before, position.order) <= 0
      card.judge('order-goes-on', goesOn, () => {
        return `${sight.cell} went back with ${id} from ${before && orderText(before)} to ${orderText(position.order)}`
      })
      this.#positions.set(place, position.order)
    }
  }

  /** All that a cell shows of another, record by record: at the end, when there is time. */
  whole(sight: Sight, cell: string): void {
    const { card, chronicleOf } = this.#ports
    const { replicas } = sight.replicator
    const position = replicas.position({ cell, feed: publicFeed })
    const chronicle = chronicleOf(cell)
    const batch = position && chronicle.batch(position.headHash)
    const table = replicas.tableOf(cell)
    if (!batch || !table) return
    for (const key of chronicle.keysAt(batch)) {
      const place = placeOf(key)
      if (!place || familyRule(place.family).home === 'intent') continue
      const written = chronicle.at(batch, key)?.text
      const value: unknown = table.get(place.family, place.id)
      const told = JSON.parse(written ?? 'null') as unknown
      const name = nameOfRecord(place.family, place.id, told)
      const owner = name === undefined ? cell : plainOwner(sight.book.current, name)
      const wanted = owner === cell ? written : undefined
      const text = value === undefined ? undefined : recordText(value)
      card.judge('said-at-all', text === wanted, () => {
        return `${sight.cell} shows ${key} of ${cell} as ${text}, and it should be ${wanted}`
      })
    }
  }
}

const families = (['component', 'ethernetInterface', 'membership', 'bootHost'] as const).map(
  (family) => [familyRule(family).prefix, family] as const,
)

function placeOf(key: string): { readonly family: FamilyName; readonly id: string } | undefined {
  const [, family] = families.find(([prefix]) => key.startsWith(`${prefix}/`)) ?? []
  return family && { family, id: key.slice(3) }
}
