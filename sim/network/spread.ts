import { Buffer } from 'node:buffer'
import { sha256Of } from '../../cell/env/index.ts'
import type { Cable, Fabric, Gossip, Station } from './fabric.ts'
import { gossipOverheadBytes, meshLinks, meshLinksMax, seenMs } from './limits.ts'

/**
 * How gossip travels: `mesh` = from cell to cell, each deciding whether it passes a message on;
 * `direct` = one event per receiver within reach, whatever those on the way say. The second is for
 * thousands of cells.
 */
export type Fanout = 'mesh' | 'direct'

const utf8 = new TextEncoder()

/** A message, and whom it has reached or will reach: a bit per bus. */
interface Message {
  readonly topic: string
  readonly bytes: Uint8Array
  readonly atMs: number
  reached: Uint8Array
}

/** One message on its way over one link. */
interface Way {
  readonly from: Station
  readonly to: Station
  readonly delayMs: number
  readonly isLost: boolean
}

/** Where a subscriber lives: who can hear it, and the links over which it hears. */
interface Home {
  readonly island: readonly Station[]
  readonly links: readonly Cable[]
}

/** Gossip of the whole network. */
export class Spread implements Gossip {
  readonly #network: Fabric
  readonly #fanout: Fanout
  /** By hash of topic and content, oldest first. */
  readonly #messages = new Map<string, Message>()
  /** Links that each bus uses to pass on; forgotten when its links change. */
  readonly #meshes = new Map<Station, readonly Cable[]>()
  /** Per topic, where each subscriber lives; forgotten when anything changes. */
  #islands = new Map<string, ReadonlyMap<Station, Home>>()

  constructor(network: Fabric, fanout: Fanout) {
    this.#network = network
    this.#fanout = fanout
  }

  relinked(...buses: readonly Station[]): void {
    for (const bus of buses) this.#meshes.delete(bus)
    this.unsettled()
  }

  unsettled(): void {
    this.#islands = new Map()
  }

