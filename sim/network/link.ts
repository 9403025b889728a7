import type { Cable, Fabric, Parcel, Station } from './fabric.ts'
import { breakAfterMs, frameOverheadBytes } from './limits.ts'

/** One end's half of a link. */
interface End {
  readonly bus: Station
  /** Knows of the link. */
  isJoined: boolean
  /** When the wire is free again. */
  sentAtMs: number
  /** When all that was sent so far has arrived at the other end. */
  arrivedAtMs: number
  /** Sent, and held up by a cut. */
  readonly parked: Parcel[]
}

/**
 * A connection between two cells: what one end sends arrives at the other in order, each parcel
 * after its latency and transfer time. A cut holds parcels up; a link that is cut for long breaks.
 */
export class Link implements Cable {
  readonly #network: Fabric
  readonly #ends: readonly [End, End]
  /** Where between the least and the most latency of the weather this link lies. */
  readonly #place: number
  readonly rank: number
  readonly exchanges = new Set<{ lost(at: Station): void }>()
  #isOver = false
  #notBreaking: (() => void) | undefined

  constructor(network: Fabric, dialler: Station, listener: Station) {
    this.#network = network
    const end = (bus: Station): End => ({
      bus,
      isJoined: false,
      sentAtMs: 0,
      arrivedAtMs: 0,
      parked: [],
    })
    this.#ends = [end(dialler), end(listener)]
    this.#place = network.random.fraction()
    this.rank = network.random.uint32()
  }

  get isOver(): boolean {
    return this.#isOver
  }

  get dialler(): Station {
    return this.#ends[0].bus
  }

  get listener(): Station {
    return this.#ends[1].bus
  }

  other(bus: Station): Station {
    return this.dialler === bus ? this.listener : this.dialler
  }

  delayMs(): number {
    const { random, weather } = this.#network
    const { least, most } = weather.delayMs
    return least + this.#place * (most - least) + random.exponential(weather.jitterMs)
  }

  join(bus: Station): void {
    const end = this.#end(bus)
    if (this.#isOver || end.isJoined || bus.isClosed) return
    end.isJoined = true
    bus.joined(this)
  }

  send(from: Station, parcel: Parcel, trips = 1): void {
    if (this.#isOver || from.isClosed) return
    const end = this.#end(from)
    const to = this.other(from)
    from.sentBytes += parcel.bytes + frameOverheadBytes
    if (end.parked.length > 0 || this.#network.isCut(from, to)) {
      end.parked.push(parcel)
      return
    }
    const { nowMs } = this.#network.timeline
    const transferMs = (parcel.bytes / this.#network.weather.bytesPerSecond) * 1_000
    end.sentAtMs = Math.max(nowMs, end.sentAtMs) + transferMs
    end.arrivedAtMs = Math.max(end.sentAtMs + trips * this.delayMs(), end.arrivedAtMs)
    const name = `${parcel.name} ${from.name}>${to.name}`
    this.#network.timeline.schedule(end.arrivedAtMs - nowMs, name, () => this.#arrive(end, parcel))
  }

  review(): void {
    if (this.#isOver) return
    const [left, right] = this.#ends
    const cutLeft = this.#network.isCut(left.bus, right.bus)
    const cutRight = this.#network.isCut(right.bus, left.bus)
    if (cutLeft || cutRight) {
      this.#notBreaking ??= this.#beginBreaking()
    } else {
      this.#notBreaking?.()
      this.#notBreaking = undefined
    }
    if (!cutLeft) this.#release(left)
    if (!cutRight) this.#release(right)
  }

  end(noticeMs: (bus: Station) => number): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#notBreaking?.()
    this.#network.forget(this)
    for (const end of this.#ends) {
      end.parked.length = 0
      const ms = noticeMs(end.bus)
      if (ms === 0) this.#notice(end)
      else {
        const name = `link lost ${end.bus.name}`
        this.#network.timeline.schedule(ms, name, () => this.#notice(end))
      }
    }
  }

  #arrive(end: End, parcel: Parcel): void {
    if (this.#isOver) return
    const to = this.other(end.bus)
    if (end.parked.length > 0 || this.#network.isCut(end.bus, to)) {
      end.parked.push(parcel)
      return
    }
    to.receivedBytes += parcel.bytes + frameOverheadBytes
    parcel.act()
  }

  #release(end: End): void {
    for (const parcel of end.parked.splice(0)) {
      end.bus.sentBytes -= parcel.bytes + frameOverheadBytes
      this.send(end.bus, parcel)
    }
  }

  #beginBreaking(): () => void {
    const { random, timeline } = this.#network
    const { least, most } = breakAfterMs
    const after = random.between(least, most)
    const gapMs = random.between(0, most - least)
    return timeline.schedule(after, 'link breaks', () => {
      this.end((bus) => (bus === this.dialler ? 0 : gapMs))
    })
  }

  #notice({ bus, isJoined }: End): void {
    for (const exchange of [...this.exchanges]) exchange.lost(bus)
    if (isJoined && !bus.isClosed) bus.lost(this)
  }

  #end(bus: Station): End {
    const [left, right] = this.#ends
    return left.bus === bus ? left : right
  }
}
