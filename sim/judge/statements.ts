import { sha256 } from '../../cell/env/index.ts'
import { entryCodec } from '../../cell/store/index.ts'
import { nameOf, type Statement, textOf } from './chronicle.ts'

/**
 * Every version of every cluster-wide record that any cell ever made durable, and what replaced
 * what.
 */
export class Statements {
  readonly #byHash = new Map<string, Statement>()
  /** Cells that took back what they stated of a record, by cell and key. */
  readonly #silent = new Set<string>()
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
    if (withdrawn) this.#silent.add(place)
    else this.#silent.delete(place)
    if (!intent) return undefined
    const statement: Statement = {
      ...{ hash, cell, key, isWithdrawal: withdrawn === true, text: textOf(key, entry) },
      parents: intent.parents.map(nameOf),
      wallMs: intent.wallMs,
      counter: intent.counter,
    }
    this.#byHash.set(hash, statement)
    return statement
  }

  /** Whether a cell has taken back what it stated of a record, for what replaces it. */
  isSilent({ cell, key }: Statement): boolean {
    return this.#silent.has(`${cell}/${key}`)
  }

  /** Whether `later` was written in the knowledge of `earlier`, in however many steps. */
  replaces(later: string, earlier: string): boolean {
    return this.#ancestorsOf(later).has(earlier)
  }

  #ancestorsOf(hash: string): ReadonlySet<string> {
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
