/**
 * Whether the cell does its duties: each duty can say that it is degraded, why, and what to do.
 * /healthz answers while the process lives, /readyz names what is degraded. It watches and never
 * repairs.
 */
export { createHealthApi } from './api.ts'
export { Duties, type DutyReport, type DutyState, ok } from './duties.ts'
export { clockDuty, diskDuty, siteKeysDuty, storeDuty, tlsDuty } from './duty-checks.ts'
