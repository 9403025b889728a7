import { Fault } from '../../../cell/env/index.ts'
import { hexOf, makePardon, type StatementAuthor } from '../../../cell/roster/index.ts'
import type { StepMessenger } from './messenger.ts'
import type { OwnershipPorts } from './ports.ts'
import type { RosterWriter } from './roster-writer.ts'

/** Who signs statements at this cell. */
export function authorOf({
  book,
  clock,
  issuer,
  ledger,
  random,
}: Pick<OwnershipPorts, 'book' | 'clock' | 'issuer' | 'ledger' | 'random'>): StatementAuthor {
  const own = book.issuers.find(({ cell }) => cell === ledger.cell)
  return {
    signer: issuer,
    ...(own ? { certificate: own.document } : {}),
    cluster: book.cluster,
    wallMs: clock.wallMs(),
    random: random.fork('statement'),
  }
}

/** Lets a cell go on that contradicted itself, by an operator's word. */
export class Pardoner {
  readonly #ports: OwnershipPorts
  readonly #writer: RosterWriter
  readonly #steps: StepMessenger

  constructor(ports: OwnershipPorts, writer: RosterWriter, steps: StepMessenger) {
    this.#ports = ports
    this.#writer = writer
    this.#steps = steps
  }

  serve(): void {
    this.#steps.on('stand', () => this.#stand())
  }

  /**
   * The cell goes on after its newest head, as it says itself, or else as it is known here; only if
   * that is `head`, when it is given. Faults: NOT_FOUND, PEER_OWNER, STORE_*.
   */
  async pardon({ cell, head, by }: { cell: string; head?: string | undefined; by: string }) {
    const refusal = this.#writer.refusal()
    if (refusal) throw refusal
    const { book, neighbourhood } = this.#ports
    if (!book.cell(cell)) throw new Fault('NOT_FOUND', { message: `There is no cell ${cell}.` })
    const stands = await this.#standOf(cell)
    const known = stands ?? neighbourhood.headOf(cell)
    if (!known) throw new Fault('NOT_FOUND', { message: `Nothing of ${cell} is known here.` })
    const { order, headHash } = known
    const hash = hexOf(headHash)
    if (head !== undefined && !hash.startsWith(head.toLowerCase())) {
      throw new Fault('NOT_FOUND', { message: `The newest head of ${cell} is ${hash}.` })
    }
    const pardoned = book.pardonsOf(cell).map((earlier) => earlier.boot)
    const seen = [neighbourhood.bootSeen(cell), stands?.boot ?? 0, order.boot, ...pardoned]
    const boot = Math.max(...seen) + 1
    const pardon = makePardon({ cell, order, headHash, boot }, authorOf(this.#ports))
    await this.#writer.state(pardon, { by, what: `pardon ${cell}` })
    return { cell, order, hash }
  }

  /** Where the cell itself says that it stands; undefined when it does not answer. */
  async #standOf(cell: string) {
    const { book, ledger } = this.#ports
    const occasion = { operation: '0'.repeat(32), roster: book.number, rosterHash: book.hash }
    try {
      const request = { ...occasion, moves: [], by: ledger.cell, stand: {} }
      const { order, headHash, count } = await this.#steps.ask(cell, request)
      return order && headHash ? { order, headHash, boot: count } : undefined
    } catch (error) {
      if (error instanceof Fault) return undefined
      throw error
    }
  }

  async *#stand() {
    const { ledger, neighbourhood } = this.#ports
    // A copy of it may have started more often than this one.
    yield { ...(ledger.position('public') ?? {}), count: neighbourhood.bootSeen(ledger.cell) }
  }
}
