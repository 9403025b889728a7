/**
 * /cells/v1/roster, /cells/v1/invitations, /cells/v1/join and what changes the cluster: adapters
 * over agent/rack/ownership. They own no rule. They promise that whatever changes the roster is
 * sent to the cell that edits it with the caller's own token, that what takes longer than a request
 * is begun and can be asked after, and that joining needs no token but an invitation's proof.
 */
export { createRosterApi } from './api.ts'
export type { RosterPorts } from './ports.ts'
