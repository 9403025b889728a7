import { sha256 } from '../../cell/env/index.ts'
import { entryCodec } from '../../cell/store/index.ts'
import { nameOf, type Statement, textOf } from './chronicle.ts'

/**
 * Every version of every cluster-wide record that any cell ever made durable, and what replaced
 * what.
 */
export class Statements {
  readonly #byHash = new Map<string, Statement>()
  /** What a cell has stated of a record since it was silent, by cell and key. */
  readonly #stated = new Map<string, string[]>()
  /** Versions that their cell took back, for good: it may have stated another one since. */
  readonly #takenBack = new Set<string>()
  /** Versions that a version replaces, directly or through others. */
  readonly #ancestors = new Map<string, ReadonlySet<string>>()

  get(hash: string): Statement | undefined {
    return this.#byHash.get(hash)
  }

  all(): Iterable<Statement> {
    return this.#byHash.values()
  }

  /** Takes in an entry if it is a version of a cluster-wide record. */
  add(cell: string, bytes: Uint8Array): Statement | undefined {
    const hash = nameOf(sha256(bytes))
    const known = this.#byHash.get(hash)
    if (known) return known
    const entry = entryCodec.decode(bytes)
    const { key, intent, withdrawn } = entry
    const place = `${cell}/${key}`
    const stated = this.#stated.get(place) ?? []
    this.#stated.set(place, stated)
    if (withdrawn) for (const before of stated.splice(0)) this.#takenBack.add(before)
    if (!intent) return undefined
    if (!withdrawn) stated.push(hash)
    const statement: Statement = {
      ...{ hash, cell, key, isWithdrawal: withdrawn === true, text: textOf(key, entry) },
      parents: intent.parents.map(nameOf),
      wallMs: intent.wallMs,
      counter: intent.counter,
    }
    this.#byHash.set(hash, statement)
    return statement
  }

  /** Whether a cell has taken back this version, for what replaces it. */
  isTakenBack({ hash }: Statement): boolean {
    return this.#takenBack.has(hash)
  }

  /** Whether `later` was written in the knowledge of `earlier`, in however many steps. */
  replaces(later: string, earlier: string): boolean {
    return this.ancestorsOf(later).has(earlier)
  }

  /** Every version that this one replaces, directly or through others. */
  ancestorsOf(hash: string): ReadonlySet<string> {
    const known = this.#ancestors.get(hash)
    if (known) return known
    const found = new Set<string>()
    const waiting = [...(this.#byHash.get(hash)?.parents ?? [])]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue
      found.add(next)
      waiting.push(...(this.#byHash.get(next)?.parents ?? []))
    }
    this.#ancestors.set(hash, found)
    return found
  }
}
