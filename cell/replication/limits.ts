/** Signs of life are exchanged this often with one cell, or with all of a small cluster. */
export const pulsePeriodMs = 2_000
/** In a cluster of at most this many cells everybody is asked, once a second: ages stay small. */
export const pulseAllMax = 8
/** … and this often then, milliseconds. */
export const pulseSmallPeriodMs = 1_000
/** Cells asked per round in a larger cluster, up to `pulseFewMax` cells; one beyond. */
export const pulseFewCount = 3
/** Beyond so many cells one is asked per round: stamps of 160 cells fill 13 kB. */
export const pulseFewMax = 32
/** A new own stamp is signed at most this often: a signature costs 50 µs. */
export const stampEveryMs = 500
/**
 * … and at most this often per cell of the roster, up to half the time after which a cell is
 * suspect: everybody fetches each stamp once, so that is 33 of them a second, however many cells.
 */
export const stampEveryPerCellMs = 30
/** A pulse that takes longer counts as unanswered. */
export const pulseDeadlineMs = 2_000
/** Anti-entropy with a random peer; grows with the logarithm of the cells beyond 32. */
export const syncPeriodMs = 30_000
/** A comparison that brought what gossip had missed is followed by another after this long. */
export const syncSoonMs = 1_000
/** Comparisons in a row that look for something and bring nothing: then it is not to be had. */
export const fruitlessMax = 12
/** How long the answer to a table may take. */
export const syncDeadlineMs = 10_000
/**
 * A digest that nothing else would send is published this often: it proves what was folded. Beyond
 * `pulseFewMax` cells less often in proportion, so that everybody hears one in ten seconds or so.
 */
export const digestRefreshMs = 300_000
/** Least time between two digests of one cell: per cell of the roster, so that all bear it. */
export const digestGapPerCellMs = 10
/** … but not less and not more than this, milliseconds. */
export const digestGapMs = { least: 50, most: 2_000 }
/** Digests of one cell accepted per second by gossip; the rest waits for anti-entropy. */
export const digestsPerSecondMax = 20
/**
 * Digests with a wrong signature that one neighbour may send within a second; then nothing more of
 * it is checked, each check costing a tenth of a millisecond. Its score suffers from the first on.
 */
export const forgeriesPerSecondMax = 10
/** Losses that a cell goes on naming: one per dead cell that it inherited, and its own. */
export const lossesMax = 256
/**
 * How many heads back two cells look for one that both know, when their chains differ, besides the
 * oldest: most forks are found out within a few writes.
 */
export const forkAnchors = [1, 16, 256] as const
/** Positions of others that were compared and told nothing; then all are forgotten. */
export const comparedMarksMax = 4_096
/** Early boot configurations that a cell gives up in one round of upkeep, all in one batch. */
export const earlyBootsGivenUpMax = 1_000
/** Pulls under way at once; a pull of 64 nodes takes about a millisecond. */
export const pullsMax = 8
/** How long a pull may take without a frame. */
export const pullSilenceMs = 10_000
/** Wait before a pull is tried again with the next cell that may have it. */
export const pullRetryMs = { least: 250, most: 15_000 }
/** Rounds without success after which a pull waits to be announced again. */
export const pullAttemptsMax = 8
/** How long a cell waits for what it is pulling itself before it answers a pull. */
export const pullPatienceMs = 2_000
/** How long a pull may take in all. */
export const pullTotalMs = 300_000
/** What one pull may bring: a snapshot of 10,000 nodes has about 15 MB. */
export const pullBytesMax = 256 << 20
/** Batches or records per frame of a pull. */
export const partBytes = 128 << 10
/** One member of the roster that is not connected is dialled this often, in turn. */
export const dialPeriodMs = 1_000
/** Every missing member is dialled at least this often. */
export const dialEachMs = 60_000
/** Cells whose addresses are remembered over restarts. */
export const addressesKeptMax = 4_096
/** How long a dial may take. */
export const dialDeadlineMs = 5_000
/** A dial that failed this recently is not repeated for a request or for news. */
export const dialAgainMs = 2_000
/** A cluster of at most this many cells is a full mesh; larger ones keep this many neighbours. */
export const neighboursMax = 32
/** A request to an owner without an answer for this long is reported as of unknown outcome. */
export const forwardSilenceMs = 2_000
/** How long the answer to a forwarded request may take once it has begun. */
export const forwardDeadlineMs = 30_000
/** Forwarded requests under way at once. */
export const forwardsMax = 256
/** How long a request waits until this cell has folded what it builds on. */
export const reachDeadlineMs = 2_000
/** Largest body of a forwarded request or answer: bulk imports have 16 MiB. */
export const forwardBytesMax = 64 << 20
/** Without evidence for this long a cell is suspect, milliseconds; the default of the setting. */
export const suspectAfterMs = 10_000
/** … and dark after this long; the default of the setting. */
export const darkAfterMs = 30_000
/** A gap in the own timer that is longer than this was a stall of this process. */
export const stallMs = 5_000
/** After a stall nobody is accused for this long: what they sent meanwhile has to arrive first. */
export const stallGraceMs = 5_000
/** A cell that cannot ask enough others for its own newest head goes on alone after this long. */
export const reconcilePatienceMs = 60_000
/** Between attempts to reconcile. */
export const reconcileEveryMs = 1_000
/** Records that the log names when they were changed both on an old disk and after its copy. */
export const changedTwiceMax = 32
/** Cluster-wide records are tidied this often. */
export const upkeepEveryMs = 5_000
/** Conflicts between cells that are kept to be shown. */
export const conflictsMax = 10_000
/** Proofs of forks that are kept: one per feed is enough. */
export const forksMax = 1_024
/** Leaps over starts that others have heard of: a copy that runs would do the same without end. */
export const startsLeapedMax = 4
/**
 * … and starts left out by one of them: a restart a minute for two years. Who has the key could
 * otherwise push the counter to its end with a single stamp.
 */
export const startsAheadMax = 1_000_000
/** A member that is not reached for so long is named in the log. */
export const unreachedTellMs = 3_000
