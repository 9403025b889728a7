/**
 * Bytes of a roster: with a few statements it fits one frame between cells (1 MiB). About 2,800
 * cells of ordinary size; larger clusters group into zones.
 */
export const rosterBytesMax = 900 * 1_024
/** Cells in one roster, whatever their size. */
export const cellsMax = 4_096
/** Bytes of a certificate: a cell's and its issuer's fit a Hello (16 KiB) together. */
export const certificateBytesMax = 6 * 1_024
/** Bytes of a statement: a renewal carries two certificates. */
export const statementBytesMax = 16 * 1_024
/** Xname prefixes of one cell: a rack has one, an heir of dead cells some dozen. */
export const prefixesMax = 256
/** Subnets of one cell. */
export const subnetsMax = 64
/** Roles of one cell: two are known; names of later ones are kept and passed on. */
export const rolesMax = 16
/** Addresses of one cell: each of its networks, by number and by name. */
export const addressesMax = 16
/** Characters of an address: a host name has 253. */
export const addressCharsMax = 300
/** Cells that hold one cell's close feed. */
export const guardiansMax = 8
/** Issuers of a cluster: two or three are named, the rest is room for handing over. */
export const issuersMax = 16
/** Ownership changes recorded in one roster: every cell may give up several prefixes. */
export const handoffsMax = 8_192
/** Characters of a cluster's name and of a revocation's reason: they are printed on one line. */
export const nameCharsMax = 128
/** Rosters kept; who is further behind takes one that the root signed, or joins again. */
export const rostersKept = 256
/**
 * Rosters that an editor may have signed unheard before it died: one that the root signs in its
 * place has a number beyond all of them, so that nobody ever goes back.
 */
export const unheardRostersMax = 256
/** Bytes of kept rosters: those of a large cluster are fewer than `rostersKept`. */
export const rosterBytesKeptMax = 32 * 1_024 * 1_024
/** Rosters kept beside the chain as evidence of a fork; more add nothing to the proof. */
export const forkRostersMax = 64
/** Successors of one roster that are kept: two are the proof. */
export const successorsMax = 4
/** Statements kept: each key and cell has at most one of a kind per issuer. */
export const statementsMax = 16_384
/** Documents looked at in one offer: a frame between cells holds fewer. */
export const offeredMax = 4_096
/** Bytes of rosters, statements or forks in one answer: together they fit one frame. */
export const answerBytesMax = 960 * 1_024
/** Statements in one answer leave the roster its room; the next request brings the rest. */
export const answerStatementBytesMax = 48 * 1_024
/** How long a certificate is valid: renewed from half of it on. */
export const certificateLifeMs = 365 * 86_400_000
/** A certificate is valid from this long before it was made: clocks differ. */
export const certificateBackdateMs = 3_600_000
/** How far the reader's clock may be off when it judges a certificate. */
export const certificateToleranceMs = 600_000
/** Rosters handed to a joining cell: it trusts them, so the newest few are enough. */
export const bookRostersMax = 8
/** Bytes of a book of the cluster that is read from a file. */
export const bookBytesMax = 64 * 1_024 * 1_024
/** Rosters kept decoded by a reader: the current one, its neighbours and the sides of a fork. */
export const recentRostersMax = 8
/** Hashes of rosters in one question: with doubling steps nine reach back over all that is kept. */
export const hashesMax = 32
