/**
 * Who is in the cluster, what each cell owns, and whose word counts: certificates, the roster with
 * its predecessors, the statements beside it (renewals, revocations, pardons), admission, and the
 * edits that lead from one roster to the next. It owns the rules and the book of all of it; the
 * book is believed as far as signatures reach down from the root. It promises that two cells with
 * the same documents have the same roster in force, that nothing undoes a revocation, that what is
 * hostile is refused with a reason, and that all of it is bounded. It sends nothing and holds no
 * key. The documents: docs/adr/0006-cluster-documents.md, docs/protocols/roster.md.
 */
export {
  type AdmissionRefusal,
  admissionRefusal,
  type Hello,
  makeHello,
  readHello,
} from './admission.ts'
export {
  type BookAnswer,
  type BookContent,
  type BookQuestion,
  type Offer,
  type OfferOutcome,
  RosterBook,
} from './book.ts'
export { BookStore, decodeBook, encodeBook } from './book-store.ts'
export {
  type CellRole,
  type Certificate,
  type CertificateChain,
  type CertificateFlaw,
  certificateFlaw,
  certificateKinds,
  isRenewalDue,
  issuerFlaw,
  makeCertificate,
  readCertificate,
} from './certificate.ts'
export type { RosterFork } from './chain.ts'
export {
  clusterIdOf,
  type DocumentKind,
  documentCodec,
  documentIsGenuine,
  hexOf,
  type SignedDocument,
  signDocument,
} from './document.ts'
export {
  type EditorTools,
  type HandoffTerms,
  type LastHead,
  nextRoster,
  type PlannedCell,
  planOf,
  type RosterPlan,
  rootRoster,
  signRoster,
} from './edits.ts'
export { isCellId } from './form.ts'
export { type Founding, foundCluster, issuerCertificate } from './found.ts'
export { type IssuerRequest, makeIssuerRequest, readIssuerRequest } from './issuer-request.ts'
export {
  addCell,
  movePrefix,
  type NewCell,
  plannedOwner,
  removeCell,
  removeIssuer,
  setAddresses,
  setEditor,
  setGuardians,
  setIssuer,
  setKey,
  setRole,
} from './plan.ts'
export { covers, isPrefix, PrefixIndex, parsePrefix } from './prefix.ts'
export { RosterReader } from './reader.ts'
export {
  type Handoff,
  type Roster,
  type RosterCell,
  type RosterFormFlaw,
  type RosterIssuer,
  readRoster,
} from './roster.ts'
export {
  makePardon,
  makeRenewal,
  makeRevocation,
  type Pardon,
  type Revocation,
  readStatement,
  type Statement,
  type StatementAuthor,
  type StatementFlaw,
} from './statement.ts'
export { movesBetween, type SuccessorFlaw, successorFlaw } from './successor.ts'
