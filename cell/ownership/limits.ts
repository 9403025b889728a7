/** Bytes of the secret in an invitation: nobody guesses it. */
export const secretBytes = 32
/** Characters of an invitation: a few hundred, with several long addresses. */
export const tokenCharsMax = 4_096
/** Addresses of the inviting cell in an invitation: its networks. */
export const tokenUrlsMax = 8
/** Characters of one of them. */
export const tokenUrlCharsMax = 300
/** How long an invitation is valid when nothing is said. */
export const invitationSecondsDefault = 3_600
/** How long it may be valid: a rack that is built next week. */
export const invitationSecondsMax = 30 * 86_400
/** Invitations kept, the used and expired ones among them, until they are forgotten. */
export const invitationsMax = 1_024
/** How long a used or expired invitation is kept, so that whoever comes late hears why. */
export const invitationKeptMs = 30 * 86_400_000
/** Answered requests per invitation: a new cell may ask again when the answer was lost. */
export const joinsPerInvitationMax = 16
/** Bytes of a request to join: a key, some addresses, two proofs. */
export const joinBytesMax = 16_384
/** Bytes of the answer: it carries the book of the cluster. */
export const welcomeBytesMax = 72 * 1_024 * 1_024
/** Prefixes that change hands at once: as many as a roster records. */
export const movesMax = 8_192
/** Bytes of a promise or an abort: each move has about 40. */
export const wordBytesMax = 1_024 * 1_024
/** Bytes of records in one frame of a transfer. */
export const transferFrameBytes = 256 * 1_024
/** Records in one transfer: a cell of 10,000 nodes has about ten for each. */
export const transferRecordsMax = 400_000
/** Records of one imported transaction: bounds how long others wait for the disk. */
export const importBatchMax = 4_096
/** Proposals in one request; more come with the next. */
export const proposalsPerStepMax = 512
/** Proposals of one request, bytes: they fit a frame. */
export const proposalBytesMax = 2 * 1_024 * 1_024
/** Proposals kept as conflicts; the replaced owner keeps what is refused beyond. */
export const proposalsKeptMax = 10_000
