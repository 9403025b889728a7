/** A duty that does not say how it is within this time is degraded: its disk or its lock hangs. */
export const dutyAnswerMs = 2_000
/** A wall clock this far behind the newest time that the store has seen is wrong. */
export const clockBehindMs = 60_000