  publish(from: Station, topic: string, bytes: Uint8Array): void {
    this.#expire()
    const hash = sha256Of([utf8.encode(`${topic}\0`), bytes])
    const id = Buffer.from(hash).toString('latin1')
    const { nowMs } = this.#network.timeline
    const known = this.#messages.get(id)
    const message = known ?? {
      topic,
      bytes: Uint8Array.from(bytes),
      atMs: nowMs,
      reached: new Uint8Array(),
    }
    if (has(message, from)) return
    if (!known) this.#messages.set(id, message)
    add(message, from)
    if (this.#fanout === 'mesh') this.#relay(message, from)
    else this.#scatter(message, from)
  }

  /** Passes a message on along the mesh. */
  #relay(message: Message, from: Station): void {
    for (const link of this.#mesh(from)) {
      const to = link.other(from)
      if (!to.hears(message.topic) || has(message, to)) continue
      const way = { from, to, delayMs: link.delayMs(), isLost: this.#isLost() }
      this.#carry(message, way, (accepted) => {
        if (accepted) this.#relay(message, to)
      })
    }
  }

  /** Hands a message to everybody within reach. */
  #scatter(message: Message, from: Station): void {
    const { random } = this.#network
    const homes = this.#homes(message.topic)
    const island = homes.get(from)?.island ?? entries(homes, from)
    const hopsMax = Math.max(1, Math.ceil(Math.log(island.length + 1) / Math.log(meshLinks)))
    for (const to of island) {
      if (has(message, to)) continue
      const { links = [] } = homes.get(to) ?? {}
      const direct = to.links.get(from.self)
      if (!direct && links.length === 0) continue
      const link = direct ?? random.pick(links)
      const hops = direct ? 1 : 1 + random.below(hopsMax)
      // Each neighbour of its mesh hands it a copy: the first that is not lost counts.
      const copies = Math.max(1, Math.min(meshLinks, links.length))
      const lost = this.#lostCopies(copies)
      let delayMs = 0
      for (let hop = 0; hop < hops + lost; hop++) delayMs += link.delayMs()
      const way = { from: link.other(to), to, delayMs, isLost: lost === copies }
      this.#carry(message, way, () => {})
    }
  }

  /** How many of so many copies are lost before one is not. */
  #lostCopies(copies: number): number {
    let lost = 0
    while (lost < copies && this.#isLost()) lost++
    return lost
  }

  #isLost(): boolean {
    const { random, weather } = this.#network
    return random.below(1_000) < weather.dropPerMille
  }

  /** One message over one link, as the weather has it. */
  #carry(
    message: Message,
    { from, to, delayMs, isLost }: Way,
    then: (accepted: boolean) => void,
  ): void {
    const { random, weather, timeline } = this.#network
    const size = message.bytes.length + gossipOverheadBytes
    from.sentBytes += size
    if (isLost) return
    add(message, to)
    const lateMs =
      random.below(1_000) < weather.latePerMille ? random.between(0, weather.lateMs) : 0
    const arrive = (isFirst: boolean) => {
      if (!this.#isLinked(from, to)) {
        // Lost with its link: another way may still bring it.
        if (isFirst) remove(message, to)
        return
      }
      to.receivedBytes += size
      const verdict = to.hear(message.topic, message.bytes, from.self)
      if (isFirst) then(verdict === 'accept')
    }
    const name = `gossip ${from.name}>${to.name}`
    timeline.schedule(delayMs + lateMs, name, () => arrive(true))
    if (random.below(1_000) >= weather.duplicatePerMille) return
    timeline.schedule(delayMs + lateMs + random.between(0, seenMs), `${name} again`, () =>
      arrive(false),
    )
  }

  #isLinked(from: Station, to: Station): boolean {
    const link = to.links.get(from.self)
    return link !== undefined && !link.isOver && !this.#network.isCut(from, to)
  }

  /** The links on which a cell passes messages on: those that it or the other end has chosen. */
  #mesh(bus: Station): readonly Cable[] {
    const links = [...bus.links.values()]
    if (links.length <= meshLinksMax) return links
    const known = this.#meshes.get(bus)
    if (known) return known
    const mesh = links.filter(
      (link) => chosen(bus).includes(link) || chosen(link.other(bus)).includes(link),
    )
    this.#meshes.set(bus, mesh)
    return mesh
  }

  /** Who can hear whom: subscribers that are connected through subscribers. */
  #homes(topic: string): ReadonlyMap<Station, Home> {
    const known = this.#islands.get(topic)
    if (known) return known
    const homes = new Map<Station, Home>()
    for (const bus of this.#network.stations) {
      if (!bus.hears(topic) || homes.has(bus)) continue
      const island: Station[] = [bus]
      const found = new Set(island)
      for (const at of island) {
        const links = [...at.links.values()].filter((link) => link.other(at).hears(topic))
        homes.set(at, { island, links })
        for (const next of links.map((link) => link.other(at))) {
          if (found.has(next) || this.#network.isCut(at, next)) continue
          found.add(next)
          island.push(next)
        }
      }
    }
    this.#islands.set(topic, homes)
    return homes
  }

  #expire(): void {
    const { nowMs } = this.#network.timeline
    for (const [id, { atMs }] of this.#messages) {
      if (nowMs - atMs < seenMs) return
      this.#messages.delete(id)
    }
  }
}

/** For a publisher that does not listen itself: the islands of its neighbours. */
function entries(homes: ReadonlyMap<Station, Home>, from: Station): readonly Station[] {
  const found = new Set<Station>()
  for (const link of from.links.values()) {
    for (const bus of homes.get(link.other(from))?.island ?? []) found.add(bus)
  }
  return [...found]
}

/** The links of lowest rank. */
function chosen(bus: Station): readonly Cable[] {
  const links = [...bus.links.values()]
  return links.sort((left, right) => left.rank - right.rank).slice(0, meshLinks)
}

const has = ({ reached }: Message, { index }: Station) =>
  ((reached[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0

function add(message: Message, { index }: Station): void {
  const at = index >>> 3
  if (at >= message.reached.length) {
    const larger = new Uint8Array(Math.max(at + 1, message.reached.length * 2, 16))
    larger.set(message.reached)
    message.reached = larger
  }
  message.reached[at] = (message.reached[at] ?? 0) | (1 << (index & 7))
}

function remove(message: Message, { index }: Station): void {
  const at = index >>> 3
  message.reached[at] = (message.reached[at] ?? 0) & ~(1 << (index & 7))
}
