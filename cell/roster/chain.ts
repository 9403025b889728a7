import { hexOf, type SignedDocument } from './document.ts'
import { forkRostersMax, rosterBytesKeptMax, rostersKept, successorsMax } from './limits.ts'
import type { Roster } from './roster.ts'

/** A roster as the chain keeps it: the bytes, and what links it to others. */
export interface Link {
  readonly document: SignedDocument
  readonly id: string
  readonly number: number
  readonly previous: string | undefined
  readonly signer: string
  readonly isRoot: boolean
}

/** Rosters that cannot all be true: successors of one roster, none of them in force. */
export interface RosterFork {
  /** Their number. */
  readonly number: number
  /** Hashes of the rosters, hexadecimal. */
  readonly sides: readonly string[]
  /** Whether one of them is in force in spite of the others: somebody else built on it. */
  readonly isSettled: boolean
}

/** The link that a roster makes. */
export function linkOf(roster: Roster): Link {
  const { document, id, number, previous } = roster
  const signer = hexOf(document.signer)
  const isRoot = signer === hexOf(roster.root)
  return { document, id, number, previous: previous && hexOf(previous), signer, isRoot }
}

/**
 * Which rosters are in force. It is worked out from the set of known rosters alone, so cells that
 * know the same ones agree, whatever the order in which they heard of them:
 *
 * - The start is the newest roster that the root signed, unless the root signed two of its number;
 *   or the oldest that is kept, which was proved when it came.
 * - From there each roster's only successor follows.
 * - Of several successors, all by the same editor, none follows, unless exactly one has a
 *   descendant that another key signed: whoever took over stands for that side.
 */
export class RosterChain {
  readonly #links = new Map<string, Link>()
  readonly #children = new Map<string, Set<string>>()
  /** The oldest roster of the window: trusted, since its own predecessors were. */
  #base: string
  #chain: readonly Link[] = []
  /** What a start that the root signed says was before it. */
  #before: readonly Link[] = []
  #forks: readonly RosterFork[] = []

  constructor(base: Link) {
    this.#base = base.id
    this.#keep(base)
    this.#settle()
  }

  get current(): Link {
    return this.#chain.at(-1) as Link
  }

  /** What is in force, oldest first, without gaps. */
  get chain(): readonly Link[] {
    return this.#chain
  }

  /** What is in force and all that is kept of what was before, oldest first. */
  get history(): readonly Link[] {
    return [...this.#before, ...this.#chain]
  }

  get forks(): readonly RosterFork[] {
    return this.#forks
  }

  /** Newer than the start of the chain and not on it: evidence of forks, by number and hash. */
  get beside(): readonly Link[] {
    const on = new Set(this.#chain.map(({ id }) => id))
    const from = this.#chain[0]?.number ?? 0
    return [...this.#links.values()]
      .filter(({ id, number }) => number > from && !on.has(id))
      .sort((left, right) => left.number - right.number || (left.id < right.id ? -1 : 1))
  }

  get(id: string): Link | undefined {
    return this.#links.get(id)
  }

  /** Why there is no room for a proved roster; undefined = there is. */
  refusal(link: Link): 'old' | 'full' | undefined {
    if (link.number <= (this.#links.get(this.#base)?.number ?? 0)) return 'old'
    if (link.isRoot) return undefined
    const siblings = this.#children.get(link.previous ?? '')?.size ?? 0
    if (siblings >= successorsMax) return 'full'
    const isNext = link.previous === this.current.id && siblings === 0
    return !isNext && this.beside.length >= forkRostersMax ? 'full' : undefined
  }

  /** Takes a proved roster for which there is room. */
  add(link: Link): void {
    this.#keep(link)
    this.#settle()
    this.#trim()
  }

  #keep(link: Link): void {
    this.#links.set(link.id, link)
    if (link.previous === undefined) return
    const siblings = this.#children.get(link.previous)
    if (siblings) siblings.add(link.id)
    else this.#children.set(link.previous, new Set([link.id]))
  }

  #drop(link: Link): void {
    this.#links.delete(link.id)
    const siblings = this.#children.get(link.previous ?? '')
    siblings?.delete(link.id)
    if (siblings?.size === 0) this.#children.delete(link.previous ?? '')
  }

  #settle(): void {
    const { start, below } = this.#start()
    const chain = [start]
    const forks: RosterFork[] = []
    for (let at = start; ; ) {
      const next = this.#childrenOf(at).filter(({ number }) => number < below)
      const chosen = next.length > 1 ? this.#confirmed(next) : next[0]
      if (next.length > 1) {
        const sides = next.map(({ id }) => id).sort()
        forks.push({ number: at.number + 1, sides, isSettled: chosen !== undefined })
      }
      if (!chosen) break
      chain.push(chosen)
      at = chosen
    }
    this.#chain = chain
    this.#before = this.#ancestorsOf(start)
    this.#forks = forks
  }

  #ancestorsOf(link: Link): readonly Link[] {
    const ancestors: Link[] = []
    for (let at = link; at.previous !== undefined; ) {
      const older = this.#links.get(at.previous)
      if (!older || older.number >= at.number) break
      ancestors.push(older)
      at = older
    }
    return ancestors.reverse()
  }

  /** Where the chain starts, and the number from which on the root contradicts itself. */
  #start(): { readonly start: Link; readonly below: number } {
    const base = this.#links.get(this.#base) as Link
    const byNumber = new Map<number, Link[]>()
    for (const link of this.#links.values()) {
      if (!link.isRoot || link.number <= base.number) continue
      byNumber.set(link.number, [...(byNumber.get(link.number) ?? []), link])
    }
    const numbers = [...byNumber.keys()].sort((left, right) => right - left)
    let below = Number.POSITIVE_INFINITY
    for (const number of numbers) {
      const [only, ...more] = byNumber.get(number) ?? []
      if (only && more.length === 0) return { start: only, below }
      below = number
    }
    return { start: base, below }
  }

  #childrenOf({ id, number }: Link): readonly Link[] {
    return [...(this.#children.get(id) ?? [])].flatMap((child) => {
      const link = this.#links.get(child)
      return link?.number === number + 1 ? [link] : []
    })
  }

  #confirmed(sides: readonly Link[]): Link | undefined {
    const confirmed = sides.filter((side) => this.#hasOtherHand(side))
    return confirmed.length === 1 ? confirmed[0] : undefined
  }

  #hasOtherHand(side: Link): boolean {
    const waiting = [...this.#childrenOf(side)]
    for (let link = waiting.pop(); link; link = waiting.pop()) {
      if (link.signer !== side.signer) return true
      waiting.push(...this.#childrenOf(link))
    }
    return false
  }

  /** Drops what lies before the window; its oldest roster becomes the base. */
  #trim(): void {
    let from = Math.max(0, this.#chain.length - rostersKept)
    let bytes = 0
    for (let at = this.#chain.length - 1; at > from; at -= 1) {
      bytes += this.#chain[at]?.document.body.length ?? 0
      if (bytes > rosterBytesKeptMax) from = at
    }
    const base = this.#chain[from]
    // Rosters before one that the root signed decide nothing, but stay while there is room.
    if (!base || (from === 0 && this.#links.size <= rostersKept + forkRostersMax)) return
    this.#base = base.id
    for (const link of [...this.#links.values()]) {
      if (link.number <= base.number && link.id !== base.id) this.#drop(link)
    }
    this.#settle()
  }
}
