import { placeOfKey, type StatedVersion } from '../../cell/store/index.ts'
import { recordText } from '../scenario/index.ts'
import type { Card } from './invariant.ts'
import type { Sight } from './sight.ts'
import type { Statements } from './statements.ts'

const short = (hash: string) => Buffer.from(hash, 'latin1').toString('hex').slice(0, 12)

const textOf = (value: unknown) => (value === undefined ? undefined : recordText(value))

/** What is further ahead of a cell's clock than this may be held back there, in milliseconds. */
const aheadMs = 60_000

/** The version of a cluster-wide record that counts at a cell, worked out from all that it has. */
export function inForceAt(
  { ledger }: Pick<Sight, 'ledger'>,
  key: string,
): StatedVersion | undefined {
  const place = placeOfKey(key)
  if (!place) return undefined
  const versions = ledger.intentVersions(place.family, place.id)
  const replaced = new Set(versions.flatMap(({ version }) => version.parents))
  const shown = textOf(ledger.get(place.family, place.id))
  const standing = versions.filter(({ version }) => !replaced.has(version.hash))
  return standing.find(({ version }) => textOf(version.value) === shown)
}

/** What judging intents stands on. */
export interface IntentPorts {
  readonly card: Card
  readonly statements: Statements
  /** Whether a cell has contradicted itself: people say what counts, and it may be the older. */
  isParted(cell: string): boolean
}

/** Judges which versions of cluster-wide records cells let count. */
export class Intents {
  readonly #ports: IntentPorts
  /** Versions that counted last, by machine and key. */
  readonly #counted = new Map<string, string>()
  /** Cells whose disk was lost. */
  readonly #lost = new Set<string>()

  constructor(ports: IntentPorts) {
    this.#ports = ports
  }

  /** A machine has got another disk: what it knew is forgotten. */
  forget(host: number): void {
    for (const place of this.#counted.keys()) {
      if (place.startsWith(`${host}/`)) this.#counted.delete(place)
    }
  }

  /** What counts at a cell now does not lie behind what counted there before. */
  shown(sight: Sight, key: string): void {
    const inForce = inForceAt(sight, key)
    if (!inForce) return
    const { hash } = inForce.version
    const place = `${sight.host}/${key}`
    const before = this.#counted.get(place)
    this.#counted.set(place, hash)
    if (before === undefined || before === hash) return
    const { card, statements } = this.#ports
    const known = statements.get(before)
    if (!known || this.#isTakenBack(sight, known.cell)) return
    const isSeen = known.text !== undefined || inForce.version.value !== undefined
    const goesBack = isSeen && statements.replaces(before, hash)
    // What replaces it is here, and from the future by this cell's clock, which is far behind.
    if (goesBack && this.#isSuccessorHeld(sight, key, before)) {
      card.sometimes('an older intent came back while a newer one was held back')
      return
    }
    // Whoever stated it knows of a newer one, which has yet to arrive here.
    if (goesBack && statements.isTakenBack(known)) {
      card.sometimes('an older intent came back for a moment')
      return
    }
    card.judge('intent-goes-on', !goesBack, () => {
      const place = placeOfKey(key)
      const there = place ? sight.ledger.intentVersions(place.family, place.id) : []
      const held = there.map(({ version }) => this.#described(version.hash)).join(', ')
      const [from, to] = [this.#described(before), this.#described(hash)]
      return `at ${sight.cell} ${key} went back from ${from} to ${to}; it has ${held}`
    })
  }

  #isSuccessorHeld({ ledger, machine }: Sight, key: string, hash: string): boolean {
    const place = placeOfKey(key)
    const versions = place ? ledger.intentVersions(place.family, place.id) : []
    const presentMs = machine.clock.wallMs() + aheadMs
    return versions.some(({ version }) => {
      return version.wallMs > presentMs && this.#ports.statements.replaces(version.hash, hash)
    })
  }

  /** Somebody decided that what a cell said counts no more. */
  #isTakenBack({ book }: Sight, cell: string): boolean {
    return this.#ports.isParted(cell) || !book.isIntentWriter(cell)
  }

  /** The disk of a cell is gone: what it stated last may be gone with it. */
  lose(cell: string): void {
    this.#lost.add(cell)
  }

  /** At the end nothing counts that anything else has replaced, wherever that was stated. */
  whole(sight: Sight): void {
    const { card, statements } = this.#ports
    const counting = new Map<string, string>()
    const isGone = this.#goneFor(sight)
    for (const { key, hash } of statements.all()) {
      if (!counting.has(key)) counting.set(key, inForceAt(sight, key)?.version.hash ?? '')
      const counts = counting.get(key) ?? ''
      if (isGone.has(hash)) continue
      card.judge('intent-goes-on', !statements.replaces(hash, counts), () => {
        const [from, to] = [this.#described(hash), this.#described(counts)]
        return `at the end ${sight.cell} shows of ${key} ${to}, which ${from} had replaced`
      })
    }
  }

  /**
   * Versions that may be gone: what cells stated that lost a disk or count no more, and what others
   * had stated before, since they drop what they see replaced.
   */
  #goneFor(sight: Sight): ReadonlySet<string> {
    const { statements } = this.#ports
    const gone = new Set<string>()
    for (const { hash, cell } of statements.all()) {
      if (!this.#lost.has(cell) && !this.#isTakenBack(sight, cell)) continue
      gone.add(hash)
      for (const before of statements.ancestorsOf(hash)) gone.add(before)
    }
    return gone
  }

  #described(hash: string): string {
    const { cell, text, wallMs, counter } = this.#ports.statements.get(hash) ?? {}
    return `${cell}'s ${short(hash)} of ${wallMs}.${counter} (${text ?? 'deleted'})`
  }

  /** Who wrote a version reads it, or something that does not lie behind it. */
  written(sight: Sight, key: string, hash: string): void {
    const inForce = inForceAt(sight, key)?.version.hash
    const { card, statements } = this.#ports
    const isBehind = inForce !== undefined && statements.replaces(hash, inForce)
    card.judge('reads-own-writes', !isBehind, () => {
      return `${sight.cell} shows ${short(inForce ?? '')} of ${key} after writing ${short(hash)}`
    })
  }
}
