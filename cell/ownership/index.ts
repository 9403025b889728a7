/**
 * How cells come into a cluster and how what one owns goes to another, as rules: invitations and
 * the proofs of joining, the words that the old owner and the editor sign, the steps between cells,
 * how a change stands by the rosters alone, what becomes of writes of a replaced owner, and what
 * differs between two rosters. It owns no state and sends nothing. It promises that an invitation's
 * secret never travels, that a change is decided by one roster and nothing else, and that whoever
 * was killed at any step can tell from its notes and the rosters how to go on.
 * docs/adr/0008-ownership-changes.md tells why.
 */
export {
  type Invitation,
  type InvitationState,
  type InvitationToken,
  invitationCodec,
  invitationState,
  isCellUrl,
  makeInvitation,
  parseInvitation,
} from './invitation.ts'
export {
  askToJoin,
  type Joiner,
  judgeJoin,
  type ProvedJoin,
  readJoinRequest,
  readWelcome,
  usedInvitation,
  welcome,
} from './joining.ts'
export {
  importBatchMax,
  invitationKeptMs,
  invitationSecondsDefault,
  invitationSecondsMax,
  invitationsMax,
  proposalBytesMax,
  proposalsKeptMax,
  proposalsPerStepMax,
  tokenUrlsMax,
  transferFrameBytes,
  transferRecordsMax,
} from './limits.ts'
export { type Change, changeOf, isMoving, isUnasked, type OwnershipMove } from './move.ts'
export {
  type Inheritance,
  inheritanceCodec,
  type NoteState,
  type OwnershipNote,
  ownershipNoteCodec,
  type RosterOrder,
  type RosterSight,
  rosterOrderCodec,
  stateOf,
  type WantedMove,
  wantedMoveCodec,
} from './note.ts'
export {
  fateOf,
  type Proposal,
  type ProposalFate,
  proposalCodec,
  valueHash,
} from './proposal.ts'
export { type RosterDifference, rosterDifferences, shortPrint } from './roster-diff.ts'
export {
  fromWire,
  nameOfRecord,
  placeOfKey,
  type SliceRecord,
  sliceRecords,
  strangerAmong,
  toWire,
  type WireRecord,
} from './slice.ts'
export { type Changing, standingOf, unchanging } from './standing.ts'
export {
  encodeAnswer,
  encodeStep,
  type OwnershipAnswer,
  type OwnershipRequest,
  readAnswer,
  readStep,
  type StepName,
} from './step.ts'
export {
  type HandoffAbort,
  type HandoffPromise,
  isSameOccasion,
  makeAbort,
  makePromise,
  type Occasion,
  readAbort,
  readPromise,
} from './word.ts'
