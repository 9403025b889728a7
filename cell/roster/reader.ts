import type { Verifier } from '../env/index.ts'
import type { CertificateFlaw } from './certificate.ts'
import {
  documentHash,
  documentIsGenuine,
  hexOf,
  type SignedDocument,
  sameDocument,
} from './document.ts'
import { recentRostersMax } from './limits.ts'
import { type Roster, type RosterFormFlaw, readRoster } from './roster.ts'
import { membersFlaw } from './successor.ts'

/** Why a roster does not count, whatever came before it. */
export type RosterFlaw = RosterFormFlaw | 'signature' | `member ${CertificateFlaw}`

interface Recent {
  readonly roster: Roster
  /** Roots for which signatures and members were checked: one, but for a simulator. */
  root: string | undefined
}

/**
 * Reads rosters and proves them, and remembers the last few: a roster is looked at often, and its
 * signatures are as many as its cells. Books of one process may share a reader.
 */
export class RosterReader {
  readonly verifier: Verifier
  readonly #recent = new Map<string, Recent>()

  constructor(verifier: Verifier) {
    this.verifier = verifier
  }

  /** The roster as its form goes; no signature is checked. */
  read(document: SignedDocument): Roster | RosterFormFlaw {
    const found = this.#entry(document)
    return typeof found === 'string' ? found : found.roster
  }

  /**
   * The roster, proved: the key that it names signed it, and the root stands behind its members.
   * Whether that key may sign rosters is the book's part. `known` = a roster already proved.
   */
  prove(document: SignedDocument, root: Uint8Array, known?: Roster): Roster | RosterFlaw {
    const found = this.#entry(document)
    if (typeof found === 'string') return found
    const { roster } = found
    const rootText = hexOf(root)
    if (found.root === rootText) return roster
    if (!documentIsGenuine('roster', document, this.verifier)) return 'signature'
    const flaw = membersFlaw(roster, { root, verifier: this.verifier, known })
    if (flaw) return `member ${flaw}`
    found.root = rootText
    return roster
  }

  #entry(document: SignedDocument): Recent | RosterFormFlaw {
    const id = hexOf(documentHash(document))
    const known = this.#recent.get(id)
    if (known && sameDocument(known.roster.document, document)) {
      this.#recent.delete(id)
      this.#recent.set(id, known)
      return known
    }
    const roster = readRoster(document)
    if (typeof roster === 'string') return roster
    const entry: Recent = { roster, root: undefined }
    this.#recent.set(id, entry)
    for (const oldest of this.#recent.keys()) {
      if (this.#recent.size <= recentRostersMax) break
      this.#recent.delete(oldest)
    }
    return entry
  }
}
