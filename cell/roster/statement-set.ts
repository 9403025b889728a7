import type { PeerKey } from '../env/index.ts'
import { compareOrders } from '../store/index.ts'
import { hexOf, type SignedDocument } from './document.ts'
import { answerStatementBytesMax, statementsMax } from './limits.ts'
import type { Pardon, Revocation, Statement, StatementMatter } from './statement.ts'

/** What became of a statement: new here, said already or better, or no room. */
export type Added = 'added' | 'known' | 'full'

/**
 * Statements united as sets: whatever the order in which they came, the same ones are left. Of
 * renewals of one key by one issuer the longest is, of revocations of one key the one that cuts
 * earliest, of pardons of one cell by one issuer the newest. So the set is bounded, and nothing in
 * it is ever undone.
 */
export class StatementSet {
  readonly #bySlot = new Map<string, Statement>()
  readonly #ids = new Set<string>()

  add(statement: Statement): Added {
    if (this.#ids.has(statement.id)) return 'known'
    const slot = slotOf(statement)
    const before = this.#bySlot.get(slot)
    if (before && compareStatements(statement, before) <= 0) return 'known'
    if (!before && this.#bySlot.size >= statementsMax) return 'full'
    if (before) this.#ids.delete(before.id)
    this.#bySlot.set(slot, statement)
    this.#ids.add(statement.id)
    return 'added'
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  /** Hashes as text, in ascending order. */
  ids(): readonly string[] {
    return [...this.#ids].sort()
  }

  all(): readonly Statement[] {
    return [...this.#bySlot.values()].sort((left, right) => (left.id < right.id ? -1 : 1))
  }

  /** Those whose hashes are not among `known`, as many as one answer takes. */
  without(known: readonly Uint8Array[]): readonly SignedDocument[] {
    const has = new Set(known.map(hexOf))
    const wanted: SignedDocument[] = []
    let bytes = 0
    for (const { id, document } of this.all()) {
      if (has.has(id)) continue
      bytes += document.body.length + 128
      if (wanted.length > 0 && bytes > answerStatementBytesMax) break
      wanted.push(document)
    }
    return wanted
  }

  revocationOf(key: PeerKey): Revocation | undefined {
    const { matter } = this.#bySlot.get(`revocation/${key}`) ?? {}
    return matter?.kind === 'revocation' ? matter.revocation : undefined
  }

  /** Renewals of a key whose issuers are not revoked. */
  renewalsOf(key: PeerKey): readonly Statement[] {
    return this.#inForce(`renewal/${key}/`)
  }

  /** Pardons of a cell whose issuers are not revoked. */
  pardonsOf(cell: string): readonly Pardon[] {
    return this.#inForce(`pardon/${cell}/`).flatMap(({ matter }) =>
      matter.kind === 'pardon' ? [matter.pardon] : [],
    )
  }

  #inForce(prefix: string): readonly Statement[] {
    const found: Statement[] = []
    for (const [slot, statement] of this.#bySlot) {
      if (slot.startsWith(prefix) && !this.revocationOf(statement.signer)) found.push(statement)
    }
    return found
  }
}

function slotOf({ matter, signer }: Statement): string {
  switch (matter.kind) {
    case 'renewal':
      return `renewal/${hexOf(matter.certificate.publicKey)}/${signer}`
    case 'revocation':
      return `revocation/${matter.key}`
    case 'pardon':
      return `pardon/${matter.pardon.cell}/${signer}`
  }
}

/** Positive when `left` is the one to keep. The hash settles equal ranks, alike everywhere. */
function compareStatements(left: Statement, right: Statement): number {
  return compareMatter(left.matter, right.matter) || (left.id > right.id ? 1 : -1)
}

function compareMatter(left: StatementMatter, right: StatementMatter): number {
  if (left.kind === 'renewal' && right.kind === 'renewal') {
    return left.certificate.notAfterMs - right.certificate.notAfterMs
  }
  if (left.kind === 'revocation' && right.kind === 'revocation') {
    return compareCuts(left.revocation.cut, right.revocation.cut)
  }
  if (left.kind === 'pardon' && right.kind === 'pardon') {
    return comparePardons(left.pardon, right.pardon)
  }
  return 0
}

/** The later word wins, also when it is for a shorter branch: each names a later boot. */
function comparePardons(left: Pardon, right: Pardon): number {
  return left.boot - right.boot || compareOrders(left.order, right.order)
}

/** The earlier cut wins; none at all is the earliest. */
function compareCuts(left: Revocation['cut'], right: Revocation['cut']): number {
  if (!left || !right) return Number(!left) - Number(!right)
  return compareOrders(right, left)
}
