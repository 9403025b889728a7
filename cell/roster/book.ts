import { Fault, type PeerKey, sha256Of } from '../env/index.ts'
import { type AdmissionRefusal, admissionRefusal, makeHello } from './admission.ts'
import type { CertificateChain } from './certificate.ts'
import { linkOf, RosterChain, type RosterFork } from './chain.ts'
import { clusterIdOf, documentHash, hexOf, type SignedDocument, sameBytes } from './document.ts'
import { answerBytesMax, hashesMax, offeredMax } from './limits.ts'
import type { RosterReader } from './reader.ts'
import type { Roster, RosterCell, RosterIssuer } from './roster.ts'
import { type Pardon, type Revocation, readStatement } from './statement.ts'
import { StatementSet } from './statement-set.ts'
import { successorFlaw } from './successor.ts'

/** What a book is made from. */
export interface BookContent {
  /** The root's public key. */
  readonly root: Uint8Array
  /**
   * In force and before, oldest first, each the successor of the one before it. The oldest is
   * trusted beyond its signature: it comes from the own disk or from whoever let this cell in.
   */
  readonly rosters: readonly SignedDocument[]
  readonly statements: readonly SignedDocument[]
  /** Rosters beside the chain. */
  readonly forks: readonly SignedDocument[]
}

/** Documents that somebody brings. */
export interface Offer {
  readonly rosters?: readonly SignedDocument[]
  readonly statements?: readonly SignedDocument[]
}

/** What became of an offer. */
export interface OfferOutcome {
  /** Something was learnt, in force or not: it is to be kept. */
  readonly changed: boolean
  /** Numbers of the rosters that are new here. */
  readonly accepted: readonly number[]
  /** Why the others were refused, in a few words each; what was known already is not listed. */
  readonly refused: readonly string[]
  /** Forks that are not settled. */
  readonly forks: readonly RosterFork[]
}

/** What a peer has, so that it is not told again. */
export interface BookQuestion {
  /** Number of its roster in force. */
  readonly after: number
  readonly statements: readonly Uint8Array[]
  /** `rosterHashes` of its book. */
  readonly rosters: readonly Uint8Array[]
}

/** What of a book an answer brings: it fits one frame between cells. */
export interface BookAnswer {
  readonly rosters: readonly SignedDocument[]
  readonly statements: readonly SignedDocument[]
  readonly forks: readonly SignedDocument[]
}

/**
 * The roster in force with everything that decides over it: the rosters before it, evidence of
 * forks, and the statements beside it. What is offered is believed only as far as signatures reach
 * down from the root; hostile bytes are refused with a reason and never throw. All is bounded.
 */
export class RosterBook {
  readonly root: Uint8Array
  readonly cluster: string
  readonly #reader: RosterReader
  readonly #chain: RosterChain
  readonly #statements = new StatementSet()
  readonly #listeners = new Set<() => void>()
  #current: Roster
  #issuers: readonly RosterIssuer[] | undefined
  #statementsHash: Uint8Array | undefined

  private constructor(base: Roster, reader: RosterReader) {
    this.root = base.root
    this.cluster = base.cluster
    this.#reader = reader
    this.#chain = new RosterChain(linkOf(base))
    this.#current = base
  }

  /** Fault: INTEGRITY_ROSTER when the first roster is not one that the root stands behind. */
  static open({ root, rosters, statements, forks }: BookContent, reader: RosterReader): RosterBook {
    const [first] = rosters
    const base = first ? reader.prove(first, root) : 'undecodable'
    if (typeof base === 'string') {
      throw new Fault('INTEGRITY_ROSTER', {
        message: `The roster of the cluster ${clusterIdOf(root)} cannot be used: ${base}.`,
        details: { flaw: base },
      })
    }
    const signer = base.document.signer
    if (!sameBytes(signer, root) && !base.issuers.some((one) => sameBytes(one.publicKey, signer))) {
      throw new Fault('INTEGRITY_ROSTER', {
        message: 'The roster is signed by nobody who may.',
        details: { flaw: 'signer' },
      })
    }
    const book = new RosterBook(base, reader)
    book.offer({ rosters: [...rosters.slice(1), ...forks], statements })
    return book
  }

  /** The roster in force. */
  get current(): Roster {
    return this.#current
  }

  get number(): number {
    return this.#current.number
  }

  get hash(): Uint8Array {
    return this.#current.hash
  }

  /** The root has no passphrase. */
  get demo(): boolean {
    return this.#current.demo
  }

  get cells(): readonly RosterCell[] {
    return this.#current.cells
  }

  cell(id: string): RosterCell | undefined {
    return this.#current.tables().byId.get(id)
  }

  cellWithKey(key: PeerKey): RosterCell | undefined {
    return this.#current.tables().byKey.get(key)
  }

  /** Id of the cell that owns a name: its longest prefix, or else the default owner. */
  ownerOf(name: string): string {
    return this.#current.tables().owners.ownerOf(name) ?? ''
  }

