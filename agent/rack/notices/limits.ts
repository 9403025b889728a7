/** Every limit of notices, with its unit and its reason. */

/** Notices taken at once for one subscriber: a message stays far below what receivers accept. */
export const noticesPerBatchMax = 1_000

/** How long a receiver may take to answer: slower ones are asked again. */
export const noticeTimeoutMs = 10_000

/** Pause after the first failure; it doubles from failure to failure. */
export const noticeRetryFirstMs = 1_000

/** Longest pause between two tries: a receiver that comes back hears of it within this time. */
export const noticeRetryMaxMs = 60_000
