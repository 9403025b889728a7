import { setImmediate as nextTurn } from 'node:timers/promises'
import { randomHex } from '../../../../cell/env/index.ts'
import { allNodes, type ViewChange } from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import { CellShadow } from './cell-shadow.ts'
import type { NodeSides, ViewEvent } from './event.ts'
import { EventLog } from './event-log.ts'
import { changesPerLook, eventsPerTurn, eventTurnMs, lookMs } from './limits.ts'
import { NodeShadow } from './node-shadow.ts'
import { RecordShadow } from './record-shadow.ts'

/** Told when there may be events that were not there before, and now and then without any. */
export interface WatchListener {
  onNews(): void
  /** Settles when those who are told have room for more. */
  room(): Promise<void>
  /** About once a second. */
  onTick(): void
}

/**
 * Turns what becomes visible in the view into events. Changes are only noted when they are told;
 * they are looked at in turns afterwards, so a thousand at once hold up nobody, and what changes
 * twice meanwhile is told once.
 */
export class ViewWatch {
  readonly log: EventLog
  /** Settles when every node was looked at once: changes from then on are told. */
  readonly ready: Promise<void>
  readonly #rack: RackContext
  readonly #listener: WatchListener
  readonly #nodes: NodeShadow
  readonly #records: RecordShadow
  readonly #cells: CellShadow
  readonly #stopped = new AbortController()
  readonly #unsubscribe: () => void
  readonly #changedNodes = new Set<string>()
  readonly #changedRecords = new Map<string, ViewChange>()
  #draining: Promise<void> | undefined
  #toldNumber = 0

  constructor(rack: RackContext, listener: WatchListener) {
    this.#rack = rack
    this.#listener = listener
    this.log = new EventLog(randomHex(rack.random.fork('events'), 8))
    this.#nodes = new NodeShadow(rack.view)
    this.#records = new RecordShadow(rack.view)
    this.#cells = new CellShadow(rack.view)
    this.#unsubscribe = rack.view.onChange((changes) => this.#note(changes))
    this.ready = this.#learn()
    void this.#tick()
  }

  /** Ends it for good; what was not told yet is not told any more. */
  async stop(): Promise<void> {
    this.#unsubscribe()
    this.#stopped.abort()
    this.#changedNodes.clear()
    this.#changedRecords.clear()
    await this.ready
    await this.#draining
  }

  #note(changes: readonly ViewChange[]): void {
    for (const change of changes) {
      for (const id of this.#nodesOf(change)) this.#changedNodes.add(id)
      if (this.#records.isTold(change.family)) {
        this.#changedRecords.set(`${change.family}/${change.id}`, change)
      }
    }
    this.#wake()
  }

  #wake(): void {
    if (this.#stopped.signal.aborted) return
    if (this.#changedNodes.size + this.#changedRecords.size === 0) return
    this.#draining ??= this.#drain()
  }

  /** The nodes whose rows a change may show in. */
  #nodesOf({ family, id }: ViewChange): readonly string[] {
    switch (family) {
      case 'component':
        return [id]
      case 'membership':
        return [memberOf(id)]
      case 'ethernetInterface':
        return this.#nodes.nodesOfPort(id)
      case 'group':
        return this.#rack.view.lookup('membership', 'label', id).map(memberOf)
      default:
        return []
    }
  }

  /** Looks at every node once, in turns. */
  async #learn(): Promise<void> {
    const pace = this.#pace()
    for (const node of [...allNodes(this.#rack.view)]) {
      if (this.#stopped.signal.aborted) return
      if (pace.isOver()) await pace.rest()
      this.#nodes.learn(node)
    }
  }

  async #drain(): Promise<void> {
    await this.ready
    await nextTurn()
    const pace = this.#pace()
    while (this.#changedNodes.size + this.#changedRecords.size > 0) {
      for (const [key, change] of this.#changedRecords) {
        this.#changedRecords.delete(key)
        const event = this.#records.look(change)
        if (event) this.#append(event)
        await this.#restSometimes(pace)
      }
      for (const id of this.#changedNodes) {
        this.#changedNodes.delete(id)
        const found = this.#nodes.look(id)
        if (found) this.#append(found.event, found.sides)
        await this.#restSometimes(pace)
      }
    }
    this.#draining = undefined
    if (!this.#stopped.signal.aborted) this.#listener.onNews()
  }

  #append(event: ViewEvent, sides?: NodeSides): void {
    this.log.append(event, new Date(this.#rack.clock.wallMs()).toISOString(), sides)
  }

  /** Many events at once are told in portions, so that whoever keeps up is not overrun. */
  async #restSometimes(pace: Pace): Promise<void> {
    const isMany = this.log.newest - this.#toldNumber >= eventsPerTurn
    if (!isMany && !pace.isOver()) return
    this.#toldNumber = this.log.newest
    this.#listener.onNews()
    await this.#listener.room()
    await pace.rest()
  }

  async #tick(): Promise<void> {
    const { clock } = this.#rack
    const { signal } = this.#stopped
    while (!signal.aborted) {
      try {
        await clock.sleep(lookMs, signal)
      } catch {
        return
      }
      const { events, isMoved } = this.#cells.look()
      for (const event of events) this.#append(event)
      // Whose a node is stands in its row, and no record of it changed.
      if (isMoved) for (const id of this.#nodes.ids) this.#changedNodes.add(id)
      if (events.length > 0) this.#listener.onNews()
      this.#wake()
      this.#listener.onTick()
    }
  }

  #pace(): Pace {
    return new Pace(() => this.#rack.clock.monotonicMs())
  }
}

const memberOf = (membership: string): string => membership.slice(membership.lastIndexOf('/') + 1)

/** Work in turns of `eventTurnMs`. */
class Pace {
  readonly #now: () => number
  #begunMs: number
  #count = 0

  constructor(now: () => number) {
    this.#now = now
    this.#begunMs = now()
  }

  isOver(): boolean {
    this.#count++
    return this.#count % changesPerLook === 0 && this.#now() - this.#begunMs >= eventTurnMs
  }

  async rest(): Promise<void> {
    await nextTurn()
    this.#begunMs = this.#now()
  }
}