  /** Issuers in force: those of the roster that are not revoked, nor the cell with the key. */
  get issuers(): readonly RosterIssuer[] {
    this.#issuers ??= this.#current.issuers.filter(({ key, cell }) => {
      const holder = this.cell(cell)
      return !this.revocationOf(key) && holder && !this.revocationOf(holder.key)
    })
    return this.#issuers
  }

  revocationOf(key: PeerKey): Revocation | undefined {
    return this.#statements.revocationOf(key)
  }

  pardonsOf(cell: string): readonly Pardon[] {
    return this.#statements.pardonsOf(cell)
  }

  /** Whether cluster-wide records of this cell are to be believed: its role, and not revoked. */
  isIntentWriter(id: string): boolean {
    const cell = this.cell(id)
    return cell?.roles.includes('intent-writer') === true && !this.revocationOf(cell.key)
  }

  /** The newest certificate of a cell with the issuer's: the roster's, or a renewal of that key. */
  certificateOf(id: string): CertificateChain | undefined {
    const cell = this.cell(id)
    if (!cell) return undefined
    let best = chainIn(this.#current, cell)
    let notAfterMs = cell.certificate.notAfterMs
    for (const { matter, issuer: signer } of this.#statements.renewalsOf(cell.key)) {
      if (matter.kind !== 'renewal' || !signer || matter.certificate.subject !== id) continue
      if (matter.certificate.notAfterMs <= notAfterMs) continue
      best = { certificate: matter.document, issuer: signer }
      notAfterMs = matter.certificate.notAfterMs
    }
    return best
  }

  /**
   * Whether the cell with this key may connect, by its first words: undefined = yes. See
   * `admissionRefusal`.
   */
  admissionOf(hello: Uint8Array, peer: PeerKey, wallMs: number): AdmissionRefusal | undefined {
    return admissionRefusal({ hello, peer, wallMs }, this, this.#reader.verifier)
  }

  /** The first words of a cell of this book. Fault: PEER_REFUSED for one that was never in it. */
  hello(words: {
    readonly cell: string
    readonly incarnation: string
    readonly program: string
  }): Uint8Array {
    const chain = this.certificateOf(words.cell) ?? this.#lastCertificateOf(words.cell)
    if (!chain) {
      throw new Fault('PEER_REFUSED', { message: `${words.cell} is not in the roster.` })
    }
    return makeHello({ ...words, ...chain, cluster: this.cluster, roster: this.number })
  }

  /** Of a cell that is in no roster in force: its last one, which still opens doors. */
  #lastCertificateOf(id: string): CertificateChain | undefined {
    const rosters = [...this.#chain.beside, ...this.#chain.chain]
    rosters.sort((left, right) => right.number - left.number)
    for (const { document } of rosters) {
      const roster = this.#reader.read(document)
      const cell = typeof roster === 'string' ? undefined : roster.tables().byId.get(id)
      if (cell && typeof roster !== 'string') return chainIn(roster, cell)
    }
    return undefined
  }

  /** Rosters in force with a larger number, oldest first, as many as one answer takes. */
  rosters(after: number): readonly SignedDocument[] {
    const newer = this.#chain.chain.filter(({ number }) => number > after)
    return fitting(
      newer.map(({ document }) => document),
      answerBytesMax,
    )
  }

  /** Statements beyond those whose hashes are given, as many as one answer takes. */
  statements(known: readonly Uint8Array[]): readonly SignedDocument[] {
    return this.#statements.without(known)
  }

  /** Hashes of all statements. */
  statementHashes(): readonly Uint8Array[] {
    return this.#statements.ids().map((id) => Buffer.from(id, 'hex'))
  }

  /** Rosters that contradict those in force, with what was built on them. */
  get forks(): readonly SignedDocument[] {
    return this.#chain.beside.map(({ document }) => document)
  }

  /** What contradicts what, for people. */
  get forkSights(): readonly RosterFork[] {
    return this.#chain.forks
  }

  /**
   * Hashes of the newest roster in force and of older ones, in steps that double, to the oldest:
   * from them a peer finds one that both have, also when each has gone its own way.
   */
  rosterHashes(): readonly Uint8Array[] {
    const { chain } = this.#chain
    const hashes: Uint8Array[] = []
    for (let back = 0; ; back = back * 2 + 1) {
      const link = chain[Math.max(0, chain.length - 1 - back)]
      if (link) hashes.push(Buffer.from(link.id, 'hex'))
      if (back >= chain.length - 1) return hashes
    }
  }

  /** What a peer lacks, in one frame: statements first, then rosters, then evidence of forks. */
  answer(asked: BookQuestion): BookAnswer {
    const statements = this.statements(asked.statements)
    let room = answerBytesMax - sizeOf(statements)
    const has = new Set(asked.rosters.slice(0, hashesMax).map(hexOf))
    const common = this.#chain.chain.findLast(({ id }) => has.has(id))
    const rosters = fitting(this.rosters(common?.number ?? asked.after), room)
    room -= sizeOf(rosters)
    const forks = rosters.length > 0 && room < answerBytesMax / 2 ? [] : fitting(this.forks, room)
    return { rosters, statements, forks }
  }

  /**
   * SHA-256 over the sorted hashes of all statements, of the roster in force and of those that
   * contradict it: two cells that have the same here have nothing to tell each other.
   */
  get statementsHash(): Uint8Array {
    const { beside, current } = this.#chain
    this.#statementsHash ??= sha256Of(
      [...this.#statements.ids(), current.id, ...beside.map(({ id }) => id)]
        .sort()
        .map((id) => Buffer.from(id, 'hex')),
    )
    return this.#statementsHash
  }

  /** Everything, to be kept on disk or handed to a cell that joins. */
  content(): BookContent {
    return {
      root: this.root,
      rosters: this.#chain.history.map(({ document }) => document),
      statements: this.#statements.all().map(({ document }) => document),
      forks: this.forks,
    }
  }

  /** Told after something was learnt. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes what is right and new of documents that anybody brings; never throws. */
  offer({ rosters = [], statements = [] }: Offer): OfferOutcome {
    const accepted: number[] = []
    const refused: string[] = []
    let changed = false
    for (const document of statements.slice(0, offeredMax)) {
      const flaw = this.#offerStatement(document)
      if (flaw === undefined) changed = true
      else if (flaw !== 'known') refused.push(`statement: ${flaw}`)
    }
    const early: SignedDocument[] = []
    for (const document of rosters.slice(0, offeredMax)) {
      const taken = this.#offerRoster(document)
      if (typeof taken === 'number') accepted.push(taken)
      else if (taken === 'gap') early.push(document)
      else if (taken !== 'known') refused.push(`roster: ${taken}`)
    }
    // Once more, for those whose predecessor came behind them.
    for (const document of early) {
      const taken = this.#offerRoster(document)
      if (typeof taken === 'number') accepted.push(taken)
      else if (taken !== 'known') refused.push(`roster: ${taken}`)
    }
    if (rosters.length > offeredMax || statements.length > offeredMax) refused.push('too many')
    changed ||= accepted.length > 0
    if (changed) this.#refresh()
    const forks = this.#chain.forks.filter(({ isSettled }) => !isSettled)
    return { changed, accepted, refused, forks }
  }

  #offerStatement(document: SignedDocument): string | undefined {
    if (this.#statements.has(hexOf(documentHash(document)))) return 'known'
    const { root, cluster } = this
    const statement = readStatement(document, { root, cluster, verifier: this.#reader.verifier })
    if (typeof statement === 'string') return statement
    const added = this.#statements.add(statement)
    return added === 'added' ? undefined : added
  }

  #offerRoster(document: SignedDocument): number | string {
    const isRoot = sameBytes(document.signer, this.root)
    const known = this.#chain.get(hexOf(documentHash(document)))
    if (known && (known.isRoot || !isRoot)) return 'known'
    const read = this.#reader.read(document)
    if (typeof read === 'string') return read
    if (read.cluster !== this.cluster) return 'cluster'
    if (!isRoot) {
      const flaw = this.#flawBehind(read)
      if (flaw) return flaw
    }
    const roster = this.#reader.prove(document, this.root, this.#current)
    if (typeof roster === 'string') return roster
    const link = linkOf(roster)
    const refusal = this.#chain.refusal(link)
    if (refusal) return refusal
    this.#chain.add(link)
    if (this.#chain.current.id !== this.#current.id) this.#current = this.#decoded()
    return roster.number
  }

  /** Why a roster that the root has not signed cannot follow its predecessor. */
  #flawBehind(roster: Roster): string | undefined {
    const parent = this.#chain.get(roster.previous ? hexOf(roster.previous) : '')
    if (this.revocationOf(hexOf(roster.document.signer))) return 'revoked'
    if (!parent) return roster.number <= (this.#chain.chain[0]?.number ?? 0) ? 'old' : 'gap'
    const before =
      parent.id === this.#current.id ? this.#current : this.#reader.read(parent.document)
    if (typeof before === 'string') return before
    return successorFlaw(before, roster, this.#reader.verifier)
  }

  #decoded(): Roster {
    const roster = this.#reader.read(this.#chain.current.document)
    if (typeof roster === 'string') throw new Fault('INTEGRITY_ROSTER')
    return roster
  }

  #refresh(): void {
    this.#issuers = undefined
    this.#statementsHash = undefined
    for (const listener of [...this.#listeners]) listener()
  }
}

function chainIn({ issuers }: Roster, { document }: RosterCell): CertificateChain | undefined {
  const issuer = issuers.find(({ publicKey }) => sameBytes(publicKey, document.signer))
  return issuer && { certificate: document, issuer: issuer.document }
}

function sizeOf(documents: readonly SignedDocument[]): number {
  return documents.reduce((bytes, { body }) => bytes + body.length + 128, 0)
}

/** The first documents that fit, and the very first in any case. */
function fitting(
  documents: readonly SignedDocument[],
  bytesMax: number,
): readonly SignedDocument[] {
  let bytes = 0
  const end = documents.findIndex(({ body }, at) => {
    bytes += body.length + 128
    return at > 0 && bytes > bytesMax
  })
  return end < 0 ? documents : documents.slice(0, end)
}
